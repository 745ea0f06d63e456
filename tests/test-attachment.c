/* test-attachment.c: what is attached to a message, as files
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-attachment.h"

#include "causerie-attachment-loader.h"

#include <string.h>

static CauseriePart *
new_file (const char *media_type, const char *name)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("%PDF-1.7", 8);

  return g_str_has_prefix (media_type, "image/") ? causerie_part_new_image (bytes, media_type, name)
                                                 : causerie_part_new_file (bytes, media_type, name);
}

static void
assert_named (CauseriePart *part, const char *expected)
{
  g_autofree char *name = causerie_attachment_dup_name (part);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_file (void)
{
  g_autoptr(CauseriePart) part = new_file ("application/pdf", "plan.pdf");
  g_autoptr(GBytes) bytes = causerie_attachment_dup_bytes (part);
  g_autofree char *summary = causerie_attachment_dup_summary (part);

  g_assert_true (causerie_attachment_is_file (part));
  assert_named (part, "plan.pdf");
  g_assert_true (bytes == causerie_part_get_data (part));
  g_assert_true (g_str_has_suffix (summary, "8 bytes"));
}

/* What the loader made of a text file gives that file again. */
static void
test_text_file (void)
{
  g_autoptr(GBytes) written = g_bytes_new_static ("one\n:\n\ntwo", 10);
  g_autoptr(GError) error = NULL;
  g_autoptr(CauseriePart) part = causerie_attachment_loader_read (written, "notes: old.txt", &error);
  g_autoptr(GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = causerie_attachment_dup_bytes (part);
  assert_named (part, "notes: old.txt");
  g_assert_true (g_bytes_equal (bytes, written));
  g_assert_true (causerie_attachment_is_harmless (part));
}

static void
test_words_are_no_file (void)
{
  static const char * const texts[] = { "", "Words", ":\n\nWords", "two\nlines:\n\nWords" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr(CauseriePart) part = causerie_part_new_text (texts[i]);

    g_assert_false (causerie_attachment_is_file (part));
    g_assert_null (causerie_attachment_dup_bytes (part));
    assert_named (part, "Text");
  }
}

static void
test_nameless (void)
{
  g_autoptr(CauseriePart) picture = new_file ("image/png", NULL);
  g_autoptr(CauseriePart) sound = new_file ("audio/wav", "");
  g_autoptr(CauseriePart) file = new_file ("application/zip", NULL);
  g_autoptr(CauseriePart) hostile = new_file ("application/zip", "a\nb\x1b[0m");

  assert_named (picture, "Picture");
  assert_named (sound, "Sound");
  assert_named (file, "File");
  assert_named (hostile, "a b[0m");
}

static void
test_harmless (void)
{
  static const struct { const char *media_type; gboolean harmless; } cases[] = {
    { "application/pdf", TRUE }, { "audio/mpeg", TRUE }, { "video/mp4", TRUE },
    { "image/png", TRUE }, { "image/svg+xml", FALSE }, { "text/html", FALSE },
    { "application/x-desktop", FALSE }, { "application/zip", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauseriePart) part = new_file (cases[i].media_type, "file");

    g_test_message ("%s", cases[i].media_type);
    g_assert_cmpint (causerie_attachment_is_harmless (part), ==, cases[i].harmless);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attachment/file", test_file);
  g_test_add_func ("/attachment/text-file", test_text_file);
  g_test_add_func ("/attachment/words-are-no-file", test_words_are_no_file);
  g_test_add_func ("/attachment/nameless", test_nameless);
  g_test_add_func ("/attachment/harmless", test_harmless);

  return g_test_run ();
}
