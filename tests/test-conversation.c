/* test-conversation.c: the tree of messages and the path through it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation.h"
#include "check-list-model.h"
#include "check-property.h"

static CauserieMessage *
new_message (const char *uid, const char *parent_uid)
{
  return causerie_message_new (uid, parent_uid, CAUSERIE_ROLE_USER);
}

static CauserieMessage *
append (CauserieConversation *conversation, const char *uid, const char *parent_uid)
{
  g_autoptr(CauserieMessage) message = new_message (uid, parent_uid);

  causerie_conversation_append (conversation, message);
  return causerie_conversation_find (conversation, uid);
}

/* The uids on the path, "a b c". */
static void
assert_path (CauserieConversation *conversation, const char *wanted)
{
  g_autoptr(GString) path = g_string_new (NULL);
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  guint length = g_list_model_get_n_items (G_LIST_MODEL (conversation));

  for (guint i = 0; i < length; i++) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (G_LIST_MODEL (conversation), i);

    g_string_append_printf (path, "%s%s", i > 0 ? " " : "", causerie_message_get_uid (message));
    g_assert_true ((message == leaf) == (i == length - 1));
  }

  g_assert_cmpstr (path->str, ==, wanted);
  g_assert_true ((leaf == NULL) == (length == 0));
}

static void
assert_versions (CauserieConversation *conversation, const char *uid, const char *wanted)
{
  g_autoptr(GString) uids = g_string_new (NULL);
  g_autoptr(GPtrArray) versions = causerie_conversation_dup_versions (
    conversation, causerie_conversation_find (conversation, uid));

  for (guint i = 0; i < versions->len; i++)
    g_string_append_printf (uids, "%s%s", i > 0 ? " " : "",
                            causerie_message_get_uid (g_ptr_array_index (versions, i)));
  g_assert_cmpstr (uids->str, ==, wanted);
}

static void
select_uid (CauserieConversation *conversation, const char *uid)
{
  causerie_conversation_select (conversation, causerie_conversation_find (conversation, uid));
}

/* q1 ─ a1 ─ q2 ─ a2
 *  │         └─── b2    a second answer to q2
 *  └── b1 ─ r2          a second answer to q1, and on from there */
static CauserieConversation *
new_tree (void)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);

  append (conversation, "q1", NULL);
  append (conversation, "a1", "q1");
  append (conversation, "q2", "a1");
  append (conversation, "a2", "q2");
  append (conversation, "b2", "q2");
  append (conversation, "b1", "q1");
  append (conversation, "r2", "b1");

  return conversation;
}

static void
test_new (void)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);
  CauserieConversation *listed = causerie_conversation_new ("c-1");

  g_assert_true (g_uuid_string_is_valid (causerie_conversation_get_uid (conversation)));
  g_assert_true (causerie_conversation_get_loaded (conversation));
  g_assert_cmpint (causerie_conversation_get_created_time (conversation), >, 0);
  g_assert_cmpint (causerie_conversation_get_created_time (conversation), ==,
                   causerie_conversation_get_updated_time (conversation));
  assert_path (conversation, "");
  g_assert_finalize_object (conversation);

  g_assert_cmpstr (causerie_conversation_get_uid (listed), ==, "c-1");
  g_assert_false (causerie_conversation_get_loaded (listed));
  g_assert_cmpstr (causerie_conversation_get_title (listed), ==, "");
  g_assert_cmpstr (causerie_conversation_get_profile (listed), ==, "");
  g_assert_cmpstr (causerie_conversation_get_draft (listed), ==, "");
  g_assert_cmpstr (causerie_conversation_get_preview (listed), ==, "");
  g_assert_false (causerie_conversation_get_pinned (listed));
  g_assert_false (causerie_conversation_get_answering (listed));
  g_assert_cmpint (causerie_conversation_get_created_time (listed), ==, 0);
  g_assert_null (causerie_conversation_get_scroll_message (listed));
  g_assert_finalize_object (listed);
}

static void
test_destroy_full (void)
{
  CauserieConversation *conversation = new_tree ();
  CauserieMessage *message = causerie_conversation_find (conversation, "a1");

  causerie_conversation_set_scroll (conversation, "a1", 1, 12);
  g_object_add_weak_pointer (G_OBJECT (message), (gpointer *) &message);
  g_assert_finalize_object (conversation);
  g_assert_null (message);
}

