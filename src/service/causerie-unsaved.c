/* causerie-unsaved.c: what is to be written, kept until it is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-unsaved.h"

#include "causerie-error.h"

#define FIRST_RETRY_S 5
#define LAST_RETRY_S  60

/* A pass that has met so many failures is not going to do better. */
#define MAX_FAILURES 3

typedef struct {
  CauserieUnsaved *unsaved;  /* owned while it is under way, else NULL */
  CauserieWrite   *write;    /* owned */
  GTask           *task;     /* owned, or NULL: who waits for the first attempt */
  guint64          serial;   /* when it was asked for, among all */
  guint            pass;     /* the last one that tried it; 0 none */
  gboolean         is_retry;
  gboolean         is_whole; /* what it hangs on was put before it */
} Entry;

struct _CauserieUnsaved {
  GObject        parent_instance;

  /* owned */
  CauserieStore *store;
  GQueue         waiting; /* of Entry, by serial: what failed, and what was asked for since */
  GHashTable    *pending; /* object to the number of its writes, waiting or under way */
  GHashTable    *writing; /* the same for those under way alone */
  GHashTable    *blocked; /* set of conversations, in a pass: one of their writes failed in it */
  GError        *error;   /* of the last failure; NULL while nothing waits */

  guint64        n_entries;
  guint          n_passes;
  guint          n_failures; /* in the pass */
  guint          retry_s;
  guint          retry_id;   /* 0 none */
  double         pace;
  gboolean       passing;
  gboolean       closed;
};

G_DEFINE_FINAL_TYPE (CauserieUnsaved, causerie_unsaved, G_TYPE_OBJECT)

enum { PROP_ERROR = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void try_next (CauserieUnsaved *self);

/* --- what waits --- */

/* `object` may be NULL: nobody asks for it. */
static void
count (GHashTable *numbers, gpointer object, int step)
{
  int n;

  if (object == NULL)
    return;

  n = GPOINTER_TO_INT (g_hash_table_lookup (numbers, object)) + step;
  if (n > 0)
    g_hash_table_insert (numbers, object, GINT_TO_POINTER (n));
  else
    g_hash_table_remove (numbers, object);
}

static Entry *
entry_new (CauserieUnsaved *self, CauserieWrite *write, GTask *task)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->write = write;
  entry->task = task;
  entry->serial = ++self->n_entries;
  count (self->pending, causerie_write_get_key (write), 1);

  return entry;
}

