/* test-store.c: the history on disk
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store.h"

#include "causerie-error.h"
#include "plain-sqlite.h"
#include "store-calls.h"
#include "temporary-folder.h"

#include <signal.h>
#include <string.h>

#define TIME G_GINT64_CONSTANT (1785000000123456)

/* This program, to start it again as the one that is killed. */
static const char *program;

/* How many warnings told that an attachment is damaged. */
static int n_damages;

typedef struct {
  TemporaryFolder *folder;
  char            *path;
  CauserieStore   *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "history.db");
  fixture->store = open_store (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  assert_file_is_sound (fixture->path);
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

/* As after the end of the program. */
static void
open_again (Fixture *fixture)
{
  g_assert_finalize_object (fixture->store);
  fixture->store = open_store (fixture->path);
}

static CauserieMessage *
add_message (CauserieConversation *conversation, CauserieRole role, const char *text)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  const char *parent = leaf != NULL ? causerie_message_get_uid (leaf) : NULL;
  g_autoptr(CauserieMessage) message = causerie_message_new (NULL, parent, role);

  causerie_message_set_text (message, text);
  causerie_conversation_append (conversation, message);
  return message; /* the conversation keeps it */
}

/* A question and an answer that streams, both saved. */
static CauserieConversation *
save_running (CauserieStore *store)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);
  CauserieMessage *question = add_message (conversation, CAUSERIE_ROLE_USER, "Привіт! Як справи?");
  CauserieMessage *answer = add_message (conversation, CAUSERIE_ROLE_ASSISTANT, "");

  causerie_message_set_state (answer, CAUSERIE_MESSAGE_WAITING);
  save_conversation (store, conversation);
  save_message (store, conversation, question);
  save_message (store, conversation, answer);
  return conversation;
}

static CauserieMessage *
find_message (GPtrArray *messages, const char *uid)
{
  for (guint i = 0; i < messages->len; i++) {
    CauserieMessage *message = g_ptr_array_index (messages, i);

    if (g_str_equal (causerie_message_get_uid (message), uid))
      return message;
  }
  g_assert_not_reached ();
}

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
  SAME (str, draft);
  SAME (str, preview);
  SAME (int, pinned);
  SAME (int, created_time);
  SAME (int, updated_time);
  SAME (str, scroll_message);
  SAME (int, scroll_offset);
#undef SAME
}

static CauserieConversation *
new_full_conversation (void)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);

  causerie_conversation_set_title (conversation, "Заголовок <b>&amp; 'quoted' \"twice\"; --");
  causerie_conversation_set_profile (conversation, "profile-uid");
  causerie_conversation_set_draft (conversation, "half a\nsentence\t\u202e\u200d\U0001f680");
  causerie_conversation_set_preview (conversation, "last words");
  causerie_conversation_set_pinned (conversation, TRUE);
  causerie_conversation_set_created_time (conversation, TIME);
  causerie_conversation_set_updated_time (conversation, TIME + 1);
  causerie_conversation_set_scroll (conversation, "some-message", -17);
  return conversation;
}

static void
test_conversation (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) full = new_full_conversation ();
  g_autoptr(CauserieConversation) bare = causerie_conversation_new (NULL);
  g_autoptr(GPtrArray) conversations = NULL;

  causerie_conversation_set_updated_time (bare, TIME);
  save_conversation (fixture->store, bare);
  save_conversation (fixture->store, full);
  open_again (fixture);

  conversations = list_conversations (fixture->store);
  g_assert_cmpuint (conversations->len, ==, 2);
  assert_same_conversation (g_ptr_array_index (conversations, 0), full);
  assert_same_conversation (g_ptr_array_index (conversations, 1), bare);
  g_assert_false (causerie_conversation_get_loaded (g_ptr_array_index (conversations, 0)));
}

static void
test_empty_history (Fixture *fixture, gconstpointer data)
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
test_leaf_of_unloaded (Fixture *fixture, gconstpointer data)
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

static void
assert_same_part (CauseriePart *a, CauseriePart *b)
{
  GBytes *data_a = causerie_part_get_data (a);
  GBytes *data_b = causerie_part_get_data (b);

  g_assert_cmpint (causerie_part_get_kind (a), ==, causerie_part_get_kind (b));
  g_assert_cmpstr (causerie_part_get_text (a), ==, causerie_part_get_text (b));
  g_assert_cmpstr (causerie_part_get_name (a), ==, causerie_part_get_name (b));
  g_assert_cmpstr (causerie_part_get_id (a), ==, causerie_part_get_id (b));
  g_assert_cmpstr (causerie_part_get_media_type (a), ==, causerie_part_get_media_type (b));
  g_assert_cmpint (data_a != NULL, ==, data_b != NULL);
  if (data_a != NULL)
    g_assert_true (g_bytes_equal (data_a, data_b));
}