static void
test_properties (void)
{
  static const char * const names[] = {
    "title", "profile", "setup", "draft", "preview", "folder", "origin",
    "pinned", "answering", "archived",
    "created-time", "updated-time", "trashed-time",
    "title-source", "draft-parts", "tags",
    NULL
  };
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new ("c-1");
  g_autofree char *uid = NULL;
  g_auto(GValue) source = G_VALUE_INIT;
  gboolean loaded;

  for (gsize i = 0; i < 7; i++)
    check_string_property (conversation, names[i]);
  for (gsize i = 7; i < 10; i++)
    check_boolean_property (conversation, names[i]);
  for (gsize i = 10; i < 13; i++)
    check_int64_property (conversation, names[i]);
  g_value_init (&source, CAUSERIE_TYPE_TITLE_SOURCE);
  g_value_set_enum (&source, CAUSERIE_TITLE_PERSON);
  check_property (conversation, "title-source", &source);
  check_all_writable (conversation, names);

  g_object_get (conversation, "uid", &uid, "loaded", &loaded, NULL);
  g_assert_cmpstr (uid, ==, "c-1");
  g_assert_false (loaded);
  g_object_set (conversation, "title", NULL, NULL);
  g_assert_cmpstr (causerie_conversation_get_title (conversation), ==, "");
}

static void
test_tags (void)
{
  static const char * const untidy[] = { " work ", "погода", "", "work", "  ", "a", NULL };
  static const char * const tidy[] = { "a", "work", "погода", NULL };
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  guint n_notifies = 0;

  g_assert_cmpstrv (causerie_conversation_get_tags (conversation), ((const char *[]) { NULL }));
  g_signal_connect (conversation, "notify::tags", G_CALLBACK (count_notify_cb), &n_notifies);
  causerie_conversation_set_tags (conversation, untidy);
  causerie_conversation_set_tags (conversation, tidy);
  g_assert_cmpuint (n_notifies, ==, 1);
  g_assert_cmpstrv (causerie_conversation_get_tags (conversation), tidy);
  g_object_set (conversation, "tags", NULL, NULL);
  g_assert_cmpuint (n_notifies, ==, 2);
  g_assert_null (causerie_conversation_get_tags (conversation)[0]);
}

static void
test_draft_parts (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(CauseriePart) part = causerie_part_new_text ("attached");
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  guint n_notifies = 0;

  g_assert_cmpuint (causerie_conversation_get_draft_parts (conversation)->len, ==, 0);
  g_signal_connect (conversation, "notify::draft-parts", G_CALLBACK (count_notify_cb), &n_notifies);
  causerie_conversation_set_draft_parts (conversation, parts);
  g_assert_cmpuint (n_notifies, ==, 0);

  g_ptr_array_add (parts, part);
  g_object_set (conversation, "draft-parts", parts, NULL);
  causerie_conversation_set_draft_parts (conversation, parts);
  g_assert_cmpuint (n_notifies, ==, 1);
  g_ptr_array_set_size (parts, 0); /* it has its own */
  g_assert_true (g_ptr_array_index (causerie_conversation_get_draft_parts (conversation), 0) ==
                 part);
  causerie_conversation_set_draft_parts (conversation, NULL);
  g_assert_cmpuint (n_notifies, ==, 2);
  g_assert_cmpuint (causerie_conversation_get_draft_parts (conversation)->len, ==, 0);
}

static void
test_temporary (void)
{
  g_autoptr(CauserieConversation) temporary = causerie_conversation_new_temporary ();
  g_autoptr(CauserieConversation) usual = causerie_conversation_new (NULL);

  g_assert_true (causerie_conversation_get_temporary (temporary));
  g_assert_true (causerie_conversation_get_loaded (temporary));
  g_assert_false (causerie_conversation_get_temporary (usual));
}

