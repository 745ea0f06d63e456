/* test-heading-list.c: headings between chats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-heading-list.h"
#include "causerie-heading.h"

#define DAY (24 * G_TIME_SPAN_HOUR)

static GListStore *
new_folders (void)
{
  return g_list_store_new (CAUSERIE_TYPE_FOLDER);
}

static CauserieConversation *
add (CauserieConversationList *list, const char *title, gint64 time)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);

  causerie_conversation_set_title (conversation, title);
  causerie_conversation_set_updated_time (conversation, time);
  causerie_conversation_list_add (list, conversation);

  return conversation; /* the list keeps it */
}

/* "[Folders] (work 3) [Today] a b [Yesterday] c" */
static char *
describe (CauserieHeadingList *headings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (headings)); i++) {
    g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (headings), i);

    if (text->len > 0)
      g_string_append_c (text, ' ');
    if (CAUSERIE_IS_HEADING (item) && causerie_heading_get_folder (CAUSERIE_HEADING (item)) != NULL)
      g_string_append_printf (text, "(%s %u)", causerie_heading_get_title (CAUSERIE_HEADING (item)),
                              causerie_heading_get_n_chats (CAUSERIE_HEADING (item)));
    else if (CAUSERIE_IS_HEADING (item))
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
  g_autoptr(GListStore) folders = new_folders ();
  CauserieHeadingList *headings = causerie_heading_list_new (list, G_LIST_MODEL (folders));
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
  g_autoptr(GListStore) folders = new_folders ();
  g_autoptr(CauserieHeadingList) headings = causerie_heading_list_new (list,
                                                                        G_LIST_MODEL (folders));
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
  g_autoptr(GListStore) folders = new_folders ();
  g_autoptr(CauserieHeadingList) headings = causerie_heading_list_new (list,
                                                                        G_LIST_MODEL (folders));
  gint64 now = g_get_real_time ();

  add (list, "a", now);
  causerie_heading_list_refresh (headings, now + DAY);
  assert_described (headings, "[Yesterday] a");
}

static CauserieFolder *
add_folder (GListStore *folders, const char *name)
{
  g_autoptr(CauserieFolder) folder = causerie_folder_new (NULL);

  causerie_folder_set_name (folder, name);
  g_list_store_append (folders, folder);

  return folder; /* the list keeps it */
}

static void
test_folders (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  g_autoptr(GListStore) folders = new_folders ();
  g_autoptr(CauserieHeadingList) headings = causerie_heading_list_new (list,
                                                                        G_LIST_MODEL (folders));
  CauserieFolder *work = add_folder (folders, "work");
  gint64 now = g_get_real_time ();
  CauserieConversation *a = add (list, "a", now), *b = add (list, "b", now - 1);

  assert_described (headings, "[Folders] (work 0) [Today] a b");
  causerie_conversation_set_folder (b, causerie_folder_get_uid (work));
  assert_described (headings, "[Folders] (work 1) [Today] a");
  causerie_heading_list_set_unfolded (headings, work, TRUE);
  assert_described (headings, "[Folders] (work 1) b [Today] a");
  causerie_conversation_set_pinned (b, TRUE);
  assert_described (headings, "[Pinned] b [Folders] (work 0) [Today] a");
  causerie_conversation_set_folder (a, "gone");
  assert_described (headings, "[Pinned] b [Folders] (work 0) [Today] a");
  causerie_folder_set_name (work, "home");
  assert_described (headings, "[Pinned] b [Folders] (home 0) [Today] a");
  g_list_store_remove (folders, 0);
  assert_described (headings, "[Pinned] b [Today] a");
}

