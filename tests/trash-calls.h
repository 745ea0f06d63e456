/* trash-calls.h: the store's calls for folders and the trash, waited for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-store-folders.h"
#include "causerie-store-trash.h"
#include "store-calls.h"

static inline void
save_folder (CauserieStore *store, CauserieFolder *folder)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_save_folder_async (store, folder, NULL, keep_result_cb, &result);
  causerie_store_save_folder_finish (store, await (&result), &error);
  g_assert_no_error (error);
}

static inline GPtrArray *
list_folders (CauserieStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *folders;

  causerie_store_list_folders_async (store, NULL, keep_result_cb, &result);
  folders = causerie_store_list_folders_finish (store, await (&result), &error);
  g_assert_no_error (error);
  return folders;
}

static inline gboolean
try_trash (CauserieStore      *store,
           CauserieTrashKind   kind,
           const char         *uid,
           gint64              time,
           GError            **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_store_trash_async (store, kind, uid, time, NULL, keep_result_cb, &result);
  return causerie_store_trash_finish (store, await (&result), error);
}

static inline void
trash (CauserieStore *store, CauserieTrashKind kind, const char *uid, gint64 time)
{
  g_autoptr(GError) error = NULL;

  try_trash (store, kind, uid, time, &error);
  g_assert_no_error (error);
}

static inline void
trash_all (CauserieStore *store, gint64 time)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_trash_all_async (store, time, NULL, keep_result_cb, &result);
  causerie_store_trash_all_finish (store, await (&result), &error);
  g_assert_no_error (error);
}

static inline void
restore_all (CauserieStore *store, gint64 time)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_restore_all_async (store, time, NULL, keep_result_cb, &result);
  causerie_store_restore_all_finish (store, await (&result), &error);
  g_assert_no_error (error);
}

static inline GPtrArray *
list_trash (CauserieStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *items;

  causerie_store_list_trash_async (store, NULL, keep_result_cb, &result);
  items = causerie_store_list_trash_finish (store, await (&result), &error);
  g_assert_no_error (error);
  return items;
}

static inline void
purge (CauserieStore *store, CauserieTrashItem *item, gint64 before, gboolean drop_copies)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_purge_async (store, item, before, drop_copies, NULL, keep_result_cb, &result);
  causerie_store_purge_finish (store, await (&result), &error);
  g_assert_no_error (error);
}
