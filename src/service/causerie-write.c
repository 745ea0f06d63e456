/* causerie-write.c: one thing that is to be written into the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-write.h"

#include "causerie-store-folders.h"

typedef enum {
  WRITE_CONVERSATION,
  WRITE_MESSAGE,
  WRITE_FOLDER,
  WRITE_TRASH,
  WRITE_TRASH_ALL,
  WRITE_RESTORE_ALL,
} WriteKind;

struct _CauserieWrite {
  WriteKind             kind;
  CauserieTrashKind     trash_kind;
  gint64                time;         /* of the trash */
  gboolean              is_below_living; /* what its message hangs on may have been purged */

  /* owned, NULL where the kind has none */
  CauserieConversation *conversation;
  gpointer              object;       /* the conversation, message or folder itself */
  char                 *uid;          /* of what goes to the trash or comes from it */
};

static CauserieWrite *
new_write (WriteKind kind, CauserieConversation *conversation, gpointer object)
{
  CauserieWrite *self = g_rc_box_new0 (CauserieWrite);

  self->kind = kind;
  g_set_object (&self->conversation, conversation);
  if (object != NULL)
    self->object = g_object_ref (object);

  return self;
}

CauserieWrite *
causerie_write_new_conversation (CauserieConversation *conversation)
{
  return new_write (WRITE_CONVERSATION, conversation, conversation);
}

CauserieWrite *
causerie_write_new_message (CauserieConversation *conversation, CauserieMessage *message)
{
  return new_write (WRITE_MESSAGE, conversation, message);
}

CauserieWrite *
causerie_write_new_folder (CauserieFolder *folder)
{
  return new_write (WRITE_FOLDER, NULL, folder);
}

CauserieWrite *
causerie_write_new_trash (CauserieTrashKind     kind,
                          CauserieConversation *conversation,
                          const char           *uid,
                          gint64                time)
{
  CauserieWrite *self = new_write (WRITE_TRASH, conversation, NULL);

  self->trash_kind = kind;
  self->uid = g_strdup (uid);
  self->time = time;

  return self;
}

CauserieWrite *
causerie_write_new_trash_all (gint64 time)
{
  CauserieWrite *self = new_write (WRITE_TRASH_ALL, NULL, NULL);

  self->time = time;

  return self;
}

CauserieWrite *
causerie_write_new_restore_all (gint64 time)
{
  CauserieWrite *self = new_write (WRITE_RESTORE_ALL, NULL, NULL);

  self->time = time;

  return self;
}

CauserieWrite *
causerie_write_ref (CauserieWrite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  CauserieWrite *self = data;

  g_clear_object (&self->conversation);
  g_clear_object (&self->object);
  g_free (self->uid);
}

void
causerie_write_unref (CauserieWrite *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, clear);
}

CauserieConversation *
causerie_write_get_conversation (const CauserieWrite *self)
{
  return self->conversation;
}

gpointer
causerie_write_get_key (const CauserieWrite *self)
{
  return self->object != NULL ? self->object : self->conversation;
}

gboolean
causerie_write_is_conversation (const CauserieWrite *self)
{
  return self->kind == WRITE_CONVERSATION;
}

gboolean
causerie_write_is_message (const CauserieWrite *self)
{
  return self->kind == WRITE_MESSAGE;
}

gboolean
causerie_write_is_trash (const CauserieWrite *self)
{
  return self->kind >= WRITE_TRASH;
}

static CauserieWrite *
new_below_living (CauserieConversation *conversation, CauserieMessage *message)
{
  CauserieWrite *self = causerie_write_new_message (conversation, message);

  self->is_below_living = TRUE;
  return self;
}

/* What is in the trash, and may be gone from there, is passed over. */
static const char *
find_parent (const CauserieWrite *self)
{
  const char *uid = causerie_message_get_parent_uid (self->object);

  while (self->is_below_living && uid != NULL) {
    CauserieMessage *parent = causerie_conversation_find (self->conversation, uid);

    if (parent == NULL || causerie_message_get_trashed_time (parent) == 0)
      break;
    uid = causerie_message_get_parent_uid (parent);
  }
  return uid;
}

