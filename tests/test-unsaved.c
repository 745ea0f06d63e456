/* test-unsaved.c: what cannot be written is kept, and written as soon as it can be
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-unsaved.h"
#include "store-fixture.h"

#include <signal.h>
#include <sys/resource.h>

/* A store on a disk that is full whenever a test says so. */
typedef struct {
  StoreFixture          store;
  CauserieUnsaved      *unsaved;
  CauserieConversation *conversation;
} Fixture;

/* No file may grow. What is written elsewhere in this program does not come near any size. */
static void
set_full (gboolean full)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = full ? 1 : limit.rlim_max;
  setrlimit (RLIMIT_FSIZE, &limit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_fixture_set_up (&fixture->store, NULL);
  fixture->unsaved = causerie_unsaved_new (fixture->store.store);
  causerie_unsaved_set_pace (fixture->unsaved, 0.001);
  fixture->conversation = causerie_conversation_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  set_full (FALSE);
  causerie_unsaved_close (fixture->unsaved);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->unsaved);
  g_object_unref (fixture->conversation);
  store_fixture_tear_down (&fixture->store, NULL);
}

static void
save (Fixture *fixture, CauserieMessage *message)
{
  CauserieConversation *conversation = fixture->conversation;

  causerie_unsaved_add (fixture->unsaved,
                        message != NULL ? causerie_write_new_message (conversation, message)
                                        : causerie_write_new_conversation (conversation),
                        NULL);
}

/* As a chat does: what was said, the answer, and that the path ends there. */
static CauserieMessage *
say (Fixture *fixture, const char *text)
{
  CauserieMessage *question = add_message (fixture->conversation, CAUSERIE_ROLE_USER, text);
  CauserieMessage *answer;

  save (fixture, NULL);
  save (fixture, question);
  answer = add_message (fixture->conversation, CAUSERIE_ROLE_ASSISTANT, "Fine.");
  save (fixture, answer);
  save (fixture, NULL);

  return answer;
}

