/* test-sse-parser.c: bytes to server-sent events
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-sse-parser.h"

#include "causerie-error.h"

#include <string.h>

#define BYTES(literal) literal, sizeof literal - 1

/* A body and the events in it, as "type=data|type=data". `beside` holds what comes beside the
 * rules, each with its kind: "error-field", "bare-json", "unfinished". */
typedef struct {
  const char *name;
  const char *body;
  gsize       length;
  const char *events;
  const char *beside; /* NULL: nothing */
} Vector;

static const Vector vectors[] = {
  { "plain-lf", BYTES ("data: a\n\n"), "message=a" },
  { "no-space", BYTES ("data:a\n\n"), "message=a" },
  { "one-space", BYTES ("data:  a \n\n"), "message= a " },
  { "crlf", BYTES ("data: a\r\ndata: b\r\n\r\n"), "message=a\nb" },
  { "cr", BYTES ("data: a\r\rdata: b\r\r"), "message=a|message=b" },
  { "mixed-ends", BYTES ("data: a\r\n\ndata: b\n\r\n"), "message=a|message=b" },
  { "several-lines", BYTES ("data: {\"x\":\ndata: 1}\n\n"), "message={\"x\":\n1}" },
  { "empty-data", BYTES ("data\n\n"), "message=" },
  { "two-empty-data", BYTES ("data\ndata\n\n"), "message=\n" },
  { "comment", BYTES (": OPENROUTER PROCESSING\n\n"), "" },
  { "comment-within", BYTES ("data: a\n: keep-alive\ndata: b\n\n"), "message=a\nb" },
  { "comment-before", BYTES (": OPENROUTER PROCESSING\ndata: a\n\n"), "message=a" },
  { "mark", BYTES ("\xef\xbb\xbf" "data: a\n\n"), "message=a" },
  { "mark-later", BYTES ("data: a\n\n\xef\xbb\xbf" "data: b\n\n"), "message=a" },
  { "event-name", BYTES ("event: error\ndata: {\"error\":{\"message\":\"x\"}}\n\ndata: y\n\n"),
    "error={\"error\":{\"message\":\"x\"}}|message=y" },
  { "name-alone", BYTES ("event: error\n\ndata: a\n\n"), "message=a" },
  { "id-and-retry", BYTES ("id: 7\nretry: 3000\ndata: a\n\ndata: b\n\n"), "message=a|message=b" },
  { "id-with-nul", BYTES ("id: a\0b\nretry: 10x\ndata: a\n\n"), "message=a" },
  { "unknown-fields", BYTES ("error: {\"code\":500}\nfoo\ndata: a\n\n"), "message=a",
    "error-field={\"code\":500}" },
  { "leading-space", BYTES (" data: a\n\ndata: b\n\n"), "message=b" },
  { "colon-in-value", BYTES ("data: http://x/y: z\n\n"), "message=http://x/y: z" },
  { "unfinished-line", BYTES ("data: a\n\ndata: [DONE]"), "message=a", "unfinished=[DONE]" },
  { "unfinished-event", BYTES ("data: a\n\ndata: [DONE]\n"), "message=a", "unfinished=[DONE]" },
  { "utf-8", BYTES ("data: {\"c\":\"\xf0\x9f\x98\x80\xc3\xa9\xe4\xb8\xad\"}\n\n"),
    "message={\"c\":\"\xf0\x9f\x98\x80\xc3\xa9\xe4\xb8\xad\"}" },
  { "not-utf-8", BYTES ("data: a\xff" "b\n\ndata: c\n\n"), "message=a\ufffdb|message=c" },
  { "blank-lines", BYTES ("\n\n\ndata: a\n\n\n\n"), "message=a" },
  { "crlf-apart", BYTES ("data: a\r\n\r\ndata: b\r\n\r\n"), "message=a|message=b" },
  { "other-separators", BYTES ("data: a\xe2\x80\xa8" "b\xc2\x85" "c\n\n"),
    "message=a\xe2\x80\xa8" "b\xc2\x85" "c" },

  /* edges */
  { "nothing", BYTES (""), "" },
  { "half-a-mark", BYTES ("\xef\xbb" "data: a\n\ndata: b\n\n"), "message=b" },
  { "mark-alone", BYTES ("\xef\xbb\xbf"), "" },
  { "nul-in-data", BYTES ("data: a\0b\n\n"), "message=a\ufffdb" },
  { "cut-character", BYTES ("data: \xe4\xb8\ndata: \xad\n\n"), "message=\ufffd\ufffd\n\ufffd" },
  { "last-name-wins", BYTES ("event: a\nevent: b\ndata: x\n\n"), "b=x" },
  { "empty-name", BYTES ("event\ndata: x\n\n"), "message=x" },
  { "case", BYTES ("Data: a\nDATA: b\ndata: c\n\n"), "message=c" },
  { "bare-json", BYTES ("data: a\n\n{\"error\":{\"message\":\"x\"}}\n"), "message=a",
    "bare-json={\"error\":{\"message\":\"x\"}}" },
  { "bare-json-unfinished", BYTES ("data: a\n\n{\"error\":\"x\"}"), "message=a",
    "bare-json={\"error\":\"x\"}" },
  { "error-within", BYTES ("data: a\nerror: b\ndata: c\n\n"), "message=a\nc", "error-field=b" },
  { "unfinished-name", BYTES ("event: error\ndata: x"), "", "unfinished=x" },
  { "unfinished-cr", BYTES ("data: a\r\n\r\ndata: b\r"), "message=a", "unfinished=b" },
};

