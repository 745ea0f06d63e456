/* test-conversation-path.c: the trash, branches, loading in two steps and what others wrote
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation.h"
#include "check-list-model.h"

#include <string.h>

#define TIME G_GINT64_CONSTANT (1785000000123456)

/* "q1" is a question, "a1" an answer. */
static CauserieMessage *
new_message (const char *uid, const char *parent_uid)
{
  return causerie_message_new (uid, parent_uid,
                               uid[0] == 'q' ? CAUSERIE_ROLE_USER : CAUSERIE_ROLE_ASSISTANT);
}

/* "q1 a1<q1 b1<q1": messages with their parents, as a store would give them. */
static GPtrArray *
new_messages (const char *text)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    char *parent = strchr (words[i], '<');

    if (parent != NULL)
      *parent++ = '\0';
    g_ptr_array_add (messages, new_message (words[i], parent));
  }
  return messages;
}

static CauserieConversation *
load (const char *text, const char *leaf)
{
  g_autoptr(GPtrArray) messages = new_messages (text);
  CauserieConversation *conversation = causerie_conversation_new ("c");

  causerie_conversation_load (conversation, messages, leaf);
  return conversation;
}

static CauserieMessage *
find (CauserieConversation *conversation, const char *uid)
{
  CauserieMessage *message = causerie_conversation_find (conversation, uid);

  g_assert_nonnull (message);
  return message;
}

static void
assert_path (CauserieConversation *conversation, const char *wanted)
{
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (conversation)); i++) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (G_LIST_MODEL (conversation), i);

    g_string_append_printf (path, "%s%s", i > 0 ? " " : "", causerie_message_get_uid (message));
  }
  g_assert_cmpstr (path->str, ==, wanted);
}

static void
assert_versions (CauserieConversation *conversation, const char *uid, const char *wanted)
{
  g_autoptr(GString) uids = g_string_new (NULL);
  g_autoptr(GPtrArray) versions =
    causerie_conversation_dup_versions (conversation, find (conversation, uid));

  for (guint i = 0; i < versions->len; i++)
    g_string_append_printf (uids, "%s%s", i > 0 ? " " : "",
                            causerie_message_get_uid (g_ptr_array_index (versions, i)));
  g_assert_cmpstr (uids->str, ==, wanted);
}

static void
trash (CauserieConversation *conversation, const char *uid)
{
  causerie_conversation_trash_message (conversation, find (conversation, uid), TIME);
}

static void
restore (CauserieConversation *conversation, const char *uid)
{
  causerie_conversation_restore_message (conversation, find (conversation, uid));
}

/* --- the trash --- */

/* What follows stands in its place, and goes back when it comes back. */
static void
test_trash_inside (void)
{
  g_autoptr(CauserieConversation) conversation =
    load ("q1 a1<q1 q2<a1 a2<q2 q3<a2 a3<q3", "a3");
  g_autoptr(ListFollower) follower = list_follower_new (conversation);

  trash (conversation, "a1");
  assert_change (follower, 1, 1, 0);
  assert_path (conversation, "q1 q2 a2 q3 a3");
  g_assert_cmpint (causerie_message_get_trashed_time (find (conversation, "a1")), ==, TIME);
  trash (conversation, "q2");
  assert_change (follower, 1, 1, 0);
  trash (conversation, "q1");
  assert_change (follower, 0, 1, 0);
  assert_path (conversation, "a2 q3 a3");
  g_assert_cmpuint (causerie_conversation_steal_changes (conversation), ==, 0); /* its end stays */

  restore (conversation, "a1");
  assert_change (follower, 0, 0, 1);
  assert_path (conversation, "a1 a2 q3 a3");
  restore (conversation, "q2");
  assert_change (follower, 1, 0, 1);
  restore (conversation, "q1");
  assert_change (follower, 0, 0, 1);
  assert_path (conversation, "q1 a1 q2 a2 q3 a3");
  g_assert_cmpint (causerie_message_get_trashed_time (find (conversation, "a1")), ==, 0);
}

