/* test-folder.c: a place for conversations, and what lies in the trash
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-folder.h"

#include "causerie-trash-item.h"
#include "check-property.h"

static void
test_new (void)
{
  CauserieFolder *made = causerie_folder_new (NULL);
  CauserieFolder *stored = causerie_folder_new ("f-1");

  g_assert_true (g_uuid_string_is_valid (causerie_folder_get_uid (made)));
  g_assert_cmpint (causerie_folder_get_created_time (made), >, 0);
  g_assert_cmpstr (causerie_folder_get_name (made), ==, "");
  g_assert_finalize_object (made);

  g_assert_cmpstr (causerie_folder_get_uid (stored), ==, "f-1");
  g_assert_cmpint (causerie_folder_get_created_time (stored), ==, 0);
  g_assert_cmpint (causerie_folder_get_trashed_time (stored), ==, 0);
  g_assert_finalize_object (stored);
}

static void
test_properties (void)
{
  static const char * const names[] = { "name", "created-time", "trashed-time", NULL };
  g_autoptr(CauserieFolder) folder = causerie_folder_new ("f-1");

  check_string_property (folder, names[0]);
  check_int64_property (folder, names[1]);
  check_int64_property (folder, names[2]);
  check_all_writable (folder, names);
}

static void
test_trash_item (void)
{
  static const char * const none[] = { NULL };
  CauserieTrashItem *item = causerie_trash_item_new (CAUSERIE_TRASH_MESSAGE, "m-1", "Погода",
                                                     "last words", "c-1", 7, 1);

  check_all_writable (item, none); /* it never changes */
  g_assert_cmpint (causerie_trash_item_get_kind (item), ==, CAUSERIE_TRASH_MESSAGE);
  g_assert_cmpstr (causerie_trash_item_get_uid (item), ==, "m-1");
  g_assert_cmpstr (causerie_trash_item_get_title (item), ==, "Погода");
  g_assert_cmpstr (causerie_trash_item_get_preview (item), ==, "last words");
  g_assert_cmpstr (causerie_trash_item_get_conversation_uid (item), ==, "c-1");
  g_assert_cmpint (causerie_trash_item_get_trashed_time (item), ==, 7);
  g_assert_cmpuint (causerie_trash_item_get_n_messages (item), ==, 1);
  g_assert_finalize_object (item);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder/new", test_new);
  g_test_add_func ("/folder/properties", test_properties);
  g_test_add_func ("/folder/trash-item", test_trash_item);

  return g_test_run ();
}
