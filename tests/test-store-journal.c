/* test-store-journal.c: an answer that streams survives the end of its program
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store.h"

#include "causerie-error.h"
#include "same-message.h"
#include "store-fixture.h"

#include <signal.h>
#include <string.h>

/* This program, to start it again as the one that is killed. */
static const char *program;

/* --- the journal --- */

static void
stream (CauserieStore *store, CauserieMessage *answer)
{
  const char *uid = causerie_message_get_uid (answer);

  causerie_store_append_journal (store, uid, NULL, "Let me see. ");
  causerie_store_append_journal (store, uid, "При", "Да.");
  causerie_store_append_journal (store, uid, "віт", NULL);
  causerie_store_append_journal (store, uid, NULL, NULL);
  causerie_store_append_journal (store, uid, "!", "");
}

/* What streams at this moment is loaded as far as it is, and goes on. */
static void
test_load_while_streaming (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);
  g_autoptr(GPtrArray) messages = NULL;
  CauserieMessage *loaded;

  causerie_message_set_state (answer, CAUSERIE_MESSAGE_STREAMING);
  causerie_message_append_text (answer, "> ", -1);
  save_message (fixture->store, conversation, answer);
  stream (fixture->store, answer);

  messages = load_messages (fixture->store, causerie_conversation_get_uid (conversation));
  loaded = find_message (messages, causerie_message_get_uid (answer));
  g_assert_cmpint (causerie_message_get_state (loaded), ==, CAUSERIE_MESSAGE_STREAMING);
  g_assert_cmpstr (causerie_message_get_text (loaded), ==, "> Привіт!");
  g_assert_cmpstr (causerie_message_get_reasoning (loaded), ==, "Let me see. Да.");

  causerie_message_append_text (answer, "Привіт!", -1);
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_DONE);
  save_message (fixture->store, conversation, answer);
  g_ptr_array_unref (messages);
  messages = load_messages (fixture->store, causerie_conversation_get_uid (conversation));
  assert_same_message (find_message (messages, causerie_message_get_uid (answer)), answer);
  assert_plain (fixture->path, "SELECT count(*) FROM journal", "0");
}

static void
assert_interrupted (CauserieStore *store, const char *uid, const char *answer_uid)
{
  g_autoptr(GPtrArray) messages = load_messages (store, uid);
  CauserieMessage *answer = find_message (messages, answer_uid);

  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_INTERRUPTED);
  g_assert_cmpstr (causerie_message_get_text (answer), ==, "Привіт!");
  g_assert_cmpstr (causerie_message_get_reasoning (answer), ==, "Let me see. Да.");
}

static void
test_interrupted (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);

  stream (fixture->store, answer);
  store_fixture_open_again (fixture);

  assert_plain (fixture->path, "SELECT state, text FROM message WHERE role = 'assistant'",
                "interrupted|Привіт!");
  assert_plain (fixture->path, "SELECT count(*) FROM journal", "0");
  assert_interrupted (fixture->store, causerie_conversation_get_uid (conversation),
                      causerie_message_get_uid (answer));
}

/* Two programs on one history: opening it in one does not interrupt the other, and when the
 * other ends in the middle the one that goes on finds out. */
static void
test_two_programs (StoreFixture *fixture, gconstpointer data)
{
  CauserieStore *other = open_store (fixture->path);
  g_autoptr(CauserieConversation) conversation = save_running (other);
  const char *uid = causerie_conversation_get_uid (conversation);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);
  g_autoptr(GPtrArray) messages = NULL;

  stream (other, answer);
  save_conversation (other, conversation); /* what was asked before is done */
  store_fixture_open_again (fixture);
  messages = load_messages (fixture->store, uid);
  g_assert_true (causerie_message_is_running (
    find_message (messages, causerie_message_get_uid (answer))));

  g_assert_finalize_object (other);
  assert_interrupted (fixture->store, uid, causerie_message_get_uid (answer));
}

/* A journal that cannot be written for a while has no gap when it can. */
static void
test_journal_waits (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);
  const char *uid = causerie_message_get_uid (answer);
  g_autoptr(GError) error = NULL;

  causerie_store_append_journal (fixture->store, uid, "При", "Let me see. ");
  save_conversation (fixture->store, conversation);
  run_plain (fixture->path,
             "CREATE TRIGGER full BEFORE INSERT ON journal BEGIN"
             " SELECT raise (ABORT, 'disk is full'); END");
  causerie_store_append_journal (fixture->store, uid, "віт", "Да.");
  g_assert_false (try_save_conversation (fixture->store, conversation, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "disk is full"));

  run_plain (fixture->path, "DROP TRIGGER full");
  causerie_store_append_journal (fixture->store, uid, "!", NULL);
  store_fixture_open_again (fixture);
  assert_interrupted (fixture->store, causerie_conversation_get_uid (conversation), uid);
}

