/* causerie-check-server.c: whether a server is there, is an API, and takes the key
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-private.h"

#include "causerie-account-body.h"
#include "causerie-account-private.h"
#include "causerie-check-reply.h"
#include "causerie-check-way.h"
#include "causerie-key-inquiry.h"
#include "causerie-text.h"
#include "causerie-url.h"

#include <glib/gi18n.h>
#include <string.h>

/* For the whole of a small call, so that the step that hangs is named while the person looks on. */
#define CALL_LIMIT_MS 4000

/* Where an API lies on a server whose address leads to no part of it, the likeliest first. */
static const char *const probes[] = { "/v1", "", "/api", "/api/v1" };

/* --- the key ---------------------------------------------------------------------------------- */

static gboolean
tells_of_keys (CauserieCheck *self)
{
  return (causerie_access_get_provider (self->access)->flags & CAUSERIE_PROVIDER_KEY_FACTS) != 0;
}

static char *
describe_key (CauserieCheck *self, CauserieFetched *reply)
{
  gsize length;
  const char *text = g_bytes_get_data (reply->body, &length);
  g_autoptr(CauserieKeyFacts) facts = NULL;

  if (tells_of_keys (self) && reply->failure == NULL)
    facts = causerie_account_body_parse_key (text, length, NULL);
  if (facts != NULL && facts->limit_remaining != NULL) {
    g_autofree char *left = causerie_money_format (facts->limit_remaining);

    /* Translators: what may still be spent with a key: "$3.20 left of its limit" */
    return g_strdup_printf (_("%s left of its limit"), left);
  }

  return causerie_text_mask_key (causerie_access_get_key (self->access));
}

/* One that nobody looked at is accepted, or not, with the answer. */
static void
pass_key (CauserieCheck *self, CauserieFetched *reply)
{
  CauserieCheckStep *step = self->steps[CAUSERIE_CHECK_KEY];
  g_autofree char *words = NULL;

  if (causerie_access_get_provider (self->access)->flags & CAUSERIE_PROVIDER_DEMO) {
    causerie_check_step_skip (step, _("None is needed"));
  } else if (causerie_access_get_key (self->access) != NULL) {
    words = describe_key (self, reply);
    causerie_check_step_pass (step, -1, words);
  } else {
    causerie_check_step_skip (step, _("None is set, and none was asked for"));
  }

  causerie_check_try_models (self, tells_of_keys (self) ? NULL : reply);
}

static void
inquired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieCheck) self = user_data;
  g_autoptr(CauserieFailure) failure = causerie_key_inquiry_finish (result);

  causerie_check_fail (self, CAUSERIE_CHECK_KEY, -1, failure);
}

static void
check_key (CauserieCheck *self, CauserieFetched *reply)
{
  gboolean has_key = causerie_access_get_key (self->access) != NULL;
  g_autoptr(CauserieFailure) failure = causerie_check_reply_judge_key (reply, has_key);

  causerie_check_step_begin (self->steps[CAUSERIE_CHECK_KEY]);
  if (failure == NULL)
    pass_key (self, reply);
  else if (causerie_key_inquiry_applies (failure, self->access))
    causerie_key_inquiry_async (failure, self->access, self->cancellable, inquired_cb,
                                g_object_ref (self));
  else
    causerie_check_fail (self, CAUSERIE_CHECK_KEY, -1, failure);
}

/* --- the first request ------------------------------------------------------------------------ */

/* A server nobody knows: its API may be elsewhere on it. */
static gboolean
is_unknown_server (CauserieCheck *self)
{
  return g_str_equal (causerie_connection_get_facts (self->connection)->id, "custom") &&
         strchr (causerie_connection_get_base_url (self->connection), '?') == NULL;
}

/* The server's address, without a path. */
static char *
dup_origin (CauserieCheck *self)
{
  const char *base_url = causerie_connection_get_base_url (self->connection);
  const char *host = strstr (base_url, "://");
  gsize length = host != NULL ? (gsize) (host - base_url) + strlen ("://") : 0;

  return g_strndup (base_url, length + strcspn (base_url + length, "/?"));
}

/* The address is without a path: it may be that of the server's web page. */
static gboolean
is_bare (CauserieCheck *self)
{
  g_autofree char *origin = dup_origin (self);

  return g_str_equal (origin, causerie_connection_get_base_url (self->connection));
}

/* The rest of the check goes to where the API was found. */
static void
reopened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieCheck) self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;

  g_clear_object (&self->access);
  self->access = causerie_gateway_open_finish (CAUSERIE_GATEWAY (source), result, &failure);
  if (self->access == NULL)
    causerie_check_fail (self, CAUSERIE_CHECK_API, -1, failure);
  else
    check_key (self, self->reply);
}

