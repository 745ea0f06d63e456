/* test-store-search.c: what goes into the history is found in it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-search.h"

#include "causerie-error.h"
#include "store-fixture.h"

static GPtrArray *
try_search (CauserieStore             *store,
            const CauserieSearchQuery *query,
            GCancellable              *cancellable,
            GError                   **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_store_search_async (store, query, cancellable, keep_result_cb, &result);
  return causerie_store_search_finish (store, await (&result), error);
}

static GPtrArray *
search (CauserieStore *store, const char *text)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *hits = try_search (store, &(CauserieSearchQuery) { .text = text }, NULL, &error);

  g_assert_no_error (error);
  return hits;
}

static void
assert_n_found (CauserieStore *store, const char *text, guint expected)
{
  g_autoptr(GPtrArray) hits = search (store, text);

  g_assert_cmpuint (hits->len, ==, expected);
}

static void
index_pending (CauserieStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_index_pending_async (store, NULL, keep_result_cb, &result);
  causerie_store_index_pending_finish (store, await (&result), &error);
  g_assert_no_error (error);
}

static void
test_saved (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  CauserieMessage *question = add_message (conversation, CAUSERIE_ROLE_USER, "Які є книги?");
  g_autoptr(GPtrArray) hits = NULL;
  guint start, end;

  causerie_conversation_set_title (conversation, "Бібліотека");
  save_conversation (fixture->store, conversation);
  save_message (fixture->store, conversation, question);

  hits = search (fixture->store, "книгу");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (causerie_search_hit_get_conversation_uid (hits->pdata[0]), ==,
                   causerie_conversation_get_uid (conversation));
  g_assert_cmpstr (causerie_search_hit_get_message_uid (hits->pdata[0]), ==,
                   causerie_message_get_uid (question));
  g_assert_cmpint (causerie_search_hit_get_role (hits->pdata[0]), ==, CAUSERIE_ROLE_USER);
  g_assert_cmpstr (causerie_search_hit_get_snippet (hits->pdata[0]), ==, "Які є книги?");
  causerie_search_hit_get_mark (hits->pdata[0], 0, &start, &end);
  g_assert_cmpstr (causerie_search_hit_get_snippet (hits->pdata[0]) + end, ==, "?");
  assert_n_found (fixture->store, "бібліотеку", 1);
}

/* Old words go, new ones come. */
static void
test_changed (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  CauserieMessage *message = add_message (conversation, CAUSERIE_ROLE_USER, "before");

  causerie_conversation_set_title (conversation, "former");
  save_conversation (fixture->store, conversation);
  save_message (fixture->store, conversation, message);
  causerie_conversation_set_title (conversation, "latter");
  causerie_message_set_text (message, "after");
  save_conversation (fixture->store, conversation);
  save_message (fixture->store, conversation, message);

  assert_n_found (fixture->store, "before", 0);
  assert_n_found (fixture->store, "former", 0);
  assert_n_found (fixture->store, "after", 1);
  assert_n_found (fixture->store, "latter", 1);
}

/* An answer is found from its end on, and one that was interrupted from the next start on. */
static void
test_streaming (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);

  causerie_store_append_journal (fixture->store, causerie_message_get_uid (answer), "rainbow", NULL);
  assert_n_found (fixture->store, "rainbow", 0);

  store_fixture_open_again (fixture);
  index_pending (fixture->store);
  assert_n_found (fixture->store, "rainbow", 1);

  causerie_message_set_text (answer, "rainbow and sunshine");
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_DONE);
  save_message (fixture->store, conversation, answer);
  assert_n_found (fixture->store, "sunshine", 1);
  assert_n_found (fixture->store, "rainbow", 1);
}

static void
test_deleted (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  CauserieMessage *message = add_message (conversation, CAUSERIE_ROLE_USER, "word");

  causerie_conversation_set_title (conversation, "title");
  save_conversation (fixture->store, conversation);
  save_message (fixture->store, conversation, message);
  delete_conversation (fixture->store, causerie_conversation_get_uid (conversation));

  assert_n_found (fixture->store, "word", 0);
  assert_n_found (fixture->store, "title", 0);
  assert_plain (fixture->path, "SELECT count(*) FROM search_document", "0");
  assert_plain (fixture->path, "SELECT count(*) FROM search WHERE search MATCH 'word OR title'",
                "0");
}

/* A search that is given up ends as such, and does not keep the next one waiting. */
static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_search_async (fixture->store, &(CauserieSearchQuery) { .text = "word" },
                               cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  hits = causerie_store_search_finish (fixture->store, await (&result), &error);
  if (hits == NULL) /* it may have been faster */
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_n_found (fixture->store, "word", 0);
}

static void
test_only_excluded (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (try_search (fixture->store, &(CauserieSearchQuery) { .text = "-word" }, NULL,
                             &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
}

/* Indexing may be given up at any time; what was asked for meanwhile comes first. */
static void
test_index_pending (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *n_found = NULL;

  save_conversation (fixture->store, conversation);
  run_plain (fixture->path,
             "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
             "INSERT INTO message (id, uid, conversation, role, state, cost_is_estimate, sent_time,"
             "                     first_token_time, end_time, reasoning, text)"
             " SELECT i, 'm' || i, 1, 'user', 'done', 0, i * 1000000, 0, 0, '',"
             "        'some words about number' || i FROM n;"
             "INSERT INTO search_pending SELECT id FROM message");

  causerie_store_index_pending_async (fixture->store, cancellable, keep_result_cb, &result);
  assert_n_found (fixture->store, "nothing", 0);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  causerie_store_index_pending_finish (fixture->store, await (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  n_found = ask_plain (fixture->path, "SELECT count(*) < 1000 FROM search_document");
  g_assert_cmpstr (n_found, ==, "1");
  index_pending (fixture->store);
  assert_n_found (fixture->store, "number1", 1);
  assert_plain (fixture->path, "SELECT count(*) FROM search_document", "1000");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/store-search/saved", test_saved);
  ADD_STORE_TEST ("/store-search/changed", test_changed);
  ADD_STORE_TEST ("/store-search/streaming", test_streaming);
  ADD_STORE_TEST ("/store-search/deleted", test_deleted);
  ADD_STORE_TEST ("/store-search/cancelled", test_cancelled);
  ADD_STORE_TEST ("/store-search/only-excluded", test_only_excluded);
  ADD_STORE_TEST ("/store-search/index-pending", test_index_pending);

  return g_test_run ();
}
