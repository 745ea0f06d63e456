/* causerie-unsaved-pass.c: attempts at writing, the first and those after a failure
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-unsaved-private.h"

#include "causerie-error.h"

#define LAST_RETRY_S 60

/* A pass that has met so many failures is not going to do better. */
#define MAX_FAILURES 3

typedef CauserieUnsavedEntry Entry;

static void try_next (CauserieUnsaved *self);

static void
answer (Entry *entry, const GError *error)
{
  g_autoptr(GTask) task = g_steal_pointer (&entry->task);

  if (task != NULL && error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (task != NULL)
    g_task_return_boolean (task, TRUE);
}

Entry *
causerie_unsaved_entry_new (CauserieUnsaved *self, CauserieWrite *write, GTask *task)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->write = write;
  entry->task = task;
  entry->serial = ++self->n_entries;

  return entry;
}

void
causerie_unsaved_entry_end (Entry *entry, const GError *error)
{
  answer (entry, error);
  causerie_write_unref (entry->write);
  g_free (entry);
}

void
causerie_unsaved_insert (CauserieUnsaved *self, Entry *entry)
{
  GList *after = self->waiting.tail;

  while (after != NULL && ((Entry *) after->data)->serial > entry->serial)
    after = after->prev;
  if (after != NULL)
    g_queue_insert_after (&self->waiting, after, entry);
  else
    g_queue_push_head (&self->waiting, entry);
}

/* --- again --- */

static void
retry_cb (gpointer user_data)
{
  CauserieUnsaved *self = user_data;

  self->retry_id = 0;
  causerie_unsaved_flush (self);
}

/* What is read-only stays so for as long as it is open. */
gboolean
causerie_unsaved_is_read_only (CauserieUnsaved *self)
{
  return g_error_matches (self->error, CAUSERIE_ERROR, CAUSERIE_ERROR_READ_ONLY);
}

static void
schedule (CauserieUnsaved *self)
{
  if (self->retry_id != 0 || self->closed || causerie_unsaved_is_read_only (self))
    return;

  self->retry_id =
    g_timeout_add_once ((guint) (self->retry_s * 1000 * self->pace), retry_cb, self);
  self->retry_s = MIN (2 * self->retry_s, LAST_RETRY_S);
}

void
causerie_unsaved_end_pass (CauserieUnsaved *self)
{
  self->passing = FALSE;
  g_hash_table_remove_all (self->blocked);

  if (self->waiting.length == 0) {
    self->retry_s = CAUSERIE_UNSAVED_FIRST_RETRY_S;
    causerie_unsaved_set_error (self, NULL);
    return;
  }

  for (GList *item = self->waiting.head; item != NULL; item = item->next)
    answer (item->data, self->error);
  schedule (self);
}

/* --- what hangs on something --- */

/* Something of the same conversation is yet to be written before it. */
static gboolean
hangs_on_another (CauserieUnsaved *self, const Entry *entry)
{
  CauserieConversation *conversation = causerie_write_get_conversation (entry->write);

  for (GList *item = self->waiting.head; item != NULL; item = item->next) {
    const Entry *other = item->data;

    if (other->serial < entry->serial && conversation != NULL &&
        causerie_write_get_conversation (other->write) == conversation)
      return TRUE;
  }

  return FALSE;
}

/* What it hangs on is written anew before it. */
static gboolean
insert_way (CauserieUnsaved *self, Entry *entry)
{
  g_autoptr(GPtrArray) way = causerie_write_dup_way (entry->write);

  for (guint i = 0; way != NULL && i < way->len; i++) {
    Entry *before = causerie_unsaved_entry_new (self, g_ptr_array_index (way, i), NULL);

    before->serial = entry->serial;
    before->is_whole = TRUE;
    causerie_unsaved_insert (self, before);
  }

  causerie_write_stand_on_living (entry->write);
  entry->is_whole = TRUE;
  return way != NULL;
}

typedef enum {
  REMAINS_NOTHING, /* it is of no use any more */
  REMAINS_READY,   /* it can be tried again at once */
  REMAINS_FAILED,
} Remains;

/* Its folder was purged, or is of a history that an older copy has replaced: it lies in none then.
 * One that is yet to be written is waited for. */
