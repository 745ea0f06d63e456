/* test-conversation-list.c: conversations, newest first, and the headings they stand under
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-list.h"
#include "check-list-model.h"

static CauserieConversation *
new_conversation (const char *uid, gint64 updated_time)
{
  CauserieConversation *conversation = causerie_conversation_new (uid);

  causerie_conversation_set_updated_time (conversation, updated_time);
  return conversation;
}

static void
add (CauserieConversationList *list, const char *uid, gint64 updated_time)
{
  g_autoptr(CauserieConversation) conversation = new_conversation (uid, updated_time);

  causerie_conversation_list_add (list, conversation);
}

/* "a" is older than "b", and so on to "e": the list reads "e d c b a". */
static CauserieConversationList *
new_list (void)
{
  CauserieConversationList *list = causerie_conversation_list_new ();

  add (list, "c", 30);
  add (list, "a", 10);
  add (list, "e", 50);
  add (list, "b", 20);
  add (list, "d", 40);

  return list;
}

static void
assert_order (CauserieConversationList *list, const char *wanted)
{
  g_autoptr(GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    g_autoptr(CauserieConversation) item = g_list_model_get_item (G_LIST_MODEL (list), i);

    g_string_append_printf (order, "%s%s", i > 0 ? " " : "", causerie_conversation_get_uid (item));
  }

  g_assert_cmpstr (order->str, ==, wanted);
}

static void
test_new (void)
{
  CauserieConversationList *list = causerie_conversation_list_new ();

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == CAUSERIE_TYPE_CONVERSATION);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_assert_finalize_object (list);

  list = new_list ();
  g_assert_finalize_object (list);
}

static void
test_add (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  g_autoptr(ListFollower) follower = list_follower_new (list);

  add (list, "c", 30);
  assert_change (follower, 0, 0, 1);
  add (list, "a", 10);
  assert_change (follower, 1, 0, 1);
  add (list, "b", 20);
  assert_change (follower, 1, 0, 1);
  add (list, "d", 40);
  assert_change (follower, 0, 0, 1);
  assert_order (list, "d c b a");
}

static void
test_remove (void)
{
  g_autoptr(CauserieConversationList) list = new_list ();
  g_autoptr(ListFollower) follower = list_follower_new (list);
  g_autoptr(CauserieConversation) removed = NULL;

  removed = g_object_ref (causerie_conversation_list_find (list, "c"));
  causerie_conversation_list_remove (list, removed);
  assert_change (follower, 2, 1, 0);
  assert_order (list, "e d b a");
  g_assert_null (causerie_conversation_list_find (list, "c"));

  /* It is no longer listened to, and may come back. */
  causerie_conversation_set_updated_time (removed, 99);
  assert_no_change (follower);
  causerie_conversation_list_add (list, removed);
  assert_change (follower, 0, 0, 1);
  assert_order (list, "c e d b a");
}

static void
test_remove_last_reference (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  CauserieConversation *conversation;

  add (list, "a", 10);
  conversation = causerie_conversation_list_find (list, "a");
  g_object_add_weak_pointer (G_OBJECT (conversation), (gpointer *) &conversation);
  causerie_conversation_list_remove (list, conversation);
  g_assert_null (conversation);
}

static void
test_set (void)
{
  g_autoptr(CauserieConversationList) list = new_list ();
  g_autoptr(ListFollower) follower = list_follower_new (list);
  g_autoptr(GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CauserieConversation) old = g_object_ref (causerie_conversation_list_find (list, "a"));

  g_ptr_array_add (conversations, new_conversation ("x", 1));
  g_ptr_array_add (conversations, new_conversation ("y", 3));
  g_ptr_array_add (conversations, new_conversation ("z", 2));
  g_ptr_array_add (conversations, g_object_ref (g_ptr_array_index (conversations, 1)));
  causerie_conversation_list_set (list, conversations);
  assert_change (follower, 0, 5, 3);
  assert_order (list, "y z x");

  causerie_conversation_set_pinned (old, TRUE);
  assert_no_change (follower);
  causerie_conversation_set_updated_time (g_ptr_array_index (conversations, 0), 9);
  assert_change (follower, 0, 3, 3);
  assert_order (list, "x y z");
}

static void
test_set_nothing (void)
{
  g_autoptr(CauserieConversationList) list = new_list ();
  g_autoptr(ListFollower) follower = list_follower_new (list);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  causerie_conversation_list_set (list, none);
  assert_change (follower, 0, 5, 0);
  causerie_conversation_list_set (list, none);
  assert_no_change (follower);
}

