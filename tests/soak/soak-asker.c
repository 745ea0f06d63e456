/* soak-asker.c: what is asked of a store, told before and after
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "soak-asker.h"

#include "causerie-store-folders.h"
#include "causerie-store-trash.h"
#include "soak-description.h"
#include "soak-teller.h"

struct _SoakAsker {
  CauserieStore *store;     /* owned */
  SoakManner     manner;
  guint          n_asked;
  guint          n_waiting;
  guint          n_pulses;
  gboolean       pulses;    /* it waits for one */
  GQueue         refused;   /* of Act, in the order they were asked for */
  GHashTable    *deleted;   /* uids of what is to be gone for good */
};

typedef struct _Act Act;

/* What may be asked for: how it is told, begun and finished. */
typedef struct {
  const char *name;
  void        (*describe) (Act *act, JsonObject *line);
  void        (*begin)    (Act *act, GAsyncReadyCallback callback);
  gboolean    (*finish)   (Act *act, GAsyncResult *result, GError **error);
} Kind;

struct _Act {
  SoakAsker            *asker;        /* borrowed: waits for its acts */
  const Kind           *kind;
  guint                 number;

  /* owned, or NULL */
  CauserieConversation *conversation;
  CauserieMessage      *message;
  CauserieFolder       *folder;
  CauserieTrashItem    *item;
};

static void
act_free (Act *act)
{
  g_clear_object (&act->conversation);
  g_clear_object (&act->message);
  g_clear_object (&act->folder);
  g_clear_object (&act->item);
  g_free (act);
}

static const char *
act_uid (Act *act)
{
  return causerie_conversation_get_uid (act->conversation);
}

/* --- the kinds --- */

static void
describe_save_conversation (Act *act, JsonObject *line)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (act->conversation);

  json_object_set_object_member (line, "conversation",
                                 soak_description_of_conversation (act->conversation));
  json_object_set_string_member (line, "leaf",
                                 leaf != NULL ? causerie_message_get_uid (leaf) : NULL);
}

static void
begin_save_conversation (Act *act, GAsyncReadyCallback callback)
{
  causerie_store_save_conversation_async (act->asker->store, act->conversation, NULL, callback,
                                          act);
}

static gboolean
finish_save_conversation (Act *act, GAsyncResult *result, GError **error)
{
  return causerie_store_save_conversation_finish (act->asker->store, result, error);
}

static void
describe_save_message (Act *act, JsonObject *line)
{
  json_object_set_string_member (line, "in", act_uid (act));
  json_object_set_object_member (line, "message", soak_description_of_message (act->message));
}

static void
begin_save_message (Act *act, GAsyncReadyCallback callback)
{
  causerie_store_save_message_async (act->asker->store, act_uid (act), act->message, NULL, callback,
                                     act);
}

static gboolean
finish_save_message (Act *act, GAsyncResult *result, GError **error)
{
  return causerie_store_save_message_finish (act->asker->store, result, error);
}

static void
describe_delete_conversation (Act *act, JsonObject *line)
{
  json_object_set_string_member (line, "uid", act_uid (act));
}

static void
begin_delete_conversation (Act *act, GAsyncReadyCallback callback)
{
  causerie_store_delete_conversation_async (act->asker->store, act_uid (act), NULL, callback, act);
}

static gboolean
finish_delete_conversation (Act *act, GAsyncResult *result, GError **error)
{
  return causerie_store_delete_conversation_finish (act->asker->store, result, error);
}

static void
describe_save_folder (Act *act, JsonObject *line)
{
  json_object_set_string_member (line, "uid", causerie_folder_get_uid (act->folder));
  json_object_set_string_member (line, "name", causerie_folder_get_name (act->folder));
}

static void
begin_save_folder (Act *act, GAsyncReadyCallback callback)
{
  causerie_store_save_folder_async (act->asker->store, act->folder, NULL, callback, act);
}

static gboolean
finish_save_folder (Act *act, GAsyncResult *result, GError **error)
{
  return causerie_store_save_folder_finish (act->asker->store, result, error);
}