static void
assert_same_usage (CauserieUsage *a, CauserieUsage *b)
{
  const CauserieUsageFacts *facts_a, *facts_b;

  g_assert_cmpint (a != NULL, ==, b != NULL);
  if (a == NULL)
    return;

  facts_a = causerie_usage_get_facts (a);
  facts_b = causerie_usage_get_facts (b);
  g_assert_cmpint (facts_a->prompt_tokens, ==, facts_b->prompt_tokens);
  g_assert_cmpint (facts_a->completion_tokens, ==, facts_b->completion_tokens);
  g_assert_cmpint (facts_a->total_tokens, ==, facts_b->total_tokens);
  g_assert_cmpint (facts_a->reasoning_tokens, ==, facts_b->reasoning_tokens);
  g_assert_cmpint (facts_a->cached_tokens, ==, facts_b->cached_tokens);
  g_assert_cmpint (facts_a->cost_is_estimate, ==, facts_b->cost_is_estimate);
  g_assert_cmpint (facts_a->cost != NULL, ==, facts_b->cost != NULL);
  if (facts_a->cost != NULL) {
    g_autofree char *cost_a = causerie_money_to_text (facts_a->cost);
    g_autofree char *cost_b = causerie_money_to_text (facts_b->cost);

    g_assert_cmpstr (cost_a, ==, cost_b);
  }
}

static void
assert_same_failure (CauserieFailure *a, CauserieFailure *b)
{
  const CauserieFailureFacts *facts_a, *facts_b;

  g_assert_cmpint (a != NULL, ==, b != NULL);
  if (a == NULL)
    return;

  facts_a = causerie_failure_get_facts (a);
  facts_b = causerie_failure_get_facts (b);
  g_assert_cmpint (facts_a->kind, ==, facts_b->kind);
  g_assert_cmpint (facts_a->status, ==, facts_b->status);
  g_assert_cmpstr (facts_a->code, ==, facts_b->code);
  g_assert_cmpstr (facts_a->message, ==, facts_b->message);
  g_assert_cmpfloat (facts_a->retry_after, ==, facts_b->retry_after);
  g_assert_cmpstr (facts_a->raw, ==, facts_b->raw);
}

static void
assert_same_params (const CauserieParams *a, const CauserieParams *b)
{
  g_assert_cmpint (a != NULL, ==, b != NULL);
  if (a != NULL)
    g_assert_true (causerie_params_equal (a, b));
}

static void
assert_same_message (CauserieMessage *a, CauserieMessage *b)
{
#define SAME(type, name) \
  g_assert_cmp ## type (causerie_message_get_ ## name (a), ==, causerie_message_get_ ## name (b))
  SAME (str, uid);
  SAME (str, parent_uid);
  SAME (int, role);
  SAME (str, text);
  SAME (uint, text_length);
  SAME (str, reasoning);
  SAME (int, state);
  SAME (str, model);
  SAME (str, answered_model);
  SAME (str, provider);
  SAME (str, generation_id);
  SAME (str, profile);
  SAME (str, finish_word);
  SAME (int, sent_time);
  SAME (int, first_token_time);
  SAME (int, end_time);
  SAME (uint, n_parts);
#undef SAME
  for (guint i = 0; i < causerie_message_get_n_parts (a); i++)
    assert_same_part (causerie_message_get_part (a, i), causerie_message_get_part (b, i));
  assert_same_params (causerie_message_get_params (a), causerie_message_get_params (b));
  assert_same_usage (causerie_message_get_usage (a), causerie_message_get_usage (b));
  assert_same_failure (causerie_message_get_failure (a), causerie_message_get_failure (b));
}

/* Loads the conversation and compares all of its path. */
static void
assert_round_trip (Fixture *fixture, CauserieConversation *conversation)
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
  causerie_message_set_end_time (message, TIME + 2);
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
test_message (Fixture *fixture, gconstpointer data)
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
  open_again (fixture);
  assert_round_trip (fixture, conversation);
  assert_plain (fixture->path, "SELECT cost FROM message WHERE cost IS NOT NULL",
                "0.0000001300000002");
}

/* Every state that is over comes back as it was. */
static void
test_states (Fixture *fixture, gconstpointer data)
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
  open_again (fixture);
  assert_round_trip (fixture, conversation);
}

static void
test_hostile_text (Fixture *fixture, gconstpointer data)
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
test_large_text (Fixture *fixture, gconstpointer data)
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
test_save_again (Fixture *fixture, gconstpointer data)
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
  assert_plain (fixture->path, "SELECT count(*) FROM part", "9");
}

/* The same bytes are kept once, in pieces. */
static void
test_blobs (Fixture *fixture, gconstpointer data)
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
test_damaged_blob (Fixture *fixture, gconstpointer data)
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
  g_assert_cmpuint (causerie_message_get_n_parts (g_ptr_array_index (messages, 0)), ==, 7);
}

/* --- the tree --- */

