/* sse-parser.c: any bytes as a stream of events, cut anywhere
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-sse-parser.h"
#include "fuzz.h"

#include <string.h>

typedef struct {
  CauserieSseParser *parser;
  GString           *events; /* kind, type and data of each */
} Record;

static void
event_cb (const CauserieSseEvent *event, gpointer user_data)
{
  Record *record = user_data;

  fuzz_require (strlen (event->data) == event->length, "the data ends before its length");
  fuzz_require_text (event->data, "the data is no UTF-8");
  g_string_append_printf (record->events, "%d %s %s\n", event->kind, event->type, event->data);
}

static void
push (const char *piece, gsize length, gpointer user_data)
{
  Record *record = user_data;

  fuzz_require (causerie_sse_parser_push (record->parser, piece, length, NULL), "refused");
}

static char *
read_events (const guint8 *data, gsize size, FuzzCut cut)
{
  Record record = { .events = g_string_new (NULL) };

  record.parser = causerie_sse_parser_new (event_cb, &record);
  fuzz_feed (data, size, cut, push, &record);
  causerie_sse_parser_finish (record.parser);
  causerie_sse_parser_free (record.parser);

  return g_string_free (record.events, FALSE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *whole = read_events (data, size, FUZZ_WHOLE);

  for (FuzzCut cut = FUZZ_BYTES; cut < FUZZ_N_CUTS; cut++) {
    g_autofree char *pieces = read_events (data, size, cut);

    fuzz_require_same (whole, pieces, "cut into pieces it says something else");
  }

  return 0;
}
