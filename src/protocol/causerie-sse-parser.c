/* causerie-sse-parser.c: bytes to server-sent events, without I/O
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     : OPENROUTER PROCESSING
 *
 *     event: message
 *     data: {"choices":[{"index":0,"delta":{"content":"Hi"}}]}
 *
 *     data: [DONE]
 *
 * Read from WHATWG HTML, "Server-sent events" (2026-08); the extensions from what servers really
 * send. */

#include "causerie-sse-parser.h"

#include "causerie-error.h"
#include "causerie-text.h"

#include <string.h>

/* A buffer that held an image is given back after the event; smaller ones are worth keeping. */
#define KEPT_BUFFER_BYTES (1024 * 1024)

static const char byte_order_mark[] = { '\xef', '\xbb', '\xbf' };

struct _CauserieSseParser {
  CauserieSseHandler  handler;
  gpointer            user_data; /* borrowed */

  GString            *line;      /* the beginning of a line whose end has not come */
  GString            *data;      /* data lines of the pending event, each with its LF */
  GString            *type;      /* "" when not named */

  guint64             n_bytes;   /* fed so far */
  guint               n_mark;    /* bytes of a leading byte order mark seen; 3 when past it */
  gboolean            has_data;  /* a data line came, even an empty one */
  gboolean            after_cr;  /* the last byte was CR: an LF next belongs to it */
};

static void
emit (CauserieSseParser *self, CauserieSseKind kind, const char *data, gsize length)
{
  g_autofree char *valid = NULL;
  CauserieSseEvent event = {
    .kind = kind,
    .type = self->type->len > 0 ? self->type->str : "message",
    .data = data,
    .length = length,
  };

  if (!causerie_text_is_utf8 (data, length)) {
    valid = g_utf8_make_valid (data, length);
    event.data = valid;
    event.length = strlen (valid);
  }

  self->handler (&event, self->user_data);
}

/* For data that does not stand in a terminated buffer. */
static void
emit_copy (CauserieSseParser *self, CauserieSseKind kind, const char *data, gsize length)
{
  g_autofree char *copy = g_strndup (data, length);

  emit (self, kind, copy, length);
}

static void
reset (GString **buffer)
{
  if ((*buffer)->allocated_len <= KEPT_BUFFER_BYTES) {
    g_string_truncate (*buffer, 0);
  } else {
    g_string_free (*buffer, TRUE);
    *buffer = g_string_new (NULL);
  }
}

static void
dispatch (CauserieSseParser *self, CauserieSseKind kind)
{
  if (self->has_data) {
    g_string_truncate (self->data, self->data->len - 1);
    emit (self, kind, self->data->str, self->data->len);
  }

  self->has_data = FALSE;
  reset (&self->data);
  g_string_truncate (self->type, 0);
}

static gboolean
is_field (const char *name, gsize length, const char *wanted)
{
  return strlen (wanted) == length && memcmp (name, wanted, length) == 0;
}

static void
read_field (CauserieSseParser *self, const char *name, gsize name_length, const char *value,
            gsize length)
{
  if (is_field (name, name_length, "data")) {
    g_string_append_len (self->data, value, length);
    g_string_append_c (self->data, '\n');
    self->has_data = TRUE;
  } else if (is_field (name, name_length, "event")) {
    g_string_truncate (self->type, 0);
    g_string_append_len (self->type, value, length);
  } else if (is_field (name, name_length, "error")) {
    emit_copy (self, CAUSERIE_SSE_ERROR_FIELD, value, length);
  }
  /* "id", "retry" and fields of the future have no effect here. */
}

