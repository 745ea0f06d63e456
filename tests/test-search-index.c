/* test-search-index.c: the words of titles and messages in the table `search`
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-index.h"

#include "search-fixture.h"

#include <string.h>

#define SECOND G_USEC_PER_SEC
#define TIME   (G_GINT64_CONSTANT (1785000000) * SECOND)

/* All that is in the index, as a program sees it that knows nothing of this one. */
static const char words_sql[] =
  "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, search, 'col');"
  "SELECT term, col, doc, cnt FROM temp.vocabulary ORDER BY col, term";

static void
assert_words (SearchFixture *fixture, const char *expected)
{
  assert_plain (fixture->path, words_sql, expected);
}

static void
test_message (SearchFixture *fixture, gconstpointer data)
{
  search_add_conversation (fixture, 1, "", TIME);
  search_add_message (fixture, 1, 1, TIME, "Runs, книги: runs", "thoughts");
  search_plain (fixture, "INSERT INTO part (message, position, kind, name, text) VALUES"
                         " (1, 0, 'file', 'Report.pdf', NULL), (1, 1, 'text', NULL, 'printed'),"
                         " (1, 2, 'citation', 'Elsewhere', 'http://x.example/'),"
                         " (1, 3, 'reasoning-details', NULL, '[\"opaque\"]')");
  search_index (fixture, causerie_search_index_save_message, 1);

  assert_words (fixture,
                "pdf|names|1|1\nreport|names|1|1\n"
                "thoughts|reasoning|1|1\nthought|reasoning_stems|1|1\n"
                "print|stems|1|1\nrun|stems|1|1\nкниг|stems|1|1\n"
                "printed|words|1|1\nruns|words|1|2\nкниги|words|1|1");
  assert_plain (fixture->path, "SELECT id, conversation, message FROM search_document",
                "17850000000|1|1");

  search_index (fixture, causerie_search_index_forget_message, 1);
  assert_words (fixture, "");
  assert_plain (fixture->path, "SELECT count(*) FROM search_document", "0");
}

static void
test_title (SearchFixture *fixture, gconstpointer data)
{
  search_add_conversation (fixture, 1, "Ёлки", TIME);
  search_index (fixture, causerie_search_index_save_title, 1);
  assert_words (fixture, "елк|stems|1|1\nелки|words|1|1");

  search_index (fixture, causerie_search_index_forget_title, 1);
  search_plain (fixture, "UPDATE conversation SET title = 'Other', updated_time = 5");
  search_index (fixture, causerie_search_index_save_title, 1);
  assert_words (fixture, "other|words|1|1");
}

/* Saving again what is there, forgetting what is not, and rows that do not exist: nothing. */
static void
test_twice (SearchFixture *fixture, gconstpointer data)
{
  search_add_conversation (fixture, 1, "Title", TIME);
  search_add_message (fixture, 1, 1, TIME, "word", "");
  for (guint i = 0; i < 2; i++) {
    search_index (fixture, causerie_search_index_save_message, 1);
    search_index (fixture, causerie_search_index_save_title, 1);
  }
  assert_words (fixture, "titl|stems|1|1\ntitle|words|1|1\nword|words|1|1");

  for (guint i = 0; i < 2; i++) {
    search_index (fixture, causerie_search_index_forget_message, 1);
    search_index (fixture, causerie_search_index_forget_title, 1);
  }
  search_index (fixture, causerie_search_index_save_message, 17);
  search_index (fixture, causerie_search_index_save_title, 17);
  search_index (fixture, causerie_search_index_forget_conversation, 17);
  assert_words (fixture, "");
}