static void
test_a_folder_is_unfolded_alone (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  g_autoptr(GListStore) folders = new_folders ();
  g_autoptr(CauserieHeadingList) headings = causerie_heading_list_new (list,
                                                                        G_LIST_MODEL (folders));
  CauserieFolder *work = add_folder (folders, "work");
  guint change[4] = { 0 };

  causerie_conversation_set_folder (add (list, "a", 1), causerie_folder_get_uid (work));
  add_folder (folders, "home");
  g_signal_connect (headings, "items-changed", G_CALLBACK (record_change_cb), change);
  causerie_heading_list_set_unfolded (headings, work, TRUE);

  assert_described (headings, "[Folders] (work 1) a (home 0)");
  g_assert_cmpuint (change[0], ==, 2);
  g_assert_cmpuint (change[1], ==, 0);
  g_assert_cmpuint (change[2], ==, 1);
  g_assert_cmpuint (change[3], ==, 1);
}

static void
test_unfolded_is_kept (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  g_autoptr(GListStore) folders = new_folders ();
  g_autoptr(CauserieHeadingList) headings = causerie_heading_list_new (list,
                                                                        G_LIST_MODEL (folders));
  const char *uids[] = { NULL, NULL };
  g_auto(GStrv) kept = NULL;
  CauserieFolder *work;

  work = add_folder (folders, "work");
  uids[0] = causerie_folder_get_uid (work);
  g_object_set (headings, "unfolded", uids, NULL);
  g_assert_true (causerie_heading_get_unfolded (causerie_heading_list_find_folder (headings,
                                                                                   uids[0])));
  g_object_get (headings, "unfolded", &kept, NULL);
  g_assert_true (g_strv_equal ((const char * const *) kept, uids));
}

static void
test_archive (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  g_autoptr(GListStore) folders = new_folders ();
  g_autoptr(CauserieHeadingList) chats = causerie_heading_list_new (list, G_LIST_MODEL (folders));
  g_autoptr(CauserieHeadingList) archive = causerie_heading_list_new_for_archive (list);
  gint64 now = g_get_real_time ();
  CauserieConversation *a = add (list, "a", now);

  add (list, "b", now - 1);
  assert_described (archive, "");
  causerie_conversation_set_archived (a, TRUE);
  assert_described (chats, "[Today] b");
  assert_described (archive, "[Today] a");
}

/* Ten thousand chats over thirty years have the headings that each of them would give by itself. */
static void
test_many (void)
{
  g_autoptr(CauserieConversationList) list = causerie_conversation_list_new ();
  g_autoptr(GPtrArray) chats = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GListStore) folders = new_folders ();
  g_autoptr(CauserieHeadingList) headings = NULL;
  gint64 now = g_get_real_time ();
  const char *heading = NULL;

  for (guint i = 0; i < 10000; i++) {
    CauserieConversation *conversation = causerie_conversation_new (NULL);

    causerie_conversation_set_updated_time (conversation, now - i * (DAY + G_TIME_SPAN_MINUTE));
    g_ptr_array_add (chats, conversation);
  }
  causerie_conversation_list_set (list, chats);
  headings = causerie_heading_list_new (list, G_LIST_MODEL (folders));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (headings)); i++) {
    g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (headings), i);

    if (CAUSERIE_IS_HEADING (item)) {
      heading = causerie_heading_get_title (CAUSERIE_HEADING (item));
    } else if (i % 16 == 0 || i < 20) {
      g_autofree char *own = causerie_conversation_list_heading (CAUSERIE_CONVERSATION (item), now);

      g_assert_cmpstr (heading, ==, own);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heading-list/groups", test_groups);
  g_test_add_func ("/heading-list/announces-only-what-changed", test_announces_only_what_changed);
  g_test_add_func ("/heading-list/midnight", test_midnight);
  g_test_add_func ("/heading-list/folders", test_folders);
  g_test_add_func ("/heading-list/a-folder-is-unfolded-alone", test_a_folder_is_unfolded_alone);
  g_test_add_func ("/heading-list/unfolded-is-kept", test_unfolded_is_kept);
  g_test_add_func ("/heading-list/archive", test_archive);
  g_test_add_func ("/heading-list/many", test_many);

  return g_test_run ();
}
