/* test-store-load.c: the end of a long chat first, then all of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store.h"

#include "store-fixture.h"

/* Generated in SQL, as saving them one by one takes its time: `n` messages one below the other, m-1
 * the first, in the chat c-1. */
static void
write_long_chat (const char *path, guint n, const char *also)
{
  g_autofree char *sql = g_strdup_printf (
    "BEGIN;"
    "INSERT INTO conversation (id, uid, title, profile, preview, pinned, created_time,"
    "                          updated_time, leaf, scroll_piece, scroll_offset, draft)"
    " VALUES (1, 'c-1', 'Long', '', '', 0, 1, 1, 'm-%u', 0, 0, '');"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
    "INSERT INTO message (id, uid, conversation, parent, role, state, cost_is_estimate, sent_time,"
    "                     first_token_time, end_time, reasoning, text)"
    " SELECT i, 'm-' || i, 1, nullif (i - 1, 0), iif (i %% 2, 'user', 'assistant'), 'done', 0, i,"
    "  0, i, '', 'This is what was said as number ' || i || '.' FROM n;"
    "%s;"
    "COMMIT;", n, n, also);

  run_plain (path, sql);
}

static GPtrArray *
load_end (CauserieStore *store, guint end, char **leaf, gboolean *complete)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *messages;

  causerie_store_load_async (store, "c-1", end, NULL, keep_result_cb, &result);
  messages = causerie_store_load_finish (store, await (&result), leaf, complete, &error);
  g_assert_no_error (error);
  return messages;
}

static void
assert_end (StoreFixture *fixture, guint end, const char *first, guint n, gboolean complete)
{
  gboolean is_complete;
  g_autofree char *leaf = NULL;
  g_autoptr(GPtrArray) messages = load_end (fixture->store, end, &leaf, &is_complete);

  g_assert_cmpuint (messages->len, ==, n);
  g_assert_cmpint (is_complete, ==, complete);
  if (n > 0)
    g_assert_cmpstr (causerie_message_get_uid (g_ptr_array_index (messages, 0)), ==, first);
}

static void
test_end (StoreFixture *fixture, gconstpointer data)
{
  write_long_chat (fixture->path, 100, "");
  assert_end (fixture, 10, "m-91", 10, FALSE);
  assert_end (fixture, 1, "m-100", 1, FALSE);
  assert_end (fixture, 99, "m-2", 99, FALSE);
  assert_end (fixture, 100, "m-1", 100, TRUE);
  assert_end (fixture, 500, "m-1", 100, TRUE);
  assert_end (fixture, 0, "m-1", 100, TRUE);
}

/* A second version is not on the path, so the path is not all. */
static void
test_end_of_tree (StoreFixture *fixture, gconstpointer data)
{
  write_long_chat (fixture->path, 10, "UPDATE message SET parent = 8 WHERE id = 10");
  assert_end (fixture, 50, "m-1", 9, FALSE);
  run_plain (fixture->path, "UPDATE conversation SET leaf = 'nobody'"); /* the newest, then */
  assert_end (fixture, 2, "m-8", 2, FALSE);
  run_plain (fixture->path, "UPDATE conversation SET leaf = 'm-9'");
  assert_end (fixture, 2, "m-8", 2, FALSE);
}

/* What is in the trash comes along and does not count. */
static void
test_end_with_trash (StoreFixture *fixture, gconstpointer data)
{
  write_long_chat (fixture->path, 10, "UPDATE message SET trashed_time = 7 WHERE id IN (10, 8)");
  assert_end (fixture, 2, "m-7", 4, FALSE);
}

static void
test_end_of_nothing (StoreFixture *fixture, gconstpointer data)
{
  write_long_chat (fixture->path, 1, "DELETE FROM message");
  assert_end (fixture, 10, NULL, 0, TRUE);
  assert_end (fixture, 0, NULL, 0, TRUE);
}

/* A damaged file leads nowhere in circles. */
static void
test_circle (StoreFixture *fixture, gconstpointer data)
{
  write_long_chat (fixture->path, 10, "UPDATE message SET parent = 9 WHERE id = 5");
  assert_end (fixture, 50, "m-5", 6, FALSE);
}

/* The two steps as the library takes them. */
static void
test_two_steps (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new ("c-1");
  g_autoptr(GPtrArray) end = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autofree char *leaf = NULL;
  g_autofree char *leaf_again = NULL;
  gboolean complete;

  write_long_chat (fixture->path, 2000, "");
  end = load_end (fixture->store, 40, &leaf, &complete);
  causerie_conversation_load_end (conversation, end, leaf);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, 40);
  all = load_end (fixture->store, 0, &leaf_again, NULL);
  causerie_conversation_load (conversation, all, leaf_again);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, 2000);
  g_assert_true (causerie_conversation_find (conversation, "m-1961") == g_ptr_array_index (end, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/store-load/end", test_end);
  ADD_STORE_TEST ("/store-load/end-of-tree", test_end_of_tree);
  ADD_STORE_TEST ("/store-load/end-with-trash", test_end_with_trash);
  ADD_STORE_TEST ("/store-load/end-of-nothing", test_end_of_nothing);
  ADD_STORE_TEST ("/store-load/circle", test_circle);
  ADD_STORE_TEST ("/store-load/two-steps", test_two_steps);

  return g_test_run ();
}
