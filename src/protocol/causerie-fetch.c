/* causerie-fetch.c: one small call and its whole answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-fetch.h"

#include "causerie-deadline.h"
#include "causerie-error-body.h"
#include "causerie-http-call.h"
#include "causerie-http-private.h"
#include "causerie-provider.h"
#include "causerie-redirect.h"
#include "causerie-stream-end.h"

#include <string.h>

#define TIMEOUT_MS  30000
#define PIECE_BYTES (64 * 1024)

/* One call under way. */
typedef struct {
  /* owned */
  CauserieHttpCall *call;        /* NULL when it could not even be made */
  GCancellable     *cancellable; /* of this call: the caller's, or the deadline's doing */
  GCancellable     *callers;     /* may be NULL */
  CauserieDeadline *deadline;
  GInputStream     *stream;      /* NULL before the head */
  GByteArray       *body;
  char             *url;
  char             *key;         /* to be blanked in what a server says, as … */
  char            **headers;     /* … the values of these */
  CauserieFailure  *failure;

  gulong            cancelled_id;
  guint             timeout_ms;
  gboolean          has_etag;    /* it was asked for something newer alone */
  gboolean          is_overdue;
} Fetching;

static void read_next (GTask *task);

static void
free_fetching (gpointer data)
{
  Fetching *fetching = data;

  g_cancellable_disconnect (fetching->callers, fetching->cancelled_id);
  if (fetching->key != NULL)
    explicit_bzero (fetching->key, strlen (fetching->key));
  g_clear_object (&fetching->call);
  g_clear_object (&fetching->cancellable);
  g_clear_object (&fetching->callers);
  g_clear_object (&fetching->stream);
  g_clear_pointer (&fetching->deadline, causerie_deadline_free);
  g_clear_pointer (&fetching->failure, causerie_failure_unref);
  g_byte_array_unref (fetching->body);
  g_free (fetching->url);
  g_free (fetching->key);
  g_strfreev (fetching->headers);
  g_free (fetching);
}

