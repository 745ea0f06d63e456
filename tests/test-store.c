/* test-store.c: what goes into the history comes out of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store.h"

#include "causerie-error.h"
#include "same-message.h"
#include "store-fixture.h"

#include <string.h>

#define TIME G_GINT64_CONSTANT (1785000000123456)

/* How many warnings told that an attachment is damaged. */
static int n_damages;

/* --- conversations --- */

static void
assert_same_conversation (CauserieConversation *a, CauserieConversation *b)
{
#define SAME(type, name) \
  g_assert_cmp ## type (causerie_conversation_get_ ## name (a), ==, \
                        causerie_conversation_get_ ## name (b))
  SAME (str, uid);
  SAME (str, title);
  SAME (str, profile);
  SAME (str, setup);
  SAME (str, draft);
  SAME (str, preview);
  SAME (int, pinned);
  SAME (int, created_time);
  SAME (int, updated_time);
  SAME (str, scroll_message);
  SAME (uint, scroll_piece);
  SAME (int, scroll_offset);
#undef SAME
}

static CauserieConversation *
new_full_conversation (void)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);

  causerie_conversation_set_title (conversation, "Заголовок <b>&amp; 'quoted' \"twice\"; --");
  causerie_conversation_set_profile (conversation, "profile-uid");
  causerie_conversation_set_setup (conversation, "{\"model\":\"m'\"}");
  causerie_conversation_set_draft (conversation, "half a\nsentence\t\u202e\u200d\U0001f680");
  causerie_conversation_set_preview (conversation, "last words");
  causerie_conversation_set_pinned (conversation, TRUE);
  causerie_conversation_set_created_time (conversation, TIME);
  causerie_conversation_set_updated_time (conversation, TIME + 1);
  causerie_conversation_set_scroll (conversation, "some-message", 3, -17);
  return conversation;
}

static void
test_conversation (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) full = new_full_conversation ();
  g_autoptr(CauserieConversation) bare = causerie_conversation_new (NULL);
  g_autoptr(GPtrArray) conversations = NULL;

  causerie_conversation_set_updated_time (bare, TIME);
  save_conversation (fixture->store, bare);
  save_conversation (fixture->store, full);
  store_fixture_open_again (fixture);

  conversations = list_conversations (fixture->store);
  g_assert_cmpuint (conversations->len, ==, 2);
  assert_same_conversation (g_ptr_array_index (conversations, 0), full);
  assert_same_conversation (g_ptr_array_index (conversations, 1), bare);
  g_assert_false (causerie_conversation_get_loaded (g_ptr_array_index (conversations, 0)));

  g_ptr_array_unref (conversations);
  conversations = list_newest (fixture->store, 1);
  g_assert_cmpuint (conversations->len, ==, 1);
  assert_same_conversation (g_ptr_array_index (conversations, 0), full);
}

static void
test_empty_history (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) conversations = list_conversations (fixture->store);
  g_autoptr(GPtrArray) messages = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *leaf = NULL;

  g_assert_cmpuint (conversations->len, ==, 0);
  messages = try_load (fixture->store, "nobody", &leaf, &error);
  g_assert_null (messages);
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
}

