/* causerie-store-folders.c: folders in the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-folders.h"

#include "causerie-folder-table.h"
#include "causerie-store-private.h"

static gpointer
list_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_folder_table_list (database, FALSE, error);
}

static gboolean
write_folder (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_folder_table_save (database, data, error);
}

static gpointer
save_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_database_transact (database, CAUSERIE_SYNC_DISK, write_folder, data, error)
         ? data : NULL;
}

void
causerie_store_list_folders_async (CauserieStore       *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self));

  causerie_store_run (self, causerie_store_list_folders_async, NULL, NULL, list_job,
                      (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
causerie_store_list_folders_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr(GPtrArray) rows =
    causerie_store_finish (self, result, causerie_store_list_folders_async, error);
  GPtrArray *folders;

  if (rows == NULL)
    return NULL;

  folders = g_ptr_array_new_full (rows->len, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (folders, causerie_stored_folder_revive (g_ptr_array_index (rows, i)));
  return folders;
}

void
causerie_store_save_folder_async (CauserieStore       *self,
                                  CauserieFolder      *folder,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self) && CAUSERIE_IS_FOLDER (folder));

  causerie_store_run (self, causerie_store_save_folder_async, causerie_stored_folder_new (folder),
                      (GDestroyNotify) causerie_stored_folder_free, save_job, NULL, cancellable,
                      callback, user_data);
}

gboolean
causerie_store_save_folder_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_save_folder_async, error) != NULL;
}