static void
test_trash_end (void)
{
  g_autoptr(CauserieConversation) conversation = load ("q1 a1<q1 q2<a1 a2<q2", NULL);
  g_autoptr(ListFollower) follower = list_follower_new (conversation);

  trash (conversation, "a2");
  assert_change (follower, 3, 1, 0);
  assert_path (conversation, "q1 a1 q2");
  g_assert_cmpuint (causerie_conversation_steal_changes (conversation), ==, CAUSERIE_FIELD_LEAF);
  trash (conversation, "q2");
  trash (conversation, "a1");
  trash (conversation, "q1");
  assert_path (conversation, "");
  follower->n_changes = 0;

  restore (conversation, "a2"); /* the first is what it follows now */
  assert_change (follower, 0, 0, 1);
  assert_path (conversation, "a2");
  restore (conversation, "q1");
  assert_path (conversation, "q1 a2");
}

/* Another version takes the place of the last message. */
static void
test_trash_version (void)
{
  g_autoptr(CauserieConversation) conversation =
    load ("q1 a1<q1 q2<a1 b1<q1 c1<q1", "c1");
  g_autoptr(ListFollower) follower = list_follower_new (conversation);

  assert_versions (conversation, "a1", "a1 b1 c1");
  trash (conversation, "c1");
  assert_change (follower, 1, 1, 1);
  assert_path (conversation, "q1 b1");
  assert_versions (conversation, "c1", "a1 b1");
  trash (conversation, "b1");
  assert_change (follower, 1, 1, 2);
  assert_path (conversation, "q1 a1 q2");
  restore (conversation, "c1"); /* it is shown again */
  assert_change (follower, 1, 2, 1);
  assert_path (conversation, "q1 c1");
  assert_versions (conversation, "c1", "a1 c1");
}

/* What stands below what is gone is a version where its parent was, if it says the same role. */
static void
test_trash_versions_of_children (void)
{
  g_autoptr(CauserieConversation) conversation =
    load ("q1 a1<q1 q2<a1 q3<a1 b1<q1 q4<b1 a4<q4", "a4");
  g_autoptr(ListFollower) follower = list_follower_new (conversation);

  trash (conversation, "a1");
  assert_no_change (follower); /* it is not on the path */
  assert_versions (conversation, "q3", "q2 q3");
  assert_versions (conversation, "b1", "b1");
  trash (conversation, "b1");
  assert_versions (conversation, "q4", "q2 q3 q4");
  causerie_conversation_select (conversation, find (conversation, "q2"));
  assert_path (conversation, "q1 q2");
  restore (conversation, "b1"); /* a version, off the path, of what is shown */
  assert_path (conversation, "q1 b1 q4 a4");
  causerie_conversation_select (conversation, find (conversation, "q3"));
  restore (conversation, "a1");
  assert_path (conversation, "q1 a1 q3");
}

/* A message off the path comes back without turning it. */
static void
test_restore_elsewhere (void)
{
  g_autoptr(CauserieConversation) conversation =
    load ("q1 a1<q1 q2<a1 a2<q2 b1<q1 q3<b1", "q3");
  g_autoptr(ListFollower) follower = list_follower_new (conversation);

  trash (conversation, "a2");
  restore (conversation, "a2");
  assert_no_change (follower);
  assert_path (conversation, "q1 b1 q3");
}

static void
test_load_with_trash (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new ("c");
  g_autoptr(GPtrArray) messages = new_messages ("q1 a1<q1 q2<a1 a2<q2");

  causerie_message_set_trashed_time (g_ptr_array_index (messages, 1), TIME);
  causerie_message_set_trashed_time (g_ptr_array_index (messages, 3), TIME);
  causerie_conversation_load (conversation, messages, "a2");
  assert_path (conversation, "q1 q2"); /* the stored end is gone: what is above it */
}