/* What this program changed is kept, all else becomes what is stored. */
static void
test_take_over (void)
{
  g_autoptr(CauserieConversation) here = causerie_conversation_new ("c-1");
  g_autoptr(CauserieConversation) stored = causerie_conversation_new ("c-1");
  static const char * const tags[] = { "work", NULL };

  g_assert_cmpuint (causerie_conversation_steal_changes (here), ==, 0);
  causerie_conversation_set_draft (here, "typed here");
  causerie_conversation_set_answering (here, TRUE); /* is not stored */
  causerie_conversation_set_draft (stored, "typed there");
  causerie_conversation_set_title (stored, "Named there");
  causerie_conversation_set_title_source (stored, CAUSERIE_TITLE_PERSON);
  causerie_conversation_set_tags (stored, tags);
  causerie_conversation_set_scroll (stored, "m", 1, 2);
  causerie_conversation_set_trashed_time (stored, 7);

  causerie_conversation_take_over (here, stored);
  g_assert_cmpstr (causerie_conversation_get_draft (here), ==, "typed here");
  g_assert_cmpstr (causerie_conversation_get_title (here), ==, "Named there");
  g_assert_cmpint (causerie_conversation_get_title_source (here), ==, CAUSERIE_TITLE_PERSON);
  g_assert_cmpstrv (causerie_conversation_get_tags (here), tags);
  g_assert_cmpstr (causerie_conversation_get_scroll_message (here), ==, "m");
  g_assert_cmpint (causerie_conversation_get_trashed_time (here), ==, 7);
  g_assert_cmpuint (causerie_conversation_steal_changes (here), ==, CAUSERIE_FIELD_DRAFT);
  g_assert_cmpuint (causerie_conversation_steal_changes (here), ==, 0);

  causerie_conversation_add_changes (here, CAUSERIE_FIELD_DRAFT); /* it was not saved */
  causerie_conversation_set_title (here, "Named here");
  causerie_conversation_take_over (here, stored);
  g_assert_cmpuint (causerie_conversation_steal_changes (here), ==,
                    CAUSERIE_FIELD_DRAFT | CAUSERIE_FIELD_TITLE);
  causerie_conversation_take_over (here, stored);
  g_assert_cmpstr (causerie_conversation_get_draft (here), ==, "typed there");
  g_assert_cmpstr (causerie_conversation_get_title (here), ==, "Named there");
}

static void
test_scroll (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);

  causerie_conversation_set_scroll (conversation, "m-1", 3, 40);
  g_assert_cmpstr (causerie_conversation_get_scroll_message (conversation), ==, "m-1");
  g_assert_cmpuint (causerie_conversation_get_scroll_piece (conversation), ==, 3);
  g_assert_cmpint (causerie_conversation_get_scroll_offset (conversation), ==, 40);

  causerie_conversation_set_scroll (conversation, NULL, 3, 40);
  g_assert_null (causerie_conversation_get_scroll_message (conversation));
  g_assert_cmpuint (causerie_conversation_get_scroll_piece (conversation), ==, 0);
  g_assert_cmpint (causerie_conversation_get_scroll_offset (conversation), ==, 0);
}

static void
test_append (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(ListFollower) follower = list_follower_new (conversation);

  append (conversation, "q1", NULL);
  assert_change (follower, 0, 0, 1);
  append (conversation, "a1", "q1");
  assert_change (follower, 1, 0, 1);
  append (conversation, "q2", "a1");
  assert_change (follower, 2, 0, 1);
  assert_path (conversation, "q1 a1 q2");

  /* A second answer takes the place of the first and of all that followed it. */
  append (conversation, "b1", "q1");
  assert_change (follower, 1, 2, 1);
  assert_path (conversation, "q1 b1");

  /* On from an answer that is not shown. */
  append (conversation, "r2", "a1");
  assert_change (follower, 1, 1, 2);
  assert_path (conversation, "q1 a1 r2");

  /* An edited first message begins the tree anew beside the old one. */
  append (conversation, "x1", NULL);
  assert_change (follower, 0, 3, 1);
  assert_path (conversation, "x1");
}

static void
test_versions (void)
{
  g_autoptr(CauserieConversation) conversation = new_tree ();

  append (conversation, "x1", NULL);
  assert_versions (conversation, "q1", "q1 x1");
  assert_versions (conversation, "x1", "q1 x1");
  assert_versions (conversation, "a1", "a1 b1");
  assert_versions (conversation, "b2", "a2 b2");
  assert_versions (conversation, "q2", "q2");
}

