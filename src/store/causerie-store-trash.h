/* causerie-store-trash.h: into the trash, out of it, and gone for good
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-store.h"
#include "causerie-trash-item.h"

G_BEGIN_DECLS

/* Puts what has this uid into the trash at `time` (microseconds since 1970), or takes it out with 0. A
 * folder takes the conversations in it along, and brings those back; a conversation comes back without
 * its folder when that is still there. Full sync. CAUSERIE_ERROR_NOT_FOUND when there is no such thing. */
void       causerie_store_trash_async        (CauserieStore        *self,
                                              CauserieTrashKind     kind,
                                              const char           *uid,
                                              gint64                time,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean   causerie_store_trash_finish       (CauserieStore  *self,
                                              GAsyncResult   *result,
                                              GError        **error);

/* All conversations and folders; and out again what went there at just this time. */
void       causerie_store_trash_all_async    (CauserieStore        *self,
                                              gint64                time,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean   causerie_store_trash_all_finish   (CauserieStore  *self,
                                              GAsyncResult   *result,
                                              GError        **error);
void       causerie_store_restore_all_async  (CauserieStore        *self,
                                              gint64                time,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean   causerie_store_restore_all_finish (CauserieStore  *self,
                                              GAsyncResult   *result,
                                              GError        **error);

/* What lies in the trash by itself, newest first: CauserieTrashItems (transfer full). What went with its
 * folder is part of the folder, the messages of a conversation that is there are part of it. */
void       causerie_store_list_trash_async   (CauserieStore        *self,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GPtrArray *causerie_store_list_trash_finish  (CauserieStore  *self,
                                              GAsyncResult   *result,
                                              GError        **error);

/* Deletes an item, or (NULL) all that went to the trash up to `before`, for good: afterwards no file of
 * the history holds a word of it, nor, with `drop_copies`, the copies that are kept beside it, all of which
 * go. What follows a deleted message stays; what a branch needs of a deleted conversation stays as the
 * branch's own. Works in small jobs between which others have their turn; what is interrupted by the
 * program's end is taken up by the next purge. While another program is reading, its log holds the words
 * until that has ended. */
void       causerie_store_purge_async        (CauserieStore        *self,
                                              CauserieTrashItem    *item,
                                              gint64                before,
                                              gboolean              drop_copies,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean   causerie_store_purge_finish       (CauserieStore  *self,
                                              GAsyncResult   *result,
                                              GError        **error);

G_END_DECLS