static void
test_tree (Fixture *fixture, gconstpointer data)
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
  open_again (fixture);

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
test_strangers (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  g_autoptr(CauserieConversation) other = causerie_conversation_new (NULL);
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  g_autoptr(CauserieMessage) orphan = causerie_message_new (NULL, "nobody", CAUSERIE_ROLE_USER);
  g_autoptr(CauserieMessage) first = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
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
  g_assert_false (try_save_message (fixture->store, causerie_conversation_get_uid (other), leaf,
                                    &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  save_message (fixture->store, other, first);
  g_assert_false (try_save_message (fixture->store, causerie_conversation_get_uid (conversation),
                                    first, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
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
  open_again (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

    assert_plain (fixture->path, sql, "0");
  }
}

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
test_load_while_streaming (Fixture *fixture, gconstpointer data)
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
  assert_round_trip (fixture, conversation);
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
test_interrupted (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);

  stream (fixture->store, answer);
  open_again (fixture);

  assert_plain (fixture->path, "SELECT state, text FROM message WHERE role = 'assistant'",
                "interrupted|Привіт!");
  assert_plain (fixture->path, "SELECT count(*) FROM journal", "0");
  assert_interrupted (fixture->store, causerie_conversation_get_uid (conversation),
                      causerie_message_get_uid (answer));
}

/* Two programs on one history: opening it in one does not interrupt the other, and when the
 * other ends in the middle the one that goes on finds out. */
static void
test_two_programs (Fixture *fixture, gconstpointer data)
{
  CauserieStore *other = open_store (fixture->path);
  g_autoptr(CauserieConversation) conversation = save_running (other);
  const char *uid = causerie_conversation_get_uid (conversation);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);
  g_autoptr(GPtrArray) messages = NULL;

  stream (other, answer);
  save_conversation (other, conversation); /* what was asked before is done */
  open_again (fixture);
  messages = load_messages (fixture->store, uid);
  g_assert_true (causerie_message_is_running (
    find_message (messages, causerie_message_get_uid (answer))));

  g_assert_finalize_object (other);
  assert_interrupted (fixture->store, uid, causerie_message_get_uid (answer));
}

/* A journal that cannot be written for a while has no gap when it can. */
static void
test_journal_waits (Fixture *fixture, gconstpointer data)
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
  open_again (fixture);
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
test_order (Fixture *fixture, gconstpointer data)
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
  causerie_store_load_async (fixture->store, uid, NULL, count_order_cb, order);
  messages = load_messages (fixture->store, uid);

  g_assert_cmpstr (order->str, ==, "sssssssssssl");
  g_assert_cmpuint (messages->len, ==, 10);
  for (guint i = 0; i < messages->len; i++)
    g_assert_cmpstr (causerie_message_get_text (g_ptr_array_index (messages, i)), ==, "before");
}

/* The store lives until its last answer was given, however early its owner lets go. */
static void
test_early_unref (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = new_full_conversation ();
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
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = new_full_conversation ();
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
test_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = new_full_conversation ();
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
test_long_conversation (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(CauserieConversation) again = NULL;
  g_autoptr(GPtrArray) messages = NULL;
  gint64 start;

  save_conversation (fixture->store, conversation);
  run_plain (fixture->path,
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
             " INSERT INTO message (id, uid, conversation, parent, role, state, cost_is_estimate,"
             "                      sent_time, first_token_time, end_time, reasoning, text)"
             " SELECT i, 'm' || i, 1, nullif (i - 1, 0), iif (i % 2, 'user', 'assistant'), 'done',"
             "        0, i, i, i, '', 'Message number ' || i FROM n");

  start = g_get_monotonic_time ();
  messages = load_messages (fixture->store, causerie_conversation_get_uid (conversation));
  g_test_message ("10,000 messages loaded in %.1f ms", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  g_assert_cmpuint (messages->len, ==, 10000);

  again = causerie_conversation_new (causerie_conversation_get_uid (conversation));
  causerie_conversation_load (again, messages, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 10000);
  delete_conversation (fixture->store, causerie_conversation_get_uid (conversation));
  assert_plain (fixture->path, "SELECT count(*) FROM message", "0");
}

#define ADD(path, func) \
  g_test_add ("/store/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--stream-until-killed"))
    stream_until_killed (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (count_damage_cb, NULL, NULL);
  program = argv[0];

  ADD ("conversation", test_conversation);
  ADD ("empty-history", test_empty_history);
  ADD ("leaf-of-unloaded", test_leaf_of_unloaded);
  ADD ("message", test_message);
  ADD ("states", test_states);
  ADD ("hostile-text", test_hostile_text);
  ADD ("large-text", test_large_text);
  ADD ("save-again", test_save_again);
  ADD ("blobs", test_blobs);
  ADD ("damaged-blob", test_damaged_blob);
  ADD ("tree", test_tree);
  ADD ("strangers", test_strangers);
  ADD ("delete", test_delete);
  ADD ("load-while-streaming", test_load_while_streaming);
  ADD ("interrupted", test_interrupted);
  ADD ("two-programs", test_two_programs);
  ADD ("journal-waits", test_journal_waits);
  g_test_add_func ("/store/killed", test_killed);
  ADD ("order", test_order);
  ADD ("early-unref", test_early_unref);
  ADD ("cancelled", test_cancelled);
  ADD ("close", test_close);
  g_test_add_func ("/store/unwritable", test_unwritable);
  ADD ("long-conversation", test_long_conversation);

  return g_test_run ();
}