/* A move names the span between the two places, no more. */
static void
test_moves (void)
{
  g_autoptr(CauserieConversationList) list = new_list ();
  g_autoptr(ListFollower) follower = list_follower_new (list);
  CauserieConversation *b = causerie_conversation_list_find (list, "b");

  causerie_conversation_set_updated_time (b, 45);
  assert_order (list, "e b d c a");
  assert_change (follower, 1, 3, 3);

  causerie_conversation_set_updated_time (b, 46);
  assert_no_change (follower);

  causerie_conversation_set_updated_time (b, 60);
  assert_order (list, "b e d c a");
  assert_change (follower, 0, 2, 2);

  causerie_conversation_set_updated_time (b, 1);
  assert_order (list, "e d c a b");
  assert_change (follower, 0, 5, 5);
}

static void
test_pinned (void)
{
  g_autoptr(CauserieConversationList) list = new_list ();
  g_autoptr(ListFollower) follower = list_follower_new (list);

  causerie_conversation_set_pinned (causerie_conversation_list_find (list, "b"), TRUE);
  assert_order (list, "b e d c a");
  assert_change (follower, 0, 4, 4);

  causerie_conversation_set_pinned (causerie_conversation_list_find (list, "d"), TRUE);
  assert_order (list, "d b e c a");
  assert_change (follower, 0, 3, 3);

  causerie_conversation_set_updated_time (causerie_conversation_list_find (list, "a"), 99);
  assert_order (list, "d b a e c");
  assert_change (follower, 2, 3, 3);

  causerie_conversation_set_pinned (causerie_conversation_list_find (list, "d"), FALSE);
  assert_order (list, "b a e d c");
  assert_change (follower, 0, 4, 4);
}

/* Two changes at once of which only one has been heard must not confuse the order. */
static void
test_frozen (void)
{
  g_autoptr(CauserieConversationList) list = new_list ();
  g_autoptr(ListFollower) follower = list_follower_new (list);
  CauserieConversation *a = causerie_conversation_list_find (list, "a");
  CauserieConversation *e = causerie_conversation_list_find (list, "e");

  g_object_freeze_notify (G_OBJECT (e));
  causerie_conversation_set_updated_time (e, 5);
  causerie_conversation_set_pinned (e, TRUE);
  causerie_conversation_set_updated_time (a, 45);
  assert_order (list, "e a d c b");
  causerie_conversation_set_pinned (e, FALSE);
  g_object_thaw_notify (G_OBJECT (e));
  assert_order (list, "a d c b e");
}

static void
test_equal_times (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  g_autoptr(ListFollower) follower = list_follower_new (list);

  add (list, "b", 10);
  add (list, "c", 10);
  add (list, "a", 10);
  assert_order (list, "a b c");
}

static void
test_find (void)
{
  g_autoptr(CauserieConversationList) list = new_list ();
  CauserieConversation *found = causerie_conversation_list_find (list, "d");

  g_assert_cmpstr (causerie_conversation_get_uid (found), ==, "d");
  g_assert_null (causerie_conversation_list_find (list, "none"));
  g_assert_null (causerie_conversation_list_find (list, NULL));
}

static void
test_random_changes (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  g_autoptr(ListFollower) follower = list_follower_new (list);

  for (guint i = 0; i < 50; i++) {
    g_autofree char *uid = g_strdup_printf ("c-%u", i);

    add (list, uid, g_test_rand_int_range (0, 20));
  }

  for (guint i = 0; i < 1000; i++) {
    guint position = g_test_rand_int_range (0, 50);
    g_autoptr(CauserieConversation) item = g_list_model_get_item (G_LIST_MODEL (list), position);

    if (g_test_rand_int_range (0, 4) == 0)
      causerie_conversation_set_pinned (item, g_test_rand_bit ());
    else
      causerie_conversation_set_updated_time (item, g_test_rand_int_range (0, 20));
  }

  for (guint i = 1; i < 50; i++) {
    g_autoptr(CauserieConversation) above = g_list_model_get_item (G_LIST_MODEL (list), i - 1);
    g_autoptr(CauserieConversation) below = g_list_model_get_item (G_LIST_MODEL (list), i);
    gboolean above_pinned = causerie_conversation_get_pinned (above);

    g_assert_true (above_pinned || !causerie_conversation_get_pinned (below));
    if (above_pinned == causerie_conversation_get_pinned (below))
      g_assert_cmpint (causerie_conversation_get_updated_time (above), >=,
                       causerie_conversation_get_updated_time (below));
  }
}

