/* test-titler.c: a chat's title, thought of by a model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-titler.h"
#include "library-fixture.h"

#define TITLE_MODEL "small/model"

#define TITLED(text) \
  "HTTP 200 OK\n{\"id\":\"gen-2\",\"model\":\"small/model\",\"choices\":[{\"index\":0," \
  "\"message\":{\"role\":\"assistant\",\"content\":\"" text "\"},\"finish_reason\":\"stop\"}]," \
  "\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":5,\"cost\":0.0002}}"
#define ANSWER  CHUNK ("Alps.") END ("stop", 10, 2, "0.001")
#define REFUSAL "HTTP 404 Not Found\n{\"error\":{\"code\":404,\"message\":\"No such model\"}}"

/* --- what was said, as a title --- */

static const struct {
  const char *said;
  const char *title;
} sayings[] = {
  { "Hiking in the Alps", "Hiking in the Alps" },
  { "\n\n  Hiking in   the Alps \nwith more to say", "Hiking in the Alps" },
  { "# Hiking in the Alps", "Hiking in the Alps" },
  { "**Hiking** in the `Alps`", "Hiking in the Alps" },
  { "\"Hiking in the Alps\"", "Hiking in the Alps" },
  { "«Походы в Альпы».", "Походы в Альпы" },
  { "„Походи в Альпи.“", "Походи в Альпи" },
  { "«Война» и «Мир»", "«Война» и «Мир»" },
  { "Hiking in the Alps...", "Hiking in the Alps..." },
  { "Hiking in the Alps.", "Hiking in the Alps" },
  { "The \"good\" weather", "The \"good\" weather" },
  { "One two three four five six seven eight nine ten eleven twelve thirteen",
    "One two three four five six seven eight nine ten eleven…" },
  { "", NULL },
  { " \n ", NULL },
  { "\"\"", NULL },
  { "...", NULL },
};

static void
test_clean (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sayings); i++) {
    g_autofree char *title = causerie_titler_clean (sayings[i].said);

    g_assert_cmpstr (title, ==, sayings[i].title);
  }
}

/* --- a chat --- */

typedef struct {
  CauserieRequestLog   *log;
  CauserieConversation *conversation; /* the library's */
  CauserieChat         *chat;
} Talk;

static void
begin (LibraryFixture *fixture, Talk *talk, const char * const *replies)
{
  g_autofree char *path = temporary_folder_file (fixture->folder, "requests.jsonl");

  talk->log = causerie_request_log_new (path);
  causerie_gateway_set_log (fixture->gateway, talk->log);
  fixture->replies = replies;
  talk->conversation = causerie_library_create (fixture->library);
  talk->chat = causerie_library_open_chat (fixture->library, talk->conversation);
}

static void
end (LibraryFixture *fixture, Talk *talk)
{
  g_clear_object (&talk->chat);
  causerie_gateway_set_log (fixture->gateway, NULL);
  g_clear_object (&talk->log);
}

/* Until so many requests have ended, and what follows of the last one has been done. */
static void
wait_for_requests (LibraryFixture *fixture, Talk *talk, guint count)
{
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (talk->log)) >= count);
  library_fixture_settle (fixture->library);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, count);
}

static void
assert_title (CauserieConversation *conversation, const char *title, CauserieTitleSource source)
{
  g_assert_cmpstr (causerie_conversation_get_title (conversation), ==, title);
  g_assert_cmpint (causerie_conversation_get_title_source (conversation), ==, source);
}

static void
assert_in_ledger (CauserieLibrary *library, const char *purpose, gint64 n_requests)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) sums = NULL;
  gint64 found = 0;

  causerie_ledger_sum_async (causerie_library_get_ledger (library), CAUSERIE_LEDGER_BY_PURPOSE, 0,
                             G_MAXINT64, NULL, library_fixture_note_cb, &result);
  sums = causerie_ledger_sum_finish (causerie_library_get_ledger (library),
                                     library_fixture_await (&result), NULL);
  for (guint i = 0; i < sums->len; i++) {
    CauserieLedgerSum *sum = g_ptr_array_index (sums, i);

    if (g_str_equal (sum->key, purpose))
      found = sum->n_requests;
  }
  g_assert_cmpint (found, ==, n_requests);
}

