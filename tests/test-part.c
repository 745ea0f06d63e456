/* test-part.c: pieces of a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-enums.h"
#include "causerie-part.h"

static void
test_text (void)
{
  g_autofree char *text = g_strdup ("Добрий день");
  g_autoptr(CauseriePart) part = causerie_part_new_text (text);

  text[0] = 'X';
  g_assert_cmpint (causerie_part_get_kind (part), ==, CAUSERIE_PART_TEXT);
  g_assert_cmpstr (causerie_part_get_text (part), ==, "Добрий день");
  g_assert_null (causerie_part_get_name (part));
  g_assert_null (causerie_part_get_id (part));
  g_assert_null (causerie_part_get_media_type (part));
  g_assert_null (causerie_part_get_data (part));
}

static void
test_data (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("\x89PNG\0\1", 6);
  g_autoptr(CauseriePart) image = causerie_part_new_image (bytes, "image/png", NULL);
  g_autoptr(CauseriePart) file = causerie_part_new_file (bytes, "application/pdf", "a.pdf");

  g_assert_cmpint (causerie_part_get_kind (image), ==, CAUSERIE_PART_IMAGE);
  g_assert_cmpstr (causerie_part_get_media_type (image), ==, "image/png");
  g_assert_null (causerie_part_get_name (image));
  g_assert_null (causerie_part_get_text (image));
  g_assert_true (causerie_part_get_data (image) == bytes);

  g_assert_cmpint (causerie_part_get_kind (file), ==, CAUSERIE_PART_FILE);
  g_assert_cmpstr (causerie_part_get_media_type (file), ==, "application/pdf");
  g_assert_cmpstr (causerie_part_get_name (file), ==, "a.pdf");
  g_assert_true (g_bytes_equal (causerie_part_get_data (file), bytes));
}

static void
test_tool_call (void)
{
  g_autoptr(CauseriePart) part = causerie_part_new_tool_call ("call_1", "add", "{\"a\":1}");
  g_autoptr(CauseriePart) bare = causerie_part_new_tool_call (NULL, NULL, "");

  g_assert_cmpint (causerie_part_get_kind (part), ==, CAUSERIE_PART_TOOL_CALL);
  g_assert_cmpstr (causerie_part_get_id (part), ==, "call_1");
  g_assert_cmpstr (causerie_part_get_name (part), ==, "add");
  g_assert_cmpstr (causerie_part_get_text (part), ==, "{\"a\":1}");

  g_assert_null (causerie_part_get_id (bare));
  g_assert_null (causerie_part_get_name (bare));
  g_assert_cmpstr (causerie_part_get_text (bare), ==, "");
}

static void
test_citation (void)
{
  g_autoptr(CauseriePart) part = causerie_part_new_citation ("https://example.org/", "Example");
  g_autoptr(CauseriePart) untitled = causerie_part_new_citation ("https://example.org/", NULL);

  g_assert_cmpint (causerie_part_get_kind (part), ==, CAUSERIE_PART_CITATION);
  g_assert_cmpstr (causerie_part_get_text (part), ==, "https://example.org/");
  g_assert_cmpstr (causerie_part_get_name (part), ==, "Example");
  g_assert_null (causerie_part_get_name (untitled));
}

static void
test_reasoning_details (void)
{
  g_autoptr(CauseriePart) part = causerie_part_new_reasoning_details ("[{\"type\":\"x\"}]");

  g_assert_cmpint (causerie_part_get_kind (part), ==, CAUSERIE_PART_REASONING_DETAILS);
  g_assert_cmpstr (causerie_part_get_text (part), ==, "[{\"type\":\"x\"}]");
  g_assert_null (causerie_part_get_name (part));
  g_assert_null (causerie_part_get_data (part));
}

static void
count_free (gpointer data)
{
  (*(guint *) data)++;
}

static void
test_references (void)
{
  guint n_freed = 0;
  g_autoptr(GBytes) bytes = g_bytes_new_with_free_func ("x", 1, count_free, &n_freed);
  CauseriePart *part = causerie_part_new_image (bytes, "image/png", "x.png");
  g_auto(GValue) value = G_VALUE_INIT;

  g_clear_pointer (&bytes, g_bytes_unref);
  g_value_init (&value, CAUSERIE_TYPE_PART);
  g_value_set_boxed (&value, part);
  g_assert_true (g_value_get_boxed (&value) == part);

  causerie_part_unref (part);
  g_assert_cmpuint (n_freed, ==, 0);
  g_value_reset (&value);
  g_assert_cmpuint (n_freed, ==, 1);
}

static gpointer
hold_and_let_go (gpointer data)
{
  for (guint i = 0; i < 10000; i++) {
    g_autoptr(CauseriePart) held = causerie_part_ref (data);

    g_assert_cmpstr (causerie_part_get_text (held), ==, "shared");
  }

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr(CauseriePart) part = causerie_part_new_text ("shared");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, hold_and_let_go, part);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpstr (causerie_part_get_text (part), ==, "shared");
}

static void
test_kind_names (void)
{
  static const char * const names[] = {
    "text", "image", "file", "tool-call", "citation", "reasoning-details",
  };
  g_autoptr(GEnumClass) class = g_type_class_ref (CAUSERIE_TYPE_PART_KIND);

  g_assert_cmpuint (class->n_values, ==, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (causerie_enum_to_name (CAUSERIE_TYPE_PART_KIND, i), ==, names[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/part/text", test_text);
  g_test_add_func ("/part/data", test_data);
  g_test_add_func ("/part/tool-call", test_tool_call);
  g_test_add_func ("/part/citation", test_citation);
  g_test_add_func ("/part/reasoning-details", test_reasoning_details);
  g_test_add_func ("/part/references", test_references);
  g_test_add_func ("/part/threads", test_threads);
  g_test_add_func ("/part/kind-names", test_kind_names);

  return g_test_run ();
}