/* Renaming a chat in the sidebar must not forget where its path ends. */
static void
test_leaf_of_unloaded (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  CauserieMessage *question = causerie_conversation_find (
    conversation, causerie_message_get_parent_uid (causerie_conversation_get_leaf (conversation)));
  g_autoptr(CauserieMessage) other =
    causerie_message_new (NULL, causerie_message_get_uid (question), CAUSERIE_ROLE_ASSISTANT);
  g_autoptr(GPtrArray) conversations = NULL;
  g_autoptr(GPtrArray) messages = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *leaf = NULL;

  causerie_conversation_append (conversation, other);
  save_message (fixture->store, conversation, other);
  save_conversation (fixture->store, conversation);

  conversations = list_conversations (fixture->store);
  causerie_conversation_set_title (g_ptr_array_index (conversations, 0), "Renamed");
  save_conversation (fixture->store, g_ptr_array_index (conversations, 0));

  messages = try_load (fixture->store, causerie_conversation_get_uid (conversation), &leaf, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (leaf, ==, causerie_message_get_uid (other));
  assert_plain (fixture->path, "SELECT title FROM conversation", "Renamed");
}

/* --- messages --- */

/* Loads the conversation and compares all of its path. */
static void
assert_round_trip (StoreFixture *fixture, CauserieConversation *conversation)
{
  g_autoptr(GPtrArray) messages =
    load_messages (fixture->store, causerie_conversation_get_uid (conversation));
  guint n_messages = g_list_model_get_n_items (G_LIST_MODEL (conversation));

  g_assert_cmpuint (messages->len, ==, n_messages);
  for (guint i = 0; i < n_messages; i++) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (G_LIST_MODEL (conversation), i);

    assert_same_message (g_ptr_array_index (messages, i), message);
  }
}

static GBytes *
new_noise (gsize length)
{
  guint8 *bytes = g_malloc (length);
  guint32 state = 2463534242;

  for (gsize i = 0; i < length; i++) {
    state ^= state << 13, state ^= state >> 17, state ^= state << 5;
    bytes[i] = state;
  }
  return g_bytes_new_take (bytes, length);
}

static void
add_parts (CauserieMessage *message)
{
  g_autoptr(GBytes) image = new_noise (700 * 1024);
  g_autoptr(GBytes) chunk = new_noise (256 * 1024);
  g_autoptr(GBytes) empty = g_bytes_new (NULL, 0);
  CauseriePart *parts[] = {
    causerie_part_new_text ("a part of text"),
    causerie_part_new_image (image, "image/png", NULL),
    causerie_part_new_file (chunk, "application/pdf", "файл 'one'.pdf"),
    causerie_part_new_file (empty, "text/plain", "empty.txt"),
    causerie_part_new_image (image, "image/png", "the same again.png"),
    causerie_part_new_tool_call ("call_1", "weather", "{\"city\":\"Київ\"}"),
    causerie_part_new_tool_call (NULL, NULL, ""),
    causerie_part_new_citation ("https://example.org/?a=1&b=2", "A title"),
    causerie_part_new_citation ("https://example.org/", NULL),
    causerie_part_new_reasoning_details ("[{\"type\":\"reasoning.text\",\"text\":\"Так\"}]"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    causerie_message_add_part (message, parts[i]);
    causerie_part_unref (parts[i]);
  }
}

static void
add_making (CauserieMessage *message)
{
  CauserieParams params = { 0 };
  CauserieUsageFacts usage_facts = { 11, 22, 33, 0, G_MAXINT64, NULL, TRUE };
  g_autoptr(CauserieMoney) cost = causerie_money_parse ("0.0000001300000002");
  g_autoptr(CauserieUsage) usage = NULL;

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);
  usage_facts.cost = cost;
  usage = causerie_usage_new (&usage_facts);
  causerie_message_append_reasoning (message, "Thinking…\nстрого", -1);
  causerie_message_set_connection (message, "connection-uid");
  causerie_message_set_prices (message, "{\"prompt\":\"0.0000006\"}");
  causerie_message_set_model (message, "moonshotai/kimi-k2");
  causerie_message_set_answered_model (message, "moonshotai/kimi-k2-0905");
  causerie_message_set_provider (message, "Amazon Bedrock");
  causerie_message_set_generation_id (message, "gen-123");
  causerie_message_set_profile (message, "profile-uid");
  causerie_message_set_params (message, &params);
  causerie_message_set_finish_word (message, "end_turn");
  causerie_message_set_usage (message, usage);
  causerie_message_set_sent_time (message, TIME);
  causerie_message_set_first_token_time (message, TIME + 1);
  causerie_message_set_reasoning_end_time (message, TIME + 2);
  causerie_message_set_end_time (message, TIME + 3);
}

