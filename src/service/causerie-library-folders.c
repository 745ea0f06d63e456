/* causerie-library-folders.c: folders, and what a person arranges chats by
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library-private.h"

/* --- the list of folders --- */

/* As the person's language orders names; equal ones by their uids, so that they do not change
 * places. */
static int
compare_folders (gconstpointer a, gconstpointer b, gpointer user_data)
{
  CauserieFolder *one = (CauserieFolder *) a, *other = (CauserieFolder *) b;
  int order = g_utf8_collate (causerie_folder_get_name (one), causerie_folder_get_name (other));

  return order != 0 ? order
                    : strcmp (causerie_folder_get_uid (one), causerie_folder_get_uid (other));
}

void
causerie_library_show_folder (CauserieLibrary *self, CauserieFolder *folder)
{
  causerie_folder_set_trashed_time (folder, 0);
  if (!g_list_store_find (self->folders, folder, NULL))
    g_list_store_insert_sorted (self->folders, folder, compare_folders, NULL);
}

void
causerie_library_hide_folder (CauserieLibrary *self, CauserieFolder *folder)
{
  guint position;

  if (g_list_store_find (self->folders, folder, &position))
    g_list_store_remove (self->folders, position);
}

static void
set_name (CauserieLibrary *self, CauserieFolder *folder, const char *name)
{
  if (g_str_equal (causerie_folder_get_name (folder), name))
    return;

  causerie_folder_set_name (folder, name);
  if (g_list_store_find (self->folders, folder, NULL))
    g_list_store_sort (self->folders, compare_folders, NULL);
}

static CauserieFolder *
find_in (GPtrArray *folders, const char *uid)
{
  for (guint i = 0; i < folders->len; i++) {
    CauserieFolder *folder = g_ptr_array_index (folders, i);

    if (g_str_equal (causerie_folder_get_uid (folder), uid))
      return folder;
  }

  return NULL;
}

void
causerie_library_merge_folders (CauserieLibrary *self, GPtrArray *folders)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->folders)); i > 0; i--) {
    g_autoptr(CauserieFolder) folder = g_list_model_get_item (G_LIST_MODEL (self->folders), i - 1);

    if (!causerie_unsaved_contains (self->unsaved, folder) &&
        find_in (folders, causerie_folder_get_uid (folder)) == NULL)
      g_list_store_remove (self->folders, i - 1);
  }

  for (guint i = 0; i < folders->len; i++) {
    CauserieFolder *stored = g_ptr_array_index (folders, i);
    CauserieFolder *folder = causerie_library_find_folder (self, causerie_folder_get_uid (stored));

    if (folder == NULL)
      causerie_library_show_folder (self, stored);
    else if (!causerie_unsaved_contains (self->unsaved, folder))
      set_name (self, folder, causerie_folder_get_name (stored));
  }
}

GListModel *
causerie_library_get_folders (CauserieLibrary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->folders);
}

CauserieFolder *
causerie_library_find_folder (CauserieLibrary *self, const char *uid)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self) && uid != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->folders)); i++) {
    g_autoptr(CauserieFolder) folder = g_list_model_get_item (G_LIST_MODEL (self->folders), i);

    if (g_str_equal (causerie_folder_get_uid (folder), uid))
      return folder; /* the list keeps it */
  }

  return NULL;
}

static void
save_folder (CauserieLibrary *self, CauserieFolder *folder)
{
  if (!self->closed)
    causerie_unsaved_add (self->unsaved, causerie_write_new_folder (folder), NULL);
}

CauserieFolder *
causerie_library_create_folder (CauserieLibrary *self, const char *name)
{
  CauserieFolder *folder;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self) && name != NULL, NULL);

  folder = causerie_folder_new (NULL);
  causerie_folder_set_name (folder, name);
  causerie_library_show_folder (self, folder);
  save_folder (self, folder);

  return folder;
}

void
causerie_library_rename_folder (CauserieLibrary *self, CauserieFolder *folder, const char *name)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_FOLDER (folder) && name != NULL);

  set_name (self, folder, name);
  save_folder (self, folder);
}

/* --- chats --- */

/* A chat nobody has said anything in is not begun by being arranged. */
static void
save_arranged (CauserieLibrary *self, CauserieConversation *conversation)
{
  const char *uid = causerie_conversation_get_uid (conversation);

  if (causerie_conversation_list_find (self->conversations, uid) != NULL)
    causerie_library_save (self, conversation);
}

void
causerie_library_move (CauserieLibrary      *self,
                       CauserieConversation *conversation,
                       CauserieFolder       *folder)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (folder == NULL || CAUSERIE_IS_FOLDER (folder));

  causerie_conversation_set_folder (conversation,
                                    folder != NULL ? causerie_folder_get_uid (folder) : "");
  save_arranged (self, conversation);
}

void
causerie_library_rename (CauserieLibrary      *self,
                         CauserieConversation *conversation,
                         const char           *title)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (title != NULL);

  if (*title == '\0') {
    causerie_conversation_set_title_source (conversation, CAUSERIE_TITLE_NONE);
    causerie_conversation_set_title (conversation, "");
    causerie_library_name (self, conversation);
  } else {
    causerie_conversation_set_title_source (conversation, CAUSERIE_TITLE_PERSON);
    causerie_conversation_set_title (conversation, title);
  }
  save_arranged (self, conversation);
}

void
causerie_library_set_pinned (CauserieLibrary      *self,
                             CauserieConversation *conversation,
                             gboolean              pinned)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  causerie_conversation_set_pinned (conversation, pinned);
  save_arranged (self, conversation);
}

void
causerie_library_set_archived (CauserieLibrary      *self,
                               CauserieConversation *conversation,
                               gboolean              archived)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  causerie_conversation_set_archived (conversation, archived);
  save_arranged (self, conversation);
}

void
causerie_library_set_tags (CauserieLibrary      *self,
                           CauserieConversation *conversation,
                           const char * const   *tags)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  causerie_conversation_set_tags (conversation, tags);
  save_arranged (self, conversation);
}
