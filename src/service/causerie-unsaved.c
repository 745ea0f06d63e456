/* causerie-unsaved.c: what is to be written, kept until it is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-unsaved.h"
#include "causerie-unsaved-private.h"

typedef CauserieUnsavedEntry Entry;

G_DEFINE_FINAL_TYPE (CauserieUnsaved, causerie_unsaved, G_TYPE_OBJECT)

enum { PROP_ERROR = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

void
causerie_unsaved_set_error (CauserieUnsaved *self, const GError *error)
{
  g_autoptr(GError) before = g_steal_pointer (&self->error);

  self->error = error != NULL ? g_error_copy (error) : NULL;
  if (g_strcmp0 (before != NULL ? before->message : NULL,
                 error != NULL ? error->message : NULL) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* A message is written as it is when its turn comes, so that once is enough. A conversation is
 * written again after its messages: it names one of them as its end. */
static Entry *
find_same (CauserieUnsaved *self, const CauserieWrite *write)
{
  CauserieConversation *conversation = causerie_write_get_conversation (write);

  for (GList *item = self->waiting.tail; item != NULL; item = item->prev) {
    Entry *entry = item->data;

    if (causerie_write_is_same (entry->write, write))
      return entry;
    if (causerie_write_is_conversation (write) &&
        causerie_write_get_conversation (entry->write) == conversation)
      return NULL;
  }

  return NULL;
}

static gboolean
has_key (GQueue *entries, gpointer object)
{
  for (GList *item = entries->head; item != NULL; item = item->next)
    if (causerie_write_get_key (((Entry *) item->data)->write) == object)
      return TRUE;

  return FALSE;
}

static void
causerie_unsaved_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_ERROR:
    g_value_set_string (value, causerie_unsaved_get_error (CAUSERIE_UNSAVED (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_unsaved_dispose (GObject *object)
{
  CauserieUnsaved *self = CAUSERIE_UNSAVED (object);
  Entry *entry;

  g_clear_handle_id (&self->retry_id, g_source_remove);
  while ((entry = g_queue_pop_head (&self->waiting)) != NULL)
    causerie_unsaved_entry_end (entry, self->error);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (causerie_unsaved_parent_class)->dispose (object);
}

static void
causerie_unsaved_finalize (GObject *object)
{
  CauserieUnsaved *self = CAUSERIE_UNSAVED (object);

  g_hash_table_unref (self->blocked);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (causerie_unsaved_parent_class)->finalize (object);
}

static void
causerie_unsaved_class_init (CauserieUnsavedClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_unsaved_get_property;
  object_class->dispose = causerie_unsaved_dispose;
  object_class->finalize = causerie_unsaved_finalize;

  properties[PROP_ERROR] =
    g_param_spec_string ("error", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_unsaved_init (CauserieUnsaved *self)
{
  g_queue_init (&self->waiting);
  g_queue_init (&self->flying);
  self->blocked = g_hash_table_new (NULL, NULL);
  self->retry_s = CAUSERIE_UNSAVED_FIRST_RETRY_S;
  self->pace = 1;
}

CauserieUnsaved *
causerie_unsaved_new (CauserieStore *store)
{
  CauserieUnsaved *self;

  g_return_val_if_fail (CAUSERIE_IS_STORE (store), NULL);

  self = g_object_new (CAUSERIE_TYPE_UNSAVED, NULL);
  self->store = g_object_ref (store);

  return self;
}

void
causerie_unsaved_add (CauserieUnsaved *self, CauserieWrite *write, GTask *task)
{
  Entry *same;

  g_return_if_fail (CAUSERIE_IS_UNSAVED (self) && write != NULL);

  if (self->waiting.length == 0 && !self->passing) {
    causerie_unsaved_attempt (self, causerie_unsaved_entry_new (self, write, task));
    return;
  }

  same = find_same (self, write);
  if (same != NULL && same->task == NULL) {
    same->task = task;
    causerie_write_unref (write);
  } else {
    causerie_unsaved_insert (self, causerie_unsaved_entry_new (self, write, task));
  }
  causerie_unsaved_flush (self);
}

void
causerie_unsaved_forget (CauserieUnsaved *self, const char *uid)
{
  GList *item, *next;

  g_return_if_fail (CAUSERIE_IS_UNSAVED (self) && uid != NULL);

  for (item = self->waiting.head; item != NULL; item = next) {
    Entry *entry = item->data;

    next = item->next;
    if (causerie_write_concerns (entry->write, uid)) {
      g_queue_delete_link (&self->waiting, item);
      causerie_unsaved_entry_end (entry, self->error);
    }
  }

  if (!self->passing && self->waiting.length == 0)
    causerie_unsaved_end_pass (self);
}

gboolean
causerie_unsaved_contains (CauserieUnsaved *self, gpointer object)
{
  g_return_val_if_fail (CAUSERIE_IS_UNSAVED (self), FALSE);

  return has_key (&self->waiting, object) || has_key (&self->flying, object);
}

gboolean
causerie_unsaved_is_writing (CauserieUnsaved *self, gpointer object)
{
  g_return_val_if_fail (CAUSERIE_IS_UNSAVED (self), FALSE);

  return has_key (&self->flying, object);
}

gboolean
causerie_unsaved_is_worth_keeping (CauserieUnsaved *self)
{
  g_return_val_if_fail (CAUSERIE_IS_UNSAVED (self), FALSE);

  if (!causerie_unsaved_is_read_only (self))
    return self->waiting.length > 0;

  /* Who only reads has lost nothing but the place. */
  for (GList *item = self->waiting.head; item != NULL; item = item->next)
    if (causerie_write_is_message (((Entry *) item->data)->write))
      return TRUE;

  return FALSE;
}

const char *
causerie_unsaved_get_error (CauserieUnsaved *self)
{
  g_return_val_if_fail (CAUSERIE_IS_UNSAVED (self), NULL);

  return self->error != NULL ? self->error->message : NULL;
}

void
causerie_unsaved_set_pace (CauserieUnsaved *self, double pace)
{
  g_return_if_fail (CAUSERIE_IS_UNSAVED (self) && pace > 0);

  self->pace = pace;
}

/* What is under way now may fail for want of what waits: it is tried once more in its turn. */
static void
add_flying (CauserieUnsaved *self)
{
  for (GList *item = self->flying.head; item != NULL; item = item->next) {
    Entry *entry = item->data;
    Entry *again = causerie_unsaved_entry_new (self, causerie_write_ref (entry->write), NULL);

    entry->is_old = TRUE;
    again->serial = entry->serial;
    causerie_unsaved_insert (self, again);
  }
}

void
causerie_unsaved_close (CauserieUnsaved *self)
{
  Entry *entry;

  g_return_if_fail (CAUSERIE_IS_UNSAVED (self));

  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->closed = TRUE;
  if (self->waiting.length > 0)
    add_flying (self);
  while ((entry = g_queue_pop_head (&self->waiting)) != NULL) {
    entry->is_retry = TRUE;
    entry->pass = 0;
    causerie_unsaved_attempt (self, entry);
  }
}