typedef struct {
  GString *events;
  GString *beside;
} Record;

static void
append_event (GString *list, const char *name, const CauserieSseEvent *event)
{
  g_string_append_printf (list, "%s%s=%s", list->len > 0 ? "|" : "", name, event->data);
}

static void
event_cb (const CauserieSseEvent *event, gpointer user_data)
{
  Record *record = user_data;

  g_assert_cmpuint (strlen (event->data), ==, event->length);
  g_assert_true (g_utf8_validate (event->data, event->length, NULL));
  switch (event->kind) {
  case CAUSERIE_SSE_EVENT:
    append_event (record->events, event->type, event);
    break;
  case CAUSERIE_SSE_ERROR_FIELD:
    append_event (record->beside, "error-field", event);
    break;
  case CAUSERIE_SSE_BARE_JSON:
    append_event (record->beside, "bare-json", event);
    break;
  case CAUSERIE_SSE_UNFINISHED:
    append_event (record->beside, "unfinished", event);
    break;
  }
}

/* Feeds the body in the pieces whose ends are given, each in memory of its own. */
static void
check (const Vector *vector, const gsize *cuts, gsize n_cuts)
{
  Record record = { g_string_new (NULL), g_string_new (NULL) };
  g_autoptr(CauserieSseParser) parser = causerie_sse_parser_new (event_cb, &record);
  gsize start = 0;

  for (gsize i = 0; i <= n_cuts; i++) {
    gsize end = i < n_cuts ? cuts[i] : vector->length;
    g_autofree char *piece = g_memdup2 (vector->body + start, end - start);

    g_assert_true (causerie_sse_parser_push (parser, piece, end - start, NULL));
    start = end;
  }
  causerie_sse_parser_finish (parser);

  g_assert_cmpstr (record.events->str, ==, vector->events);
  g_assert_cmpstr (record.beside->str, ==, vector->beside != NULL ? vector->beside : "");
  g_string_free (record.events, TRUE);
  g_string_free (record.beside, TRUE);
}

static void
test_vector (gconstpointer data)
{
  const Vector *vector = data;
  g_autofree gsize *every = g_new (gsize, vector->length + 1);

  check (vector, NULL, 0);
  for (gsize i = 0; i <= vector->length; i++) {
    check (vector, &i, 1);
    every[i] = i;
  }
  check (vector, every, vector->length + 1);
  for (gsize step = 2; step <= 7; step++) {
    g_autofree gsize *cuts = g_new (gsize, vector->length / step + 1);
    gsize n_cuts = 0;

    for (gsize at = step; at < vector->length; at += step)
      cuts[n_cuts++] = at;
    check (vector, cuts, n_cuts);
  }
}