static void
add_failure (CauserieMessage *message)
{
  CauserieFailureFacts facts = {
    CAUSERIE_FAILURE_RATE_LIMITED, 429, "rate_limit", "Slow <i>down</i>", 1.5, "{\"error\":1}",
  };
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&facts);

  causerie_message_set_failure (message, failure);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_FAILED);
}

static void
test_message (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  CauserieMessage *messages[] = {
    add_message (conversation, CAUSERIE_ROLE_SYSTEM, "You are terse."),
    add_message (conversation, CAUSERIE_ROLE_USER, "Question"),
    add_message (conversation, CAUSERIE_ROLE_ASSISTANT, "Answer"),
    add_message (conversation, CAUSERIE_ROLE_TOOL, "{}"),
    add_message (conversation, CAUSERIE_ROLE_ASSISTANT, ""),
  };

  add_parts (messages[1]);
  add_making (messages[2]);
  add_failure (messages[4]);
  causerie_message_set_state (messages[2], CAUSERIE_MESSAGE_STOPPED);
  save_conversation (fixture->store, conversation);
  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    save_message (fixture->store, conversation, messages[i]);

  assert_round_trip (fixture, conversation);
  store_fixture_open_again (fixture);
  assert_round_trip (fixture, conversation);
  assert_plain (fixture->path, "SELECT cost FROM message WHERE cost IS NOT NULL",
                "0.0000001300000002");
}

/* Every state that is over comes back as it was. */
static void
test_states (StoreFixture *fixture, gconstpointer data)
{
  static const CauserieMessageState states[] = {
    CAUSERIE_MESSAGE_DONE, CAUSERIE_MESSAGE_STOPPED, CAUSERIE_MESSAGE_INTERRUPTED,
    CAUSERIE_MESSAGE_FAILED,
  };
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);

  save_conversation (fixture->store, conversation);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    CauserieMessage *message = add_message (conversation, CAUSERIE_ROLE_ASSISTANT, "");

    causerie_message_set_state (message, states[i]);
    save_message (fixture->store, conversation, message);
  }
  store_fixture_open_again (fixture);
  assert_round_trip (fixture, conversation);
}

static void
test_hostile_text (StoreFixture *fixture, gconstpointer data)
{
  static const char * const texts[] = {
    "", " ", "\n\n\r\n\t", "'; DROP TABLE message; --", "%s%n%d", "\\u0000 \\", "?1 :a @b $c",
    "\x01\x02\x1f\x7f", "\ufeff\ufffe\uffff", "\u202e\u2066\u200d", "\U0010ffff",
    "Z\u0351\u036f\u0321a\u0334", "SELECT \"unbalanced", "<script>&amp;</script>",
    "\u0456\u0457\u0491 \u2019 \u02bc ' \u0451\u0439",
  };
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);

  save_conversation (fixture->store, conversation);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    CauserieMessage *message = add_message (conversation, CAUSERIE_ROLE_USER, texts[i]);

    causerie_message_append_reasoning (message, texts[i], -1);
    causerie_message_set_model (message, texts[i]);
    causerie_message_set_finish_word (message, texts[i]);
    save_message (fixture->store, conversation, message);
  }
  assert_round_trip (fixture, conversation);
}

static void
test_large_text (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  CauserieMessage *message;

  while (text->len < 1024 * 1024)
    g_string_append (text, "Довгий текст \U0001f642 ");
  message = add_message (conversation, CAUSERIE_ROLE_USER, text->str);
  save_conversation (fixture->store, conversation);
  save_message (fixture->store, conversation, message);
  assert_round_trip (fixture, conversation);
}

