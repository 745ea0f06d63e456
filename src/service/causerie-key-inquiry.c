/* causerie-key-inquiry.c: what a provider knows of a key it refused
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"data":{"label":"sk-or-v1-au7...890","expires_at":"2026-01-31T00:00:00Z","disabled":false}}
 *
 * Read from the OpenRouter documents (API keys, 2026-08); a key it does not know gets the same
 * refusal here as anywhere. */

#include "causerie-key-inquiry.h"

#include "causerie-fetch.h"
#include "causerie-json.h"
#include "causerie-url.h"

/* The person waits for the answer that failed. */
#define TIMEOUT_MS 10000

static gboolean
is_past (const char *iso_date)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) date =
    iso_date != NULL ? g_date_time_new_from_iso8601 (iso_date, utc) : NULL;

  return date != NULL && g_date_time_to_unix (date) <= g_get_real_time () / G_USEC_PER_SEC;
}

static CauserieKeyVerdict
read_key (JsonObject *key)
{
  if (is_past (causerie_json_get_string (key, "expires_at")))
    return CAUSERIE_KEY_VERDICT_EXPIRED;
  if (causerie_json_get_boolean (key, "disabled", FALSE))
    return CAUSERIE_KEY_VERDICT_DISABLED;
  return CAUSERIE_KEY_VERDICT_WORKS;
}

/* An answer tells about the key; a refusal that there is none; anything else nothing. */
static CauserieFailure *
learn (CauserieFailure *failure, const CauserieFetched *fetched)
{
  CauserieFailureFacts facts = *causerie_failure_get_facts (failure);
  gsize length;
  const char *body = g_bytes_get_data (fetched->body, &length);
  g_autoptr(JsonNode) node = causerie_json_parse (body != NULL ? body : "", (gssize) length, NULL, NULL);
  JsonObject *key = causerie_json_get_object (causerie_json_node_object (node), "data");
  const char *label = causerie_json_get_string (key, "label");

  if (fetched->failure == NULL && key != NULL) {
    facts.key_verdict = read_key (key);
    facts.key_expired = causerie_json_get_string (key, "expires_at");
    if (label != NULL && *label != '\0' && g_utf8_strlen (label, -1) < 40)
      facts.key_label = label;
  } else if (fetched->status == 401 || fetched->status == 403) {
    facts.key_verdict = causerie_failure_get_facts (fetched->failure)->key_verdict;
    if (facts.key_verdict == CAUSERIE_KEY_VERDICT_UNASKED)
      facts.key_verdict = CAUSERIE_KEY_VERDICT_UNKNOWN;
  }

  return causerie_failure_new (&facts);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(CauserieFetched) fetched = causerie_fetch_finish (CAUSERIE_HTTP (source), result);

  g_task_return_pointer (task, learn (g_task_get_task_data (task), fetched),
                         (GDestroyNotify) causerie_failure_unref);
}

gboolean
causerie_key_inquiry_applies (CauserieFailure *failure, CauserieAccess *access)
{
  const CauserieFailureFacts *facts;

  g_return_val_if_fail (failure != NULL && CAUSERIE_IS_ACCESS (access), FALSE);

  facts = causerie_failure_get_facts (failure);
  return facts->kind == CAUSERIE_FAILURE_KEY_INVALID && facts->status != 0 && !facts->not_sent &&
         facts->key_verdict == CAUSERIE_KEY_VERDICT_UNASKED &&
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
  CauserieFetch fetch = { .method = "GET", .timeout_ms = TIMEOUT_MS, .purpose = "key" };

  g_return_if_fail (failure != NULL && CAUSERIE_IS_ACCESS (access));

  url = causerie_url_join (causerie_access_get_base_url (access), "key");
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
