/* test-salvage.c: a new history of what is readable in a damaged one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-salvage.h"

#include "causerie-error.h"
#include "causerie-page-file.h"
#include "causerie-snapshot-folder.h"
#include "causerie-snapshot-maker.h"
#include "damaged-file.h"

#define N_SEEDS 3

typedef struct {
  TemporaryFolder *folder;
  char            *path;
  char            *new_path;
  GByteArray      *bytes; /* of the file before the damage */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "history.sqlite");
  fixture->new_path = temporary_folder_file (fixture->folder, "new.sqlite");
  make_history (fixture->path);
  fixture->bytes = read_bytes (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_byte_array_unref (fixture->bytes);
  g_free (fixture->path);
  g_free (fixture->new_path);
  temporary_folder_free (fixture->folder);
}

static CauserieRescue *
salvage (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  CauserieRescue *rescue = causerie_salvage_run (fixture->path, fixture->new_path, &error);

  g_assert_no_error (error);
  assert_file_is_sound (fixture->new_path);
  return rescue;
}

static void
assert_same_content (Fixture *fixture)
{
  static const char * const questions[] = {
    "SELECT uid, title, leaf, folder FROM conversation ORDER BY id",
    "SELECT uid, conversation, parent, role, state, connection, reasoning, text FROM message"
    " ORDER BY id",
    "SELECT * FROM part", "SELECT sha256, size FROM blob", "SELECT * FROM tag",
    "SELECT uid, cost FROM ledger", "SELECT uid, name FROM folder",
  };
  g_autofree char *whole = temporary_folder_file (fixture->folder, "whole.sqlite");

  write_bytes (whole, fixture->bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autofree char *expected = ask_plain (whole, questions[i]);

    assert_plain (fixture->new_path, questions[i], expected);
  }
}

/* --- nothing lost --- */

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRescue) rescue = salvage (fixture);

  g_assert_cmpuint (rescue->n_conversations, ==, N_CHATS);
  g_assert_cmpuint (rescue->n_messages, ==, N_CHATS * N_CHAT_MESSAGES);
  g_assert_cmpuint (rescue->n_filled_messages, ==, 0);
  g_assert_cmpuint (rescue->n_unreadable, ==, 0);
  assert_same_content (fixture);
}

/* The first page says where every tree begins; the rows do not need it. */
static void
test_no_beginning (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(CauserieRescue) rescue = NULL;

  g_byte_array_append (bytes, fixture->bytes->data, fixture->bytes->len);
  overwrite_page (bytes, 0, rand);
  write_bytes (fixture->path, bytes);
  rescue = salvage (fixture);
  assert_same_content (fixture);
}

