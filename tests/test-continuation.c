/* test-continuation.c: an answer that goes on where it stopped
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-continuation.h"
#include "library-fixture.h"

static CauserieMessage *
new_answer (const char *text)
{
  CauserieMessage *answer = causerie_message_new (NULL, "question", CAUSERIE_ROLE_ASSISTANT);

  causerie_message_set_text (answer, text);
  causerie_message_set_finish_word (answer, "length");
  causerie_message_set_sent_time (answer, 1000);
  causerie_message_set_first_token_time (answer, 2000);
  causerie_message_set_end_time (answer, 5000);

  return answer;
}

static CauserieUsage *
new_usage (gint64 prompt, gint64 completion, const char *cost_text)
{
  g_autoptr(CauserieMoney) cost = causerie_money_parse (cost_text);
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;

  facts.prompt_tokens = prompt;
  facts.completion_tokens = completion;
  facts.cost = cost;

  return causerie_usage_new (&facts);
}

/* What an exchange does with a message. */
static void
stream (CauserieMessage *part, const char *text)
{
  causerie_message_set_state (part, CAUSERIE_MESSAGE_STREAMING);
  causerie_message_set_first_token_time (part, 90000);
  causerie_message_append_text (part, text, -1);
}

static void
test_text_is_appended (void)
{
  g_autoptr(CauserieMessage) answer = new_answer ("Один, два");
  g_autoptr(CauserieContinuation) continuation = causerie_continuation_new (answer, FALSE);
  CauserieMessage *part = causerie_continuation_get_part (continuation);

  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_WAITING);
  g_assert_null (causerie_message_get_finish_word (answer));
  g_assert_cmpstr (causerie_message_get_uid (part), ==, causerie_message_get_uid (answer));

  stream (part, ", три");
  stream (part, ", чотири");
  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_STREAMING);
  g_assert_cmpstr (causerie_message_get_text (answer), ==, "Один, два, три, чотири");
}

/* What seemed to be text may turn out to be reasoning. */
static void
test_text_is_taken_back (void)
{
  g_autoptr(CauserieMessage) answer = new_answer ("One");
  g_autoptr(CauserieContinuation) continuation = causerie_continuation_new (answer, FALSE);
  CauserieMessage *part = causerie_continuation_get_part (continuation);

  causerie_message_append_reasoning (answer, "Numbers.", -1);
  stream (part, "Let me see");
  causerie_message_append_reasoning (part, "Let me see", -1);
  causerie_message_set_text (part, "");
  stream (part, ", two");

  g_assert_cmpstr (causerie_message_get_text (answer), ==, "One, two");
  g_assert_cmpstr (causerie_message_get_reasoning (answer), ==, "Numbers.\n\nLet me see");
}

/* The provider goes on with what it was sent, and that had no spaces at its end. */
static void
test_prefill_has_no_spaces_at_its_end (void)
{
  g_autoptr(CauserieMessage) answer = new_answer ("One, \n");
  g_autoptr(CauserieContinuation) continuation = causerie_continuation_new (answer, TRUE);
  g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (messages, g_object_ref (answer));
  causerie_continuation_complete (continuation, messages);
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_cmpstr (causerie_message_get_text (g_ptr_array_index (messages, 0)), ==, "One,");
  g_assert_cmpint (causerie_message_get_role (g_ptr_array_index (messages, 0)), ==,
                   CAUSERIE_ROLE_ASSISTANT);

  g_assert_cmpstr (causerie_message_get_text (answer), ==, "One, \n");
  stream (causerie_continuation_get_part (continuation), "\ntwo");
  g_assert_cmpstr (causerie_message_get_text (answer), ==, "One,\ntwo");
}

static void
test_others_are_asked (void)
{
  g_autoptr(CauserieMessage) answer = new_answer ("One, ");
  g_autoptr(CauserieContinuation) continuation = causerie_continuation_new (answer, FALSE);
  g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (messages, g_object_ref (answer));
  causerie_continuation_complete (continuation, messages);
  g_assert_cmpuint (messages->len, ==, 2);
  g_assert_true (g_ptr_array_index (messages, 0) == answer);
  g_assert_cmpint (causerie_message_get_role (g_ptr_array_index (messages, 1)), ==,
                   CAUSERIE_ROLE_USER);
}

/* Two seconds and one second of streaming; the pause between is nobody's. */
static void
test_sums_and_times (void)
{
  g_autoptr(CauserieMessage) answer = new_answer ("One");
  g_autoptr(CauserieUsage) before = new_usage (10, 100, "0.001");
  g_autoptr(CauserieUsage) after = new_usage (110, 50, "0.0005");
  g_autoptr(CauserieContinuation) continuation = NULL;
  const CauserieUsageFacts *facts;
  g_autofree char *cost = NULL;
  CauserieMessage *part;

  causerie_message_set_usage (answer, before);
  continuation = causerie_continuation_new (answer, FALSE);
  part = causerie_continuation_get_part (continuation);
  stream (part, " two");
  causerie_message_set_usage (part, after);
  causerie_message_set_finish_word (part, "stop");
  causerie_message_set_end_time (part, 91000);
  causerie_message_set_state (part, CAUSERIE_MESSAGE_DONE);
  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_STREAMING);
  causerie_continuation_finish (continuation);

  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_DONE);
  g_assert_cmpint (causerie_message_get_finish (answer), ==, CAUSERIE_FINISH_STOP);
  g_assert_cmpint (causerie_message_get_sent_time (answer), ==, 1000);
  g_assert_cmpint (causerie_message_get_first_token_time (answer), ==, 2000);
  g_assert_cmpint (causerie_message_get_end_time (answer), ==, 6000);
  facts = causerie_usage_get_facts (causerie_message_get_usage (answer));
  cost = causerie_money_to_text (facts->cost);
  g_assert_cmpint (facts->prompt_tokens, ==, 120);
  g_assert_cmpint (facts->completion_tokens, ==, 150);
  g_assert_cmpstr (cost, ==, "0.0015");
  g_assert_false (facts->cost_is_estimate);
}

