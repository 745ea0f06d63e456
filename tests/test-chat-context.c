/* test-chat-context.c: what of a chat is sent, and what its server makes of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

static void
set_param (CauserieProfile *profile, CauserieParam param, double value)
{
  g_autoptr(CauserieParams) params = causerie_params_copy (causerie_profile_get_params (profile));

  causerie_params_set (params, param, value);
  causerie_profile_set_params (profile, params);
}

static char *
make_words (const char *first, guint n)
{
  GString *text = g_string_new (first);

  for (guint i = 0; i < n; i++)
    g_string_append (text, " word");
  return g_string_free (text, FALSE);
}

static CauserieMessage *
ask_words (CauserieChat *chat, const char *first, guint n)
{
  g_autofree char *text = make_words (first, n);

  return library_fixture_ask (chat, text);
}

static const char *
get_body (LibraryFixture *fixture, guint index)
{
  return loopback_server_get_request (fixture->server, index)->body;
}

static double
get_factor (LibraryFixture *fixture)
{
  return causerie_calibration_get_factor (causerie_library_get_calibration (fixture->library),
                                          "test/model");
}

typedef struct {
  CauserieConversation *conversation;
  CauserieChat         *chat;
} Opened;

static void
close_chat (Opened *opened)
{
  g_clear_object (&opened->chat);
  g_clear_object (&opened->conversation);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opened, close_chat)

static Opened
open_new (LibraryFixture *fixture)
{
  Opened opened = { .conversation = causerie_library_create (fixture->library) };

  opened.chat = causerie_library_open_chat (fixture->library, opened.conversation);
  return opened;
}

/* --- what is sent ----------------------------------------------------------------------------- */

static void
test_oldest_turns_go (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(Opened) opened = open_new (fixture);
  const CauserieContextPlan *plan;

  set_param (fixture->profile, CAUSERIE_PARAM_CONTEXT_LENGTH, 1024);
  ask_words (opened.chat, "alpha", 300);
  g_assert_cmpuint (causerie_chat_get_context_plan (opened.chat)->n_left_out, ==, 0);
  ask_words (opened.chat, "beta", 300);

  g_assert_null (strstr (get_body (fixture, 1), "alpha"));
  g_assert_nonnull (strstr (get_body (fixture, 1), "beta"));
  plan = causerie_chat_get_context_plan (opened.chat);
  g_assert_cmpuint (plan->n_left_out, ==, 2);
  g_assert_cmpuint (plan->first, ==, 2);
  g_assert_cmpint (causerie_chat_get_context_used (opened.chat), ==, plan->tokens);

  /* With more room all of it is sent again. */
  set_param (fixture->profile, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);
  g_assert_cmpuint (causerie_chat_get_context_plan (opened.chat)->n_left_out, ==, 0);
}

/* Nothing is sent, and nothing is cut, before the person says so. */
static void
test_too_long_is_asked (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(Opened) opened = open_new (fixture);
  const CauserieFailureFacts *facts;
  CauserieMessage *answer;

  set_param (fixture->profile, CAUSERIE_PARAM_CONTEXT_LENGTH, 512);
  answer = ask_words (opened.chat, "alpha", 600);
  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_FAILED);
  facts = causerie_failure_get_facts (causerie_message_get_failure (answer));
  g_assert_cmpint (facts->kind, ==, CAUSERIE_FAILURE_CONTEXT_TOO_LONG);
  g_assert_true (facts->not_sent);
  g_assert_cmpint (facts->context_needed, >, facts->context_limit);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 0);

  /* Asking again does not help; meaning it does, and for this time only. */
  g_assert_true (causerie_chat_retry (opened.chat, answer));
  library_fixture_wait (opened.chat);
  answer = causerie_conversation_get_leaf (opened.conversation);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 0);
  g_assert_true (causerie_chat_send_anyway (opened.chat, answer));
  library_fixture_wait (opened.chat);
  g_assert_nonnull (strstr (get_body (fixture, 0), "alpha"));
  answer = causerie_conversation_get_leaf (opened.conversation);
  g_assert_cmpstr (causerie_message_get_text (answer), ==, "Fine.");
  g_assert_false (causerie_chat_send_anyway (opened.chat, answer));
  answer = ask_words (opened.chat, "beta", 600);
  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_FAILED);
}

/* What is being written counts before it is sent. */
static void
test_written (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(Opened) opened = open_new (fixture);
  g_autoptr(CauserieContextPlan) little = NULL;
  g_autoptr(CauserieContextPlan) much = NULL;
  g_autofree char *text = make_words ("alpha", 600);

  set_param (fixture->profile, CAUSERIE_PARAM_CONTEXT_LENGTH, 512);
  g_assert_null (causerie_chat_get_context_plan (opened.chat));
  little = causerie_chat_plan_message (opened.chat, "Hello", NULL);
  g_assert_false (little->is_too_long);
  much = causerie_chat_plan_message (opened.chat, text, NULL);
  g_assert_true (much->is_too_long);
  g_assert_cmpint (much->tokens, >, little->tokens);
}

/* --- what is learned -------------------------------------------------------------------------- */

static void
test_count_is_learned (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = { CHUNK ("Fine.") END ("stop", 600, 2, "0"), NULL };
  g_auto(Opened) opened = open_new (fixture);
  const CauserieContextPlan *plan;

  fixture->replies = replies;
  ask_words (opened.chat, "alpha", 300); /* estimated at about 430 */
  g_assert_cmpfloat (get_factor (fixture), >, 1.2);
  plan = causerie_chat_get_context_plan (opened.chat);
  g_assert_cmpfloat (plan->tokens, >, plan->size * 1.2);
}

