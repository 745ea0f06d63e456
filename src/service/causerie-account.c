/* causerie-account.c: what a server tells about a key and the money
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-account.h"
#include "causerie-account-private.h"

#include "causerie-account-body.h"
#include "causerie-task-failure.h"
#include "causerie-url.h"

#include <string.h>

#define GENERATION_TRIES    3
#define GENERATION_PAUSE_MS 1000

/* Of the native API; the compatible one is asked with the native's head for its lists. */
#define ANTHROPIC_VERSION "2023-06-01"

/* --- one call --------------------------------------------------------------------------------- */

typedef gpointer (*Parse) (const char *text, gsize length, GError **error);

typedef struct {
  char           *url;       /* owned */
  const char     *purpose;   /* static */
  Parse           parse;
  GDestroyNotify  free_answer;
  guint           n_tries;   /* that are left: for what is not there yet */
  guint           pause_ms;  /* before the next one */
} Call;

static void start_call (GTask *task);

static void
free_call (gpointer data)
{
  Call *call = data;

  g_free (call->url);
  g_free (call);
}

static void
take_answer (GTask *task, CauserieFetched *fetched)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (fetched->body, &length);
  gpointer answer = call->parse (text, length, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, call->free_answer);
  else
    causerie_task_return_failure (task, causerie_account_new_unreadable (fetched, error));
}

static gboolean
again_cb (gpointer user_data)
{
  g_autoptr(GTask) task = user_data;

  start_call (task); /* a call that was cancelled meanwhile ends as one */
  return G_SOURCE_REMOVE;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr(CauserieFetched) fetched = causerie_fetch_finish (CAUSERIE_HTTP (source), result);

  if (fetched->failure == NULL)
    take_answer (task, fetched);
  else if (fetched->status == 404 && call->n_tries > 0)
    g_timeout_add (call->pause_ms, again_cb, g_object_ref (task));
  else
    causerie_task_return_failure (task, g_steal_pointer (&fetched->failure));
}

static void
start_call (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  const CauserieFetch fetch = { .method = "GET", .url = call->url, .purpose = call->purpose };

  call->n_tries--;
  causerie_account_fetch (g_task_get_source_object (task), &fetch, g_task_get_cancellable (task),
                          fetched_cb, g_object_ref (task));
}

/* Takes the URL. */
static GTask *
new_call (CauserieAccess *access, char *url, const char *purpose, Parse parse,
          GDestroyNotify free_answer, GCancellable *cancellable, GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (access, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->url = url;
  call->purpose = purpose;
  call->parse = parse;
  call->free_answer = free_answer;
  call->n_tries = 1;
  g_task_set_check_cancellable (task, FALSE); /* the failure says so */
  g_task_set_task_data (task, call, free_call);

  return task;
}

static gpointer
finish_call (CauserieAccess *access, GAsyncResult *result, CauserieFailure **failure)
{
  g_return_val_if_fail (g_task_is_valid (result, access), NULL);

  return causerie_task_propagate_pointer (G_TASK (result), failure);
}

/* --- what calls share ------------------------------------------------------------------------- */

static void
add_header (GPtrArray *headers, const char *name, const char *value)
{
  g_ptr_array_add (headers, (gpointer) name);
  g_ptr_array_add (headers, (gpointer) value);
}

/* TRUE when the key went into the headers. */
static gboolean
add_key_header (CauserieAccess *access, GPtrArray *headers)
{
  const CauserieProvider *provider = causerie_access_get_provider (access);
  const char *key = causerie_access_get_key (access);

  if (key == NULL)
    return FALSE;

  if (provider->flags & CAUSERIE_PROVIDER_API_KEY_HEADER) {
    add_header (headers, "api-key", key);
    return TRUE;
  }

  if (g_str_equal (provider->id, "anthropic")) {
    add_header (headers, "x-api-key", key);
    add_header (headers, "anthropic-version", ANTHROPIC_VERSION);
    return TRUE;
  }

  return FALSE;
}

void
causerie_account_fetch (CauserieAccess      *access,
                        const CauserieFetch *fetch,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GPtrArray) headers = g_ptr_array_new ();
  const char * const *own = causerie_access_get_headers (access);
  CauserieFetch whole = *fetch;

  if (!add_key_header (access, headers))
    whole.key = causerie_access_get_key (access);
  for (gsize i = 0; own[i] != NULL && own[i + 1] != NULL; i += 2)
    add_header (headers, own[i], own[i + 1]);
  g_ptr_array_add (headers, NULL);
  whole.headers = (const char * const *) headers->pdata;

  causerie_fetch_async (causerie_access_get_http (access), &whole, cancellable, callback,
                        user_data);
}

/* Where an answer goes on. */
typedef struct {
  GTask               *task; /* owned */
  CauserieAccountStep  step;
} Continuation;

