/* test-import-foreign.c: the files of other programs all the way into the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-calls.h"
#include "plain-sqlite.h"
#include "temporary-folder.h"

typedef struct {
  const char *path; /* of the test */
  const char *file;
  const char *format;
  guint       chats;
  guint       messages;
  guint       problems;
} Case;

static const Case cases[] = {
  { "/import-foreign/chatgpt", "chatgpt.json", "ChatGPT", 2, 7, 5 },
  { "/import-foreign/claude", "claude.json", "Claude", 2, 7, 3 },
  { "/import-foreign/open-webui", "open-webui.json", "Open WebUI", 2, 8, 2 },
  { "/import-foreign/librechat", "librechat.json", "LibreChat", 1, 6, 3 },
  { "/import-foreign/librechat-flat", "librechat-flat.json", "LibreChat", 1, 2, 0 },
  { "/import-foreign/chatbox", "chatbox.json", "Chatbox", 2, 9, 2 },
  { "/import-foreign/newelle", "newelle.json", "Newelle", 1, 3, 0 },
  { "/import-foreign/newelle-file", "newelle.pkl", "Newelle", 2, 5, 0 },
};

static void
assert_imported (Shelf *shelf, const char *path, const Case *test)
{
  g_autoptr(CauserieImportReport) first = shelf_import_file (shelf, path);
  g_autofree char *written = shelf_export (shelf, CAUSERIE_EXPORT_EVERYTHING);
  g_autoptr(CauserieImportReport) second = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (first->format, ==, test->format);
  g_assert_cmpuint (first->added, ==, test->chats);
  g_assert_cmpuint (first->added_messages, ==, test->messages);
  g_assert_cmpuint (first->n_unreadable, ==, test->problems);

  second = shelf_import_file (shelf, path);
  again = shelf_export (shelf, CAUSERIE_EXPORT_EVERYTHING);
  g_assert_cmpuint (second->added, ==, 0);
  g_assert_cmpuint (second->added_messages, ==, 0);
  g_assert_cmpuint (second->present, ==, test->chats);
  assert_same_text (again, written);
}

/* Imported again, a file adds nothing. */
static void
test_twice (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", test->file, NULL);
  g_autoptr(Shelf) shelf = shelf_new ();

  assert_imported (shelf, path, test);
}

static void
test_alpaca (void)
{
  static const Case test = { NULL, NULL, "Alpaca", 2, 4, 1 };
  g_autofree char *sql_path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "import", "alpaca.sql", NULL);
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *path = temporary_folder_file (folder, "alpaca.db");
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autofree char *sql = NULL;

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  run_plain (path, sql);
  assert_imported (shelf, path, &test);
}

/* A chat that went on over there goes on here. */
static void
test_grown (void)
{
  static const char before[] =
    "[{\"uuid\":\"c\",\"name\":\"Talk\",\"chat_messages\":[{\"uuid\":\"a\",\"sender\":\"human\","
    "\"text\":\"One\"}]}]";
  static const char after[] =
    "[{\"uuid\":\"c\",\"name\":\"Talk\",\"chat_messages\":[{\"uuid\":\"a\",\"sender\":\"human\","
    "\"text\":\"One\"},{\"uuid\":\"b\",\"sender\":\"assistant\",\"text\":\"Two\"}]}]";
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autoptr(CauserieImportReport) first = shelf_import_text (shelf, before);
  g_autoptr(CauserieImportReport) second = shelf_import_text (shelf, after);

  g_assert_cmpuint (first->added, ==, 1);
  g_assert_cmpuint (second->added, ==, 0);
  g_assert_cmpuint (second->completed, ==, 1);
  g_assert_cmpuint (second->added_messages, ==, 1);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_twice);
  g_test_add_func ("/import-foreign/alpaca", test_alpaca);
  g_test_add_func ("/import-foreign/grown", test_grown);

  return g_test_run ();
}
