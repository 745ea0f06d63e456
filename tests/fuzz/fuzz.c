/* fuzz.c: what the fuzz targets share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <stdlib.h>

#define MAX_PIECE 17 /* bytes; small and odd, to end within everything */

/* What GLib calls critical is a fault of ours. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  g_log_writer_standard_streams (level, fields, n_fields, NULL);
  if ((level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    abort ();
  return G_LOG_WRITER_HANDLED;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  return 0;
}

void
fuzz_require (gboolean condition, const char *what)
{
  if (condition)
    return;

  g_printerr ("fuzz: %s\n", what);
  abort ();
}

void
fuzz_require_text (const char *text, const char *what)
{
  fuzz_require (text == NULL || g_utf8_validate (text, -1, NULL), what);
}

void
fuzz_require_same (const char *a, const char *b, const char *what)
{
  if (g_str_equal (a, b))
    return;

  g_printerr ("fuzz: %s:\n%s\n---\n%s\n", what, a, b);
  abort ();
}

static gsize
choose_length (FuzzCut cut, guint32 *state)
{
  if (cut == FUZZ_WHOLE)
    return G_MAXSIZE;
  *state = *state * 1664525 + 1013904223;
  return 1 + (*state >> 16) % MAX_PIECE;
}

static void
feed_bytes (const guint8 *data, gsize size, FuzzPush push, gpointer user_data)
{
  g_autofree char *byte = g_malloc (1);

  for (gsize i = 0; i < size; i++) {
    *byte = data[i];
    push (byte, 1, user_data);
  }
}

void
fuzz_feed (const guint8 *data, gsize size, FuzzCut cut, FuzzPush push, gpointer user_data)
{
  guint32 state = size > 0 ? size + data[size / 2] : 0;

  if (cut == FUZZ_BYTES) {
    feed_bytes (data, size, push, user_data);
    return;
  }

  for (gsize at = 0; at < size;) {
    gsize wanted = choose_length (cut, &state);
    gsize length = MIN (wanted, size - at);
    g_autofree char *piece = g_memdup2 (data + at, length);

    push (piece, length, user_data);
    at += length;
  }
}