static void
test_find (void)
{
  g_autoptr(CauserieConversation) conversation = new_tree ();
  CauserieMessage *found = causerie_conversation_find (conversation, "a2");

  g_assert_cmpstr (causerie_message_get_uid (found), ==, "a2");
  g_assert_null (causerie_conversation_find (conversation, "none"));
  g_assert_null (causerie_conversation_find (conversation, NULL));
}

static void
test_select (void)
{
  g_autoptr(CauserieConversation) conversation = new_tree ();
  g_autoptr(ListFollower) follower = list_follower_new (conversation);

  assert_path (conversation, "q1 b1 r2");

  select_uid (conversation, "a1");
  assert_path (conversation, "q1 a1 q2 b2");
  assert_change (follower, 1, 2, 3);

  /* Only the last message is another. */
  select_uid (conversation, "a2");
  assert_path (conversation, "q1 a1 q2 a2");
  assert_change (follower, 3, 1, 1);

  /* It is shown already. */
  select_uid (conversation, "a2");
  assert_no_change (follower);

  /* Down to its newest descendant, wherever the path went below it. */
  select_uid (conversation, "q2");
  assert_path (conversation, "q1 a1 q2 b2");
  assert_change (follower, 3, 1, 1);

  select_uid (conversation, "q1");
  assert_path (conversation, "q1 b1 r2");
  assert_change (follower, 1, 3, 2);
}

/* Newest means last to arrive, not last child of the last child. */
static void
test_select_newest (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);

  append (conversation, "q1", NULL);
  append (conversation, "a1", "q1");
  append (conversation, "b1", "q1");
  append (conversation, "q2", "a1");
  append (conversation, "x1", NULL);

  select_uid (conversation, "q1");
  assert_path (conversation, "q1 a1 q2");
}

static GPtrArray *
new_messages (const char * const pairs[][2], gsize n_pairs)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < n_pairs; i++)
    g_ptr_array_add (messages, new_message (pairs[i][0], pairs[i][1]));

  return messages;
}

static void
test_load (void)
{
  static const char * const pairs[][2] = {
    { "q1", NULL }, { "a1", "q1" }, { "b1", "q1" }, { "q2", "b1" }, { "q3", "a1" },
  };
  static const struct {
    const char *leaf;
    const char *path;
  } cases[] = {
    { "q2", "q1 b1 q2" },
    { "q3", "q1 a1 q3" },
    { "a1", "q1 a1" },
    { NULL, "q1 a1 q3" },
    { "unknown", "q1 a1 q3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieConversation) conversation = causerie_conversation_new ("c-1");
    g_autoptr(GPtrArray) messages = new_messages (pairs, G_N_ELEMENTS (pairs));
    g_autoptr(ListFollower) follower = list_follower_new (conversation);
    guint n_notifies = 0;

    g_signal_connect (conversation, "notify::loaded", G_CALLBACK (count_notify_cb), &n_notifies);
    causerie_conversation_load (conversation, messages, cases[i].leaf);

    assert_path (conversation, cases[i].path);
    assert_change (follower, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (conversation)));
    assert_versions (conversation, "b1", "a1 b1");
    g_assert_true (causerie_conversation_get_loaded (conversation));
    g_assert_cmpuint (n_notifies, ==, 1);
  }
}

static void
test_load_nothing (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new ("c-1");
  g_autoptr(GPtrArray) messages = g_ptr_array_new ();
  g_autoptr(ListFollower) follower = list_follower_new (conversation);

  causerie_conversation_load (conversation, messages, "gone");
  g_assert_true (causerie_conversation_get_loaded (conversation));
  assert_no_change (follower);
  assert_path (conversation, "");

  append (conversation, "q1", NULL);
  assert_path (conversation, "q1");
}