/* FALSE: it is where the address says. */
static gboolean
move_to_probe (CauserieCheck *self)
{
  g_autofree char *origin = dup_origin (self);
  g_autofree char *base_url = NULL;
  g_autofree char *words = NULL;

  if (self->n_probed > 0)
    base_url = g_strconcat (origin, probes[self->n_probed - 1], NULL);
  if (base_url == NULL ||
      g_str_equal (base_url, causerie_connection_get_base_url (self->connection)))
    return FALSE;

  causerie_connection_set_base_url (self->connection, base_url);
  /* Translators: the address at which the API of a server was found */
  words = g_strdup_printf (_("Found at %s"), base_url);
  causerie_check_step_pass (self->steps[CAUSERIE_CHECK_ADDRESS], -1, words);
  causerie_gateway_open_async (self->gateway, self->connection, self->key, self->cancellable,
                               reopened_cb, g_object_ref (self));
  return TRUE;
}

static void fetch_first (CauserieCheck *self);

/* Whether a page of the server answered, and not its API. */
static gboolean
is_page (CauserieCheck *self, CauserieFetched *reply)
{
  g_autoptr(CauserieFailure) failure =
    causerie_check_reply_judge_api (reply, causerie_access_get_provider (self->access));

  return failure != NULL &&
         causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_NOT_AN_API;
}

static gboolean
has_more_probes (CauserieCheck *self, CauserieFetched *reply)
{
  if (reply->status == 0 || causerie_check_reply_is_found (reply))
    return FALSE;
  if (self->n_probed == 0)
    return is_unknown_server (self) && is_page (self, reply);

  return self->n_probed < G_N_ELEMENTS (probes);
}

static void
take_reply (CauserieCheck *self, CauserieFetched *reply)
{
  gint64 elapsed = causerie_check_way_measure (CAUSERIE_CHECK_API, &reply->trace);
  g_autofree char *words = g_strdup_printf ("HTTP %d", reply->status);
  g_autoptr(CauserieFailure) failure = NULL;

  failure = causerie_check_reply_judge_api (reply, causerie_access_get_provider (self->access));
  if (failure != NULL) {
    causerie_check_fail (self, CAUSERIE_CHECK_API, elapsed, failure);
    return;
  }

  causerie_check_step_pass (self->steps[CAUSERIE_CHECK_API], elapsed, words);
  if (!move_to_probe (self))
    check_key (self, reply);
}

/* Nothing was found elsewhere: what is said is said of the address that was typed. */
static void
give_up_probing (CauserieCheck *self)
{
  causerie_fetched_free (self->reply);
  self->reply = g_steal_pointer (&self->own_reply);
  self->n_probed = 0;
}

/* Whoever does not answer in its place, it is the proxy that fails. */
static CauserieFailure *
blame_proxy (CauserieFailure *failure)
{
  CauserieFailureFacts facts = *causerie_failure_get_facts (failure);

  facts.kind = CAUSERIE_FAILURE_PROXY;
  return causerie_failure_new (&facts);
}

/* FALSE: it ended there. */
static gboolean
take_way (CauserieCheck *self, CauserieFetched *reply)
{
  CauserieCheckId fault =
    causerie_check_way_find_fault (&reply->trace, reply->failure, self->proxy != NULL);
  g_autoptr(CauserieFailure) failure = NULL;

  causerie_check_way_end_steps (self->steps, fault, &reply->trace, self->access, self->proxy);
  if (fault == CAUSERIE_CHECK_API) {
    causerie_check_step_begin (self->steps[CAUSERIE_CHECK_API]);
    return TRUE;
  }

  failure = fault == CAUSERIE_CHECK_PROXY ? blame_proxy (reply->failure)
                                          : causerie_failure_ref (reply->failure);
  causerie_check_fail (self, fault, causerie_check_way_measure (fault, &reply->trace), failure);
  return FALSE;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieCheck) self = user_data;
  gboolean is_first = self->reply == NULL;

  if (self->n_probed == 1 && self->own_reply == NULL)
    self->own_reply = g_steal_pointer (&self->reply);
  g_clear_pointer (&self->reply, causerie_fetched_free);
  self->reply = causerie_fetch_finish (CAUSERIE_HTTP (source), result);

  if (g_cancellable_is_cancelled (self->cancellable)) {
    causerie_check_end (self);
    return;
  }
  if (is_first && !take_way (self, self->reply))
    return;
  if (has_more_probes (self, self->reply)) {
    fetch_first (self);
    return;
  }

  if (self->own_reply != NULL && !causerie_check_reply_is_found (self->reply))
    give_up_probing (self);
  take_reply (self, self->reply);
}

static char *
dup_first_url (CauserieCheck *self)
{
  const char *base_url = causerie_access_get_base_url (self->access);
  g_autofree char *origin = NULL, *path = NULL;

  if (tells_of_keys (self))
    return causerie_url_join (base_url, "key");
  if (self->reply == NULL && !(is_unknown_server (self) && is_bare (self)))
    return causerie_url_join (base_url, "models");

  origin = dup_origin (self);
  path = g_strconcat (probes[self->n_probed++], "/models", NULL);
  return causerie_url_join (origin, path);
}

static void
fetch_first (CauserieCheck *self)
{
  g_autofree char *url = dup_first_url (self);

  causerie_account_fetch (self->access, &(CauserieFetch) {
    .method = "GET", .url = url, .timeout_ms = CALL_LIMIT_MS, .purpose = "check",
  }, self->cancellable, fetched_cb, g_object_ref (self));
}

void
causerie_check_try_server (CauserieCheck *self)
{
  fetch_first (self);
}