/* One that broke off did not tell what it cost: the sum is an estimate. */
static void
test_unknown_cost_makes_an_estimate (void)
{
  g_autoptr(CauserieMessage) answer = new_answer ("One");
  g_autoptr(CauserieUsage) after = new_usage (110, 50, "0.0005");
  g_autoptr(CauserieContinuation) continuation = causerie_continuation_new (answer, FALSE);
  CauserieMessage *part = causerie_continuation_get_part (continuation);

  stream (part, " two");
  causerie_message_set_usage (part, after);
  causerie_message_set_state (part, CAUSERIE_MESSAGE_DONE);
  causerie_continuation_finish (continuation);

  g_assert_true (
    causerie_usage_get_facts (causerie_message_get_usage (answer))->cost_is_estimate);
}

/* --- through a chat and a server --- */

static CauserieMessage *
ask_for_half (LibraryFixture *fixture, CauserieChat *chat)
{
  CauserieMessage *answer = library_fixture_ask (chat, "Count");

  g_assert_true (causerie_chat_can_continue (chat, answer));
  return answer;
}

static void
test_limit_of_length (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("one, ") END ("length", 10, 2, "0.001"),
    CHUNK ("two.") END ("stop", 20, 3, "0.002"), NULL,
  };
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  const CauserieUsageFacts *facts;
  CauserieMessage *answer;

  fixture->replies = replies;
  answer = ask_for_half (fixture, chat);
  g_assert_true (causerie_chat_continue (chat, answer));
  g_assert_true (causerie_chat_get_running (chat));
  g_assert_false (causerie_chat_continue (chat, answer));
  library_fixture_wait (chat);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, 2);
  g_assert_true (causerie_conversation_get_leaf (conversation) == answer);
  g_assert_cmpstr (causerie_message_get_text (answer), ==, "one, two.");
  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_DONE);
  facts = causerie_usage_get_facts (causerie_message_get_usage (answer));
  g_assert_cmpint (facts->completion_tokens, ==, 5);
  g_assert_false (causerie_chat_can_continue (chat, answer));

  /* What it was asked with is sent, and not kept. */
  g_assert_nonnull (strstr (loopback_server_get_request (fixture->server, 1)->body,
                            "exactly where it stopped"));
  g_assert_nonnull (strstr (loopback_server_get_request (fixture->server, 1)->body, "one, "));
}

/* Cut off in the middle, then refused as a beginning, then asked for in words. */
static void
test_refused_prefill_is_asked_in_words (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("one, "),
    "HTTP 400 Bad Request\n{\"error\":{\"code\":400,\"message\":\"This model does not support "
    "assistant message prefill.\"}}",
    CHUNK ("two.") END ("stop", 20, 3, "0.002"), NULL,
  };
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  CauserieMessage *answer;

  causerie_connection_set_provider (fixture->connection, "llama-cpp");
  causerie_connection_set_base_url (fixture->connection, loopback_server_get_url (fixture->server));
  fixture->replies = replies;
  answer = ask_for_half (fixture, chat);
  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_FAILED);
  g_assert_true (causerie_chat_continue (chat, answer));
  library_fixture_wait (chat);

  g_assert_cmpstr (causerie_message_get_text (answer), ==, "one, two.");
  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_DONE);
  g_assert_null (causerie_message_get_failure (answer));
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 3);
  g_assert_nonnull (strstr (loopback_server_get_request (fixture->server, 1)->body,
                            "{\"role\":\"assistant\",\"content\":\"one,\"}]"));
  g_assert_nonnull (strstr (loopback_server_get_request (fixture->server, 2)->body,
                            "exactly where it stopped"));
}

/* Only the last answer goes on, and only one that was not said whole. */
static void
test_what_goes_on (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("one, ") END ("length", 10, 2, "0.001"), NULL,
  };
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autoptr(CauserieMessage) first = NULL;
  CauserieMessage *second;

  fixture->replies = replies;
  first = g_object_ref (ask_for_half (fixture, chat));
  second = library_fixture_ask (chat, "Never mind");
  g_assert_false (causerie_chat_can_continue (chat, first));
  g_assert_false (causerie_chat_can_continue (chat, second));
  g_assert_false (causerie_chat_continue (chat, second));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/continuation/text-is-appended", test_text_is_appended);
  g_test_add_func ("/continuation/text-is-taken-back", test_text_is_taken_back);
  g_test_add_func ("/continuation/prefill-has-no-spaces-at-its-end",
                   test_prefill_has_no_spaces_at_its_end);
  g_test_add_func ("/continuation/others-are-asked", test_others_are_asked);
  g_test_add_func ("/continuation/sums-and-times", test_sums_and_times);
  g_test_add_func ("/continuation/unknown-cost-makes-an-estimate",
                   test_unknown_cost_makes_an_estimate);
  ADD_LIBRARY_TEST ("/continuation/limit-of-length", test_limit_of_length);
  ADD_LIBRARY_TEST ("/continuation/refused-prefill-is-asked-in-words",
                    test_refused_prefill_is_asked_in_words);
  ADD_LIBRARY_TEST ("/continuation/what-goes-on", test_what_goes_on);

  return g_test_run ();
}
