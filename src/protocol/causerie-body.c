/* causerie-body.c: the body of a response, whatever it turns out to be
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-body.h"

#include "causerie-error-body.h"

#include <string.h>

/* Of a web page only the title is looked at. */
#define MAX_PAGE_BYTES (64 * 1024)

/* What may stand before a document that says it is a stream. */
#define MAX_INDENT_BYTES 4096

static const char byte_order_mark[] = "\xef\xbb\xbf";

typedef enum {
  FORM_UNKNOWN, /* too few bytes to tell, or white space alone */
  FORM_STREAM,
  FORM_DOCUMENT,
  FORM_PAGE,
  FORM_TEXT,
  FORM_ERROR,   /* the status says so */
} Form;

struct _CauserieBody {
  /* owned */
  CauserieDialect    *dialect;
  CauserieRequest    *request;
  CauserieSseParser  *parser;
  GString            *collected; /* bytes, for every form but a stream */
  SoupMessageHeaders *headers;
  char               *reason;
  CauserieFailure    *too_large; /* NULL while within limits */

  CauserieAnswer     *answer;    /* borrowed: who owns both frees the body first */
  gsize               n_dropped; /* bytes of a mark and white space before what was collected */
  int                 status;
  Form                form;
  gboolean            says_stream; /* the content type */
};

static gboolean
says_stream (const CauserieHead *head)
{
  const char *type = soup_message_headers_get_content_type (head->headers, NULL);

  return type != NULL && g_ascii_strcasecmp (type, "text/event-stream") == 0;
}

static gboolean
begins_stream (const char *text)
{
  static const char * const beginnings[] = { ":", "data:", "event:", "id:", "retry:" };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++) {
    if (g_str_has_prefix (text, beginnings[i]))
      return TRUE;
  }

  return FALSE;
}

/* The longest of those is six bytes; fewer may still become one. */
static gboolean
may_begin_stream (const char *text)
{
  static const char * const beginnings[] = { "data:", "event:", "id:", "retry:" };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++) {
    if (*text == *beginnings[i] && g_str_has_prefix (beginnings[i], text))
      return TRUE;
  }

  return FALSE;
}

/* Servers under load send empty lines for minutes. A space before the first line of a stream is
 * part of it. */
static void
drop_blanks (CauserieBody *self)
{
  const char *blanks = self->says_stream ? "\r\n" : " \t\r\n";
  gsize length = 0;

  if (self->n_dropped == 0 && g_str_has_prefix (self->collected->str, byte_order_mark))
    length = strlen (byte_order_mark);
  length += strspn (self->collected->str + length, blanks);

  g_string_erase (self->collected, 0, length);
  self->n_dropped += length;
}

/* What says that it is a stream may be a document or a page all the same, but nothing else. */
static Form
sniff (CauserieBody *self)
{
  const char *text = self->collected->str;
  const char *start = text + strspn (text, " \t");

  if (self->collected->len == 0 ||
      (self->n_dropped == 0 && g_str_has_prefix (byte_order_mark, text) && *text != '\0'))
    return FORM_UNKNOWN;
  if (*start == '{' || *start == '[')
    return FORM_DOCUMENT;
  if (*start == '<')
    return FORM_PAGE;
  if (self->says_stream || begins_stream (text))
    return *start == '\0' && self->collected->len < MAX_INDENT_BYTES ? FORM_UNKNOWN : FORM_STREAM;
  return may_begin_stream (text) ? FORM_UNKNOWN : FORM_TEXT;
}

static void
decode_event_cb (const CauserieSseEvent *event, gpointer user_data)
{
  CauserieBody *self = user_data;

  causerie_dialect_decode_event (self->dialect, event, self->answer);
}

static gboolean
push_stream (CauserieBody *self, const char *bytes, gsize length)
{
  g_autoptr(GError) error = NULL;

  if (causerie_sse_parser_push (self->parser, bytes, length, &error))
    return !causerie_answer_get_done (self->answer);

  self->too_large = causerie_failure_new_local (CAUSERIE_FAILURE_TOO_LARGE, "%s", error->message);
  return FALSE;
}

static gboolean
push_unknown (CauserieBody *self)
{
  drop_blanks (self);
  self->form = sniff (self);
  if (self->form != FORM_STREAM)
    return TRUE;

  return push_stream (self, self->collected->str, self->collected->len);
}

static gsize
get_limit (CauserieBody *self)
{
  switch (self->form) {
  case FORM_PAGE:
    return MAX_PAGE_BYTES;
  case FORM_TEXT:
  case FORM_ERROR:
    return CAUSERIE_ERROR_BODY_MAX;
  default:
    return CAUSERIE_SSE_MAX_EVENT;
  }
}