static void
test_save_again (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);

  causerie_message_append_text (answer, "Better.", -1);
  add_making (answer);
  add_parts (answer);
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_DONE);
  save_message (fixture->store, conversation, answer);
  save_message (fixture->store, conversation, answer);
  assert_round_trip (fixture, conversation);
  assert_plain (fixture->path, "SELECT count(*) FROM message", "2");
  assert_plain (fixture->path, "SELECT count(*) FROM part", "10");
}

/* The same bytes are kept once, in pieces. */
static void
test_blobs (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) one = causerie_conversation_new (NULL);
  g_autoptr(CauserieConversation) two = causerie_conversation_new (NULL);
  CauserieMessage *message_one = add_message (one, CAUSERIE_ROLE_USER, "Look");
  CauserieMessage *message_two = add_message (two, CAUSERIE_ROLE_USER, "Look here too");

  add_parts (message_one);
  add_parts (message_two);
  save_conversation (fixture->store, one);
  save_conversation (fixture->store, two);
  save_message (fixture->store, one, message_one);
  save_message (fixture->store, two, message_two);
  assert_plain (fixture->path, "SELECT size FROM blob ORDER BY size", "0\n262144\n716800");
  assert_plain (fixture->path,
                "SELECT length (data) FROM blob_chunk JOIN blob ON blob.id = blob"
                " ORDER BY size, position", "262144\n262144\n262144\n192512");
  assert_plain (fixture->path, "SELECT count(*) FROM part WHERE blob IS NOT NULL", "8");

  delete_conversation (fixture->store, causerie_conversation_get_uid (one));
  assert_plain (fixture->path, "SELECT count(*) FROM blob", "3");
  assert_round_trip (fixture, two);

  delete_conversation (fixture->store, causerie_conversation_get_uid (two));
  assert_plain (fixture->path, "SELECT count(*) FROM blob", "0");
  assert_plain (fixture->path, "SELECT count(*) FROM blob_chunk", "0");
}

static GLogWriterOutput
count_damage_cb (GLogLevelFlags   level,
                 const GLogField *fields,
                 gsize            n_fields,
                 gpointer         user_data)
{
  g_autofree char *text = g_log_writer_format_fields (level, fields, n_fields, FALSE);

  if (strstr (text, "A part of a message cannot be read") == NULL)
    return g_log_writer_default (level, fields, n_fields, user_data);
  g_atomic_int_inc (&n_damages);
  return G_LOG_WRITER_HANDLED;
}

/* An attachment that lost bytes takes nothing else with it. */
static void
test_damaged_blob (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  CauserieMessage *message = add_message (conversation, CAUSERIE_ROLE_USER, "Look");
  g_autoptr(GPtrArray) messages = NULL;

  add_parts (message);
  save_conversation (fixture->store, conversation);
  save_message (fixture->store, conversation, message);
  run_plain (fixture->path, "DELETE FROM blob_chunk WHERE position = 2");

  g_atomic_int_set (&n_damages, 0);
  messages = load_messages (fixture->store, causerie_conversation_get_uid (conversation));
  g_assert_cmpint (g_atomic_int_get (&n_damages), ==, 2);
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_cmpuint (causerie_message_get_n_parts (g_ptr_array_index (messages, 0)), ==, 8);
}

/* --- the tree --- */