/* A random message goes and comes back; the path stays one, and nothing is lost. */
static void
test_trash_walk (void)
{
  g_autoptr(CauserieConversation) conversation = load ("q0", NULL);
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  g_autoptr(ListFollower) follower = NULL;

  g_ptr_array_add (all, find (conversation, "q0"));
  for (int i = 1; i < 200; i++) {
    CauserieMessage *parent = g_ptr_array_index (all, g_test_rand_int_range (MAX (0, i - 9), i));
    g_autofree char *uid = g_strdup_printf ("%c%d", i % 2 != 0 ? 'a' : 'q', i);
    g_autoptr(CauserieMessage) message = new_message (uid, causerie_message_get_uid (parent));

    causerie_conversation_append (conversation, message);
    g_ptr_array_add (all, message);
  }

  follower = list_follower_new (conversation);
  for (int i = 0; i < 500; i++) {
    CauserieMessage *message = g_ptr_array_index (all, g_test_rand_int_range (0, 200));

    if (causerie_message_get_trashed_time (message) == 0)
      causerie_conversation_trash_message (conversation, message, TIME);
    else
      causerie_conversation_restore_message (conversation, message);
    for (guint j = 0; j < follower->copy->len; j++)
      g_assert_cmpint (causerie_message_get_trashed_time (g_ptr_array_index (follower->copy, j)),
                       ==, 0);
  }
  for (guint i = 0; i < all->len; i++)
    causerie_conversation_restore_message (conversation, g_ptr_array_index (all, i));
  causerie_conversation_select (conversation, g_ptr_array_index (all, 199));
  g_assert_true (causerie_conversation_get_leaf (conversation) == g_ptr_array_index (all, 199));
}

/* --- branches --- */

static void
test_branch (void)
{
  g_autoptr(CauserieConversation) conversation = load ("q1 a1<q1 q2<a1 a2<q2", NULL);
  g_autoptr(ListFollower) follower = list_follower_new (conversation);
  g_autoptr(CauserieMessage) next = new_message ("q3", "a1");

  g_assert_cmpuint (causerie_conversation_steal_changes (conversation), ==, 0);
  causerie_conversation_branch (conversation, find (conversation, "a1"));
  assert_change (follower, 2, 2, 0);
  g_assert_cmpuint (causerie_conversation_steal_changes (conversation), ==, CAUSERIE_FIELD_LEAF);
  causerie_conversation_append (conversation, next);
  assert_path (conversation, "q1 a1 q3");
  assert_versions (conversation, "q3", "q2 q3");
}

static void
test_new_branch (void)
{
  g_autoptr(CauserieConversation) conversation = load ("q1 a1<q1 q2<a1 a2<q2", NULL);
  g_autoptr(CauserieConversation) branch =
    causerie_conversation_new_branch (conversation, find (conversation, "a1"));
  g_autoptr(CauserieMessage) next = new_message ("q3", "a1");

  g_assert_true (causerie_conversation_get_loaded (branch));
  g_assert_cmpstr (causerie_conversation_get_origin (branch), ==, "a1");
  g_assert_true (find (branch, "q1") == find (conversation, "q1")); /* nothing was copied */
  causerie_conversation_append (branch, next);
  assert_path (branch, "q1 a1 q3");
  assert_path (conversation, "q1 a1 q2 a2");
  g_assert_null (causerie_conversation_find (conversation, "q3"));
}

/* --- loading in two steps --- */

static void
test_two_steps (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new ("c");
  g_autoptr(ListFollower) follower = list_follower_new (conversation);
  g_autoptr(GPtrArray) end = new_messages ("q2<a1 a2<q2");
  g_autoptr(GPtrArray) all = new_messages ("q1 a1<q1 b1<q1 q2<a1 a2<q2 b2<q2");
  CauserieMessage *shown = g_ptr_array_index (end, 1);

  causerie_conversation_load_end (conversation, end, "a2");
  assert_change (follower, 0, 0, 2);
  assert_path (conversation, "q2 a2");
  g_assert_false (causerie_conversation_get_loaded (conversation));

  causerie_conversation_load (conversation, all, "a2");
  assert_change (follower, 0, 0, 2);
  assert_path (conversation, "q1 a1 q2 a2");
  g_assert_true (causerie_conversation_get_loaded (conversation));
  g_assert_true (find (conversation, "a2") == shown);
  assert_versions (conversation, "a1", "a1 b1");
  assert_versions (conversation, "b2", "a2 b2");
  g_assert_cmpuint (causerie_conversation_steal_changes (conversation), ==, 0);
  causerie_conversation_select (conversation, find (conversation, "q1"));
  assert_path (conversation, "q1 a1 q2 b2"); /* the newest, as they came */
}