static void
cancelled_cb (GCancellable *callers, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static guint
get_grace_ms (Fetching *fetching)
{
  return causerie_http_get_grace_ms (causerie_http_call_get_http (fetching->call));
}

static void
overdue_cb (gpointer user_data)
{
  Fetching *fetching = user_data;

  if (causerie_http_call_check (fetching->call)) {
    causerie_deadline_set (fetching->deadline, get_grace_ms (fetching));
    return;
  }

  fetching->is_overdue = TRUE;
  g_cancellable_cancel (fetching->cancellable);
}

/* The computer woke or its network changed. */
static void
doubted_cb (Fetching *fetching)
{
  causerie_deadline_extend (fetching->deadline, get_grace_ms (fetching));
}

static gboolean
is_web_page (const GByteArray *body)
{
  const char *text = (const char *) body->data;
  gsize length = body->len;

  while (length > 0 && g_ascii_isspace (*text)) {
    text++;
    length--;
  }
  return length > 0 && *text == '<';
}

/* What the server made of it; NULL when that is fine. */
static CauserieFailure *
judge_answer (Fetching *fetching)
{
  SoupMessage *message = causerie_http_call_get_message (fetching->call);
  CauserieErrorReply reply = {
    .status = soup_message_get_status (message),
    .reason = soup_message_get_reason_phrase (message),
    .headers = soup_message_get_response_headers (message),
    .body = (const char *) fetching->body->data,
    .length = MIN (fetching->body->len, CAUSERIE_ERROR_BODY_MAX),
    .key = fetching->key,
    .own_headers = (const char * const *) fetching->headers,
  };

  if (SOUP_STATUS_IS_SUCCESSFUL (reply.status) && !is_web_page (fetching->body))
    return NULL;
  if (reply.status == SOUP_STATUS_NOT_MODIFIED && fetching->has_etag)
    return NULL;
  return causerie_error_body_read (&reply);
}

static CauserieFailure *
judge_error (Fetching *fetching, const GError *error)
{
  const CauserieHttpTrace *trace = causerie_http_call_get_trace (fetching->call);

  if (!fetching->is_overdue)
    return causerie_http_failure_new (error, fetching->call, fetching->stream != NULL);
  /* Nobody is there to be slow. */
  return causerie_failure_new_local (trace->resolving > 0 && trace->connected == 0
                                       ? CAUSERIE_FAILURE_UNREACHABLE : CAUSERIE_FAILURE_TIMEOUT,
                                     "no whole answer within %g s", fetching->timeout_ms / 1000.0);
}

/* The end; `failure` (transfer full) NULL for a success. */
static void
end (GTask *task, CauserieFailure *failure)
{
  Fetching *fetching = g_task_get_task_data (task);

  if (fetching->deadline != NULL)
    causerie_deadline_clear (fetching->deadline);
  if (failure != NULL) {
    fetching->failure = causerie_http_failure_refine (failure, fetching->call);
    causerie_failure_unref (failure);
  }
  causerie_http_call_end (fetching->call, fetching->failure);
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Fetching *fetching = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (bytes == NULL) {
    end (task, judge_error (fetching, error));
    return;
  }
  if (g_bytes_get_size (bytes) == 0) {
    causerie_stream_end (fetching->stream);
    end (task, judge_answer (fetching));
    return;
  }

  causerie_http_call_trust (fetching->call);
  g_byte_array_append (fetching->body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (fetching->body->len > CAUSERIE_FETCH_MAX) {
    g_byte_array_set_size (fetching->body, CAUSERIE_FETCH_MAX);
    g_cancellable_cancel (fetching->cancellable);
    g_input_stream_close_async (fetching->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
    end (task, causerie_failure_new_local (CAUSERIE_FAILURE_TOO_LARGE,
                                           "the answer is larger than %d MiB",
                                           CAUSERIE_FETCH_MAX / (1024 * 1024)));
    return;
  }
  read_next (task);
}

static void
read_next (GTask *task)
{
  Fetching *fetching = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (fetching->stream, PIECE_BYTES, G_PRIORITY_DEFAULT,
                                   fetching->cancellable, read_cb, g_object_ref (task));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Fetching *fetching = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  fetching->stream = causerie_http_call_send_finish (CAUSERIE_HTTP_CALL (source), result, &error);
  if (fetching->stream == NULL)
    end (task, judge_error (fetching, error));
  else
    read_next (task);
}

/* No control characters: they would end the header. */
static gboolean
is_header_text (const char *value)
{
  for (const char *p = value; *p != '\0'; p++) {
    if (g_ascii_iscntrl (*p))
      return FALSE;
  }

  return TRUE;
}

static gboolean
has_etag (const CauserieFetch *fetch)
{
  return fetch->etag != NULL && *fetch->etag != '\0' && is_header_text (fetch->etag);
}

static gboolean
add_headers (SoupMessageHeaders *headers, const CauserieFetch *fetch)
{
  const char * const *pairs = fetch->headers;

  if (has_etag (fetch))
    soup_message_headers_replace (headers, "If-None-Match", fetch->etag);

  for (guint i = 0; pairs != NULL && pairs[i] != NULL && pairs[i + 1] != NULL; i += 2) {
    if (!is_header_text (pairs[i]) || !is_header_text (pairs[i + 1]))
      return FALSE;
    soup_message_headers_replace (headers, pairs[i], pairs[i + 1]);
  }

  return TRUE;
}

static gboolean
add_key (SoupMessageHeaders *headers, const CauserieFetch *fetch)
{
  const CauserieProvider *provider = causerie_provider_for_url (fetch->url);
  g_autofree char *value = NULL;

  if (fetch->key == NULL || *fetch->key == '\0')
    return TRUE;
  if (!is_header_text (fetch->key))
    return FALSE;

  if (provider->flags & CAUSERIE_PROVIDER_API_KEY_HEADER) {
    soup_message_headers_replace (headers, "api-key", fetch->key);
    return TRUE;
  }
  value = g_strconcat ("Bearer ", fetch->key, NULL);
  soup_message_headers_replace (headers, "Authorization", value);
  explicit_bzero (value, strlen (value));
  return TRUE;
}

/* NULL when it cannot be sent; then `failure` (transfer full) says why. */
static SoupMessage *
make_message (const CauserieFetch *fetch, CauserieFailure **failure)
{
  g_autoptr(SoupMessage) message = soup_message_new (fetch->method, fetch->url);
  SoupMessageHeaders *headers;
  CauserieFailureFacts facts = { .retry_after = -1, .not_sent = TRUE };

  if (message == NULL) {
    facts.kind = CAUSERIE_FAILURE_UNREACHABLE;
    facts.message = "this is not the address of a server";
    *failure = causerie_failure_new (&facts);
    return NULL;
  }

  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (!add_headers (headers, fetch) || !add_key (headers, fetch)) {
    facts.kind = CAUSERIE_FAILURE_KEY_INVALID;
    facts.message = "the key or a header holds characters that cannot be sent";
    *failure = causerie_failure_new (&facts);
    return NULL;
  }

  return g_steal_pointer (&message);
}

static void
send_message (GTask *task, CauserieHttp *http, SoupMessage *message, const CauserieFetch *fetch)
{
  Fetching *fetching = g_task_get_task_data (task);
  g_autoptr(GBytes) body = NULL;

  if (fetch->body != NULL)
    body = g_bytes_new (fetch->body, strlen (fetch->body));
  fetching->call = causerie_http_call_new (http, message, body);
  causerie_http_call_describe (fetching->call, fetch->purpose != NULL ? fetch->purpose : "check",
                               NULL, 1);
  g_signal_connect_swapped (fetching->call, "doubted", G_CALLBACK (doubted_cb), fetching);
  fetching->deadline = causerie_deadline_new (overdue_cb, fetching);
  causerie_deadline_set (fetching->deadline, fetching->timeout_ms);
  causerie_http_call_send_async (fetching->call, fetching->cancellable, sent_cb,
                                 g_object_ref (task));
}

void
causerie_fetch_async (CauserieHttp *http, const CauserieFetch *fetch, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(SoupMessage) message = NULL;
  Fetching *fetching;

  g_return_if_fail (CAUSERIE_IS_HTTP (http) && fetch != NULL);
  g_return_if_fail (fetch->method != NULL && fetch->url != NULL);

  fetching = g_new0 (Fetching, 1);
  fetching->cancellable = g_cancellable_new ();
  fetching->body = g_byte_array_new ();
  fetching->url = g_strdup (fetch->url);
  fetching->key = g_strdup (fetch->key);
  fetching->headers = g_strdupv ((char **) fetch->headers);
  fetching->has_etag = has_etag (fetch);
  fetching->timeout_ms = fetch->timeout_ms > 0 ? fetch->timeout_ms : TIMEOUT_MS;
  if (cancellable != NULL) {
    fetching->callers = g_object_ref (cancellable);
    fetching->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                    fetching->cancellable, NULL);
  }

  task = g_task_new (http, NULL, callback, user_data);
  g_task_set_source_tag (task, causerie_fetch_async);
  g_task_set_task_data (task, fetching, free_fetching);
  message = make_message (fetch, &fetching->failure);
  if (message != NULL)
    send_message (task, http, message, fetch);
  else
    g_task_return_boolean (task, TRUE);
}

CauserieFetched *
causerie_fetch_finish (CauserieHttp *http, GAsyncResult *result)
{
  CauserieFetched *fetched = g_new0 (CauserieFetched, 1);
  Fetching *fetching;

  g_return_val_if_fail (g_task_is_valid (result, http), NULL);

  fetching = g_task_get_task_data (G_TASK (result));
  fetched->body = g_bytes_new (fetching->body->data, fetching->body->len);
  fetched->failure = g_steal_pointer (&fetching->failure);
  fetched->url = g_steal_pointer (&fetching->url);
  if (fetching->call != NULL) {
    SoupMessage *message = causerie_http_call_get_message (fetching->call);

    fetched->status = soup_message_get_status (message);
    fetched->trace = *causerie_http_call_get_trace (fetching->call);
    g_free (fetched->url);
    fetched->url = g_uri_to_string (soup_message_get_uri (message));
    fetched->redirect = causerie_redirect_dup_target (message);
    fetched->etag = g_strdup (soup_message_headers_get_one (
      soup_message_get_response_headers (message), "ETag"));
  }

  return fetched;
}

void
causerie_fetched_free (CauserieFetched *fetched)
{
  if (fetched == NULL)
    return;

  g_clear_pointer (&fetched->body, g_bytes_unref);
  g_clear_pointer (&fetched->failure, causerie_failure_unref);
  g_free (fetched->url);
  g_free (fetched->redirect);
  g_free (fetched->etag);
  g_free (fetched);
}