/* A server at home that read a part of it: said, and nothing is learned from that. */
static void
test_dropped_is_noticed (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("Fine.") END ("stop", 420, 2, "0"),
    CHUNK ("Fine.") END ("stop", 1000, 2, "0"), NULL,
  };
  g_auto(Opened) opened = open_new (fixture);
  CauserieContextCount count;
  CauserieMessage *answer;
  double factor;

  fixture->replies = replies;
  answer = ask_words (opened.chat, "alpha", 300);
  g_assert_false (causerie_chat_was_cut (opened.chat, answer, NULL));
  factor = get_factor (fixture);

  answer = ask_words (opened.chat, "beta", 2000);
  g_assert_true (causerie_chat_was_cut (opened.chat, answer, &count));
  g_assert_cmpint (count.counted, ==, 1000);
  g_assert_cmpint (count.tokens, >, 2000);
  g_assert_cmpfloat (get_factor (fixture), ==, factor);

  /* It is seen again when the chat is opened again; a service elsewhere counts as it likes. */
  g_assert_true (causerie_chat_was_cut (opened.chat, answer, NULL));
  causerie_connection_set_base_url (fixture->connection, "https://api.example.com/v1");
  g_assert_false (causerie_chat_was_cut (opened.chat, answer, NULL));
}

/* --- what the catalogue knows ----------------------------------------------------------------- */

#define LIST \
  "HTTP 200 OK\n{\"data\":[{\"id\":\"test/model\",\"context_length\":2048," \
  "\"pricing\":{\"prompt\":\"0.000001\",\"completion\":\"0.000002\"}}]}"

static void
changed_cb (guint *n_times)
{
  (*n_times)++;
}

static void
test_catalogue (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = { LIST, LIST, LIST, NULL };
  const char *uid = causerie_connection_get_uid (fixture->connection);
  g_autofree char *folder = temporary_folder_file (fixture->folder, "models");
  g_autoptr(CauserieCatalogue) catalogue = NULL;
  g_autoptr(CauserieMoney) price = NULL;
  g_autofree char *text = NULL;
  guint n_times = 0;

  fixture->replies = replies;
  set_param (fixture->profile, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);
  catalogue = causerie_catalogue_new (fixture->settings, fixture->gateway, folder);
  causerie_library_set_catalogue (fixture->library, catalogue);
  {
    g_auto(Opened) opened = open_new (fixture);

    g_assert_cmpint (causerie_chat_get_context_length (opened.chat), ==, 8192);
    g_assert_null (causerie_chat_price_tokens (opened.chat, 1000));
    g_signal_connect_swapped (opened.chat, "notify::context-length", G_CALLBACK (changed_cb),
                              &n_times);
    causerie_catalogue_refresh (catalogue, uid);
    WAIT_UNTIL (causerie_catalogue_find (catalogue, uid, "test/model") != NULL && n_times > 0);

    g_assert_cmpint (causerie_chat_get_context_length (opened.chat), ==, 2048);
    price = causerie_chat_price_tokens (opened.chat, 1000);
    text = causerie_money_to_text (price);
    g_assert_cmpstr (text, ==, "0.001");
  }

  causerie_catalogue_close (catalogue);
  causerie_library_set_catalogue (fixture->library, NULL);
}

/* The answer came before the list did. */
static void
test_names_come_late (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    "HTTP 404 Not Found\n{\"error\":{\"code\":\"model_not_found\",\"message\":\"no such model\"}}",
    "HTTP 200 OK\n{\"data\":[{\"id\":\"test/model-2\"},{\"id\":\"other/thing\"}]}", NULL,
  };
  g_autofree char *folder = temporary_folder_file (fixture->folder, "models");
  g_autoptr(CauserieCatalogue) catalogue = NULL;

  fixture->replies = replies;
  catalogue = causerie_catalogue_new (fixture->settings, fixture->gateway, folder);
  causerie_library_set_catalogue (fixture->library, catalogue);
  {
    g_auto(Opened) opened = open_new (fixture);
    CauserieMessage *answer = ask_words (opened.chat, "alpha", 2);

    g_assert_cmpint (causerie_failure_get_facts (causerie_message_get_failure (answer))->kind, ==,
                     CAUSERIE_FAILURE_MODEL_NOT_FOUND);
    g_assert_null (
      causerie_failure_get_facts (causerie_message_get_failure (answer))->alternatives);

    causerie_catalogue_refresh (catalogue, causerie_connection_get_uid (fixture->connection));
    WAIT_UNTIL (
      causerie_failure_get_facts (causerie_message_get_failure (answer))->alternatives != NULL);
    g_assert_cmpstr (
      causerie_failure_get_facts (causerie_message_get_failure (answer))->alternatives, ==,
      "test/model-2");
  }

  causerie_catalogue_close (catalogue);
  causerie_library_set_catalogue (fixture->library, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_LIBRARY_TEST ("/chat-context/oldest-turns-go", test_oldest_turns_go);
  ADD_LIBRARY_TEST ("/chat-context/too-long-is-asked", test_too_long_is_asked);
  ADD_LIBRARY_TEST ("/chat-context/written", test_written);
  ADD_LIBRARY_TEST ("/chat-context/count-is-learned", test_count_is_learned);
  ADD_LIBRARY_TEST ("/chat-context/dropped-is-noticed", test_dropped_is_noticed);
  ADD_LIBRARY_TEST ("/chat-context/catalogue", test_catalogue);
  ADD_LIBRARY_TEST ("/chat-context/names-come-late", test_names_come_late);

  return g_test_run ();
}