/* --- a crash --- */

/* The program that will be killed: streams numbered pieces, saying after each save that one is
 * done. */
static void G_NORETURN
stream_until_killed (const char *path)
{
  CauserieStore *store = open_store (path);
  CauserieConversation *conversation = save_running (store);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);

  for (int i = 0;; i++) {
    g_autofree char *piece = g_strdup_printf ("%d ", i);

    causerie_store_append_journal (store, causerie_message_get_uid (answer), piece, piece);
    if (i % 10 == 9) {
      save_conversation (store, conversation); /* the journal before it is done */
      g_print ("%d\n", i);
    }
  }
}

static gint64
read_acknowledged (GDataInputStream *output)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

  g_assert_no_error (error);
  return line != NULL ? g_ascii_strtoll (line, NULL, 10) : -1;
}

/* Kills the streaming program once it has acknowledged so many; returns the last it
 * acknowledged. */
static gint64
kill_streaming (const char *path, gint64 n_pieces)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--stream-until-killed",
                      path, NULL);
  g_autoptr(GDataInputStream) output = NULL;
  gint64 acknowledged = -1, next;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while (acknowledged < n_pieces) {
    acknowledged = read_acknowledged (output);
    g_assert_cmpint (acknowledged, >=, 0);
  }
  g_subprocess_send_signal (process, SIGKILL);
  while ((next = read_acknowledged (output)) >= 0) /* it went on until the signal came */
    acknowledged = next;
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
  return acknowledged;
}

/* "0 1 2 …", without a gap, at least up to what was acknowledged; a number may be cut off
 * nowhere. */
static void
assert_pieces (const char *text, gint64 acknowledged)
{
  g_auto(GStrv) pieces = g_strsplit (text, " ", -1);
  gint64 n_pieces = g_strv_length (pieces) - 1;

  g_assert_cmpint (n_pieces, >, acknowledged);
  g_assert_cmpstr (pieces[n_pieces], ==, "");
  for (gint64 i = 0; i < n_pieces; i++)
    g_assert_cmpint (g_ascii_strtoll (pieces[i], NULL, 10), ==, i);
}

static void
assert_survived (const char *path, gint64 acknowledged)
{
  CauserieStore *store = open_store (path);
  g_autoptr(GPtrArray) conversations = list_conversations (store);
  g_autoptr(GPtrArray) messages = NULL;
  CauserieMessage *answer;

  g_assert_cmpuint (conversations->len, ==, 1);
  messages = load_messages (store, causerie_conversation_get_uid (
                                     g_ptr_array_index (conversations, 0)));
  g_assert_cmpuint (messages->len, ==, 2);
  g_assert_cmpstr (causerie_message_get_text (g_ptr_array_index (messages, 0)), ==,
                   "Привіт! Як справи?");
  answer = g_ptr_array_index (messages, 1);
  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_INTERRUPTED);
  assert_pieces (causerie_message_get_text (answer), acknowledged);
  assert_pieces (causerie_message_get_reasoning (answer), acknowledged);
  g_assert_finalize_object (store);
}

static void
test_killed (void)
{
  static const gint64 moments[] = { 9, 29, 99 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
    g_autofree char *path = temporary_folder_file (folder, "history.db");
    gint64 acknowledged = kill_streaming (path, moments[i]);

    assert_survived (path, acknowledged);
    assert_file_is_sound (path);
    assert_plain (path, "SELECT count(*) FROM journal", "0");
  }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--stream-until-killed"))
    stream_until_killed (argv[2]);

  g_test_init (&argc, &argv, NULL);
  program = argv[0];

  ADD_STORE_TEST ("/store-journal/load-while-streaming", test_load_while_streaming);
  ADD_STORE_TEST ("/store-journal/interrupted", test_interrupted);
  ADD_STORE_TEST ("/store-journal/two-programs", test_two_programs);
  ADD_STORE_TEST ("/store-journal/journal-waits", test_journal_waits);
  g_test_add_func ("/store-journal/killed", test_killed);

  return g_test_run ();
}
