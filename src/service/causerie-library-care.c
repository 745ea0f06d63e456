/* causerie-library-care.c: the library's copies, its check, what came of damage
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library-care.h"

#include "causerie-library-private.h"
#include "causerie-store-care.h"

const char *
causerie_library_get_path (CauserieLibrary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);

  return causerie_store_get_path (causerie_library_get_store (self));
}

const CauserieRescue *
causerie_library_get_rescue (CauserieLibrary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);

  return causerie_store_get_rescue (causerie_library_get_store (self));
}

/* --- what the store does, as the library's -------------------------------------------------- */

/* The library stays until the store has answered. */
static GTask *
new_task (CauserieLibrary     *self,
          gpointer             source_tag,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE); /* what was done is told */
  return task;
}

static gpointer
finish_pointer (CauserieLibrary *self, GAsyncResult *result, gpointer source_tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
finish_boolean (CauserieLibrary *self, GAsyncResult *result, gpointer source_tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
return_pointer (GTask *task, gpointer value, GDestroyNotify free_value, GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, free_value);
}

static void
return_boolean (GTask *task, GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* --- sizes ------------------------------------------------------------------------------------ */

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CauserieStoreSizes *sizes =
    causerie_store_measure_finish (CAUSERIE_STORE (source), result, &error);

  return_pointer (task, sizes, g_free, error);
}

void
causerie_library_measure_async (CauserieLibrary     *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  task = new_task (self, causerie_library_measure_async, cancellable, callback, user_data);
  causerie_store_measure_async (causerie_library_get_store (self), cancellable, measured_cb, task);
}

gboolean
causerie_library_measure_finish (CauserieLibrary  *self,
                                 GAsyncResult     *result,
                                 goffset          *history,
                                 goffset          *copies,
                                 GError          **error)
{
  g_autofree CauserieStoreSizes *sizes =
    finish_pointer (self, result, causerie_library_measure_async, error);

  if (sizes == NULL)
    return FALSE;

  *history = sizes->history;
  *copies = sizes->copies;
  return TRUE;
}

/* --- copies ----------------------------------------------------------------------------------- */

static void
copies_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *copies =
    causerie_store_list_snapshots_finish (CAUSERIE_STORE (source), result, &error);

  return_pointer (task, copies, (GDestroyNotify) g_ptr_array_unref, error);
}

void
causerie_library_list_copies_async (CauserieLibrary     *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  task = new_task (self, causerie_library_list_copies_async, cancellable, callback, user_data);
  causerie_store_list_snapshots_async (causerie_library_get_store (self), cancellable,
                                       copies_listed_cb, task);
}

GPtrArray *
causerie_library_list_copies_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, causerie_library_list_copies_async, error);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CauserieSnapshot *copy = causerie_store_snapshot_finish (CAUSERIE_STORE (source), result, &error);

  return_pointer (task, copy, (GDestroyNotify) causerie_snapshot_free, error);
}

void
causerie_library_copy_now_async (CauserieLibrary     *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  task = new_task (self, causerie_library_copy_now_async, cancellable, callback, user_data);
  causerie_store_snapshot_async (causerie_library_get_store (self), CAUSERIE_SNAPSHOT_DAILY,
                                 cancellable, copied_cb, task);
}

CauserieSnapshot *
causerie_library_copy_now_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, causerie_library_copy_now_async, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  causerie_store_restore_finish (CAUSERIE_STORE (source), result, &error);
  return_boolean (task, error);
}

void
causerie_library_restore_copy_async (CauserieLibrary     *self,
                                     const char          *path,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && path != NULL);

  task = new_task (self, causerie_library_restore_copy_async, cancellable, callback, user_data);
  causerie_store_restore_async (causerie_library_get_store (self), path, cancellable, restored_cb,
                                task);
}

gboolean
causerie_library_restore_copy_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  return finish_boolean (self, result, causerie_library_restore_copy_async, error);
}

/* --- the check -------------------------------------------------------------------------------- */

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CauserieVerifyReport *report =
    causerie_store_verify_finish (CAUSERIE_STORE (source), result, &error);

  return_pointer (task, report, (GDestroyNotify) causerie_verify_report_free, error);
}

void
causerie_library_verify_async (CauserieLibrary     *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  task = new_task (self, causerie_library_verify_async, cancellable, callback, user_data);
  causerie_store_verify_async (causerie_library_get_store (self), cancellable, verified_cb, task);
}

CauserieVerifyReport *
causerie_library_verify_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  return finish_pointer (self, result, causerie_library_verify_async, error);
}

static void
repaired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  causerie_store_repair_finish (CAUSERIE_STORE (source), result, &error);
  return_boolean (task, error);
}

void
causerie_library_repair_async (CauserieLibrary     *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  task = new_task (self, causerie_library_repair_async, cancellable, callback, user_data);
  causerie_store_repair_async (causerie_library_get_store (self), cancellable, repaired_cb, task);
}

gboolean
causerie_library_repair_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  return finish_boolean (self, result, causerie_library_repair_async, error);
}