void
causerie_write_stand_on_living (CauserieWrite *self)
{
  self->is_below_living = TRUE;
}

GPtrArray *
causerie_write_dup_way (const CauserieWrite *self)
{
  CauserieMessage *message = self->object;
  GPtrArray *way;
  const char *uid;

  g_return_val_if_fail (self->kind == WRITE_MESSAGE, NULL);

  if (causerie_conversation_get_trashed_time (self->conversation) != 0)
    return NULL;

  way = g_ptr_array_new ();
  while ((uid = causerie_message_get_parent_uid (message)) != NULL &&
         g_strcmp0 (uid, causerie_conversation_get_origin (self->conversation)) != 0 &&
         (message = causerie_conversation_find (self->conversation, uid)) != NULL)
    if (causerie_message_get_trashed_time (message) == 0)
      g_ptr_array_insert (way, 0, new_below_living (self->conversation, message));
  g_ptr_array_insert (way, 0, causerie_write_new_conversation (self->conversation));

  return way;
}

gboolean
causerie_write_is_same (const CauserieWrite *self, const CauserieWrite *other)
{
  return self->object != NULL && self->object == other->object && self->kind == other->kind;
}

gboolean
causerie_write_concerns (const CauserieWrite *self, const char *uid)
{
  if (g_strcmp0 (self->uid, uid) == 0)
    return TRUE;
  if (self->conversation != NULL &&
      g_str_equal (causerie_conversation_get_uid (self->conversation), uid))
    return TRUE;
  if (self->kind == WRITE_FOLDER)
    return g_str_equal (causerie_folder_get_uid (self->object), uid);

  return self->kind == WRITE_MESSAGE &&
         g_str_equal (causerie_message_get_uid (self->object), uid);
}

void
causerie_write_run_async (CauserieWrite       *self,
                          CauserieStore       *store,
                          gboolean             is_retry,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  switch (self->kind) {
  case WRITE_CONVERSATION:
    /* The end of its path may have been written since the first attempt. */
    if (is_retry)
      causerie_conversation_add_changes (self->conversation, CAUSERIE_FIELD_LEAF);
    causerie_store_save_conversation_async (store, self->conversation, NULL, callback, user_data);
    break;
  case WRITE_MESSAGE:
    causerie_store_save_message_below_async (store,
                                             causerie_conversation_get_uid (self->conversation),
                                             self->object, find_parent (self), NULL, callback,
                                             user_data);
    break;
  case WRITE_FOLDER:
    causerie_store_save_folder_async (store, self->object, NULL, callback, user_data);
    break;
  case WRITE_TRASH:
    causerie_store_trash_async (store, self->trash_kind, self->uid, self->time, NULL, callback,
                                user_data);
    break;
  case WRITE_TRASH_ALL:
    causerie_store_trash_all_async (store, self->time, NULL, callback, user_data);
    break;
  case WRITE_RESTORE_ALL:
    causerie_store_restore_all_async (store, self->time, NULL, callback, user_data);
    break;
  }
}

gboolean
causerie_write_run_finish (CauserieWrite *self, GAsyncResult *result, GError **error)
{
  g_autoptr(CauserieStore) store = CAUSERIE_STORE (g_async_result_get_source_object (result));

  switch (self->kind) {
  case WRITE_CONVERSATION:
    return causerie_store_save_conversation_finish (store, result, error);
  case WRITE_MESSAGE:
    return causerie_store_save_message_finish (store, result, error);
  case WRITE_FOLDER:
    return causerie_store_save_folder_finish (store, result, error);
  case WRITE_TRASH:
    return causerie_store_trash_finish (store, result, error);
  case WRITE_TRASH_ALL:
    return causerie_store_trash_all_finish (store, result, error);
  case WRITE_RESTORE_ALL:
  default:
    return causerie_store_restore_all_finish (store, result, error);
  }
}
