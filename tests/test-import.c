/* test-import.c: our own exports in and out again
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-calls.h"

#include "causerie-error.h"

#include <string.h>

#define CHAT(n) "00000000-0000-4000-8000-0000000000" n

/* Everything there is, once, in the form it is written in. */
static char *
read_fixture (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "export", "everything.json", NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* What is imported is in the library at once. */
static void
assert_listed (Shelf *shelf)
{
  CauserieConversation *cats = shelf_find (shelf, CHAT ("10"));

  g_assert_nonnull (cats);
  g_assert_cmpstr (causerie_conversation_get_title (cats), ==, "Cats");
  g_assert_true (causerie_conversation_get_pinned (cats));
  g_assert_cmpstr (causerie_conversation_get_folder (cats), ==, CHAT ("03"));
  g_assert_nonnull (shelf_find (shelf, CHAT ("20")));
  g_assert_null (shelf_find (shelf, CHAT ("30"))); /* in the trash */
  g_assert_nonnull (causerie_settings_find_profile (shelf->settings, CHAT ("02")));
}

static void
test_round_trip (void)
{
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autofree char *text = read_fixture ();
  g_autoptr(CauserieImportReport) report = shelf_import_text (shelf, text);
  g_autofree char *words = causerie_import_report_to_text (report);
  g_autofree char *written = shelf_export (shelf, CAUSERIE_EXPORT_EVERYTHING);

  assert_listed (shelf);
  g_assert_cmpstr (words, ==,
                   "4 chats added. 10 messages added. 2 folders added. 1 model profile added. "
                   "1 connection added; its key is missing. 2 entries of the usage added. "
                   "Preferences were taken over.");

  g_assert_cmpstr (report->format, ==, "Causerie");
  g_assert_cmpuint (report->n_unreadable, ==, 0);
  g_assert_cmpuint (report->added, ==, 4);
  g_assert_cmpuint (report->present, ==, 0);
  g_assert_cmpuint (report->added_messages, ==, 10);
  g_assert_cmpuint (report->folders, ==, 2);
  g_assert_cmpuint (report->profiles, ==, 1);
  g_assert_cmpuint (report->ledger_rows, ==, 2);
  g_assert_cmpuint (report->connections->len, ==, 1);
  g_assert_true (report->settings);
  assert_same_text (written, text);
}

static void
test_again (void)
{
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autofree char *text = read_fixture ();
  g_autoptr(CauserieImportReport) first = shelf_import_text (shelf, text);
  g_autoptr(CauserieImportReport) second = shelf_import_text (shelf, text);
  g_autofree char *written = shelf_export (shelf, CAUSERIE_EXPORT_EVERYTHING);

  g_assert_cmpuint (second->added, ==, 0);
  g_assert_cmpuint (second->present, ==, 4);
  g_assert_cmpuint (second->completed, ==, 0);
  g_assert_cmpuint (second->trashed, ==, 1);
  g_assert_cmpuint (second->added_messages, ==, 0);
  g_assert_cmpuint (second->folders, ==, 0);
  g_assert_cmpuint (second->profiles, ==, 0);
  g_assert_cmpuint (second->ledger_rows, ==, 0);
  g_assert_cmpuint (second->connections->len, ==, 0);
  g_assert_false (second->settings);
  g_assert_true (causerie_import_report_is_useful (second));
  assert_same_text (written, text);
}

/* A chat that went on elsewhere. */
static void
test_merge (void)
{
  static const char before[] =
    "{\"format\":\"causerie\",\"version\":1,\"conversations\":[{\"uid\":\"c\",\"title\":\"Old\","
    "\"created_time\":1,\"updated_time\":5,\"messages\":[{\"uid\":\"a\",\"role\":\"user\","
    "\"text\":\"one\"},{\"uid\":\"b\",\"parent\":\"a\",\"role\":\"assistant\",\"text\":\"two\"}],"
    "\"leaf\":\"b\"}]}";
  static const char after[] =
    "{\"format\":\"causerie\",\"version\":1,\"conversations\":[{\"uid\":\"c\",\"title\":\"New\","
    "\"created_time\":9,\"updated_time\":7,\"preview\":\"three\",\"messages\":[{\"uid\":\"a\","
    "\"role\":\"user\",\"text\":\"CHANGED\"},{\"uid\":\"x\",\"parent\":\"b\",\"role\":\"user\","
    "\"text\":\"three\"}],\"leaf\":\"x\"}]}";
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autoptr(CauserieImportReport) first = shelf_import_text (shelf, before);
  g_autoptr(CauserieImportReport) second = shelf_import_text (shelf, after);
  g_autofree char *written = shelf_export (shelf, CAUSERIE_EXPORT_CHATS);

  g_assert_cmpuint (second->present, ==, 1);
  g_assert_cmpuint (second->completed, ==, 1);
  g_assert_cmpuint (second->added_messages, ==, 1);
  g_assert_cmpstr (written, ==,
                   "{\"format\":\"causerie\",\"version\":1,\n"
                   "\"folders\":[],\n"
                   "\"attachments\":[],\n"
                   "\"conversations\":[\n"
                   "{\"uid\":\"c\",\"title\":\"Old\",\"title_source\":\"import\","
                   "\"created_time\":1,\"updated_time\":7,\"preview\":\"three\",\"messages\":[\n"
                   "{\"uid\":\"a\",\"role\":\"user\",\"state\":\"done\",\"text\":\"one\"},\n"
                   "{\"uid\":\"b\",\"parent\":\"a\",\"role\":\"assistant\",\"state\":\"done\","
                   "\"text\":\"two\"},\n"
                   "{\"uid\":\"x\",\"parent\":\"b\",\"role\":\"user\",\"state\":\"done\","
                   "\"text\":\"three\"}],\"leaf\":\"x\"}\n"
                   "]}\n");
}

/* A branch that is exported alone takes along what was said before, and finds it where it is. */
static void
test_branch_alone (void)
{
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autoptr(Shelf) other = shelf_new ();
  g_autofree char *text = read_fixture ();
  g_autoptr(CauserieImportReport) first = shelf_import_text (shelf, text);
  g_autoptr(GPtrArray) chats = g_ptr_array_new ();
  g_autofree char *alone = NULL, *again = NULL, *all = NULL;
  g_autoptr(CauserieImportReport) back = NULL, there = NULL;

  g_ptr_array_add (chats, shelf_find (shelf, CHAT ("20")));
  alone = shelf_export_chats (shelf, chats, CAUSERIE_EXPORT_JSON, CAUSERIE_EXPORT_CHATS);
  g_assert_nonnull (strstr (alone, "\"uid\":\"" CHAT ("11") "\""));
  g_assert_null (strstr (alone, "\"origin\""));
  g_assert_null (strstr (alone, "Deleted"));
  g_assert_null (strstr (alone, "draft"));

  there = shelf_import_text (other, alone);
  g_assert_cmpuint (there->added, ==, 1);
  g_assert_cmpuint (there->added_messages, ==, 4);
  again = shelf_export (other, CAUSERIE_EXPORT_CHATS);
  assert_same_text (again, alone);

  back = shelf_import_text (shelf, alone);
  g_assert_cmpuint (back->present, ==, 1);
  g_assert_cmpuint (back->added_messages, ==, 0);
  all = shelf_export (shelf, CAUSERIE_EXPORT_EVERYTHING);
  assert_same_text (all, text);
}

/* Where the chat it branched from is, and the branch is not, it branches from there again. */
static void
test_branch_comes_home (void)
{
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autoptr(Shelf) other = shelf_new ();
  g_autofree char *text = read_fixture ();
  g_autoptr(CauserieImportReport) all = shelf_import_text (shelf, text);
  g_autoptr(GPtrArray) chats = g_ptr_array_new ();
  g_autofree char *trunk = NULL, *branch = NULL, *written = NULL;
  g_autoptr(CauserieImportReport) first = NULL, second = NULL;

  g_ptr_array_add (chats, shelf_find (shelf, CHAT ("10")));
  trunk = shelf_export_chats (shelf, chats, CAUSERIE_EXPORT_JSON, CAUSERIE_EXPORT_CHATS);
  chats->pdata[0] = shelf_find (shelf, CHAT ("20"));
  branch = shelf_export_chats (shelf, chats, CAUSERIE_EXPORT_JSON, CAUSERIE_EXPORT_CHATS);

  first = shelf_import_text (other, trunk);
  second = shelf_import_text (other, branch);
  g_assert_cmpuint (second->added, ==, 1);
  g_assert_cmpuint (second->added_messages, ==, 2);
  written = shelf_export (other, CAUSERIE_EXPORT_CHATS);
  g_assert_nonnull (strstr (written, "\"origin\":\"" CHAT ("12") "\""));
}

/* What was deleted from a chat does not go out with it; its child stands in its place. */
static void
test_named_chat (void)
{
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autofree char *text = read_fixture ();
  g_autoptr(CauserieImportReport) report = shelf_import_text (shelf, text);
  g_autoptr(GPtrArray) chats = g_ptr_array_new ();
  g_autofree char *written = NULL;

  g_ptr_array_add (chats, shelf_find (shelf, CHAT ("10")));
  written = shelf_export_chats (shelf, chats, CAUSERIE_EXPORT_JSON, CAUSERIE_EXPORT_CHATS);
  g_assert_null (strstr (written, "Deleted"));
  g_assert_null (strstr (written, "else"));
  g_assert_null (strstr (written, "\"Old\""));
  g_assert_null (strstr (written, "ledger"));
  g_assert_nonnull (strstr (written, "\"uid\":\"" CHAT ("16") "\",\"parent\":\"" CHAT ("12") "\""));
}

/* Each ends with a report or a plain error, and leaves the library whole. */
static void
test_hostile (void)
{
  static const struct {
    const char *text;
    guint       added; /* G_MAXUINT: no format fits */
    guint       n_unreadable;
  } cases[] = {
    { "", G_MAXUINT, 0 },
    { "not JSON", G_MAXUINT, 0 },
    { "[]", G_MAXUINT, 0 },
    { "{}", G_MAXUINT, 0 },
    { "[1,2,3]", G_MAXUINT, 0 },
    { "{\"format\":\"other\"}", G_MAXUINT, 0 },
    { "{\"format\":\"causerie\"}", 0, 0 },
    { "{\"format\":\"causerie\",\"version\":2}", 0, 1 },
    { "{\"format\":\"causerie\",\"conversations\":{\"uid\":\"c@\"}}", 1, 0 },
    { "{\"format\":\"causerie\",\"conversations\":[{}]}", 0, 1 },
    { "{\"format\":\"causerie\",\"conversations\":[{\"uid\":\"c@\"},{\"uid\":7},oops]}", 1, 2 },
    { "{\"format\":\"causerie\",\"conversations\":[{\"uid\":\"c@\"},{\"uid\":\"d@\"", 1, 1 },
    { "{\"format\":\"causerie\",\"conversations\":[{\"uid\":\"c@\",\"messages\":[{\"uid\":\"m@\","
      "\"parent\":\"m@\"},{\"uid\":\"m@\"},{\"uid\":\"n@\",\"parent\":\"o@\"},{\"uid\":\"o@\","
      "\"parent\":\"n@\"},{\"uid\":\"p@\",\"parent\":\"nowhere\"}]}]}", 1, 0 },
    { "{\"format\":\"causerie\",\"conversations\":[{\"uid\":\"c@\",\"title\":[],\"tags\":{},"
      "\"created_time\":-1e300,\"scroll\":7,\"origin\":\"gone\",\"folder\":\"gone\",\"leaf\":{},"
      "\"messages\":[{\"uid\":\"m@\",\"role\":\"king\",\"state\":\"streaming\",\"usage\":[],"
      "\"prices\":7,\"params\":[],\"failure\":\"no\",\"sent_time\":\"soon\",\"parts\":[1,{}]}]}]}",
      1, 1 },
    { "{\"format\":\"causerie\",\"attachments\":[{\"sha256\":\"00\",\"data\":\"AAAA\"}],"
      "\"conversations\":[{\"uid\":\"c@\",\"messages\":[{\"uid\":\"m@\",\"parts\":[{\"kind\":"
      "\"image\",\"media_type\":\"image/png\",\"attachment\":\"00\"}]}]}]}", 1, 2 },
    { "{\"format\":\"causerie\",\"connections\":[{\"uid\":\"../../evil\"},{}],"
      "\"profiles\":[{\"uid\":\"/\"}],\"preferences\":{\"enter-sends\":\"maybe\","
      "\"connections\":[\"x\"],\"window-width\":1}}", 0, 3 },
    { "{\"format\":\"causerie\",\"folders\":[{\"uid\":\"\"},{\"name\":\"x\"}],"
      "\"ledger\":[{\"time\":1}]}", 0, 3 },
  };

  g_autoptr(Shelf) shelf = shelf_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(GString) text = g_string_new (cases[i].text);
    g_autofree char *number = g_strdup_printf ("%u", i);
    g_autoptr(GError) error = NULL;
    g_autoptr(CauserieImportReport) report = NULL;

    g_test_message ("case %u", i);
    g_string_replace (text, "@", number, 0);
    report = shelf_try_import_text (shelf, text->str, -1, &error);
    if (cases[i].added == G_MAXUINT) {
      g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpuint (report->added, ==, cases[i].added);
    g_assert_cmpuint (report->n_unreadable, ==, cases[i].n_unreadable);
    g_assert_cmpuint (report->connections->len, ==, 0);
  }
}

/* Cut anywhere, a file gives what it holds whole; the rest comes with the next try. */
static void
test_truncated (void)
{
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autofree char *text = read_fixture ();
  g_autofree char *written = NULL;
  g_autoptr(CauserieImportReport) last = NULL;
  gsize length = strlen (text);
  const gsize cuts[] = { 1, 20, 60, length / 4, length / 2, length * 3 / 4, length - 2 };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(CauserieImportReport) report =
      shelf_try_import_text (shelf, text, cuts[i], &error);

    if (report == NULL)
      g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
    else
      g_assert_cmpuint (report->n_unreadable, >=, 1);
  }

  last = shelf_import_text (shelf, text);
  written = shelf_export (shelf, CAUSERIE_EXPORT_EVERYTHING);
  assert_same_text (written, text);
}

static void
test_missing_file (void)
{
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (shelf_try_import (shelf, "/nonexistent/file.json", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled (void)
{
  g_autoptr(Shelf) shelf = shelf_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GFile) file = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "export", "everything.json", NULL);

  g_cancellable_cancel (cancellable);
  file = g_file_new_for_path (path);
  causerie_import_async (shelf->library, file, NULL, NULL, cancellable, shelf_note_cb, &result);
  g_assert_null (causerie_import_finish (shelf->library, shelf_await (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/round-trip", test_round_trip);
  g_test_add_func ("/import/again", test_again);
  g_test_add_func ("/import/merge", test_merge);
  g_test_add_func ("/import/branch-alone", test_branch_alone);
  g_test_add_func ("/import/branch-comes-home", test_branch_comes_home);
  g_test_add_func ("/import/named-chat", test_named_chat);
  g_test_add_func ("/import/hostile", test_hostile);
  g_test_add_func ("/import/truncated", test_truncated);
  g_test_add_func ("/import/missing-file", test_missing_file);
  g_test_add_func ("/import/cancelled", test_cancelled);

  return g_test_run ();
}
