/* test-chat-limit.c: answers that a limit of tokens cut, and answers of another profile
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ending-text.h"
#include "library-fixture.h"

#define THOUGHT(text) \
  "data: {\"id\":\"gen-1\",\"model\":\"test/model\",\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"" \
  text "\"},\"finish_reason\":null}]}\n\n"

static void
set_param (CauserieProfile *profile, CauserieParam param, double value)
{
  g_autoptr(CauserieParams) params = causerie_params_copy (causerie_profile_get_params (profile));

  causerie_params_set (params, param, value);
  causerie_profile_set_params (profile, params);
}

static int
get_limit (CauserieProfile *profile)
{
  double limit = 0;

  causerie_params_get (causerie_profile_get_params (profile), CAUSERIE_PARAM_MAX_TOKENS, &limit);
  return (int) limit;
}

static void
assert_text (CauserieMessage *answer, const char *expected)
{
  g_autofree char *text = causerie_ending_text_new (answer);

  g_assert_cmpstr (text, ==, expected);
}

static const char *
get_body (LibraryFixture *fixture, guint index)
{
  return loopback_server_get_request (fixture->server, index)->body;
}

/* --- raising it ------------------------------------------------------------------------------- */

static void
test_cut_answer_goes_on (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("one, ") END ("length", 10, 64, "0.001"),
    CHUNK ("two, ") END ("length", 20, 128, "0.002"), NULL,
  };
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  CauserieMessage *answer;

  fixture->replies = replies;
  set_param (fixture->profile, CAUSERIE_PARAM_MAX_TOKENS, 64);
  answer = library_fixture_ask (chat, "Count");
  assert_text (answer, "The answer reached your limit of 64 tokens.");
  g_assert_true (causerie_chat_raise_limit (chat, answer));
  library_fixture_wait (chat);

  g_assert_cmpint (get_limit (fixture->profile), ==, 128);
  g_assert_nonnull (strstr (get_body (fixture, 1), "\"max_tokens\":128"));
  g_assert_true (causerie_conversation_get_leaf (conversation) == answer);
  g_assert_cmpstr (causerie_message_get_text (answer), ==, "one, two, ");
  assert_text (answer, "The answer reached your limit of 128 tokens.");
}

/* Nothing was written that could go on. */
static void
test_mere_reasoning_is_asked_again (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    THOUGHT ("Hm, ") END ("length", 10, 64, "0.001"), NULL,
  };
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autoptr(CauserieMessage) answer = NULL;
  CauserieMessage *again;

  fixture->replies = replies;
  set_param (fixture->profile, CAUSERIE_PARAM_MAX_TOKENS, 64);
  answer = g_object_ref (library_fixture_ask (chat, "Count"));
  assert_text (answer, "Your limit of 64 tokens went into the reasoning: no answer was written.");
  g_assert_false (causerie_chat_continue (chat, answer));
  g_assert_true (causerie_chat_raise_limit (chat, answer));
  library_fixture_wait (chat);

  again = causerie_conversation_get_leaf (conversation);
  g_assert_true (again != answer);
  g_assert_cmpstr (causerie_message_get_text (again), ==, "Fine.");
  g_assert_nonnull (strstr (get_body (fixture, 1), "\"max_tokens\":128"));
  assert_text (again, NULL);
  g_assert_false (causerie_chat_raise_limit (chat, again));
}

/* Half of the context is for the question; a limit that somebody changed since stays. */
static void
test_bounds (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("one, ") END ("length", 10, 1000, "0.001"),
    CHUNK ("two, ") END ("length", 10, 1500, "0.001"), NULL,
  };
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  CauserieMessage *answer;

  fixture->replies = replies;
  set_param (fixture->profile, CAUSERIE_PARAM_MAX_TOKENS, 1000);
  set_param (fixture->profile, CAUSERIE_PARAM_CONTEXT_LENGTH, 3000);
  answer = library_fixture_ask (chat, "Count");
  g_assert_true (causerie_chat_raise_limit (chat, answer));
  library_fixture_wait (chat);
  g_assert_cmpint (get_limit (fixture->profile), ==, 1500);
  g_assert_false (causerie_chat_raise_limit (chat, answer));

  set_param (fixture->profile, CAUSERIE_PARAM_MAX_TOKENS, 200);
  g_assert_true (causerie_chat_raise_limit (chat, answer));
  library_fixture_wait (chat);
  g_assert_cmpint (get_limit (fixture->profile), ==, 200);
}