static gboolean
leave_folder (CauserieUnsaved *self, const Entry *entry)
{
  CauserieConversation *conversation = causerie_write_get_conversation (entry->write);
  const char *folder = causerie_conversation_get_folder (conversation);

  if (*folder == '\0')
    return FALSE;
  for (GList *item = self->waiting.head; item != NULL; item = item->next) {
    const Entry *other = item->data;

    if (causerie_write_concerns (other->write, folder))
      return FALSE;
  }

  causerie_conversation_set_folder (conversation, NULL);
  return TRUE;
}

/* The disk is well, but what it belongs to is not there: not yet, or not any more. What is purged
 * needs no trash. */
static Remains
keep_missing (CauserieUnsaved *self, Entry *entry)
{
  if (hangs_on_another (self, entry))
    return REMAINS_READY;
  if (causerie_write_is_trash (entry->write))
    return REMAINS_NOTHING;
  if (causerie_write_is_conversation (entry->write) && leave_folder (self, entry))
    return REMAINS_READY;
  if (!causerie_write_is_message (entry->write) || entry->is_whole)
    return REMAINS_FAILED;

  return insert_way (self, entry) ? REMAINS_READY : REMAINS_NOTHING;
}

static Remains
keep (CauserieUnsaved *self, Entry *entry, const GError *error)
{
  CauserieConversation *conversation = causerie_write_get_conversation (entry->write);
  Remains remains = REMAINS_FAILED;

  answer (entry, error);
  entry->is_retry = TRUE;
  if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND))
    remains = keep_missing (self, entry);
  if (remains == REMAINS_NOTHING)
    return remains;

  if (remains == REMAINS_READY) {
    entry->pass = 0; /* once more, in this pass */
  } else {
    self->n_failures++;
    if (conversation != NULL)
      g_hash_table_add (self->blocked, conversation);
  }

  causerie_unsaved_insert (self, entry);
  if (remains == REMAINS_FAILED)
    causerie_unsaved_set_error (self, error);
  return remains;
}

/* --- attempts --- */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Entry *entry = user_data;
  g_autoptr(CauserieUnsaved) self = g_steal_pointer (&entry->unsaved);
  gboolean is_of_pass = entry->pass != 0;
  Remains remains = REMAINS_NOTHING;
  g_autoptr(GError) error = NULL;

  g_queue_remove (&self->flying, entry);
  if (!causerie_write_run_finish (entry->write, result, &error) && !entry->is_old)
    remains = keep (self, entry, error);
  if (remains == REMAINS_NOTHING)
    causerie_unsaved_entry_end (entry, error);

  if (is_of_pass)
    try_next (self);
  else if (remains == REMAINS_READY)
    causerie_unsaved_flush (self);
  else if (!self->passing)
    causerie_unsaved_end_pass (self);
}

void
causerie_unsaved_attempt (CauserieUnsaved *self, Entry *entry)
{
  entry->unsaved = g_object_ref (self);
  g_queue_push_tail (&self->flying, entry);
  causerie_write_run_async (entry->write, self->store, entry->is_retry, done_cb, entry);
}

/* The oldest that this pass has not tried, and that hangs on nothing that failed in it. */
static GList *
find_next (CauserieUnsaved *self)
{
  if (self->closed || self->n_failures >= MAX_FAILURES)
    return NULL;

  for (GList *item = self->waiting.head; item != NULL; item = item->next) {
    const Entry *entry = item->data;
    CauserieConversation *conversation = causerie_write_get_conversation (entry->write);

    if (entry->pass != self->n_passes &&
        (conversation == NULL || !g_hash_table_contains (self->blocked, conversation)))
      return item;
  }

  return NULL;
}

static void
try_next (CauserieUnsaved *self)
{
  GList *item = find_next (self);
  Entry *entry;

  if (item == NULL) {
    causerie_unsaved_end_pass (self);
    return;
  }

  entry = item->data;
  entry->pass = self->n_passes;
  entry->is_retry = TRUE;
  g_queue_delete_link (&self->waiting, item);
  causerie_unsaved_attempt (self, entry);
}

void
causerie_unsaved_flush (CauserieUnsaved *self)
{
  g_return_if_fail (CAUSERIE_IS_UNSAVED (self));

  if (self->passing || self->closed || self->waiting.length == 0)
    return;

  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->passing = TRUE;
  self->n_passes++;
  self->n_failures = 0;
  g_hash_table_remove_all (self->blocked);
  try_next (self);
}