/* What was committed is in the log as long as nobody has moved it. */
static void
test_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = temporary_folder_file (fixture->folder, "killed.sqlite");
  g_autofree char *copy_log = temporary_folder_file (fixture->folder, "killed.sqlite-wal");
  g_autofree char *log = temporary_folder_file (fixture->folder, "history.sqlite-wal");
  g_autoptr(CauserieRescue) rescue = NULL;
  g_autoptr(GByteArray) file_bytes = NULL;
  g_autoptr(GByteArray) log_bytes = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *handle = open_plain (fixture->path);

  g_assert_cmpint (sqlite3_exec (handle,
                                 "UPDATE conversation SET title = 'Renamed' WHERE id = 5;"
                                 "BEGIN; UPDATE conversation SET title = 'Not committed';",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  file_bytes = read_bytes (fixture->path);
  log_bytes = read_bytes (log);
  sqlite3_close (handle);
  write_bytes (copy, file_bytes);
  write_bytes (copy_log, log_bytes);

  rescue = causerie_salvage_run (copy, fixture->new_path, &error);
  g_assert_no_error (error);
  assert_plain (fixture->new_path,
                "SELECT group_concat (title) FROM conversation WHERE id IN (4, 5)",
                "Chat 4,Renamed");
}

/* --- pages lost --- */

static gboolean
has_token (const guint8 *page, const char *token)
{
  return memmem (page, PAGE_SIZE, token, strlen (token)) != NULL;
}

/* A message all of whose pages are whole. */
static gboolean
is_untouched (GByteArray *whole, const gboolean *damaged, guint message)
{
  g_autofree char *token = g_strdup_printf ("<m-%u:", message);

  for (guint page = 0; page < whole->len / PAGE_SIZE; page++)
    if (damaged[page] && has_token (whole->data + page * PAGE_SIZE, token))
      return FALSE;
  return TRUE;
}

/* Texts by the number of their message. */
static GHashTable *
read_texts (const char *path)
{
  GHashTable *texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autofree char *answer = ask_plain (path, "SELECT substr (uid, 3), text FROM message");
  g_auto(GStrv) lines = g_strsplit (answer, "\n", -1);

  for (char **line = lines; *line != NULL; line++) {
    char *bar = strchr (*line, '|');

    g_assert_nonnull (bar);
    g_hash_table_insert (texts, GINT_TO_POINTER (atoi (*line)), g_strdup (bar + 1));
  }
  return texts;
}

/* The end of a long text may lie on a page of which no whole token does. Returns how many there
 * are. */
static guint
assert_untouched (Fixture *fixture, const gboolean *damaged, GHashTable *expected)
{
  g_autoptr(GHashTable) texts = read_texts (fixture->new_path);
  guint n = 0;

  for (guint i = 1; i <= N_CHATS * N_CHAT_MESSAGES; i++) {
    const char *whole = g_hash_table_lookup (expected, GINT_TO_POINTER (i));
    const char *text = g_hash_table_lookup (texts, GINT_TO_POINTER (i));

    if (!is_untouched (fixture->bytes, damaged, i))
      continue;
    g_assert_nonnull (text);
    g_assert_true (g_str_has_prefix (whole, text));
    g_assert_cmpuint (strlen (text) + 12, >=, strlen (whole));
    n++;
  }
  return n;
}

static void
check_seed (Fixture *fixture, GHashTable *expected, guint seed)
{
  guint n_pages = fixture->bytes->len / PAGE_SIZE;
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autofree gboolean *damaged = g_new0 (gboolean, n_pages);
  g_autoptr(CauserieRescue) rescue = NULL;

  g_byte_array_append (bytes, fixture->bytes->data, fixture->bytes->len);
  for (guint i = 0; i < 1 + seed % 12; i++) {
    guint page = (guint) g_rand_int_range (rand, 0, (gint32) n_pages);

    overwrite_page (bytes, page, rand);
    damaged[page] = TRUE;
  }
  write_bytes (fixture->path, bytes);

  rescue = salvage (fixture);
  g_assert_cmpuint (rescue->n_messages, >=, assert_untouched (fixture, damaged, expected));
  assert_plain (fixture->new_path,
                "SELECT count(*) FROM message WHERE parent IS NULL"
                " GROUP BY conversation HAVING count(*) > 1", "");
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GHashTable) expected = read_texts (fixture->path);
  guint n_seeds = g_test_slow () ? 1000 : N_SEEDS;

  for (guint seed = 1; seed <= n_seeds; seed++)
    check_seed (fixture, expected, seed);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GHashTable) expected = read_texts (fixture->path);
  guint n_pages = fixture->bytes->len / PAGE_SIZE;

  for (guint part = 1; part < 5; part += g_test_slow () ? 1 : 2) {
    g_autoptr(GByteArray) bytes = g_byte_array_new ();
    g_autofree gboolean *damaged = g_new0 (gboolean, n_pages);
    g_autoptr(CauserieRescue) rescue = NULL;
    guint length = fixture->bytes->len / 5 * part;

    g_byte_array_append (bytes, fixture->bytes->data, length);
    write_bytes (fixture->path, bytes);
    for (guint page = length / PAGE_SIZE; page < n_pages; page++)
      damaged[page] = TRUE;

    rescue = salvage (fixture);
    assert_untouched (fixture, damaged, expected);
  }
}