/* --- what is said ----------------------------------------------------------------------------- */

static void
test_words (void)
{
  static const struct {
    CauserieMessageState state;
    const char          *text;
    const char          *reasoning;
    const char          *finish;
    const char          *expected;
  } cases[] = {
    { CAUSERIE_MESSAGE_DONE, "Some", "", "stop", NULL },
    { CAUSERIE_MESSAGE_STREAMING, "Some", "", "length", NULL },
    { CAUSERIE_MESSAGE_STOPPED, "Some", "", NULL, NULL },
    { CAUSERIE_MESSAGE_FAILED, "Some", "", "length", NULL },
    { CAUSERIE_MESSAGE_DONE, "Some", "", "length", "The answer reached the model’s limit." },
    { CAUSERIE_MESSAGE_DONE, "", "Hm", "max_tokens",
      "The model’s limit went into the reasoning: no answer was written." },
    { CAUSERIE_MESSAGE_DONE, "", "", "length",
      "The model’s limit was reached before any text came." },
    { CAUSERIE_MESSAGE_DONE, "Some", "", "content_filter",
      "The provider’s content filter ended the answer here." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieMessage) answer = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);

    causerie_message_set_text (answer, cases[i].text);
    causerie_message_append_reasoning (answer, cases[i].reasoning, -1);
    causerie_message_set_finish_word (answer, cases[i].finish);
    causerie_message_set_state (answer, cases[i].state);
    assert_text (answer, cases[i].expected);
  }
}

/* --- another profile -------------------------------------------------------------------------- */

/* For one version; what goes on is asked of who began it. */
static void
test_version_of_another_profile (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("Of one.") END ("stop", 10, 2, "0.001"),
    CHUNK ("Of the other, ") END ("length", 10, 2, "0.001"), NULL,
  };
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autoptr(CauserieProfile) other = causerie_profile_new (NULL);
  CauserieMessage *answer;

  fixture->replies = replies;
  causerie_profile_set_connection (other, causerie_connection_get_uid (fixture->connection));
  causerie_profile_set_model (other, "test/other");
  causerie_settings_add_profile (fixture->settings, other);
  answer = library_fixture_ask (chat, "Count");
  g_assert_true (causerie_chat_retry_with (chat, answer, other));
  library_fixture_wait (chat);

  answer = causerie_conversation_get_leaf (conversation);
  g_assert_cmpstr (causerie_message_get_profile (answer), ==, causerie_profile_get_uid (other));
  g_assert_nonnull (strstr (get_body (fixture, 1), "\"model\":\"test/other\""));
  g_assert_true (causerie_chat_get_profile (chat) == fixture->profile);
  g_assert_true (causerie_chat_find_profile (chat, answer) == other);
  g_assert_true (causerie_chat_continue (chat, answer));
  library_fixture_wait (chat);
  g_assert_nonnull (strstr (get_body (fixture, 2), "\"model\":\"test/other\""));

  causerie_settings_remove_profile (fixture->settings, other);
  g_assert_true (causerie_chat_find_profile (chat, answer) == fixture->profile);
}

#define ADD(name, func) \
  g_test_add ("/chat-limit/" name, LibraryFixture, NULL, library_fixture_set_up, func, \
              library_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("cut-answer-goes-on", test_cut_answer_goes_on);
  ADD ("mere-reasoning-is-asked-again", test_mere_reasoning_is_asked_again);
  ADD ("bounds", test_bounds);
  g_test_add_func ("/chat-limit/words", test_words);
  ADD ("version-of-another-profile", test_version_of_another_profile);

  return g_test_run ();
}
