/* causerie-write.h: one thing that is to be written into the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-folder.h"
#include "causerie-store.h"
#include "causerie-store-trash.h"

G_BEGIN_DECLS

/* Holds the object itself: what is written is the object as it is when its turn comes, however often that
 * is. Refcounted, of the main thread. */
typedef struct _CauserieWrite CauserieWrite;

CauserieWrite        *causerie_write_new_conversation (CauserieConversation *conversation);
CauserieWrite        *causerie_write_new_message      (CauserieConversation *conversation,
                                                       CauserieMessage      *message);
CauserieWrite        *causerie_write_new_folder       (CauserieFolder *folder);

/* `time` 0: out of the trash. */
CauserieWrite        *causerie_write_new_trash        (CauserieTrashKind     kind,
                                                       CauserieConversation *conversation, /* of a message; else NULL */
                                                       const char           *uid,
                                                       gint64                time);
CauserieWrite        *causerie_write_new_trash_all    (gint64 time);
CauserieWrite        *causerie_write_new_restore_all  (gint64 time);
CauserieWrite        *causerie_write_ref              (CauserieWrite *self);
void                  causerie_write_unref            (CauserieWrite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieWrite, causerie_write_unref)

/* Where it belongs; NULL: to no single one. */
CauserieConversation *causerie_write_get_conversation (const CauserieWrite *self);

/* What it changes: the message or folder, or the conversation, also when that goes to the trash or one of its
 * messages does; NULL: many. */
gpointer              causerie_write_get_key          (const CauserieWrite *self);
gboolean              causerie_write_is_conversation  (const CauserieWrite *self);
gboolean              causerie_write_is_message       (const CauserieWrite *self);
gboolean              causerie_write_is_trash         (const CauserieWrite *self); /* into it or out of it */

/* For a message whose conversation or parent is not in the history any more, because it was purged or an older
 * copy of the history was brought back: the writes of all it hangs on but what is in the trash, in order (transfer
 * container, element-type CauserieWrite, each of which is the caller's). NULL when the conversation is in the
 * trash. */
GPtrArray            *causerie_write_dup_way          (const CauserieWrite *self);

/* From now on the message is written below the nearest that is not in the trash. */
void                  causerie_write_stand_on_living  (CauserieWrite *self);

/* Both write the same object, so that once is enough. */
gboolean              causerie_write_is_same          (const CauserieWrite *self, const CauserieWrite *other);

/* It is of the conversation, folder or message with this uid. */
gboolean              causerie_write_concerns         (const CauserieWrite *self, const char *uid);

/* `is_retry`: other writes were done since it was first asked for. The result is told by
 * causerie_write_finish(); the write has to live until then. */
void                  causerie_write_run_async        (CauserieWrite       *self,
                                                       CauserieStore       *store,
                                                       gboolean             is_retry,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
gboolean              causerie_write_run_finish       (CauserieWrite *self, GAsyncResult *result, GError **error);

G_END_DECLS
