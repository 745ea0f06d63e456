/* test-attachment-loader.c: files become parts by what they hold
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-attachment-loader.h"
#include "causerie-error.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct {
  CauseriePart *part;
  GError       *error;
  gboolean      done;
} Outcome;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->part = causerie_attachment_loader_load_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static Outcome
load (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  Outcome outcome = { 0 };

  causerie_attachment_loader_load_async (file, NULL, loaded_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);

  return outcome;
}

static char *
write_file (const char *folder, const char *name, const char *data, gssize length)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_kinds (void)
{
  static const struct {
    const char       *name;
    const char       *data;
    gssize            length;
    CauseriePartKind  kind;
    const char       *media_type;
  } cases[] = {
    /* The name is no evidence. */
    { "a.txt", "\x89PNG\r\n\x1a\n\0\0", 10, CAUSERIE_PART_IMAGE, "image/png" },
    { "b", "\xff\xd8\xff\xe0", 4, CAUSERIE_PART_IMAGE, "image/jpeg" },
    { "c", "GIF89a", 6, CAUSERIE_PART_IMAGE, "image/gif" },
    { "d", "RIFF\1\2\3\4WEBPVP8 ", 16, CAUSERIE_PART_IMAGE, "image/webp" },
    { "e.png", "%PDF-1.7\n\xe2\xe3", 11, CAUSERIE_PART_FILE, "application/pdf" },
    { "notes.md", "# привет", -1, CAUSERIE_PART_TEXT, NULL },
  };
  g_autofree char *folder = g_dir_make_tmp ("causerie-attachment-XXXXXX", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = write_file (folder, cases[i].name, cases[i].data, cases[i].length);
    Outcome outcome = load (path);

    g_assert_no_error (outcome.error);
    g_assert_cmpint (causerie_part_get_kind (outcome.part), ==, cases[i].kind);
    g_assert_cmpstr (causerie_part_get_media_type (outcome.part), ==, cases[i].media_type);
    if (cases[i].kind == CAUSERIE_PART_TEXT)
      g_assert_cmpstr (causerie_part_get_text (outcome.part), ==, "notes.md:\n\n# привет");
    causerie_part_unref (outcome.part);
    g_remove (path);
  }
  g_rmdir (folder);
}

static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("causerie-attachment-XXXXXX", NULL);
  g_autofree char *binary = write_file (folder, "binary", "\x01\xfe\xff", 3);
  g_autofree char *empty = write_file (folder, "empty", "", 0);
  g_autofree char *huge = write_file (folder, "huge", "x", 1);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  const struct { const char *path; GQuark domain; int code; } cases[] = {
    { binary, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID },
    { empty, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID },
    { folder, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID },
    { huge, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE },
    { missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND },
  };

  g_assert_cmpint (truncate (huge, CAUSERIE_ATTACHMENT_MAX_BYTES + 1), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    Outcome outcome = load (cases[i].path);

    g_assert_null (outcome.part);
    g_assert_error (outcome.error, cases[i].domain, cases[i].code);
    g_clear_error (&outcome.error);
  }

  g_remove (binary);
  g_remove (empty);
  g_remove (huge);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachment-loader/kinds", test_kinds);
  g_test_add_func ("/attachment-loader/refused", test_refused);

  return g_test_run ();
}