static void
describe_item (Act *act, JsonObject *line)
{
  json_object_set_int_member (line, "kind", causerie_trash_item_get_kind (act->item));
  json_object_set_string_member (line, "uid", causerie_trash_item_get_uid (act->item));
  json_object_set_int_member (line, "time", causerie_trash_item_get_trashed_time (act->item));
}

static void
begin_trash (Act *act, GAsyncReadyCallback callback)
{
  causerie_store_trash_async (act->asker->store, causerie_trash_item_get_kind (act->item),
                              causerie_trash_item_get_uid (act->item),
                              causerie_trash_item_get_trashed_time (act->item), NULL, callback,
                              act);
}

static gboolean
finish_trash (Act *act, GAsyncResult *result, GError **error)
{
  return causerie_store_trash_finish (act->asker->store, result, error);
}

static void
begin_purge (Act *act, GAsyncReadyCallback callback)
{
  causerie_store_purge_async (act->asker->store, act->item, 0, FALSE, NULL, callback, act);
}

static gboolean
finish_purge (Act *act, GAsyncResult *result, GError **error)
{
  return causerie_store_purge_finish (act->asker->store, result, error);
}

static const Kind save_conversation = {
  "save-conversation", describe_save_conversation, begin_save_conversation,
  finish_save_conversation,
};

static const Kind save_message = {
  "save-message", describe_save_message, begin_save_message, finish_save_message,
};

static const Kind delete_conversation = {
  "delete-conversation", describe_delete_conversation, begin_delete_conversation,
  finish_delete_conversation,
};

static const Kind save_folder = {
  "save-folder", describe_save_folder, begin_save_folder, finish_save_folder,
};

static const Kind trash = { "trash", describe_item, begin_trash, finish_trash };
static const Kind purge = { "purge", describe_item, begin_purge, finish_purge };

/* --- asking --- */

static void
tell_end (Act *act, const GError *error)
{
  JsonObject *line = json_object_new ();

  json_object_set_int_member (line, "end", act->number);
  if (error != NULL)
    json_object_set_string_member (line, "error", error->message);
  soak_teller_tell (line);
}

static void
keep_refused (SoakAsker *self, Act *act, const GError *error)
{
  if (self->manner == SOAK_FORGETFUL) {
    tell_end (act, NULL);
    act_free (act);
    return;
  }
  tell_end (act, error);
  g_queue_push_tail (&self->refused, act);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Act *act = user_data;
  SoakAsker *self = act->asker;
  g_autoptr(GError) error = NULL;

  self->n_waiting--;
  if (!act->kind->finish (act, result, &error)) {
    keep_refused (self, act, error);
    return;
  }
  if (self->manner != SOAK_HASTY)
    tell_end (act, NULL);
  act_free (act);
}

static void
begin (SoakAsker *self, Act *act)
{
  JsonObject *line = json_object_new ();

  act->number = ++self->n_asked;
  self->n_waiting++;
  json_object_set_int_member (line, "begin", act->number);
  json_object_set_string_member (line, "act", act->kind->name);
  act->kind->describe (act, line);
  soak_teller_tell (line);
  if (self->manner == SOAK_HASTY)
    tell_end (act, NULL);
  act->kind->begin (act, ended_cb);
}

static Act *
act_new (SoakAsker *self, const Kind *kind)
{
  Act *act = g_new0 (Act, 1);

  act->asker = self;
  act->kind = kind;
  return act;
}

static void
ask_in (SoakAsker            *self,
        const Kind           *kind,
        CauserieConversation *conversation,
        CauserieMessage      *message)
{
  Act *act = act_new (self, kind);

  g_set_object (&act->conversation, conversation);
  g_set_object (&act->message, message);
  begin (self, act);
}

static void
ask_of (SoakAsker         *self,
        const Kind        *kind,
        CauserieTrashKind  item_kind,
        const char        *uid,
        gint64             time)
{
  Act *act = act_new (self, kind);

  act->item = causerie_trash_item_new (item_kind, uid, "", "", NULL, time, 0);
  begin (self, act);
}

