/* soak-dump.c: tells all that a history holds, as a program sees it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "soak-dump.h"

#include "causerie-store-folders.h"
#include "causerie-store-trash.h"
#include "soak-description.h"
#include "soak-teller.h"
#include "store-calls.h"

void
soak_add_draft (CauserieStore *store, CauserieConversation *conversation)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) parts = NULL;

  causerie_store_load_draft_async (store, causerie_conversation_get_uid (conversation), NULL,
                                   keep_result_cb, &result);
  parts = causerie_store_load_draft_finish (store, await (&result), &error);
  g_assert_no_error (error);
  causerie_conversation_set_draft_parts (conversation, parts);
  causerie_conversation_steal_changes (conversation);
}

static void
tell_message (CauserieConversation *conversation, CauserieMessage *message)
{
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "in", causerie_conversation_get_uid (conversation));
  json_object_set_object_member (line, "message", soak_description_of_message (message));
  soak_teller_tell (line);
}

static void
tell_conversation (CauserieConversation *conversation, const char *leaf)
{
  JsonObject *line = json_object_new ();

  json_object_set_object_member (line, "conversation",
                                 soak_description_of_conversation (conversation));
  json_object_set_string_member (line, "leaf", leaf);
  soak_teller_tell (line);
}

static gboolean
dump_conversation (CauserieStore *store, CauserieConversation *conversation, GError **error)
{
  g_autofree char *leaf = NULL;
  g_autoptr(GPtrArray) messages =
    try_load (store, causerie_conversation_get_uid (conversation), &leaf, error);

  if (messages == NULL)
    return FALSE;
  soak_add_draft (store, conversation);
  tell_conversation (conversation, leaf);
  for (guint i = 0; i < messages->len; i++)
    tell_message (conversation, g_ptr_array_index (messages, i));
  return TRUE;
}

static void
tell_folder (CauserieFolder *folder)
{
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "folder", causerie_folder_get_uid (folder));
  json_object_set_string_member (line, "name", causerie_folder_get_name (folder));
  soak_teller_tell (line);
}

static void
dump_folders (CauserieStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) folders = NULL;

  causerie_store_list_folders_async (store, NULL, keep_result_cb, &result);
  folders = causerie_store_list_folders_finish (store, await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < folders->len; i++)
    tell_folder (g_ptr_array_index (folders, i));
}

static void
tell_trashed (CauserieTrashItem *item)
{
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "trashed", causerie_trash_item_get_uid (item));
  json_object_set_int_member (line, "kind", causerie_trash_item_get_kind (item));
  json_object_set_int_member (line, "time", causerie_trash_item_get_trashed_time (item));
  soak_teller_tell (line);
}

static void
dump_trash (CauserieStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = NULL;

  causerie_store_list_trash_async (store, NULL, keep_result_cb, &result);
  items = causerie_store_list_trash_finish (store, await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    tell_trashed (g_ptr_array_index (items, i));
}

gboolean
soak_dump (CauserieStore *store, GError **error)
{
  g_autoptr(GPtrArray) conversations = list_conversations (store);
  JsonObject *line = json_object_new ();

  for (guint i = 0; i < conversations->len; i++) {
    if (!dump_conversation (store, g_ptr_array_index (conversations, i), error))
      return FALSE;
  }
  dump_folders (store);
  dump_trash (store);
  json_object_set_boolean_member (line, "complete", TRUE);
  soak_teller_tell (line);
  return TRUE;
}