/* --- what hangs together --- */

/* Where a table's row is lost, as if its page were. */
static void
damage_by_sql (Fixture *fixture, const char *sql)
{
  sqlite3 *handle = open_plain (fixture->path);
  char *message = NULL;

  sqlite3_exec (handle, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

static void
test_orphans (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRescue) rescue = NULL;

  damage_by_sql (fixture, "DELETE FROM conversation WHERE id = 4;"
                          "DELETE FROM message WHERE id IN (3, 20, 45, 81);"
                          "DELETE FROM blob_chunk; DELETE FROM folder;");
  rescue = salvage (fixture);
  g_assert_cmpuint (rescue->n_conversations, ==, N_CHATS);

  /* a lost chat has its messages, a name and an end */
  assert_plain (fixture->new_path,
                "SELECT count(*), c.leaf, c.title LIKE '<m-61:1>%' FROM conversation c"
                " JOIN message m ON m.conversation = c.id WHERE c.id = 4", "20|m-80|1");
  /* a message whose parent is lost follows the one before it; the first has none */
  assert_plain (fixture->new_path, "SELECT parent FROM message WHERE id = 4", "2");
  assert_plain (fixture->new_path, "SELECT parent IS NULL FROM message WHERE id = 82", "1");
  assert_plain (fixture->new_path, "SELECT leaf FROM conversation WHERE id = 1", "m-19");
  /* an attachment without its bytes keeps its name */
  assert_plain (fixture->new_path, "SELECT name, blob IS NULL FROM part", "hello.txt|1");
  assert_plain (fixture->new_path, "SELECT count(*) FROM blob", "0");
  assert_plain (fixture->new_path, "SELECT count(folder) FROM conversation", "0");
}

/* A branch whose chat is lost still begins where it branched. */
static void
test_branch (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRescue) rescue = NULL;

  damage_by_sql (fixture, "UPDATE message SET parent = 10 WHERE id = 41;"
                          "DELETE FROM conversation WHERE id = 3");
  rescue = salvage (fixture);
  assert_plain (fixture->new_path, "SELECT origin FROM conversation WHERE id = 3", "10");
  assert_plain (fixture->new_path, "SELECT count(origin) FROM conversation", "1");
}

/* --- the newest copy --- */

static void
make_copy (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieSnapshot) copy =
    causerie_snapshot_maker_run (fixture->path, CAUSERIE_SNAPSHOT_DAILY, NULL, NULL, &error);

  g_assert_no_error (error);
}

static void
test_filled (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRescue) rescue = NULL;

  make_copy (fixture);
  damage_by_sql (fixture, "DELETE FROM conversation WHERE id IN (4, 7);"
                          "DELETE FROM message WHERE id IN (3, 20, 45, 81) OR conversation = 7;"
                          "DELETE FROM blob_chunk; DELETE FROM folder; DELETE FROM ledger;"
                          "DELETE FROM tag WHERE conversation = 1; DELETE FROM part;");
  rescue = salvage (fixture);
  g_assert_cmpuint (rescue->n_messages, ==, N_CHATS * N_CHAT_MESSAGES - 24);
  g_assert_cmpuint (rescue->n_filled_messages, ==, 24);
  assert_plain (fixture->new_path, "SELECT count(*) FROM blob_chunk", "1");
  damage_by_sql (fixture, "SELECT 1");
  assert_plain (fixture->new_path, "SELECT folder FROM conversation WHERE id = 7", "");
  g_clear_pointer (&rescue, causerie_rescue_free);
  assert_plain (fixture->new_path, "SELECT count(*) FROM ledger", "1");
  assert_plain (fixture->new_path, "SELECT count(*) FROM tag", "2");
  assert_plain (fixture->new_path,
                "SELECT group_concat (id || ':' || uid) FROM conversation WHERE id IN (4, 7)",
                "4:c-4,7:c-7");
  assert_plain (fixture->new_path, "SELECT parent FROM message WHERE id = 4", "3");
}

/* What was said since the copy stays, also where it has the number of something the copy still
 * has. */
