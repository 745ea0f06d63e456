/* causerie-key-inquiry.c: what a provider knows of a refused key, or of the money
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-key-inquiry.h"

#include "causerie-account-body.h"
#include "causerie-fetch.h"
#include "causerie-url.h"

/* The person waits for the answer that failed. */
#define TIMEOUT_MS 10000

#define MAX_LABEL_CHARS 40

static gboolean
is_past (const char *iso_date)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) date =
    iso_date != NULL ? g_date_time_new_from_iso8601 (iso_date, utc) : NULL;

  return date != NULL && g_date_time_to_unix (date) <= g_get_real_time () / G_USEC_PER_SEC;
}

static CauserieKeyVerdict
judge (const CauserieKeyFacts *key)
{
  if (is_past (key->expires))
    return CAUSERIE_KEY_VERDICT_EXPIRED;
  return key->is_disabled ? CAUSERIE_KEY_VERDICT_DISABLED : CAUSERIE_KEY_VERDICT_WORKS;
}

/* A label is a masked key, or a name it was given. */
static gboolean
is_label (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) <= MAX_LABEL_CHARS;
}

/* A refusal that says no more than the first one: there is no such key. */
static CauserieKeyVerdict
judge_refusal (CauserieFailure *refusal)
{
  CauserieKeyVerdict verdict = causerie_failure_get_facts (refusal)->key_verdict;

  return verdict != CAUSERIE_KEY_VERDICT_UNASKED ? verdict : CAUSERIE_KEY_VERDICT_UNKNOWN;
}

/* An answer tells about the key, a refusal that there is none, anything else nothing. */
static CauserieFailure *
learn (CauserieFailure *failure, const CauserieFetched *fetched)
{
  CauserieFailureFacts facts = *causerie_failure_get_facts (failure);
  g_autoptr(CauserieKeyFacts) key = NULL;
  gsize length;
  const char *body = g_bytes_get_data (fetched->body, &length);

  if (fetched->failure == NULL)
    key = causerie_account_body_parse_key (body != NULL ? body : "", length, NULL);

  if (key != NULL) {
    facts.key_verdict = judge (key);
    facts.key_expired = key->expires;
    if (is_label (key->label))
      facts.key_label = key->label;
  } else if (fetched->status == 401 || fetched->status == 403) {
    facts.key_verdict = judge_refusal (fetched->failure);
  }

  return causerie_failure_new (&facts);
}

static gboolean
is_about_money (CauserieFailure *failure)
{
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);

  return facts->kind == CAUSERIE_FAILURE_NO_CREDIT && facts->status == 402 &&
         facts->balance == NULL;
}

/* A key that may not see the balance leaves it unknown; it is never 0 for that. */
static CauserieFailure *
learn_balance (CauserieFailure *failure, const CauserieFetched *fetched)
{
  CauserieFailureFacts facts = *causerie_failure_get_facts (failure);
  g_autoptr(CauserieCredits) credits = NULL;
  g_autofree char *balance = NULL;
  gsize length;
  const char *body = g_bytes_get_data (fetched->body, &length);

  if (fetched->failure == NULL && body != NULL)
    credits = causerie_account_body_parse_credits (body, length, NULL);
  if (credits == NULL)
    return causerie_failure_ref (failure);

  balance = causerie_money_to_text (credits->balance);
  facts.balance = balance;
  return causerie_failure_new (&facts);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(CauserieFetched) fetched = causerie_fetch_finish (CAUSERIE_HTTP (source), result);
  CauserieFailure *failure;

  failure = g_task_get_task_data (task);
  g_task_return_pointer (task, is_about_money (failure) ? learn_balance (failure, fetched)
                                                        : learn (failure, fetched),
                         (GDestroyNotify) causerie_failure_unref);
}

gboolean
causerie_key_inquiry_applies (CauserieFailure *failure, CauserieAccess *access)
{
  const CauserieFailureFacts *facts;
  gboolean is_refusal;

  g_return_val_if_fail (failure != NULL && CAUSERIE_IS_ACCESS (access), FALSE);

  facts = causerie_failure_get_facts (failure);
  is_refusal = facts->kind == CAUSERIE_FAILURE_KEY_INVALID &&
               facts->key_verdict == CAUSERIE_KEY_VERDICT_UNASKED;
  return (is_refusal || is_about_money (failure)) && facts->status != 0 && !facts->not_sent &&
         causerie_access_get_key (access) != NULL &&
         (causerie_access_get_provider (access)->flags & CAUSERIE_PROVIDER_KEY_FACTS) != 0;
}

void
causerie_key_inquiry_async (CauserieFailure     *failure,
                            CauserieAccess      *access,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *url = NULL;
  CauserieFetch fetch = { .method = "GET", .timeout_ms = TIMEOUT_MS };

  g_return_if_fail (failure != NULL && CAUSERIE_IS_ACCESS (access));

  fetch.purpose = is_about_money (failure) ? "credits" : "key"; /* the path is called so too */
  url = causerie_url_join (causerie_access_get_base_url (access), fetch.purpose);
  fetch.url = url;
  fetch.key = causerie_access_get_key (access);
  fetch.headers = causerie_access_get_headers (access);
  task = g_task_new (access, NULL, callback, user_data);
  g_task_set_source_tag (task, causerie_key_inquiry_async);
  g_task_set_task_data (task, causerie_failure_ref (failure),
                        (GDestroyNotify) causerie_failure_unref);
  causerie_fetch_async (causerie_access_get_http (access), &fetch, cancellable, fetched_cb,
                        g_steal_pointer (&task));
}

CauserieFailure *
causerie_key_inquiry_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