static void
wait_until_failed (Fixture *fixture)
{
  while (causerie_unsaved_get_error (fixture->unsaved) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_saved (Fixture *fixture)
{
  while (causerie_unsaved_get_error (fixture->unsaved) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_writes (Fixture *fixture)
{
  guint n = causerie_unsaved_contains (fixture->unsaved, fixture->conversation) ? 1 : 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->conversation)); i++) {
    g_autoptr(CauserieMessage) message =
      g_list_model_get_item (G_LIST_MODEL (fixture->conversation), i);

    n += causerie_unsaved_contains (fixture->unsaved, message) ? 1 : 0;
  }

  return n;
}

/* All that the conversation has, in the same order and with the same end. */
static void
assert_on_disk (Fixture *fixture)
{
  GListModel *path = G_LIST_MODEL (fixture->conversation);
  CauserieMessage *leaf = causerie_conversation_get_leaf (fixture->conversation);
  g_autoptr(GError) error = NULL;
  g_autofree char *leaf_uid = NULL;
  g_autoptr(GPtrArray) messages = NULL;

  messages = try_load (fixture->store.store, causerie_conversation_get_uid (fixture->conversation),
                       &leaf_uid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (messages->len, ==, g_list_model_get_n_items (path));
  for (guint i = 0; i < messages->len; i++) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (path, i);

    g_assert_cmpstr (causerie_message_get_uid (g_ptr_array_index (messages, i)), ==,
                     causerie_message_get_uid (message));
    g_assert_cmpstr (causerie_message_get_text (g_ptr_array_index (messages, i)), ==,
                     causerie_message_get_text (message));
  }
  g_assert_cmpstr (leaf_uid, ==, causerie_message_get_uid (leaf));
}

static void
test_all_is_well (Fixture *fixture, gconstpointer data)
{
  say (fixture, "Привіт!");
  g_assert_cmpuint (count_writes (fixture), ==, 3);
  g_assert_true (causerie_unsaved_is_writing (fixture->unsaved, fixture->conversation));
  while (count_writes (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (causerie_unsaved_get_error (fixture->unsaved));
  assert_on_disk (fixture);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  set_full (TRUE);
  say (fixture, "Привіт!");
  wait_until_failed (fixture);
  say (fixture, "And how are you?");
  g_assert_cmpuint (count_writes (fixture), ==, 5);
  g_assert_true (causerie_unsaved_is_worth_keeping (fixture->unsaved));

  set_full (FALSE);
  causerie_unsaved_flush (fixture->unsaved);
  wait_until_saved (fixture);
  g_assert_cmpuint (count_writes (fixture), ==, 0);
  g_assert_false (causerie_unsaved_is_worth_keeping (fixture->unsaved));
  assert_on_disk (fixture);
}

/* What is written is what the message has become meanwhile. */
static void
test_tries_again_by_itself (Fixture *fixture, gconstpointer data)
{
  CauserieMessage *answer;

  set_full (TRUE);
  answer = say (fixture, "Hello");
  wait_until_failed (fixture);
  causerie_message_append_text (answer, " And you?", -1);
  set_full (FALSE);
  wait_until_saved (fixture);
  assert_on_disk (fixture);
}

static void
test_next_thing_to_write_brings_the_others (Fixture *fixture, gconstpointer data)
{
  CauserieMessage *answer;

  causerie_unsaved_set_pace (fixture->unsaved, 1000);
  set_full (TRUE);
  answer = say (fixture, "Hello");
  wait_until_failed (fixture);
  while (causerie_unsaved_is_writing (fixture->unsaved, answer) ||
         causerie_unsaved_is_writing (fixture->unsaved, fixture->conversation))
    g_main_context_iteration (NULL, TRUE);
  set_full (FALSE);
  say (fixture, "Hello again");
  wait_until_saved (fixture);
  assert_on_disk (fixture);
}

static void
test_first_attempt_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CauserieMessage *message;

  set_full (TRUE);
  save (fixture, NULL);
  message = add_message (fixture->conversation, CAUSERIE_ROLE_USER, "Hello");
  causerie_unsaved_add (fixture->unsaved,
                        causerie_write_new_message (fixture->conversation, message),
                        g_task_new (NULL, NULL, keep_result_cb, &result));
  g_assert_false (g_task_propagate_boolean (G_TASK (await (&result)), &error));
  g_assert_nonnull (error);
  set_full (FALSE);
  wait_until_saved (fixture);
  assert_on_disk (fixture);
}

/* An older copy of the history was brought back, or the chat was purged by another program. */
static void
test_way_to_a_message_is_written_anew (Fixture *fixture, gconstpointer data)
{
  say (fixture, "Hello");
  while (count_writes (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);
  delete_conversation (fixture->store.store, causerie_conversation_get_uid (fixture->conversation));

  save (fixture, add_message (fixture->conversation, CAUSERIE_ROLE_USER, "Still there?"));
  while (count_writes (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);
  assert_on_disk (fixture);
}

/* What was purged is not brought back by what is said below it. */
static void
test_purged_parent_stays_away (Fixture *fixture, gconstpointer data)
{
  CauserieMessage *question = add_message (fixture->conversation, CAUSERIE_ROLE_USER, "One");
  CauserieMessage *purged = add_message (fixture->conversation, CAUSERIE_ROLE_ASSISTANT, "Two");
  const char *uid = causerie_conversation_get_uid (fixture->conversation);
  g_autoptr(GPtrArray) messages = NULL;
  CauserieMessage *third;

  save (fixture, question);
  while (count_writes (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);
  causerie_conversation_trash_message (fixture->conversation, purged, g_get_real_time ());

  third = causerie_message_new (NULL, causerie_message_get_uid (purged), CAUSERIE_ROLE_USER);
  causerie_message_set_text (third, "Three");
  causerie_conversation_append (fixture->conversation, third);
  save (fixture, third);
  g_object_unref (third);
  while (count_writes (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);

  messages = load_messages (fixture->store.store, uid);
  g_assert_cmpuint (messages->len, ==, 2);
  g_assert_cmpstr (causerie_message_get_text (messages->pdata[1]), ==, "Three");
  g_assert_cmpstr (causerie_message_get_parent_uid (messages->pdata[1]), ==,
                   causerie_message_get_uid (question));
}

/* But what is in the trash here was purged as it should be. */
static void
test_trashed_chat_stays_away (Fixture *fixture, gconstpointer data)
{
  CauserieMessage *answer = say (fixture, "Hello");

  while (count_writes (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);
  delete_conversation (fixture->store.store, causerie_conversation_get_uid (fixture->conversation));
  causerie_conversation_set_trashed_time (fixture->conversation, 1);

  save (fixture, answer);
  while (count_writes (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (causerie_unsaved_get_error (fixture->unsaved));
}

static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  set_full (TRUE);
  say (fixture, "Hello");
  wait_until_failed (fixture);
  causerie_unsaved_set_pace (fixture->unsaved, 1000);
  while (causerie_unsaved_is_writing (fixture->unsaved, fixture->conversation))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  causerie_unsaved_forget (fixture->unsaved, causerie_conversation_get_uid (fixture->conversation));
  while (count_writes (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (causerie_unsaved_get_error (fixture->unsaved));
}

/* The program ends: one attempt more. */
static void
test_closing (Fixture *fixture, gconstpointer data)
{
  causerie_unsaved_set_pace (fixture->unsaved, 1000);
  set_full (TRUE);
  say (fixture, "Hello");
  wait_until_failed (fixture);
  set_full (FALSE);
  causerie_unsaved_close (fixture->unsaved);
  while (count_writes (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);
  assert_on_disk (fixture);
}

#define ADD_TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  signal (SIGXFSZ, SIG_IGN); /* a write over the limit fails instead */
  g_test_init (&argc, &argv, NULL);

  ADD_TEST ("/unsaved/all-is-well", test_all_is_well);
  ADD_TEST ("/unsaved/full-disk", test_full_disk);
  ADD_TEST ("/unsaved/tries-again-by-itself", test_tries_again_by_itself);
  ADD_TEST ("/unsaved/next-thing-to-write-brings-the-others",
            test_next_thing_to_write_brings_the_others);
  ADD_TEST ("/unsaved/first-attempt-is-told", test_first_attempt_is_told);
  ADD_TEST ("/unsaved/way-to-a-message-is-written-anew", test_way_to_a_message_is_written_anew);
  ADD_TEST ("/unsaved/purged-parent-stays-away", test_purged_parent_stays_away);
  ADD_TEST ("/unsaved/trashed-chat-stays-away", test_trashed_chat_stays_away);
  ADD_TEST ("/unsaved/forgotten", test_forgotten);
  ADD_TEST ("/unsaved/closing", test_closing);

  return g_test_run ();
}