static void
test_not_indexed (SearchFixture *fixture, gconstpointer data)
{
  search_add_conversation (fixture, 1, "", TIME);
  search_add_message (fixture, 1, 1, TIME, "it streams", "");
  search_add_message (fixture, 2, 1, TIME, " … ", "");
  search_plain (fixture, "UPDATE message SET run = 7 WHERE id = 1");
  search_index (fixture, causerie_search_index_save_message, 1);
  search_index (fixture, causerie_search_index_save_message, 2);
  search_index (fixture, causerie_search_index_save_title, 1);
  assert_plain (fixture->path, "SELECT count(*) FROM search_document", "0");

  search_index (fixture, causerie_search_index_note_run, 7);
  assert_plain (fixture->path, "SELECT item FROM search_pending", "1");
}

static void
test_conversation (SearchFixture *fixture, gconstpointer data)
{
  search_add_conversation (fixture, 1, "Title", TIME);
  search_add_conversation (fixture, 2, "Other", TIME);
  for (gint64 id = 1; id <= 3; id++) {
    search_add_message (fixture, id, 1, TIME, "goes", "");
    search_index (fixture, causerie_search_index_save_message, id);
  }
  search_add_message (fixture, 4, 2, TIME, "stays", "");
  search_add_message (fixture, 5, 1, TIME, "later", "");
  search_index (fixture, causerie_search_index_save_message, 4);
  search_index (fixture, causerie_search_index_save_title, 1);
  search_index (fixture, causerie_search_index_note_message, 5);

  search_index (fixture, causerie_search_index_forget_conversation, 1);
  assert_words (fixture, "stay|stems|1|1\nstays|words|1|1");
  assert_plain (fixture->path, "SELECT count(*) FROM search_pending", "0");
}

/* Numbers follow the time, and all of one moment have one. */
static void
test_numbers (SearchFixture *fixture, gconstpointer data)
{
  search_add_conversation (fixture, 1, "", TIME);
  search_plain (fixture,
             "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
             "INSERT INTO message (id, uid, conversation, role, state, cost_is_estimate, sent_time,"
             "                     first_token_time, end_time, reasoning, text)"
             " SELECT i, 'm' || i, 1, 'user', 'done', 0, 5000000, 0, 0, '', 'word' FROM n");
  search_add_message (fixture, 1000, 1, TIME, "newest", "");
  search_add_message (fixture, 1001, 1, TIME - 10 * SECOND, "older", "");
  for (gint64 id = 1; id <= 300; id++)
    search_index (fixture, causerie_search_index_save_message, id);
  search_index (fixture, causerie_search_index_save_message, 1000);
  search_index (fixture, causerie_search_index_save_message, 1001);

  assert_plain (fixture->path,
                "SELECT count(*), min(id), max(id) < 50 + 4 * 300 FROM search_document"
                " WHERE message <= 300", "300|50|1");
  assert_plain (fixture->path, "SELECT message FROM search_document ORDER BY id DESC LIMIT 2",
                "1000\n1001");
}

/* --- upkeep --- */

static void
index_all (SearchFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  gboolean more = TRUE;

  while (more) {
    search_run (fixture, search_step_job, &more, &error);
    g_assert_no_error (error);
  }
}

/* What an older version of the program left without an index, and what was noted for later. */
static void
test_pending (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  search_add_conversation (fixture, 1, "Title", TIME);
  for (gint64 id = 1; id <= 20; id++)
    search_add_message (fixture, id, 1, TIME + id * SECOND, "word", "");
  search_plain (fixture, "DELETE FROM care");
  search_run (fixture, search_open_job, NULL, &error);
  g_assert_no_error (error);
  assert_plain (fixture->path, "SELECT count(*) FROM search_document", "0");

  search_index (fixture, causerie_search_index_save_message, 20); /* it was saved meanwhile */
  index_all (fixture);
  assert_words (fixture, "titl|stems|1|1\ntitle|words|1|1\nword|words|20|20");

  search_add_message (fixture, 21, 1, TIME, "noted", "");
  search_index (fixture, causerie_search_index_note_message, 21);
  search_index (fixture, causerie_search_index_note_message, 21);
  index_all (fixture);
  assert_plain (fixture->path, "SELECT count(*) FROM search_document", "22");
  assert_plain (fixture->path, "SELECT count(*) FROM search_pending", "0");
}

