/* causerie-store-opening.c: opening a store, and noticing what other programs write to it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-care.h"
#include "causerie-store-private.h"

#include <glib/gstdio.h>

/* What an opening gives back. */
typedef struct {
  CauserieStoreAccess  access;
  CauserieRescue      *rescue;     /* or NULL */
  gboolean             was_in_use; /* a program had it open and did not close it, or still has */
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_pointer (&opened->rescue, causerie_rescue_free);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

/* What a look at the file gives back. */
typedef struct {
  CauserieStoreAccess access;
  gboolean            changed;
} Look;

/* --- on the database's thread --- */

static gboolean
has_log (CauserieDatabase *database)
{
  g_autofree char *path = g_strconcat (causerie_database_get_path (database), "-wal", NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 0;
}

static gpointer
open_job (CauserieDatabase *database, gpointer data, GError **error)
{
  CauserieHistory *history = data;
  g_autoptr(Opened) opened = g_new0 (Opened, 1);

  opened->was_in_use = has_log (database);
  if (!causerie_history_open (history, &opened->rescue, error))
    return NULL;
  opened->access = causerie_database_get_access (database);
  return g_steal_pointer (&opened);
}

static gpointer
repair_job (CauserieDatabase *database, gpointer data, GError **error)
{
  CauserieHistory *history = data;
  g_autoptr(Opened) opened = g_new0 (Opened, 1);

  if (!causerie_history_repair (history, &opened->rescue, error))
    return NULL;
  opened->access = causerie_database_get_access (database);
  return g_steal_pointer (&opened);
}

/* What is opened for reading may be another file by now, or a writable one. */
static gpointer
look_again (CauserieDatabase *database, CauserieHistory *history, GError **error)
{
  g_autoptr(CauserieRescue) rescue = NULL;
  Look *look;

  causerie_database_shut (database);
  if (!causerie_history_open (history, &rescue, error))
    return NULL;

  look = g_new0 (Look, 1);
  look->access = causerie_database_get_access (database);
  look->changed = TRUE;
  return look;
}

static gpointer
look_job (CauserieDatabase *database, gpointer data, GError **error)
{
  CauserieHistory *history = data;
  Look *look;
  gboolean changed;

  if (causerie_database_get_access (database) != CAUSERIE_STORE_WRITABLE)
    return look_again (database, history, error);
  if (!causerie_history_was_changed (history, &changed, error) ||
      !causerie_database_check_version (database, error))
    return NULL;

  look = g_new0 (Look, 1);
  look->access = causerie_database_get_access (database);
  look->changed = changed;
  return look;
}

/* --- on the caller's --- */

static void
free_weak_ref (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

static GWeakRef *
new_weak_ref (CauserieStore *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieStore) self = g_weak_ref_get (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree Look *look = g_task_propagate_pointer (G_TASK (result), &error);

  free_weak_ref (user_data);
  if (self == NULL || self->watch == NULL)
    return; /* closed meanwhile */

  self->is_looking = FALSE;
  if (look == NULL) {
    g_info ("Whether another program wrote to the history is not known: %s", error->message);
    return;
  }
  causerie_store_set_access (self, look->access);
  if (look->changed)
    causerie_store_emit_changed (self);
}

/* By whomever: only the file can tell. Looking keeps no store alive. */
static void
touched_cb (gpointer user_data)
{
  CauserieStore *self = user_data;
  GTask *task;

  if (self->is_looking)
    return; /* it looks at the file as it is when its turn comes */

  self->is_looking = TRUE;
  task = g_task_new (self->database, NULL, looked_cb, new_weak_ref (self));
  g_task_set_source_tag (task, touched_cb);
  g_task_set_task_data (task, self->history, NULL);
  causerie_database_run (self->database, task, look_job, g_free);
}

static void
take_opened (CauserieStore *self, Opened *opened)
{
  if (opened->rescue != NULL) {
    g_clear_pointer (&self->rescue, causerie_rescue_free);
    self->rescue = g_steal_pointer (&opened->rescue);
  }
  if (self->watch == NULL)
    self->watch = causerie_history_watch_new (causerie_database_get_path (self->database),
                                              touched_cb, self);
  causerie_store_set_access (self, opened->access);
}

void
causerie_store_open_async (CauserieStore       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self));

  causerie_store_run (self, causerie_store_open_async, self->history, NULL, open_job,
                      (GDestroyNotify) opened_free, cancellable, callback, user_data);
}

gboolean
causerie_store_open_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr(Opened) opened =
    causerie_store_finish (self, result, causerie_store_open_async, error);

  if (opened == NULL)
    return FALSE;

  self->was_in_use = opened->was_in_use;
  take_opened (self, opened);
  return TRUE;
}

void
causerie_store_repair_async (CauserieStore       *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self));

  causerie_store_run (self, causerie_store_repair_async, self->history, NULL, repair_job,
                      (GDestroyNotify) opened_free, cancellable, callback, user_data);
}

gboolean
causerie_store_repair_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr(Opened) opened =
    causerie_store_finish (self, result, causerie_store_repair_async, error);

  if (opened == NULL)
    return FALSE;

  take_opened (self, opened);
  causerie_store_set_damaged (self, FALSE);
  causerie_store_emit_changed (self);
  return TRUE;
}

const CauserieRescue *
causerie_store_get_rescue (CauserieStore *self)
{
  g_return_val_if_fail (CAUSERIE_IS_STORE (self), NULL);

  return self->rescue;
}