/* All vectors in a row, which is a stream too, cut at random; g_test prints the seed. */
static void
test_random_cuts (void)
{
  g_autoptr(GString) body = g_string_new (NULL);
  Record whole = { g_string_new (NULL), g_string_new (NULL) };
  g_autoptr(CauserieSseParser) parser = causerie_sse_parser_new (event_cb, &whole);
  Vector all;

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_string_append_len (body, vectors[i].body, vectors[i].length);
    g_string_append (body, "\n\n");
  }
  causerie_sse_parser_push (parser, body->str, body->len, NULL);
  causerie_sse_parser_finish (parser);
  all = (Vector) { "all", body->str, body->len, whole.events->str, whole.beside->str };

  for (guint round = 0; round < 300; round++) {
    gsize cuts[400] = { 0 };
    gsize n_cuts = 0;

    for (gsize at = 0; at < all.length && n_cuts < G_N_ELEMENTS (cuts);
         at += g_test_rand_int_range (0, 2 + round % 40))
      cuts[n_cuts++] = at;
    check (&all, cuts, n_cuts);
  }

  g_string_free (whole.events, TRUE);
  g_string_free (whole.beside, TRUE);
}

static void
count_cb (const CauserieSseEvent *event, gpointer user_data)
{
  (*(gsize *) user_data) += event->length;
}

/* One event far longer than a read. */
static void
test_long_event (void)
{
  const gsize size = 8 * 1024 * 1024;
  g_autofree char *piece = g_malloc (8192);
  gsize n_bytes = 0;
  g_autoptr(CauserieSseParser) parser = causerie_sse_parser_new (count_cb, &n_bytes);

  memset (piece, 'x', 8192);
  causerie_sse_parser_push (parser, "data: ", 6, NULL);
  for (gsize fed = 0; fed < size; fed += 8192)
    g_assert_true (causerie_sse_parser_push (parser, piece, 8192, NULL));
  causerie_sse_parser_push (parser, "\n\n", 2, NULL);
  g_assert_cmpuint (n_bytes, ==, size);
}

static void
test_event_limit (void)
{
  const gsize size = 1024 * 1024;
  g_autofree char *piece = g_malloc (size);
  g_autoptr(GError) error = NULL;
  gsize n_bytes = 0;
  g_autoptr(CauserieSseParser) parser = causerie_sse_parser_new (count_cb, &n_bytes);
  gsize fed = 0;

  memset (piece, 'x', size);
  causerie_sse_parser_push (parser, "data: first\n\ndata: ", 19, NULL);
  while (causerie_sse_parser_push (parser, piece, size, &error))
    fed += size;
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE);
  g_assert_cmpuint (fed, >=, CAUSERIE_SSE_MAX_EVENT - size);
  g_assert_cmpuint (fed, <=, CAUSERIE_SSE_MAX_EVENT);
  g_assert_cmpuint (n_bytes, ==, 5);
}

/* Many lines, none of them long: the event is too large all the same. */
static void
test_many_lines_limit (void)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  gsize n_bytes = 0;
  g_autoptr(CauserieSseParser) parser = causerie_sse_parser_new (count_cb, &n_bytes);
  gsize fed = 0;

  while (lines->len < 1024 * 1024)
    g_string_append (lines, "data: 0123456789012345678901234567890123456789\n");
  while (fed <= CAUSERIE_SSE_MAX_EVENT * 2 &&
         causerie_sse_parser_push (parser, lines->str, lines->len, &error))
    fed += lines->len;
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE);
  g_assert_cmpuint (n_bytes, ==, 0);
}

static void
test_stream_limit (void)
{
  g_autofree char *comments = g_strnfill (1024 * 1024, ':');
  g_autoptr(GError) error = NULL;
  gsize n_bytes = 0;
  g_autoptr(CauserieSseParser) parser = causerie_sse_parser_new (count_cb, &n_bytes);
  gsize fed = 0;

  comments[1024 * 1024 - 1] = '\n';
  while (causerie_sse_parser_push (parser, comments, 1024 * 1024, &error))
    fed += 1024 * 1024;
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE);
  g_assert_cmpuint (fed, ==, CAUSERIE_SSE_MAX_STREAM);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *path = g_strconcat ("/sse-parser/vector/", vectors[i].name, NULL);

    g_test_add_data_func (path, &vectors[i], test_vector);
  }
  g_test_add_func ("/sse-parser/random-cuts", test_random_cuts);
  g_test_add_func ("/sse-parser/long-event", test_long_event);
  g_test_add_func ("/sse-parser/limit/event", test_event_limit);
  g_test_add_func ("/sse-parser/limit/many-lines", test_many_lines_limit);
  g_test_add_func ("/sse-parser/limit/stream", test_stream_limit);

  return g_test_run ();
}