static void
test_named (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = { ANSWER, TITLED ("**Highest mountains**\\nof Europe"), NULL };
  g_autofree char *uid = NULL;
  const char *body;
  Talk talk;

  causerie_profile_set_title_model (fixture->profile, TITLE_MODEL);
  begin (fixture, &talk, replies);
  uid = g_strdup (causerie_conversation_get_uid (talk.conversation));
  library_fixture_ask (talk.chat, "Where are the highest mountains of Europe?");
  assert_title (talk.conversation, "Where are the highest mountains of Europe?",
                CAUSERIE_TITLE_QUESTION);
  wait_for_requests (fixture, &talk, 2);
  assert_title (talk.conversation, "Highest mountains", CAUSERIE_TITLE_MODEL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (talk.conversation)), ==, 2);

  body = loopback_server_get_request (fixture->server, 1)->body;
  g_assert_nonnull (strstr (body, "\"model\":\"" TITLE_MODEL "\""));
  g_assert_nonnull (strstr (body, "Where are the highest mountains of Europe?"));
  g_assert_nonnull (strstr (body, "Alps."));
  g_assert_null (strstr (body, "\"stream\":true"));
  assert_in_ledger (fixture->library, "title", 1);
  assert_in_ledger (fixture->library, "answer", 1);

  library_fixture_ask (talk.chat, "And in Asia?");
  wait_for_requests (fixture, &talk, 3);
  assert_title (talk.conversation, "Highest mountains", CAUSERIE_TITLE_MODEL);

  end (fixture, &talk);
  library_fixture_open_again (fixture);
  assert_title (library_fixture_find (fixture->library, uid), "Highest mountains",
                CAUSERIE_TITLE_MODEL);
}

static void
test_without_model (LibraryFixture *fixture, gconstpointer data)
{
  Talk talk;

  begin (fixture, &talk, NULL);
  library_fixture_ask (talk.chat, "Hello");
  wait_for_requests (fixture, &talk, 1);
  assert_title (talk.conversation, "Hello", CAUSERIE_TITLE_QUESTION);
  end (fixture, &talk);
}

/* A chat that leaves no trace, and one that has its name. */
static void
test_not_asked_for (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) unsaved = causerie_library_create_temporary (fixture->library);
  g_autoptr(CauserieChat) temporary = causerie_library_open_chat (fixture->library, unsaved);
  Talk talk;

  causerie_profile_set_title_model (fixture->profile, TITLE_MODEL);
  begin (fixture, &talk, NULL);
  library_fixture_ask (temporary, "Hello");
  causerie_library_rename (fixture->library, talk.conversation, "Mine");
  library_fixture_ask (talk.chat, "Hello");
  wait_for_requests (fixture, &talk, 2);
  assert_title (talk.conversation, "Mine", CAUSERIE_TITLE_PERSON);
  end (fixture, &talk);
}

/* The chat says nothing of it, and it is not tried again with the next answer. */
static void
test_failure (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = { ANSWER, REFUSAL, ANSWER, NULL };
  CauserieMessage *answer;
  Talk talk;

  causerie_profile_set_title_model (fixture->profile, TITLE_MODEL);
  begin (fixture, &talk, replies);
  answer = library_fixture_ask (talk.chat, "Hello");
  wait_for_requests (fixture, &talk, 2);
  assert_title (talk.conversation, "Hello", CAUSERIE_TITLE_QUESTION);
  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_DONE);
  g_assert_false (causerie_chat_get_running (talk.chat));

  library_fixture_ask (talk.chat, "And?");
  wait_for_requests (fixture, &talk, 3);
  end (fixture, &talk);
}

static void
test_after_failed_answer (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = { REFUSAL, ANSWER, TITLED ("«Greeting»"), NULL };
  CauserieMessage *answer;
  Talk talk;

  causerie_profile_set_title_model (fixture->profile, TITLE_MODEL);
  begin (fixture, &talk, replies);
  answer = library_fixture_ask (talk.chat, "Hello");
  wait_for_requests (fixture, &talk, 1);
  g_assert_true (causerie_chat_retry (talk.chat, answer));
  library_fixture_wait (talk.chat);
  wait_for_requests (fixture, &talk, 3);
  assert_title (talk.conversation, "Greeting", CAUSERIE_TITLE_MODEL);
  end (fixture, &talk);
}