static void
read_line (CauserieSseParser *self, const char *line, gsize length)
{
  const char *colon, *value;

  if (length == 0) {
    dispatch (self, CAUSERIE_SSE_EVENT);
    return;
  }
  if (line[0] == ':')
    return;
  if (line[0] == '{') {
    emit_copy (self, CAUSERIE_SSE_BARE_JSON, line, length);
    return;
  }

  colon = memchr (line, ':', length);
  if (colon == NULL) {
    read_field (self, line, length, "", 0);
    return;
  }

  value = colon + 1;
  if (value < line + length && *value == ' ')
    value++;
  read_field (self, line, colon - line, value, line + length - value);
}

/* A line ended with `length` more bytes at `rest`. */
static void
end_line (CauserieSseParser *self, const char *rest, gsize length)
{
  if (self->line->len == 0) {
    read_line (self, rest, length);
    return;
  }

  g_string_append_len (self->line, rest, length);
  read_line (self, self->line->str, self->line->len);
  reset (&self->line);
}

/* Passes over a byte order mark at the very beginning, which may come in pieces. Bytes taken for
 * one that were none are given back to the line. */
static const char *
skip_mark (CauserieSseParser *self, const char *p, const char *end)
{
  while (self->n_mark < sizeof byte_order_mark && p < end) {
    if (*p != byte_order_mark[self->n_mark]) {
      g_string_append_len (self->line, byte_order_mark, self->n_mark);
      self->n_mark = sizeof byte_order_mark;
      break;
    }
    self->n_mark++;
    p++;
  }

  return p;
}

static gboolean
check_size (gsize size, gsize limit, const char *what, GError **error)
{
  if (size <= limit)
    return TRUE;

  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE,
               "%s is larger than %" G_GSIZE_FORMAT " MiB", what, limit / (1024 * 1024));
  return FALSE;
}

static const char *
find (const char *p, const char *end, char c)
{
  const char *found = memchr (p, c, end - p);

  return found != NULL ? found : end;
}

CauserieSseParser *
causerie_sse_parser_new (CauserieSseHandler handler, gpointer user_data)
{
  CauserieSseParser *self;

  g_return_val_if_fail (handler != NULL, NULL);

  self = g_new0 (CauserieSseParser, 1);
  self->handler = handler;
  self->user_data = user_data;
  self->line = g_string_new (NULL);
  self->data = g_string_new (NULL);
  self->type = g_string_new (NULL);

  return self;
}

void
causerie_sse_parser_free (CauserieSseParser *self)
{
  if (self == NULL)
    return;

  g_string_free (self->line, TRUE);
  g_string_free (self->data, TRUE);
  g_string_free (self->type, TRUE);
  g_free (self);
}

gboolean
causerie_sse_parser_push (CauserieSseParser *self, const char *bytes, gsize length, GError **error)
{
  const char *end = bytes + length;
  const char *lf = NULL, *cr = NULL; /* the next of each, once it was looked for */
  const char *p;

  g_return_val_if_fail (self != NULL && (bytes != NULL || length == 0), FALSE);

  self->n_bytes += length;
  if (!check_size (self->n_bytes, CAUSERIE_SSE_MAX_STREAM, "the reply", error))
    return FALSE;

  p = skip_mark (self, bytes, end);
  while (p < end) {
    const char *start;

    if (self->after_cr && *p == '\n')
      p++;
    self->after_cr = FALSE;

    start = p;
    if (lf < p)
      lf = find (p, end, '\n');
    if (cr < p)
      cr = find (p, end, '\r');
    p = MIN (lf, cr);
    if (!check_size (self->data->len + self->line->len + (p - start), CAUSERIE_SSE_MAX_EVENT,
                     "one event", error))
      return FALSE;

    if (p == end) {
      g_string_append_len (self->line, start, p - start);
    } else {
      end_line (self, start, p - start);
      self->after_cr = *p++ == '\r';
    }
  }

  return TRUE;
}

void
causerie_sse_parser_finish (CauserieSseParser *self)
{
  g_return_if_fail (self != NULL);

  if (self->line->len > 0)
    end_line (self, "", 0);
  dispatch (self, CAUSERIE_SSE_UNFINISHED);
}