/* A path that ended above the end of the tree goes on from there when asked to. */
static void
test_load_inner_leaf (void)
{
  static const char * const pairs[][2] = { { "q1", NULL }, { "a1", "q1" }, { "q2", "a1" } };
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new ("c-1");
  g_autoptr(GPtrArray) messages = new_messages (pairs, G_N_ELEMENTS (pairs));
  g_autoptr(ListFollower) follower = NULL;

  causerie_conversation_load (conversation, messages, "q1");
  assert_path (conversation, "q1");

  follower = list_follower_new (conversation);
  select_uid (conversation, "q1");
  assert_path (conversation, "q1 a1 q2");
  assert_change (follower, 1, 0, 2);
}

static void
test_load_damaged (void)
{
  static const char * const pairs[][2] = {
    { "q1", NULL }, { "lost", "never-written" }, { "q1", NULL }, { "self", "self" }, { "a1", "q1" },
  };
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new ("c-1");
  g_autoptr(GPtrArray) messages = new_messages (pairs, G_N_ELEMENTS (pairs));

  causerie_conversation_load (conversation, messages, NULL);
  assert_path (conversation, "q1 a1");
  assert_versions (conversation, "q1", "q1 lost self");
  select_uid (conversation, "lost");
  assert_path (conversation, "lost");
}

/* Turning at random: the copy of a listener is right after every step. */
static void
test_random_walk (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(ListFollower) follower = list_follower_new (conversation);
  g_autoptr(GPtrArray) messages = g_ptr_array_new ();

  for (guint i = 0; i < 500; i++) {
    CauserieMessage *chosen = messages->len > 0
      ? g_ptr_array_index (messages, g_test_rand_int_range (0, messages->len))
      : NULL;

    if (chosen != NULL && g_test_rand_bit ()) {
      causerie_conversation_select (conversation, chosen);
    } else {
      g_autofree char *uid = g_strdup_printf ("m-%u", i);
      const char *parent_uid = chosen != NULL ? causerie_message_get_uid (chosen) : NULL;

      g_ptr_array_add (messages, append (conversation, uid, parent_uid));
      g_assert_true (causerie_conversation_get_leaf (conversation) ==
                     g_ptr_array_index (messages, messages->len - 1));
    }
  }
}

/* One branch, the deepest tree there is: recursion would not survive it. */
static void
test_many_messages (void)
{
  const guint n_messages = 100000;
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new ("c-1");
  g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_messages; i++) {
    g_autofree char *uid = g_strdup_printf ("m-%u", i);
    g_autofree char *parent_uid = i > 0 ? g_strdup_printf ("m-%u", i - 1) : NULL;

    g_ptr_array_add (messages, new_message (uid, parent_uid));
  }

  causerie_conversation_load (conversation, messages, NULL);
  causerie_conversation_select (conversation, g_ptr_array_index (messages, 0));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, n_messages);
}

static void
test_many_appends (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autofree char *last = NULL;

  for (guint i = 0; i < 10000; i++) {
    char *uid = g_strdup_printf ("m-%u", i);

    append (conversation, uid, last);
    g_free (last);
    last = uid;
  }

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, 10000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conversation/new", test_new);
  g_test_add_func ("/conversation/destroy-full", test_destroy_full);
  g_test_add_func ("/conversation/properties", test_properties);
  g_test_add_func ("/conversation/tags", test_tags);
  g_test_add_func ("/conversation/draft-parts", test_draft_parts);
  g_test_add_func ("/conversation/temporary", test_temporary);
  g_test_add_func ("/conversation/take-over", test_take_over);
  g_test_add_func ("/conversation/scroll", test_scroll);
  g_test_add_func ("/conversation/append", test_append);
  g_test_add_func ("/conversation/versions", test_versions);
  g_test_add_func ("/conversation/find", test_find);
  g_test_add_func ("/conversation/select", test_select);
  g_test_add_func ("/conversation/select-newest", test_select_newest);
  g_test_add_func ("/conversation/load", test_load);
  g_test_add_func ("/conversation/load-nothing", test_load_nothing);
  g_test_add_func ("/conversation/load-inner-leaf", test_load_inner_leaf);
  g_test_add_func ("/conversation/load-damaged", test_load_damaged);
  g_test_add_func ("/conversation/random-walk", test_random_walk);
  g_test_add_func ("/conversation/many-messages", test_many_messages);
  g_test_add_func ("/conversation/many-appends", test_many_appends);

  return g_test_run ();
}