/* Another version would not know the words of this one: all is made anew. */
static void
test_version (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  search_add_conversation (fixture, 1, "", TIME);
  search_add_message (fixture, 1, 1, TIME, "word", "");
  search_index (fixture, causerie_search_index_save_message, 1);
  search_plain (fixture, "UPDATE message SET text = 'changed behind its back';"
                         "UPDATE care SET value = 0 WHERE name = 'search_version'");
  search_run (fixture, search_open_job, NULL, &error);
  g_assert_no_error (error);
  assert_words (fixture, "");
  index_all (fixture);
  assert_words (fixture, "chang|stems|1|1\nit|stems|1|1\n"
                         "back|words|1|1\nbehind|words|1|1\nchanged|words|1|1\nits|words|1|1");
}

static gpointer
settle_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_search_index_settle (database, error) &&
         causerie_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", error)
         ? database : NULL;
}

static gboolean
file_holds (const char *path, const char *bytes)
{
  g_autofree char *content = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return FALSE;
  return memmem (content, length, bytes, strlen (bytes)) != NULL;
}

/* Whether the word is in any byte of the file or its log. The index keeps what words have in common
 * with the one before them once, so it is the rare end of the word that is looked for. */
static gboolean
is_left (SearchFixture *fixture, const char *bytes)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  return file_holds (fixture->path, bytes) || file_holds (log, bytes);
}

static void
test_settle (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  search_add_conversation (fixture, 1, "", TIME);
  for (gint64 id = 1; id <= 60; id++) {
    g_autofree char *text = g_strdup_printf ("ordinary word%d", (int) id);

    search_add_message (fixture, id, 1, TIME + id, id == 30 ? "xqzsecret Яхонтовый" : text, "");
    search_index (fixture, causerie_search_index_save_message, id);
  }
  search_run (fixture, settle_job, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_left (fixture, "xqzsecret"));

  search_index (fixture, causerie_search_index_forget_message, 30);
  search_plain (fixture, "PRAGMA secure_delete = ON; DELETE FROM message WHERE id = 30");
  g_assert_true (is_left (fixture, "xqzsecret")); /* marked as gone, no more */

  search_run (fixture, settle_job, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (is_left (fixture, "zsecret"));
  g_assert_false (is_left (fixture, "хонтов"));
  assert_plain (fixture->path, "SELECT count(*) FROM search WHERE search MATCH 'ordinary'", "59");
}

/* A table that is broken keeps nobody from saving: it is made anew when the file is next opened. */
static void
test_broken (SearchFixture *fixture, gconstpointer data)
{
  search_add_conversation (fixture, 1, "", TIME);
  search_add_message (fixture, 1, 1, TIME, "word", "");
  search_plain (fixture, "UPDATE search_data SET block = x'00000000ffffffff7f' WHERE id = 10");
  search_index (fixture, causerie_search_index_save_message, 1);
  assert_plain (fixture->path, "SELECT count(*) FROM care WHERE name = 'search_version'", "0");

  {
    g_autoptr(GError) error = NULL;

    search_run (fixture, search_open_job, NULL, &error);
    g_assert_no_error (error);
  }
  index_all (fixture);
  assert_words (fixture, "word|words|1|1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_SEARCH_TEST ("/search-index/message", test_message);
  ADD_SEARCH_TEST ("/search-index/title", test_title);
  ADD_SEARCH_TEST ("/search-index/twice", test_twice);
  ADD_SEARCH_TEST ("/search-index/not-indexed", test_not_indexed);
  ADD_SEARCH_TEST ("/search-index/conversation", test_conversation);
  ADD_SEARCH_TEST ("/search-index/numbers", test_numbers);
  ADD_SEARCH_TEST ("/search-index/pending", test_pending);
  ADD_SEARCH_TEST ("/search-index/version", test_version);
  ADD_SEARCH_TEST ("/search-index/settle", test_settle);
  ADD_SEARCH_TEST ("/search-index/broken", test_broken);

  return g_test_run ();
}