/* The answer is there, the title is not yet. */
static void
test_renamed_meanwhile (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = { ANSWER, TITLED ("Greeting"), NULL };
  Talk talk;

  causerie_profile_set_title_model (fixture->profile, TITLE_MODEL);
  begin (fixture, &talk, replies);
  library_fixture_ask (talk.chat, "Hello");
  causerie_library_rename (fixture->library, talk.conversation, "Mine");
  wait_for_requests (fixture, &talk, 2);
  assert_title (talk.conversation, "Mine", CAUSERIE_TITLE_PERSON);
  end (fixture, &talk);
}

static void
test_deleted_meanwhile (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = { ANSWER, TITLED ("Greeting"), NULL };
  g_autoptr(CauserieConversation) deleted = NULL;
  Talk talk;

  causerie_profile_set_title_model (fixture->profile, TITLE_MODEL);
  begin (fixture, &talk, replies);
  library_fixture_ask (talk.chat, "Hello");
  deleted = g_object_ref (talk.conversation);
  causerie_library_delete (fixture->library, deleted);
  wait_for_requests (fixture, &talk, 2);
  assert_title (deleted, "Hello", CAUSERIE_TITLE_QUESTION);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 0);
  end (fixture, &talk);
}

/* --- where it goes, and what along with it --- */

static void
test_another_server (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConnection) other = causerie_connection_new (NULL);
  Talk talk;

  causerie_connection_set_base_url (other, loopback_server_get_url (fixture->server));
  causerie_settings_add_connection (fixture->settings, other);
  causerie_profile_set_title_model (fixture->profile, TITLE_MODEL);
  begin (fixture, &talk, NULL);
  causerie_chat_choose_model (talk.chat, causerie_connection_get_uid (other), "test/model");
  library_fixture_ask (talk.chat, "Hello");
  wait_for_requests (fixture, &talk, 1);
  end (fixture, &talk);
  causerie_settings_remove_connection (fixture->settings, other);
}

/* Who may read it holds, what the profile's own model is told does not; and no more is sent than a
 * title needs. */
static void
test_what_is_sent (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = { ANSWER, TITLED ("Letters"), NULL };
  g_autofree char *question = g_strnfill (4000, 'q');
  g_auto(CauserieParams) params = { 0 };
  const char *body;
  Talk talk;

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 1.5);
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_EXTRA,
                            "{\"provider\":{\"zdr\":true},\"top_a\":0.5}");
  causerie_profile_set_params (fixture->profile, &params);
  causerie_profile_set_instructions (fixture->profile, "Speak like a pirate.");
  causerie_profile_set_title_model (fixture->profile, TITLE_MODEL);
  begin (fixture, &talk, replies);
  library_fixture_ask (talk.chat, question);
  wait_for_requests (fixture, &talk, 2);

  body = loopback_server_get_request (fixture->server, 1)->body;
  g_assert_nonnull (strstr (body, "\"zdr\":true"));
  g_assert_null (strstr (body, "top_a"));
  g_assert_null (strstr (body, "temperature"));
  g_assert_null (strstr (body, "pirate"));
  g_assert_cmpuint (strlen (body), <, 2500);
  end (fixture, &talk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/titler/clean", test_clean);
  ADD_LIBRARY_TEST ("/titler/named", test_named);
  ADD_LIBRARY_TEST ("/titler/without-model", test_without_model);
  ADD_LIBRARY_TEST ("/titler/not-asked-for", test_not_asked_for);
  ADD_LIBRARY_TEST ("/titler/failure", test_failure);
  ADD_LIBRARY_TEST ("/titler/after-failed-answer", test_after_failed_answer);
  ADD_LIBRARY_TEST ("/titler/renamed-meanwhile", test_renamed_meanwhile);
  ADD_LIBRARY_TEST ("/titler/deleted-meanwhile", test_deleted_meanwhile);
  ADD_LIBRARY_TEST ("/titler/another-server", test_another_server);
  ADD_LIBRARY_TEST ("/titler/what-is-sent", test_what_is_sent);

  return g_test_run ();
}