static void
step_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Continuation *then = user_data;
  g_autoptr(GTask) task = then->task;
  g_autoptr(CauserieFetched) fetched = causerie_fetch_finish (CAUSERIE_HTTP (source), result);

  if (fetched->failure != NULL &&
      causerie_failure_get_kind (fetched->failure) == CAUSERIE_FAILURE_CANCELLED)
    causerie_task_return_failure (task, g_steal_pointer (&fetched->failure));
  else
    then->step (task, fetched);
}

void
causerie_account_step (GTask *task, const CauserieFetch *fetch, CauserieAccountStep step)
{
  Continuation *then = g_new0 (Continuation, 1);

  then->task = g_object_ref (task);
  then->step = step;
  causerie_account_fetch (g_task_get_source_object (task), fetch, g_task_get_cancellable (task),
                          step_cb, then);
}

CauserieFailure *
causerie_account_new_unreadable (const CauserieFetched *fetched, const GError *error)
{
  return causerie_failure_new (&(CauserieFailureFacts) {
    .kind = CAUSERIE_FAILURE_UNREADABLE, .status = fetched->status, .message = error->message,
    .retry_after = -1,
  });
}

gboolean
causerie_account_is_unknown_call (CauserieFailure *failure)
{
  int status;

  g_return_val_if_fail (failure != NULL, FALSE);

  status = causerie_failure_get_facts (failure)->status;
  return status == 404 || status == 405 || status == 501 ||
         causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_NOT_AN_API;
}

static char *
join (CauserieAccess *access, const char *path)
{
  return causerie_url_join (causerie_access_get_base_url (access), path);
}

/* --- the key ---------------------------------------------------------------------------------- */

void
causerie_account_ask_key_async (CauserieAccess      *access,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CAUSERIE_IS_ACCESS (access));

  task = new_call (access, join (access, "key"), "key",
                   (Parse) causerie_account_body_parse_key,
                   (GDestroyNotify) causerie_key_facts_free, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_account_ask_key_async);
  start_call (task);
}

CauserieKeyFacts *
causerie_account_ask_key_finish (CauserieAccess   *access,
                                 GAsyncResult     *result,
                                 CauserieFailure **failure)
{
  return finish_call (access, result, failure);
}

/* --- the money -------------------------------------------------------------------------------- */

void
causerie_account_ask_credits_async (CauserieAccess      *access,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CAUSERIE_IS_ACCESS (access));

  task = new_call (access, join (access, "credits"), "credits",
                   (Parse) causerie_account_body_parse_credits,
                   (GDestroyNotify) causerie_credits_free, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_account_ask_credits_async);
  start_call (task);
}

/* The page where the account's owner sees what the key is not told. */
static CauserieFailure *
add_link (CauserieFailure *failure, const char *link)
{
  CauserieFailureFacts facts = *causerie_failure_get_facts (failure);
  CauserieFailure *linked;

  if (facts.link != NULL || link == NULL || (facts.status != 401 && facts.status != 403))
    return failure;

  facts.link = link;
  linked = causerie_failure_new (&facts);
  causerie_failure_unref (failure);
  return linked;
}

CauserieCredits *
causerie_account_ask_credits_finish (CauserieAccess   *access,
                                     GAsyncResult     *result,
                                     CauserieFailure **failure)
{
  CauserieCredits *credits = finish_call (access, result, failure);

  if (failure != NULL && *failure != NULL)
    *failure = add_link (*failure, causerie_access_get_provider (access)->billing_url);

  return credits;
}

/* --- one answer ------------------------------------------------------------------------------- */

void
causerie_account_ask_generation_at_pace (CauserieAccess      *access,
                                         const char          *generation_id,
                                         guint                pause_ms,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  g_autofree char *id = g_uri_escape_string (generation_id, NULL, FALSE);
  g_autofree char *bare = join (access, "generation");
  const char *separator = strchr (bare, '?') != NULL ? "&" : "?";
  g_autoptr(GTask) task = NULL;
  Call *call;

  task = new_call (access, g_strconcat (bare, separator, "id=", id, NULL), "generation",
                   (Parse) causerie_account_body_parse_generation,
                   (GDestroyNotify) causerie_usage_unref, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_account_ask_generation_async);
  call = g_task_get_task_data (task);
  call->n_tries = GENERATION_TRIES;
  call->pause_ms = pause_ms;
  start_call (task);
}

void
causerie_account_ask_generation_async (CauserieAccess      *access,
                                       const char          *generation_id,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_ACCESS (access) && generation_id != NULL);

  causerie_account_ask_generation_at_pace (access, generation_id, GENERATION_PAUSE_MS, cancellable,
                                           callback, user_data);
}

CauserieUsage *
causerie_account_ask_generation_finish (CauserieAccess   *access,
                                        GAsyncResult     *result,
                                        CauserieFailure **failure)
{
  return finish_call (access, result, failure);
}