static void
test_tree (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  g_autoptr(CauserieConversation) again = NULL;
  g_autoptr(GPtrArray) messages = NULL;
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *leaf = NULL;
  CauserieMessage *first = causerie_conversation_get_leaf (conversation);
  const char *question_uid = causerie_message_get_parent_uid (first);

  causerie_message_set_state (first, CAUSERIE_MESSAGE_DONE);
  save_message (fixture->store, conversation, first);
  for (int i = 0; i < 3; i++) {
    g_autoptr(CauserieMessage) version =
      causerie_message_new (NULL, question_uid, CAUSERIE_ROLE_ASSISTANT);

    causerie_conversation_append (conversation, version);
    save_message (fixture->store, conversation, version);
  }
  causerie_conversation_select (conversation, first);
  save_message (fixture->store, conversation,
                add_message (conversation, CAUSERIE_ROLE_USER, "Going on from the first"));
  save_conversation (fixture->store, conversation);
  store_fixture_open_again (fixture);

  messages = try_load (fixture->store, causerie_conversation_get_uid (conversation), &leaf, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (messages->len, ==, 6);
  g_assert_cmpstr (leaf, ==,
                   causerie_message_get_uid (causerie_conversation_get_leaf (conversation)));

  again = causerie_conversation_new (causerie_conversation_get_uid (conversation));
  causerie_conversation_load (again, messages, leaf);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 3);
  versions = causerie_conversation_dup_versions (
    again, causerie_conversation_find (again, causerie_message_get_uid (first)));
  g_assert_cmpuint (versions->len, ==, 4);
  g_assert_cmpstr (causerie_message_get_uid (g_ptr_array_index (versions, 0)), ==,
                   causerie_message_get_uid (first));
}

static void
test_strangers (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  g_autoptr(CauserieConversation) other = causerie_conversation_new (NULL);
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  g_autoptr(CauserieMessage) orphan = causerie_message_new (NULL, "nobody", CAUSERIE_ROLE_USER);
  g_autoptr(CauserieMessage) first = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  g_autoptr(CauserieMessage) child =
    causerie_message_new (NULL, causerie_message_get_uid (leaf), CAUSERIE_ROLE_USER);
  g_autoptr(GError) error = NULL;

  /* no such parent */
  g_assert_false (try_save_message (fixture->store, causerie_conversation_get_uid (conversation),
                                    orphan, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* no such conversation: it was deleted while its answer streamed */
  g_assert_false (try_save_message (fixture->store, causerie_conversation_get_uid (other), first,
                                    &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* a parent, or the message itself, in another conversation */
  save_conversation (fixture->store, other);
  g_assert_false (try_save_message (fixture->store, causerie_conversation_get_uid (other), child,
                                    &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  save_message (fixture->store, other, first);
  g_assert_false (try_save_message (fixture->store, causerie_conversation_get_uid (conversation),
                                    first, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
}

static void
test_delete (StoreFixture *fixture, gconstpointer data)
{
  static const char * const tables[] = { "conversation", "message", "part", "journal", "blob" };
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);

  add_parts (leaf);
  save_message (fixture->store, conversation, leaf);
  causerie_store_append_journal (fixture->store, causerie_message_get_uid (leaf), "text", NULL);
  delete_conversation (fixture->store, causerie_conversation_get_uid (conversation));
  delete_conversation (fixture->store, causerie_conversation_get_uid (conversation));

  /* what still streams into it goes nowhere, quietly */
  causerie_store_append_journal (fixture->store, causerie_message_get_uid (leaf), "text", NULL);
  store_fixture_open_again (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

    assert_plain (fixture->path, sql, "0");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (count_damage_cb, NULL, NULL);

  ADD_STORE_TEST ("/store/conversation", test_conversation);
  ADD_STORE_TEST ("/store/empty-history", test_empty_history);
  ADD_STORE_TEST ("/store/leaf-of-unloaded", test_leaf_of_unloaded);
  ADD_STORE_TEST ("/store/message", test_message);
  ADD_STORE_TEST ("/store/states", test_states);
  ADD_STORE_TEST ("/store/hostile-text", test_hostile_text);
  ADD_STORE_TEST ("/store/large-text", test_large_text);
  ADD_STORE_TEST ("/store/save-again", test_save_again);
  ADD_STORE_TEST ("/store/blobs", test_blobs);
  ADD_STORE_TEST ("/store/damaged-blob", test_damaged_blob);
  ADD_STORE_TEST ("/store/tree", test_tree);
  ADD_STORE_TEST ("/store/strangers", test_strangers);
  ADD_STORE_TEST ("/store/delete", test_delete);

  return g_test_run ();
}