/* Past its limit a document cannot be read; of the other forms the beginning is all that counts. */
static gboolean
check_limit (CauserieBody *self)
{
  gsize limit = get_limit (self);

  if (self->collected->len < limit && self->n_dropped < CAUSERIE_SSE_MAX_STREAM)
    return TRUE;

  if (self->form == FORM_DOCUMENT || self->form == FORM_UNKNOWN)
    self->too_large = causerie_failure_new_local (
      CAUSERIE_FAILURE_TOO_LARGE, "the reply is larger than %" G_GSIZE_FORMAT " MiB",
      limit / (1024 * 1024));
  return FALSE;
}

/* A line of JSON may stand before the events, and then it was no document. */
static void
end_document (CauserieBody *self)
{
  if (strstr (self->collected->str, "\ndata:") == NULL) {
    causerie_dialect_decode_body (self->dialect, self->collected->str, self->collected->len,
                                  self->answer);
  } else {
    push_stream (self, self->collected->str, self->collected->len);
    causerie_sse_parser_finish (self->parser);
  }
}

static void
end_collected (CauserieBody *self)
{
  CauserieErrorReply reply = {
    .status = self->status,
    .reason = self->reason,
    .headers = self->headers,
    .body = self->collected->str,
    .length = self->collected->len,
    .key = causerie_request_get_key (self->request),
    .own_headers = causerie_request_get_headers (self->request),
  };

  if (self->form == FORM_DOCUMENT)
    end_document (self);
  else
    causerie_answer_take_failure (self->answer, causerie_error_body_read (&reply));
}

static gboolean
is_cancelled (CauserieFailure *interruption)
{
  return interruption != NULL &&
         causerie_failure_get_kind (interruption) == CAUSERIE_FAILURE_CANCELLED;
}

/* Whether what was collected can be judged. A refusal is one however its text ended. */
static gboolean
is_readable (CauserieBody *self, CauserieFailure *interruption)
{
  if (is_cancelled (interruption))
    return FALSE;
  return self->form == FORM_ERROR || interruption == NULL;
}

CauserieBody *
causerie_body_new (CauserieDialect *dialect, CauserieRequest *request, CauserieAnswer *answer,
                   const CauserieHead *head)
{
  CauserieBody *self;

  g_return_val_if_fail (CAUSERIE_IS_DIALECT (dialect) && request != NULL, NULL);
  g_return_val_if_fail (answer != NULL && head != NULL && head->headers != NULL, NULL);

  self = g_new0 (CauserieBody, 1);
  self->dialect = g_object_ref (dialect);
  self->request = causerie_request_ref (request);
  self->answer = answer;
  self->status = head->status;
  self->reason = g_strdup (head->reason);
  self->headers = soup_message_headers_ref (head->headers);
  self->parser = causerie_sse_parser_new (decode_event_cb, self);
  self->collected = g_string_new (NULL);
  self->form = SOUP_STATUS_IS_SUCCESSFUL (head->status) ? FORM_UNKNOWN : FORM_ERROR;
  self->says_stream = says_stream (head);

  return self;
}

void
causerie_body_free (CauserieBody *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->dialect);
  g_clear_pointer (&self->request, causerie_request_unref);
  g_clear_pointer (&self->parser, causerie_sse_parser_free);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->too_large, causerie_failure_unref);
  g_string_free (self->collected, TRUE);
  g_free (self->reason);
  g_free (self);
}

gboolean
causerie_body_push (CauserieBody *self, const char *bytes, gsize length)
{
  g_return_val_if_fail (self != NULL && (bytes != NULL || length == 0), FALSE);

  if (self->form == FORM_STREAM)
    return push_stream (self, bytes, length);

  g_string_append_len (self->collected, bytes, length);
  if (self->form == FORM_UNKNOWN && !push_unknown (self))
    return FALSE;

  return self->form == FORM_STREAM || check_limit (self);
}

void
causerie_body_end (CauserieBody *self, CauserieFailure *interruption)
{
  g_autoptr(CauserieFailure) reason = interruption;

  g_return_if_fail (self != NULL);

  if (self->too_large != NULL) {
    g_clear_pointer (&reason, causerie_failure_unref);
    reason = g_steal_pointer (&self->too_large);
  }

  if (self->form == FORM_STREAM) {
    if (reason == NULL)
      causerie_sse_parser_finish (self->parser);
  } else if (is_readable (self, reason)) {
    end_collected (self);
  }

  causerie_answer_end (self->answer, g_steal_pointer (&reason));
}
