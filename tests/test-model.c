/* test-model.c: an entry of a catalogue
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model.h"

static void
test_copies (void)
{
  char id[] = "a/b", prompt[] = "0.0000025";
  const char *input[] = { "text", "image", NULL };
  CauserieModelFacts facts = {
    .id = id, .name = "", .context_length = 8192, .input_modalities = input,
    .prices = { [CAUSERIE_PRICE_PROMPT] = prompt },
  };
  CauserieModel *model = causerie_model_new (&facts);
  const CauserieModelFacts *kept = causerie_model_get_facts (model);

  id[0] = prompt[0] = 'x';
  input[0] = "x";
  g_assert_cmpstr (causerie_model_get_id (model), ==, "a/b");
  g_assert_cmpstr (causerie_model_get_name (model), ==, "a/b");
  g_assert_null (kept->name);
  g_assert_cmpint (kept->context_length, ==, 8192);
  g_assert_cmpstr (kept->prices[CAUSERIE_PRICE_PROMPT], ==, "0.0000025");
  g_assert_cmpstr (kept->input_modalities[0], ==, "text");
  g_assert_cmpstr (kept->input_modalities[1], ==, "image");
  g_assert_null (kept->output_modalities);
  g_assert_finalize_object (model);
}

static void
test_names (void)
{
  static const struct { const char *id, *name, *shown; } rows[] = {
    { "a/b", "A: B", "A: B" },
    { "models/gemini", NULL, "gemini" },
    { "models/", NULL, "models/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr(CauserieModel) model =
      causerie_model_new (&(CauserieModelFacts) { .id = rows[i].id, .name = rows[i].name });

    g_assert_cmpstr (causerie_model_get_name (model), ==, rows[i].shown);
    g_assert_cmpstr (causerie_model_get_id (model), ==, rows[i].id);
  }
}

static void
test_free (void)
{
  static const struct { const char *prompt, *completion, *request; gboolean is_free; } rows[] = {
    { "0", "0", NULL, TRUE },
    { "0", "0.000", "0", TRUE },
    { "0", "0", "0.01", FALSE },
    { "0", "0.0000001", NULL, FALSE },
    { "0", NULL, NULL, FALSE },
    { NULL, NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    CauserieModelFacts facts = {
      .id = "m:free",
      .prices = {
        [CAUSERIE_PRICE_PROMPT] = rows[i].prompt,
        [CAUSERIE_PRICE_COMPLETION] = rows[i].completion,
        [CAUSERIE_PRICE_REQUEST] = rows[i].request,
      },
    };
    g_autoptr(CauserieModel) model = causerie_model_new (&facts);

    g_assert_cmpint (causerie_model_is_free (model), ==, rows[i].is_free);
  }
}

static void
test_can_chat (void)
{
  static const char * const text[] = { "text", NULL };
  static const char * const audio[] = { "audio", NULL };
  static const char * const none[] = { NULL };
  static const struct {
    const char         *id;
    const char * const *input, * const *output;
    gboolean            can_chat;
  } rows[] = {
    { "m", NULL, NULL, TRUE },
    { "m", text, text, TRUE },
    { "m:free", text, text, TRUE },
    { "m:batch", text, text, FALSE },
    { "m", audio, text, FALSE },
    { "m", text, audio, FALSE },
    { "m", text, none, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    CauserieModelFacts facts = {
      .id = rows[i].id, .input_modalities = rows[i].input, .output_modalities = rows[i].output,
    };
    g_autoptr(CauserieModel) model = causerie_model_new (&facts);

    g_assert_cmpint (causerie_model_can_chat (model), ==, rows[i].can_chat);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/copies", test_copies);
  g_test_add_func ("/model/names", test_names);
  g_test_add_func ("/model/free", test_free);
  g_test_add_func ("/model/can-chat", test_can_chat);

  return g_test_run ();
}
