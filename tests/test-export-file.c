/* test-export-file.c: a file that is there whole or not at all
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-file.h"

#include "temporary-folder.h"

#include <unistd.h>

typedef struct {
  TemporaryFolder *folder;
  char            *path;
  GFile           *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "chat.md");
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->file);
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

static CauserieExportFile *
write_text (Fixture *fixture, const char *text)
{
  g_autoptr(GError) error = NULL;
  CauserieExportFile *out = causerie_export_file_open (fixture->file, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (causerie_export_file_get_stream (out), text,
                                            strlen (text), NULL, NULL, NULL));
  return out;
}

static void
commit (CauserieExportFile *out)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (causerie_export_file_commit (out, NULL, &error));
  g_assert_no_error (error);
  causerie_export_file_free (out);
}

static void
assert_content (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  g_file_get_contents (fixture->path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);
}

/* Nothing but the file itself is left in the folder. */
static void
assert_clean (Fixture *fixture, guint n_expected)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->folder->path, 0, NULL);
  guint n_names = 0;

  while (g_dir_read_name (folder) != NULL)
    n_names++;
  g_assert_cmpuint (n_names, ==, n_expected);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  CauserieExportFile *out = write_text (fixture, "words");
  GStatBuf info;

  assert_content (fixture, NULL);
  commit (out);
  assert_content (fixture, "words");
  assert_clean (fixture, 1);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  causerie_export_file_free (write_text (fixture, "words"));
  assert_content (fixture, NULL);
  assert_clean (fixture, 0);

  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  causerie_export_file_free (write_text (fixture, "words"));
  assert_content (fixture, "before");
  assert_clean (fixture, 1);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  GStatBuf info;

  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  commit (write_text (fixture, "after"));
  assert_content (fixture, "after");
  assert_clean (fixture, 1);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0640);
}

/* What a link leads to is replaced, not the link. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = temporary_folder_file (fixture->folder, "target");
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (target, "before", -1, NULL));
  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
  commit (write_text (fixture, "after"));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "after");
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder->path);
  g_autoptr(GFile) nowhere = g_file_get_child (fixture->file, "x");
  g_autoptr(GError) error = NULL;

  g_assert_null (causerie_export_file_open (folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_null (causerie_export_file_open (nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/export-file/new", Fixture, NULL, set_up, test_new, tear_down);
  g_test_add ("/export-file/given-up", Fixture, NULL, set_up, test_given_up, tear_down);
  g_test_add ("/export-file/replaced", Fixture, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/export-file/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/export-file/folder", Fixture, NULL, set_up, test_folder, tear_down);

  return g_test_run ();
}