static void
answer (Entry *entry, const GError *error)
{
  g_autoptr(GTask) task = g_steal_pointer (&entry->task);

  if (task != NULL && error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (task != NULL)
    g_task_return_boolean (task, TRUE);
}

/* `error` NULL: it is written, or not wanted. */
static void
entry_end (CauserieUnsaved *self, Entry *entry, const GError *error)
{
  answer (entry, error);
  count (self->pending, causerie_write_get_key (entry->write), -1);
  causerie_write_free (entry->write);
  g_free (entry);
}

static void
set_error (CauserieUnsaved *self, const GError *error)
{
  g_autoptr(GError) before = g_steal_pointer (&self->error);

  self->error = error != NULL ? g_error_copy (error) : NULL;
  if (g_strcmp0 (before != NULL ? before->message : NULL,
                 error != NULL ? error->message : NULL) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* Behind those with the same serial. */
static void
insert (CauserieUnsaved *self, Entry *entry)
{
  GList *after = self->waiting.tail;

  while (after != NULL && ((Entry *) after->data)->serial > entry->serial)
    after = after->prev;
  if (after != NULL)
    g_queue_insert_after (&self->waiting, after, entry);
  else
    g_queue_push_head (&self->waiting, entry);
}

/* What it hangs on is written anew before it. */
static gboolean
insert_way (CauserieUnsaved *self, Entry *entry)
{
  g_autoptr(GPtrArray) way = causerie_write_dup_way (entry->write);

  for (guint i = 0; way != NULL && i < way->len; i++) {
    Entry *before = entry_new (self, g_ptr_array_index (way, i), NULL);

    before->serial = entry->serial;
    before->is_whole = TRUE;
    insert (self, before);
  }

  entry->is_whole = TRUE;
  return way != NULL;
}

/* --- attempts --- */

static void
retry_cb (gpointer user_data)
{
  CauserieUnsaved *self = user_data;

  self->retry_id = 0;
  causerie_unsaved_flush (self);
}

/* What is read-only stays so for as long as it is open. */
static gboolean
is_read_only (CauserieUnsaved *self)
{
  return g_error_matches (self->error, CAUSERIE_ERROR, CAUSERIE_ERROR_READ_ONLY);
}

static void
schedule (CauserieUnsaved *self)
{
  if (self->retry_id != 0 || self->closed || is_read_only (self))
    return;

  self->retry_id =
    g_timeout_add_once ((guint) (self->retry_s * 1000 * self->pace), retry_cb, self);
  self->retry_s = MIN (2 * self->retry_s, LAST_RETRY_S);
}

static void
end_pass (CauserieUnsaved *self)
{
  self->passing = FALSE;
  g_hash_table_remove_all (self->blocked);

  if (self->waiting.length == 0) {
    self->retry_s = FIRST_RETRY_S;
    set_error (self, NULL);
    return;
  }

  for (GList *item = self->waiting.head; item != NULL; item = item->next)
    answer (item->data, self->error);
  schedule (self);
}

/* What is purged needs no trash, unless it has yet to be written itself. */
static gboolean
is_pointless (CauserieUnsaved *self, Entry *entry)
{
  CauserieConversation *conversation = causerie_write_get_conversation (entry->write);

  return causerie_write_is_trash (entry->write) &&
         (conversation == NULL ||
          GPOINTER_TO_INT (g_hash_table_lookup (self->pending, conversation)) == 1);
}

/* Takes it back; FALSE: it is of no use any more. */
static gboolean
keep (CauserieUnsaved *self, Entry *entry, const GError *error)
{
  gboolean is_missing = g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
  CauserieConversation *conversation = causerie_write_get_conversation (entry->write);

  answer (entry, error);
  entry->is_retry = TRUE;
  if (is_missing && is_pointless (self, entry))
    return FALSE;

  if (is_missing && !entry->is_whole && causerie_write_is_message (entry->write)) {
    if (!insert_way (self, entry))
      return FALSE;
    entry->pass = 0; /* once more, in this pass */
  } else {
    self->n_failures++;
    if (conversation != NULL)
      g_hash_table_add (self->blocked, conversation);
  }

  insert (self, entry);
  set_error (self, error);
  return TRUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Entry *entry = user_data;
  g_autoptr(CauserieUnsaved) self = g_steal_pointer (&entry->unsaved);
  gboolean is_of_pass = entry->pass != 0;
  g_autoptr(GError) error = NULL;

  count (self->writing, causerie_write_get_key (entry->write), -1);
  causerie_write_run_finish (entry->write, result, &error);
  if (error == NULL || !keep (self, entry, error))
    entry_end (self, entry, error);

  if (is_of_pass)
    try_next (self);
  else if (!self->passing)
    end_pass (self);
}

static void
attempt (CauserieUnsaved *self, Entry *entry)
{
  entry->unsaved = g_object_ref (self);
  count (self->writing, causerie_write_get_key (entry->write), 1);
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
    end_pass (self);
    return;
  }

  entry = item->data;
  entry->pass = self->n_passes;
  entry->is_retry = TRUE;
  g_queue_delete_link (&self->waiting, item);
  attempt (self, entry);
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
    entry_end (self, entry, self->error);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (causerie_unsaved_parent_class)->dispose (object);
}

static void
causerie_unsaved_finalize (GObject *object)
{
  CauserieUnsaved *self = CAUSERIE_UNSAVED (object);

  g_hash_table_unref (self->pending);
  g_hash_table_unref (self->writing);
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
  self->pending = g_hash_table_new (NULL, NULL);
  self->writing = g_hash_table_new (NULL, NULL);
  self->blocked = g_hash_table_new (NULL, NULL);
  self->retry_s = FIRST_RETRY_S;
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
    attempt (self, entry_new (self, write, task));
    return;
  }

  same = find_same (self, write);
  if (same != NULL && same->task == NULL) {
    same->task = task;
    causerie_write_free (write);
  } else {
    insert (self, entry_new (self, write, task));
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
      entry_end (self, entry, self->error);
    }
  }

  if (!self->passing && self->waiting.length == 0)
    end_pass (self);
}

gboolean
causerie_unsaved_contains (CauserieUnsaved *self, gpointer object)
{
  g_return_val_if_fail (CAUSERIE_IS_UNSAVED (self), FALSE);

  return g_hash_table_contains (self->pending, object);
}

gboolean
causerie_unsaved_is_writing (CauserieUnsaved *self, gpointer object)
{
  g_return_val_if_fail (CAUSERIE_IS_UNSAVED (self), FALSE);

  return g_hash_table_contains (self->writing, object);
}

gboolean
causerie_unsaved_is_worth_keeping (CauserieUnsaved *self)
{
  g_return_val_if_fail (CAUSERIE_IS_UNSAVED (self), FALSE);

  if (!is_read_only (self))
    return self->waiting.length > 0;

  /* Who only reads has lost nothing but the place. */
  for (GList *item = self->waiting.head; item != NULL; item = item->next)
    if (causerie_write_is_message (((Entry *) item->data)->write))
      return TRUE;

  return FALSE;
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

void
causerie_unsaved_close (CauserieUnsaved *self)
{
  Entry *entry;

  g_return_if_fail (CAUSERIE_IS_UNSAVED (self));

  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->closed = TRUE;
  while ((entry = g_queue_pop_head (&self->waiting)) != NULL) {
    entry->is_retry = TRUE;
    entry->pass = 0;
    attempt (self, entry);
  }
}
