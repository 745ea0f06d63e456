/* test-context.c: how much of a chat is sent
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-context.h"

static GPtrArray *
new_path (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add (GPtrArray *path, CauserieRole role, const char *text)
{
  CauserieMessage *message = causerie_message_new (NULL, NULL, role);

  causerie_message_set_text (message, text);
  g_ptr_array_add (path, message);
}

static void
add_words (GPtrArray *path, CauserieRole role, guint words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words; i++)
    g_string_append (text, "word ");
  add (path, role, text->str);
  g_string_free (text, TRUE);
}

static void
test_estimate (void)
{
  g_autoptr(GPtrArray) path = new_path ();

  g_assert_cmpint (causerie_context_estimate_text (""), ==, 0);
  g_assert_cmpint (causerie_context_estimate_text ("a"), ==, 1);
  g_assert_cmpint (causerie_context_estimate_text ("漢字仮名"), ==, 4);
  /* Cyrillic is cut finer than Latin: 6 letters, 12 bytes. */
  g_assert_cmpint (causerie_context_estimate_text ("привет"), >,
                   causerie_context_estimate_text ("privet"));

  add (path, CAUSERIE_ROLE_USER, "a");
  g_assert_cmpint (causerie_context_estimate ("", path), ==, 3 + 4 + 1);
  g_assert_cmpint (causerie_context_estimate ("b", path), ==, 3 + 4 + 1 + 4 + 1);
}

static void
test_everything_without_a_limit (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(GPtrArray) selected = NULL;
  CauserieParams params = { 0 };

  for (guint i = 0; i < 100; i++) {
    add_words (path, CAUSERIE_ROLE_USER, 1000);
    add_words (path, CAUSERIE_ROLE_ASSISTANT, 1000);
  }
  add (path, CAUSERIE_ROLE_USER, "last");
  selected = causerie_context_select (path, "", &params);
  g_assert_cmpuint (selected->len, ==, path->len);
}

static void
test_empty_answers_stay_out (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(GPtrArray) selected = NULL;

  add (path, CAUSERIE_ROLE_USER, "one");
  add (path, CAUSERIE_ROLE_ASSISTANT, "");
  add (path, CAUSERIE_ROLE_USER, "two");
  selected = causerie_context_select (path, "", NULL);
  g_assert_cmpuint (selected->len, ==, 2);
  g_assert_true (g_ptr_array_index (selected, 1) == g_ptr_array_index (path, 2));
}

/* Whoever ended it: what the person has read is what the model said. */
static void
test_broken_answers_are_sent (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(GPtrArray) selected = NULL;

  add (path, CAUSERIE_ROLE_USER, "one");
  add (path, CAUSERIE_ROLE_ASSISTANT, "half an ans");
  causerie_message_set_state (g_ptr_array_index (path, 1), CAUSERIE_MESSAGE_FAILED);
  add (path, CAUSERIE_ROLE_USER, "two");
  add (path, CAUSERIE_ROLE_ASSISTANT, "stopped here");
  causerie_message_set_state (g_ptr_array_index (path, 3), CAUSERIE_MESSAGE_STOPPED);
  add (path, CAUSERIE_ROLE_USER, "three");
  selected = causerie_context_select (path, "", NULL);
  g_assert_cmpuint (selected->len, ==, 5);
  g_assert_true (g_ptr_array_index (selected, 1) == g_ptr_array_index (path, 1));
}

static void
test_too_long_alone (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(GPtrArray) selected = NULL;
  CauserieParams params = { 0 };

  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 1024);
  add (path, CAUSERIE_ROLE_USER, "small");
  add (path, CAUSERIE_ROLE_ASSISTANT, "small");
  add_words (path, CAUSERIE_ROLE_USER, 5000);
  selected = causerie_context_select (path, "", &params);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_true (g_ptr_array_index (selected, 0) == g_ptr_array_index (path, 2));
}

/* Random chats and limits: within the budget unless the last message alone passes it, whole turns,
 * and always the last message. */
static void
test_property (void)
{
  for (guint round = 0; round < 500; round++) {
    g_autoptr(GPtrArray) path = new_path ();
    g_autoptr(GPtrArray) selected = NULL;
    CauserieParams params = { 0 };
    int turns = g_test_rand_int_range (1, 30);
    double length = g_test_rand_int_range (256, 20000);
    double room = g_test_rand_int_range (1, (int) length / 2);
    gint64 budget = (gint64) (length * 0.95 - room);

    causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, length);
    causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, room);
    for (int i = 0; i < turns; i++) {
      add_words (path, CAUSERIE_ROLE_USER, g_test_rand_int_range (1, 800));
      if (i < turns - 1)
        add_words (path, CAUSERIE_ROLE_ASSISTANT, g_test_rand_int_range (0, 800));
    }

    selected = causerie_context_select (path, "be brief", &params);
    g_assert_cmpuint (selected->len, >, 0);
    g_assert_true (g_ptr_array_index (selected, selected->len - 1) ==
                   g_ptr_array_index (path, path->len - 1));
    g_assert_cmpint (causerie_message_get_role (g_ptr_array_index (selected, 0)), ==,
                     CAUSERIE_ROLE_USER);
    if (selected->len > 1)
      g_assert_cmpint (causerie_context_estimate ("be brief", selected), <=, budget);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/context/estimate", test_estimate);
  g_test_add_func ("/context/everything-without-a-limit", test_everything_without_a_limit);
  g_test_add_func ("/context/empty-answers-stay-out", test_empty_answers_stay_out);
  g_test_add_func ("/context/broken-answers-are-sent", test_broken_answers_are_sent);
  g_test_add_func ("/context/too-long-alone", test_too_long_alone);
  g_test_add_func ("/context/property", test_property);

  return g_test_run ();
}