static void
test_numbers_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRescue) rescue = NULL;

  make_copy (fixture);
  damage_by_sql (fixture,
                 "UPDATE message SET uid = 'new-' || id, text = 'new' WHERE conversation = 12;"
                 "UPDATE conversation SET uid = 'c-new', title = 'New' WHERE id = 12;");
  rescue = salvage (fixture);
  g_assert_cmpuint (rescue->n_conversations, ==, N_CHATS + 1);
  g_assert_cmpuint (rescue->n_filled_messages, ==, 20);
  assert_plain (fixture->new_path,
                "SELECT count(*), count (DISTINCT conversation), min (m.parent < m.id)"
                " FROM message m JOIN conversation c ON c.id = m.conversation WHERE c.uid = 'c-12'", "20|1|1");
  assert_plain (fixture->new_path,
                "SELECT count(*), min (text) FROM message m"
                " JOIN conversation c ON c.id = m.conversation WHERE c.uid = 'c-new'", "20|new");
}

/* A text that breaks off is taken whole from the copy. */
static void
test_torn (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autoptr(CauserieRescue) rescue = NULL;
  g_autoptr(CauserieRescue) filled = NULL;

  g_byte_array_append (bytes, fixture->bytes->data, fixture->bytes->len);
  for (guint page = 0; page < bytes->len / PAGE_SIZE; page++)
    if (has_token (bytes->data + page * PAGE_SIZE, "<m-7:1000>"))
      overwrite_page (bytes, page, rand);
  write_bytes (fixture->path, bytes);

  rescue = salvage (fixture);
  g_assert_cmpuint (rescue->n_unreadable, ==, 1);
  assert_plain (fixture->new_path,
                "SELECT text LIKE '<m-7:1><m-7:2>%', instr (text, '<m-7:1000>') FROM message"
                " WHERE uid = 'm-7'", "1|0");

  write_bytes (fixture->path, fixture->bytes);
  make_copy (fixture);
  write_bytes (fixture->path, bytes);
  filled = salvage (fixture);
  assert_same_content (fixture);
}

/* A copy that is damaged too is passed over. */
static void
test_bad_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) copies = NULL;
  g_autoptr(CauserieRescue) rescue = NULL;
  g_autoptr(GByteArray) bytes = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);

  make_copy (fixture);
  copies = causerie_snapshot_folder_list (fixture->path, NULL);
  bytes = read_bytes (((CauserieSnapshot *) copies->pdata[0])->path);
  for (guint page = 3; page < 30; page++)
    overwrite_page (bytes, page, rand);
  write_bytes (((CauserieSnapshot *) copies->pdata[0])->path, bytes);
  damage_by_sql (fixture, "DELETE FROM message WHERE id = 5");

  rescue = salvage (fixture);
  g_assert_cmpuint (rescue->n_filled_messages, ==, 0);
  g_assert_cmpuint (rescue->n_messages, ==, N_CHATS * N_CHAT_MESSAGES - 1);
}

/* --- what is no history --- */

static void
test_stranger (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GByteArray) noise = g_byte_array_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (9);

  g_byte_array_set_size (noise, 20 * PAGE_SIZE);
  for (guint page = 0; page < 20; page++)
    overwrite_page (noise, page, rand);
  write_bytes (fixture->path, noise);

  g_assert_null (causerie_salvage_run (fixture->path, fixture->new_path, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_assert_false (g_file_test (fixture->new_path, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add ("/salvage/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("whole", test_whole);
  ADD ("no-beginning", test_no_beginning);
  ADD ("log", test_log);
  ADD ("pages", test_pages);
  ADD ("truncated", test_truncated);
  ADD ("orphans", test_orphans);
  ADD ("branch", test_branch);
  ADD ("filled", test_filled);
  ADD ("numbers-taken", test_numbers_taken);
  ADD ("torn", test_torn);
  ADD ("bad-copy", test_bad_copy);
  ADD ("stranger", test_stranger);

  return g_test_run ();
}
