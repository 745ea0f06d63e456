/* json-splitter.c: any bytes as a JSON text that is cut into pieces
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * However the bytes come, the pieces are the same; and of a text that is JSON they are its
 * elements. */

#include "causerie-json-splitter.h"
#include "causerie-json.h"
#include "fuzz.h"

#define MAX_BYTES  512
#define MAX_VALUES 64

typedef struct {
  CauserieJsonSplitter *splitter;
  GString              *account;
  guint                 n_pieces;
  guint                 n_skipped;
  gboolean              failed;
} Run;

static gboolean
take_piece (const char *member, const char *text, gsize length, gpointer user_data, GError **error)
{
  Run *run = user_data;

  run->n_pieces++;
  fuzz_require (member != NULL, "a piece of no member");
  if (text == NULL) {
    run->n_skipped++;
    g_string_append_printf (run->account, "%s: skipped\n", member);
    return TRUE;
  }

  fuzz_require (length <= MAX_BYTES && text[length] == '\0', "a piece over the limit");
  g_string_append_printf (run->account, "%s: ", member);
  g_string_append_len (run->account, text, length);
  g_string_append_c (run->account, '\n');
  return TRUE;
}

static void
push (const char *piece, gsize length, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;

  if (run->failed || causerie_json_splitter_push (run->splitter, piece, length, &error))
    return;

  fuzz_require (error != NULL, "a failure without a reason");
  run->failed = TRUE;
}

/* The account of one run, without NUL. */
static char *
split (const guint8 *data, gsize size, CauserieJsonCut kind, FuzzCut cut, Run *run)
{
  g_autoptr(GError) error = NULL;

  *run = (Run) { .account = g_string_new (NULL) };
  run->splitter = causerie_json_splitter_new (kind, MAX_BYTES, MAX_VALUES, take_piece, run);
  fuzz_feed (data, size, cut, push, run);
  if (!run->failed && !causerie_json_splitter_finish (run->splitter, &error))
    run->failed = TRUE;
  g_string_append (run->account, run->failed ? "failed" : "done");
  causerie_json_splitter_free (run->splitter);

  for (gsize i = 0; i < run->account->len; i++) {
    if (run->account->str[i] == '\0')
      run->account->str[i] = '0';
  }
  return g_string_free (run->account, FALSE);
}

/* What is JSON, other than a single word, is cut; and the pieces of an array are its elements. */
static void
check_elements (const guint8 *data, gsize size, const Run *run)
{
  g_autoptr(JsonNode) root = causerie_json_parse_nested ((const char *) data, size, NULL,
                                                         CAUSERIE_JSON_MAX_NESTING, NULL);
  JsonArray *array = causerie_json_node_array (root);

  if (root == NULL || (array == NULL && causerie_json_node_object (root) == NULL))
    return;

  fuzz_require (!run->failed, "JSON is not cut");
  if (array != NULL)
    fuzz_require (json_array_get_length (array) == run->n_pieces, "not as many pieces as elements");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  for (CauserieJsonCut kind = CAUSERIE_JSON_WHOLE; kind <= CAUSERIE_JSON_MEMBERS; kind++) {
    Run run;
    g_autofree char *whole = split (data, size, kind, FUZZ_WHOLE, &run);

    check_elements (data, size, &run);
    for (FuzzCut cut = FUZZ_BYTES; cut < FUZZ_N_CUTS; cut++) {
      g_autofree char *other = split (data, size, kind, cut, &run);

      fuzz_require_same (whole, other, "cut otherwise, it has other pieces");
    }
  }

  return 0;
}
