/* test-heading-list.c: headings between chats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-heading-list.h"
#include "causerie-heading.h"

#define DAY (24 * G_TIME_SPAN_HOUR)

static CauserieConversation *
add (CauserieConversationList *list, const char *title, gint64 time)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);

  causerie_conversation_set_title (conversation, title);
  causerie_conversation_set_updated_time (conversation, time);
  causerie_conversation_list_add (list, conversation);

  return conversation; /* the list keeps it */
}

/* "[Today] a b [Yesterday] c" */
static char *
describe (CauserieHeadingList *headings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (headings)); i++) {
    g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (headings), i);

    if (text->len > 0)
      g_string_append_c (text, ' ');
    if (CAUSERIE_IS_HEADING (item))
      g_string_append_printf (text, "[%s]", causerie_heading_get_title (CAUSERIE_HEADING (item)));
    else
      g_string_append (text, causerie_conversation_get_title (CAUSERIE_CONVERSATION (item)));
  }

  return g_string_free (text, FALSE);
}

#define assert_described(headings, expected) \
  G_STMT_START { \
    g_autofree char *described = describe (headings); \
    g_assert_cmpstr (described, ==, expected); \
  } G_STMT_END

static void
record_change_cb (GListModel *list, guint position, guint removed, guint added, guint *change)
{
  change[0] = position;
  change[1] = removed;
  change[2] = added;
  change[3]++;
}

static void
test_groups (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  CauserieHeadingList *headings = causerie_heading_list_new (list);
  gint64 now = g_get_real_time ();
  CauserieConversation *c;

  assert_described (headings, "");
  add (list, "a", now);
  c = add (list, "c", now - DAY);
  add (list, "d", now - 2 * DAY);
  assert_described (headings, "[Today] a [Yesterday] c [Previous 7 days] d");

  causerie_conversation_set_pinned (c, TRUE);
  assert_described (headings, "[Pinned] c [Today] a [Previous 7 days] d");
  g_assert_finalize_object (headings);
}

static void
test_announces_only_what_changed (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  g_autoptr(CauserieHeadingList) headings = causerie_heading_list_new (list);
  gint64 now = g_get_real_time ();
  CauserieConversation *b;
  guint change[4] = { 0 };

  add (list, "a", now);
  b = add (list, "b", now - DAY);
  g_signal_connect (headings, "items-changed", G_CALLBACK (record_change_cb), change);
  causerie_conversation_list_remove (list, b);

  assert_described (headings, "[Today] a");
  g_assert_cmpuint (change[0], ==, 2);
  g_assert_cmpuint (change[1], ==, 2);
  g_assert_cmpuint (change[2], ==, 0);
  g_assert_cmpuint (change[3], ==, 1);
}

static void
test_midnight (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  g_autoptr(CauserieHeadingList) headings = causerie_heading_list_new (list);
  gint64 now = g_get_real_time ();

  add (list, "a", now);
  causerie_heading_list_refresh (headings, now + DAY);
  assert_described (headings, "[Yesterday] a");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heading-list/groups", test_groups);
  g_test_add_func ("/heading-list/announces-only-what-changed", test_announces_only_what_changed);
  g_test_add_func ("/heading-list/midnight", test_midnight);

  return g_test_run ();
}