static gint64
make_time (int year, int month, int day, int hour, int minute)
{
  g_autoptr(GDateTime) time = g_date_time_new_local (year, month, day, hour, minute, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static void
test_heading (void)
{
  static const struct {
    int         then[5];
    int         now[5];
    const char *heading;
  } cases[] = {
    { { 2026, 8, 26, 12, 0 }, { 2026, 8, 26, 12, 0 }, "Today" },
    { { 2026, 8, 26, 0, 0 }, { 2026, 8, 26, 23, 59 }, "Today" },
    { { 2026, 8, 27, 9, 0 }, { 2026, 8, 26, 12, 0 }, "Today" },
    { { 2026, 8, 25, 23, 59 }, { 2026, 8, 26, 0, 0 }, "Yesterday" },
    { { 2026, 8, 25, 0, 0 }, { 2026, 8, 26, 23, 59 }, "Yesterday" },
    { { 2025, 12, 31, 12, 0 }, { 2026, 1, 1, 12, 0 }, "Yesterday" },
    { { 2024, 2, 29, 12, 0 }, { 2024, 3, 1, 12, 0 }, "Yesterday" },
    { { 2026, 8, 24, 23, 59 }, { 2026, 8, 26, 0, 0 }, "Previous 7 days" },
    { { 2026, 8, 19, 0, 0 }, { 2026, 8, 26, 23, 59 }, "Previous 7 days" },
    { { 2026, 8, 18, 23, 59 }, { 2026, 8, 26, 0, 0 }, "August 2026" },
    { { 2026, 7, 1, 12, 0 }, { 2026, 8, 26, 12, 0 }, "July 2026" },
    { { 2025, 8, 26, 12, 0 }, { 2026, 8, 26, 12, 0 }, "August 2025" },
    { { 2025, 12, 20, 12, 0 }, { 2026, 1, 1, 12, 0 }, "December 2025" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const int *then = cases[i].then, *now = cases[i].now;
    g_autoptr(CauserieConversation) conversation =
      new_conversation ("c", make_time (then[0], then[1], then[2], then[3], then[4]));
    g_autofree char *heading = causerie_conversation_list_heading (
      conversation, make_time (now[0], now[1], now[2], now[3], now[4]));

    g_assert_cmpstr (heading, ==, cases[i].heading);
  }
}

static void
test_heading_pinned (void)
{
  g_autoptr(CauserieConversation) conversation = new_conversation ("c", 1);
  g_autofree char *heading = NULL;

  causerie_conversation_set_pinned (conversation, TRUE);
  heading = causerie_conversation_list_heading (conversation, make_time (2026, 8, 26, 12, 0));
  g_assert_cmpstr (heading, ==, "Pinned");
}

/* Times no calendar has, from a damaged history. */
static void
test_heading_impossible (void)
{
  static const gint64 times[] = { 0, G_MININT64, -1, G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autoptr(CauserieConversation) conversation = new_conversation ("c", times[i]);
    g_autofree char *heading =
      causerie_conversation_list_heading (conversation, make_time (2026, 8, 26, 12, 0));
    g_autofree char *other = causerie_conversation_list_heading (conversation, G_MAXINT64);

    g_assert_cmpstr (heading, !=, "");
    g_assert_cmpstr (other, !=, "");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conversation-list/new", test_new);
  g_test_add_func ("/conversation-list/add", test_add);
  g_test_add_func ("/conversation-list/remove", test_remove);
  g_test_add_func ("/conversation-list/remove-last-reference", test_remove_last_reference);
  g_test_add_func ("/conversation-list/set", test_set);
  g_test_add_func ("/conversation-list/set-nothing", test_set_nothing);
  g_test_add_func ("/conversation-list/moves", test_moves);
  g_test_add_func ("/conversation-list/pinned", test_pinned);
  g_test_add_func ("/conversation-list/frozen", test_frozen);
  g_test_add_func ("/conversation-list/equal-times", test_equal_times);
  g_test_add_func ("/conversation-list/find", test_find);
  g_test_add_func ("/conversation-list/random-changes", test_random_changes);
  g_test_add_func ("/conversation-list/heading", test_heading);
  g_test_add_func ("/conversation-list/heading-pinned", test_heading_pinned);
  g_test_add_func ("/conversation-list/heading-impossible", test_heading_impossible);

  return g_test_run ();
}
