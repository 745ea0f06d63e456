/* test-store-calls.c: the order, cancelling and end of the store's calls
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store.h"

#include "causerie-error.h"
#include "store-fixture.h"

#include <string.h>

/* --- the asynchronous face --- */

static void
count_order_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GString *order = user_data;

  g_string_append_c (order, GPOINTER_TO_INT (g_task_get_source_tag (G_TASK (result)) ==
                                             causerie_store_load_async) ? 'l' : 's');
}

/* A load asked for right after saves that nobody waited for sees them all. */
static void
test_order (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  const char *uid = causerie_conversation_get_uid (conversation);
  g_autoptr(GString) order = g_string_new (NULL);
  g_autoptr(GPtrArray) messages = NULL;

  causerie_store_save_conversation_async (fixture->store, conversation, NULL, count_order_cb,
                                          order);
  for (int i = 0; i < 10; i++) {
    CauserieMessage *message = add_message (conversation, CAUSERIE_ROLE_USER, "before");

    causerie_store_save_message_async (fixture->store, uid, message, NULL, count_order_cb, order);
    causerie_message_set_text (message, "after"); /* what was asked for is what it was then */
  }
  causerie_store_load_async (fixture->store, uid, 0, NULL, count_order_cb, order);
  messages = load_messages (fixture->store, uid);

  g_assert_cmpstr (order->str, ==, "sssssssssssl");
  g_assert_cmpuint (messages->len, ==, 10);
  for (guint i = 0; i < messages->len; i++)
    g_assert_cmpstr (causerie_message_get_text (g_ptr_array_index (messages, i)), ==, "before");
}

/* The store lives until its last answer was given, however early its owner lets go. */
static void
test_early_unref (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(GAsyncResult) result = NULL;
  CauserieStore *store = causerie_store_new (fixture->path);

  causerie_store_open_async (store, NULL, NULL, NULL);
  causerie_store_save_conversation_async (store, conversation, NULL, keep_result_cb, &result);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  await (&result);
  g_clear_object (&result);
  while (store != NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_plain (fixture->path, "SELECT count(*) FROM conversation", "1");
}

static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  causerie_store_save_conversation_async (fixture->store, conversation, cancellable, keep_result_cb,
                                          &result);
  g_assert_false (
    causerie_store_save_conversation_finish (fixture->store, await (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_plain (fixture->path, "SELECT count(*) FROM conversation", "0");
}

/* Nothing that was asked for before the end is lost, though nobody waited. */
static void
test_close (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(CauserieMessage) message = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  g_autoptr(GError) error = NULL;

  causerie_store_save_conversation_async (fixture->store, conversation, NULL, NULL, NULL);
  causerie_store_save_message_async (fixture->store, causerie_conversation_get_uid (conversation),
                                     message, NULL, NULL, NULL);
  causerie_store_close (fixture->store);
  assert_plain (fixture->path, "SELECT count(*) FROM message", "1");

  g_assert_false (try_save_conversation (fixture->store, conversation, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
}

static void
test_unwritable (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *obstacle = temporary_folder_file (folder, "file");
  g_autofree char *path = temporary_folder_file (folder, "file/history.db");
  g_autoptr(CauserieStore) store = causerie_store_new (path);
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (obstacle, "", 0, NULL));
  g_assert_false (try_open (store, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, obstacle));
  g_clear_error (&error);

  g_assert_false (try_save_conversation (store, conversation, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_clear_error (&error);

  g_assert_cmpint (g_remove (obstacle), ==, 0); /* and when the reason is gone it opens */
  g_assert_true (try_open (store, &error));
  save_conversation (store, conversation);
}

/* --- size --- */

static void
test_long_conversation (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(CauserieConversation) again = NULL;
  g_autoptr(GPtrArray) messages = NULL;

  save_conversation (fixture->store, conversation);
  run_plain (fixture->path,
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
             " INSERT INTO message (id, uid, conversation, parent, role, state, cost_is_estimate,"
             "                      sent_time, first_token_time, end_time, reasoning, text)"
             " SELECT i, 'm' || i, 1, nullif (i - 1, 0), iif (i % 2, 'user', 'assistant'), 'done',"
             "        0, i, i, i, '', 'Message number ' || i FROM n");

  messages = load_messages (fixture->store, causerie_conversation_get_uid (conversation));
  g_assert_cmpuint (messages->len, ==, 10000);

  again = causerie_conversation_new (causerie_conversation_get_uid (conversation));
  causerie_conversation_load (again, messages, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 10000);
  delete_conversation (fixture->store, causerie_conversation_get_uid (conversation));
  assert_plain (fixture->path, "SELECT count(*) FROM message", "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/store-calls/order", test_order);
  ADD_STORE_TEST ("/store-calls/early-unref", test_early_unref);
  ADD_STORE_TEST ("/store-calls/cancelled", test_cancelled);
  ADD_STORE_TEST ("/store-calls/close", test_close);
  g_test_add_func ("/store-calls/unwritable", test_unwritable);
  ADD_STORE_TEST ("/store-calls/long-conversation", test_long_conversation);

  return g_test_run ();
}