/* All of it was shown, or the chat went on meanwhile, or is another one by now. */
static void
test_two_steps_changed (void)
{
  static const struct { const char *end, *all, *leaf, *path; } cases[] = {
    { "q1 a1<q1", "q1 a1<q1", "a1", "q1 a1" },
    { "q2<a1 a2<q2", "q1 a1<q1 q2<a1 a2<q2 q3<a2", "q3", "q1 a1 q2 a2 q3" },
    { "q2<a1 a2<q2", "q1 a1<q1 q2<a1 a2<q2 b2<q2", "b2", "q1 a1 q2 a2" },
    { "q2<a1 a2<q2", "q1 a1<q1", "a1", "q1 a1" },
    { "q2<a1 a2<q2", "q1 a1<q1 a2<a1", "a2", "q1 a1 a2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieConversation) conversation = causerie_conversation_new ("c");
    g_autoptr(GPtrArray) end = new_messages (cases[i].end);
    g_autoptr(GPtrArray) all = new_messages (cases[i].all);
    g_autoptr(ListFollower) follower = NULL;

    causerie_conversation_load_end (conversation, end, NULL);
    follower = list_follower_new (conversation);
    causerie_conversation_load (conversation, all, cases[i].leaf);
    assert_path (conversation, cases[i].path);
  }
}

/* --- what others wrote --- */

static void
test_merge (void)
{
  g_autoptr(CauserieConversation) conversation = load ("q1 a1<q1", NULL);
  g_autoptr(GPtrArray) more = new_messages ("a1<q1 q2<a1 a2<q2");
  g_autoptr(GPtrArray) gap = new_messages ("q9<a8");
  g_autoptr(GPtrArray) again = new_messages ("q1 a1<q1 q2<a1 a2<q2");
  g_autoptr(CauserieMessage) other = new_message ("q5", "a1");
  g_autoptr(ListFollower) follower = list_follower_new (conversation);
  CauserieMessage *known = find (conversation, "a1");

  causerie_message_set_text (g_ptr_array_index (more, 0), "edited there");
  g_assert_true (causerie_conversation_merge (conversation, more, "a2"));
  assert_change (follower, 2, 0, 2);
  assert_path (conversation, "q1 a1 q2 a2");
  g_assert_true (find (conversation, "a1") == known);
  g_assert_cmpstr (causerie_message_get_text (known), ==, "edited there");
  g_assert_cmpuint (causerie_conversation_steal_changes (conversation), ==, 0);

  g_assert_false (causerie_conversation_merge (conversation, gap, NULL));
  g_assert_null (causerie_conversation_find (conversation, "q9"));

  /* where the person is on another branch, the path stays */
  causerie_conversation_branch (conversation, known);
  causerie_conversation_append (conversation, other);
  follower->n_changes = 0;
  g_assert_true (causerie_conversation_merge (conversation, again, "a2"));
  assert_no_change (follower);

  causerie_message_set_trashed_time (g_ptr_array_index (again, 0), TIME);
  causerie_conversation_merge (conversation, again, "a2");
  assert_change (follower, 0, 1, 0);
  assert_path (conversation, "a1 q5");
  causerie_message_set_trashed_time (g_ptr_array_index (again, 0), 0);
  causerie_conversation_merge (conversation, again, "a2");
  assert_change (follower, 0, 0, 1);
}

static CauserieMessage *
new_answer (const char *text, CauserieMessageState state)
{
  CauserieMessage *answer = new_message ("a1", "q1");

  causerie_message_append_text (answer, text, -1);
  causerie_message_set_state (answer, state);
  return answer;
}

/* What an answer says here before and after it was read as it is stored. */
static void
test_merge_running (void)
{
  static const struct {
    gboolean             ours; /* it was begun here, not read */
    CauserieMessageState state;
    const char          *text;
    CauserieMessageState stored_state;
    const char          *stored_text;
    CauserieMessageState merged_state;
    const char          *merged_text;
  } cases[] = {
    { TRUE, CAUSERIE_MESSAGE_STREAMING, "one two", CAUSERIE_MESSAGE_STREAMING, "one",
      CAUSERIE_MESSAGE_STREAMING, "one two" },
    { TRUE, CAUSERIE_MESSAGE_STREAMING, "one two", CAUSERIE_MESSAGE_INTERRUPTED, "one",
      CAUSERIE_MESSAGE_STREAMING, "one two" },
    { TRUE, CAUSERIE_MESSAGE_DONE, "one two", CAUSERIE_MESSAGE_STREAMING, "one",
      CAUSERIE_MESSAGE_DONE, "one two" },
    { FALSE, CAUSERIE_MESSAGE_STREAMING, "one", CAUSERIE_MESSAGE_STREAMING, "one two",
      CAUSERIE_MESSAGE_STREAMING, "one two" },
    { FALSE, CAUSERIE_MESSAGE_STREAMING, "one", CAUSERIE_MESSAGE_DONE, "one two.",
      CAUSERIE_MESSAGE_DONE, "one two." },
    { FALSE, CAUSERIE_MESSAGE_STOPPED, "one", CAUSERIE_MESSAGE_STREAMING, "one two",
      CAUSERIE_MESSAGE_STREAMING, "one two" },
    { FALSE, CAUSERIE_MESSAGE_DONE, "one", CAUSERIE_MESSAGE_DONE, "another",
      CAUSERIE_MESSAGE_DONE, "another" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieMessage) answer = new_answer (cases[i].text, cases[i].state);
    g_autoptr(CauserieMessage) stored = new_answer (cases[i].stored_text, cases[i].stored_state);
    g_autoptr(CauserieConversation) conversation = load ("q1", NULL);
    g_autoptr(GPtrArray) read = g_ptr_array_new ();

    if (cases[i].ours) {
      causerie_conversation_append (conversation, answer);
    } else {
      g_ptr_array_add (read, answer);
      causerie_conversation_merge (conversation, read, "a1");
      g_ptr_array_set_size (read, 0);
    }
    g_ptr_array_add (read, stored);
    causerie_conversation_merge (conversation, read, "a1");
    g_assert_cmpstr (causerie_message_get_text (answer), ==, cases[i].merged_text);
    g_assert_cmpint (causerie_message_get_state (answer), ==, cases[i].merged_state);
  }
}

/* What is the same is not news. */
static void
test_merge_quietly (void)
{
  g_autoptr(CauserieConversation) conversation = load ("q1", NULL);
  g_autoptr(GPtrArray) pair = g_ptr_array_new_with_free_func (g_object_unref);
  const CauserieUsageFacts facts = { .prompt_tokens = 3, .completion_tokens = 5 };
  guint n_notifies = 0;

  for (int i = 0; i < 2; i++) {
    CauserieMessage *answer = new_answer ("text", CAUSERIE_MESSAGE_FAILED);
    g_autoptr(CauserieUsage) usage = causerie_usage_new (&facts);
    g_autoptr(CauserieFailure) failure = causerie_failure_new_local (CAUSERIE_FAILURE_TLS, "no");

    causerie_message_set_usage (answer, usage);
    causerie_message_set_failure (answer, failure);
    g_ptr_array_add (pair, answer);
  }
  causerie_conversation_append (conversation, g_ptr_array_index (pair, 0));
  g_signal_connect_swapped (g_ptr_array_index (pair, 0), "notify", G_CALLBACK (g_atomic_int_inc),
                            &n_notifies);
  g_ptr_array_remove_index (pair, 0);
  causerie_conversation_merge (conversation, pair, "a1");
  g_assert_cmpuint (n_notifies, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conversation-path/trash-inside", test_trash_inside);
  g_test_add_func ("/conversation-path/trash-end", test_trash_end);
  g_test_add_func ("/conversation-path/trash-version", test_trash_version);
  g_test_add_func ("/conversation-path/trash-versions-of-children",
                   test_trash_versions_of_children);
  g_test_add_func ("/conversation-path/restore-elsewhere", test_restore_elsewhere);
  g_test_add_func ("/conversation-path/load-with-trash", test_load_with_trash);
  g_test_add_func ("/conversation-path/trash-walk", test_trash_walk);
  g_test_add_func ("/conversation-path/branch", test_branch);
  g_test_add_func ("/conversation-path/new-branch", test_new_branch);
  g_test_add_func ("/conversation-path/two-steps", test_two_steps);
  g_test_add_func ("/conversation-path/two-steps-changed", test_two_steps_changed);
  g_test_add_func ("/conversation-path/merge", test_merge);
  g_test_add_func ("/conversation-path/merge-running", test_merge_running);
  g_test_add_func ("/conversation-path/merge-quietly", test_merge_quietly);

  return g_test_run ();
}
