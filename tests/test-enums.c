/* test-enums.c: names that are stored, and the words providers end an answer with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-enums.h"

/* What was once written to a history must be understood for ever: no name here may change. */
static void
test_names (void)
{
  static const struct {
    GType     (*get_type) (void);
    const char *names;
  } sets[] = {
    { causerie_role_get_type, "system user assistant tool" },
    { causerie_message_state_get_type, "waiting streaming done stopped interrupted failed" },
    { causerie_finish_get_type, "none stop length tool-calls content-filter error other" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++) {
    g_auto(GStrv) names = g_strsplit (sets[i].names, " ", -1);
    GType type = sets[i].get_type ();
    g_autoptr(GEnumClass) class = g_type_class_ref (type);

    g_assert_cmpuint (class->n_values, ==, g_strv_length (names));
    for (int value = 0; names[value] != NULL; value++) {
      g_assert_cmpstr (causerie_enum_to_name (type, value), ==, names[value]);
      g_assert_cmpint (causerie_enum_from_name (type, names[value], -1), ==, value);
    }
  }
}

static void
test_unknown_names (void)
{
  g_assert_cmpint (causerie_enum_from_name (CAUSERIE_TYPE_ROLE, NULL, 7), ==, 7);
  g_assert_cmpint (causerie_enum_from_name (CAUSERIE_TYPE_ROLE, "", 7), ==, 7);
  g_assert_cmpint (causerie_enum_from_name (CAUSERIE_TYPE_ROLE, "User", 7), ==, 7);
  g_assert_cmpint (causerie_enum_from_name (CAUSERIE_TYPE_ROLE, "CAUSERIE_ROLE_USER", 7), ==, 7);
}

static void
test_finish_words (void)
{
  static const struct {
    const char     *word;
    CauserieFinish  finish;
  } cases[] = {
    { NULL, CAUSERIE_FINISH_NONE },
    { "", CAUSERIE_FINISH_NONE },
    { "stop", CAUSERIE_FINISH_STOP },
    { "STOP", CAUSERIE_FINISH_STOP },
    { "end_turn", CAUSERIE_FINISH_STOP },
    { "eos", CAUSERIE_FINISH_STOP },
    { "length", CAUSERIE_FINISH_LENGTH },
    { "max_tokens", CAUSERIE_FINISH_LENGTH },
    { "tool_calls", CAUSERIE_FINISH_TOOL_CALLS },
    { "function_call", CAUSERIE_FINISH_TOOL_CALLS },
    { "content_filter", CAUSERIE_FINISH_CONTENT_FILTER },
    { "error", CAUSERIE_FINISH_ERROR },
    { "abort", CAUSERIE_FINISH_OTHER },
    { "insufficient_system_resource", CAUSERIE_FINISH_OTHER },
    { " stop", CAUSERIE_FINISH_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (causerie_finish_from_word (cases[i].word), ==, cases[i].finish);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/enums/names", test_names);
  g_test_add_func ("/enums/unknown-names", test_unknown_names);
  g_test_add_func ("/enums/finish-words", test_finish_words);

  return g_test_run ();
}