SoakAsker *
soak_asker_new (CauserieStore *store, SoakManner manner)
{
  SoakAsker *self = g_new0 (SoakAsker, 1);

  self->store = g_object_ref (store);
  self->manner = manner;
  g_queue_init (&self->refused);
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
soak_asker_free (SoakAsker *self)
{
  g_return_if_fail (self->n_waiting == 0 && !self->pulses);

  g_queue_clear_full (&self->refused, (GDestroyNotify) act_free);
  g_hash_table_unref (self->deleted);
  g_object_unref (self->store);
  g_free (self);
}

guint
soak_asker_get_n_waiting (SoakAsker *self)
{
  return self->n_waiting;
}

static void
tell_pulse (SoakAsker *self, const char *name)
{
  JsonObject *line = json_object_new ();

  json_object_set_int_member (line, name, self->n_pulses);
  soak_teller_tell (line);
}

static void
pulsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoakAsker *self = user_data;
  g_autoptr(GPtrArray) folders =
    causerie_store_list_folders_finish (CAUSERIE_STORE (source), result, NULL);

  self->pulses = FALSE;
  tell_pulse (self, "pulsed");
}

void
soak_asker_pulse (SoakAsker *self)
{
  if (self->pulses)
    return;
  self->pulses = TRUE;
  self->n_pulses++;
  tell_pulse (self, "pulse");
  causerie_store_list_folders_async (self->store, NULL, pulsed_cb, self);
}

gboolean
soak_asker_is_idle (SoakAsker *self)
{
  return self->n_waiting == 0 && self->refused.length == 0 && !self->pulses;
}

guint
soak_asker_get_n_refused (SoakAsker *self)
{
  return self->refused.length;
}

/* What belongs to something that is to be gone for good has nowhere to go. */
static gboolean
is_for_nothing (SoakAsker *self, Act *act)
{
  if (act->kind == &trash)
    return g_hash_table_contains (self->deleted, causerie_trash_item_get_uid (act->item));
  return act->conversation != NULL && act->kind != &delete_conversation &&
         g_hash_table_contains (self->deleted, act_uid (act));
}

void
soak_asker_ask_again (SoakAsker *self)
{
  guint n_acts = self->refused.length;

  for (guint i = 0; i < n_acts; i++) {
    Act *act = g_queue_pop_head (&self->refused);

    if (is_for_nothing (self, act))
      act_free (act);
    else
      begin (self, act);
  }
}

void
soak_asker_save_conversation (SoakAsker *self, CauserieConversation *conversation)
{
  ask_in (self, &save_conversation, conversation, NULL);
}

void
soak_asker_save_message (SoakAsker            *self,
                         CauserieConversation *conversation,
                         CauserieMessage      *message)
{
  ask_in (self, &save_message, conversation, message);
}

void
soak_asker_delete_conversation (SoakAsker *self, CauserieConversation *conversation)
{
  g_hash_table_add (self->deleted, g_strdup (causerie_conversation_get_uid (conversation)));
  ask_in (self, &delete_conversation, conversation, NULL);
}

void
soak_asker_save_folder (SoakAsker *self, CauserieFolder *folder)
{
  Act *act = act_new (self, &save_folder);

  g_set_object (&act->folder, folder);
  begin (self, act);
}

void
soak_asker_trash (SoakAsker *self, CauserieTrashKind kind, const char *uid, gint64 time)
{
  ask_of (self, &trash, kind, uid, time);
}

void
soak_asker_purge (SoakAsker *self, CauserieTrashKind kind, const char *uid)
{
  g_hash_table_add (self->deleted, g_strdup (uid));
  ask_of (self, &purge, kind, uid, 0);
}

void
soak_asker_append (SoakAsker  *self,
                   const char *message_uid,
                   const char *text,
                   const char *reasoning)
{
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "piece", message_uid);
  json_object_set_string_member (line, "text", text);
  json_object_set_string_member (line, "reasoning", reasoning);
  soak_teller_tell (line);
  causerie_store_append_journal (self->store, message_uid, text, reasoning);
}
