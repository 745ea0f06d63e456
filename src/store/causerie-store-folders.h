/* causerie-store-folders.h: folders in the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-folder.h"
#include "causerie-store.h"

G_BEGIN_DECLS

/* CauserieFolders that are not in the trash, in the order they were made (transfer full). */
void       causerie_store_list_folders_async  (CauserieStore        *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GPtrArray *causerie_store_list_folders_finish (CauserieStore  *self,
                                               GAsyncResult   *result,
                                               GError        **error);

/* Creates it or writes its name. Full sync. Which conversations are in it is saved with them. */
void       causerie_store_save_folder_async   (CauserieStore        *self,
                                               CauserieFolder       *folder,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean   causerie_store_save_folder_finish  (CauserieStore  *self,
                                               GAsyncResult   *result,
                                               GError        **error);

G_END_DECLS
