/* causerie-http-call-facts.c: what is known of a request, and the record it leaves
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-http-call-private.h"

#include "causerie-http-private.h"
#include "causerie-http-trace.h"

void
causerie_http_call_add_bytes (CauserieHttpCall *self)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (self->message);

  if (metrics == NULL)
    return;

  self->n_sent += soup_message_metrics_get_request_header_bytes_sent (metrics) +
                  soup_message_metrics_get_request_body_bytes_sent (metrics);
  self->n_received += soup_message_metrics_get_response_header_bytes_received (metrics) +
                      soup_message_metrics_get_response_body_bytes_received (metrics);
}

void
causerie_http_call_describe (CauserieHttpCall *self, const char *purpose, const char *model,
                             guint attempt)
{
  g_return_if_fail (CAUSERIE_IS_HTTP_CALL (self) && purpose != NULL);

  self->purpose = g_intern_string (purpose);
  self->attempt = attempt;
  g_free (self->model);
  self->model = g_strdup (model);
}

CauserieHttp *
causerie_http_call_get_http (CauserieHttpCall *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP_CALL (self), NULL);

  return self->http;
}

SoupMessage *
causerie_http_call_get_message (CauserieHttpCall *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP_CALL (self), NULL);

  return self->message;
}

const CauserieHttpTrace *
causerie_http_call_get_trace (CauserieHttpCall *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP_CALL (self), NULL);

  return &self->trace;
}

const CauserieWait *
causerie_http_call_get_wait (CauserieHttpCall *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP_CALL (self), NULL);

  return &self->wait;
}

gboolean
causerie_http_call_is_started (CauserieHttpCall *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP_CALL (self), FALSE);

  return self->is_started;
}

gboolean
causerie_http_call_is_overdue (CauserieHttpCall *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP_CALL (self), FALSE);

  return self->is_overdue;
}

const char *
causerie_http_call_get_doubt (CauserieHttpCall *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP_CALL (self), NULL);

  return self->line != NULL ? causerie_line_get_doubt (self->line) : NULL;
}

void
causerie_http_call_trust (CauserieHttpCall *self)
{
  g_return_if_fail (CAUSERIE_IS_HTTP_CALL (self));

  if (self->line != NULL)
    causerie_line_trust (self->line);
}

gboolean
causerie_http_call_check (CauserieHttpCall *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP_CALL (self), FALSE);

  return self->line != NULL && causerie_line_check (self->line);
}

void
causerie_http_call_end (CauserieHttpCall *self, CauserieFailure *failure)
{
  SoupMessageHeaders *answered;
  CauserieRequestRecord record = { 0 };
  g_autofree char *url = NULL;

  g_return_if_fail (CAUSERIE_IS_HTTP_CALL (self));

  if (self->is_ended || self->start == 0)
    return;

  self->is_ended = TRUE;
  g_clear_pointer (&self->line, causerie_line_free);
  causerie_http_call_add_bytes (self);
  url = g_uri_to_string_partial (soup_message_get_uri (self->message),
                                 G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY | G_URI_HIDE_FRAGMENT);
  answered = soup_message_get_response_headers (self->message);
  causerie_http_trace_fill (&self->trace, self->start, &record);
  record.start_time = self->start_time;
  record.purpose = self->purpose;
  record.method = soup_message_get_method (self->message);
  record.url = url;
  record.model = self->model;
  record.status = soup_message_get_status (self->message);
  record.kind = failure != NULL ? causerie_failure_get_kind_name (failure) : NULL;
  record.sent_bytes = self->n_sent;
  record.received_bytes = self->n_received;
  record.request_id = causerie_http_trace_find_id (answered);
  record.attempt = self->attempt;
  causerie_http_record (self->http, &record);
}
