/* causerie-store.h: the history on disk
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"
#include "causerie-store-access.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_STORE (causerie_store_get_type ())
G_DECLARE_FINAL_TYPE (CauserieStore, causerie_store, CAUSERIE, STORE, GObject)

/* One SQLite file (WAL), one thread, jobs in order: what is asked first happens first, so a load
 * after a save sees it. Objects are read on the calling thread when a function is called and
 * made on it when it finishes; no object crosses over. Knows no wire format. Several programs may
 * have the file open. Errors: CAUSERIE_ERROR_STORAGE, _READ_ONLY, _DAMAGED, _NEWER, _NOT_FOUND,
 * G_IO_ERROR_CANCELLED.
 * Properties, read-only: access (CauserieStoreAccess), damaged (boolean: the check found damage).
 * Signal: changed (): another program wrote to the file. */
CauserieStore      *causerie_store_new         (const char *path); /* its folder is created at open */
const char         *causerie_store_get_path    (CauserieStore *self);
CauserieStoreAccess causerie_store_get_access  (CauserieStore *self);
gboolean            causerie_store_get_damaged (CauserieStore *self);

/* Creates or opens the file and brings its schema up to date. */
void       causerie_store_open_async                  (CauserieStore        *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean   causerie_store_open_finish                 (CauserieStore        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* All conversations but those in the trash, newest first, or `n_newest` of them, without their messages:
 * CauserieConversations, not loaded, without what is attached to their drafts. 0: all. */
void       causerie_store_list_async                  (CauserieStore        *self,
                                                       guint                 n_newest,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
GPtrArray *causerie_store_list_finish                 (CauserieStore        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* The messages of a conversation, parents before children, and the uid of its leaf (transfer
 * full, may be NULL): all of them, first those that lead to its origin, or, with `end` above 0, that many at
 * the end of the path; `complete` says whether these are all. A message that was running when its program
 * ended comes back interrupted, with its journal; one that is running now, here or in another program, as
 * far as it is. CAUSERIE_ERROR_NOT_FOUND when there is no such conversation. */
void       causerie_store_load_async                  (CauserieStore        *self,
                                                       const char           *conversation_uid,
                                                       guint                 end,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
GPtrArray *causerie_store_load_finish                 (CauserieStore *self,
                                                       GAsyncResult  *result,
                                                       char         **leaf_uid, /* or NULL */
                                                       gboolean      *complete, /* or NULL */
                                                       GError       **error);

/* What is attached to the draft of a conversation (transfer full, element-type CauseriePart). */
void       causerie_store_load_draft_async            (CauserieStore        *self,
                                                       const char           *conversation_uid,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
GPtrArray *causerie_store_load_draft_finish           (CauserieStore *self,
                                                       GAsyncResult  *result,
                                                       GError       **error);

/* Writes what was changed of a conversation since it was last saved or read, all of a new one; not
 * when it went to the trash, which has calls of its own. Full sync, as for a message. Not for a temporary
 * one. Its origin and folder must be there: CAUSERIE_ERROR_NOT_FOUND. After a failure its changes are changes
 * again. */
void       causerie_store_save_conversation_async     (CauserieStore        *self,
                                                       CauserieConversation *conversation,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean   causerie_store_save_conversation_finish    (CauserieStore        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* Writes a message whole and clears its journal; creates the row when it is new. On success it
 * is on the disk itself (full sync), not only handed to the system. Its conversation and its
 * parent must be there: CAUSERIE_ERROR_NOT_FOUND. What another program is writing is not overwritten:
 * CAUSERIE_ERROR_STORAGE. */
void       causerie_store_save_message_async          (CauserieStore        *self,
                                                       const char           *conversation_uid,
                                                       CauserieMessage      *message,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);

/* The same below another parent (NULL: none) than the message says, as its own was purged. For the same
 * finish. */
void       causerie_store_save_message_below_async    (CauserieStore        *self,
                                                       const char           *conversation_uid,
                                                       CauserieMessage      *message,
                                                       const char           *parent_uid,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean   causerie_store_save_message_finish         (CauserieStore        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* Appends what streamed since the last call to the journal of a message that was saved before.
 * Either text may be NULL. Within half a second the journal reaches the disk itself. Fire and
 * forget: what cannot be written is kept and tried again with the next piece and the next save,
 * and it is the save that reports that it still fails. */
void       causerie_store_append_journal              (CauserieStore *self,
                                                       const char    *message_uid,
                                                       const char    *text,
                                                       const char    *reasoning);

/* For good and without a way by the trash, with all of its messages that no branch needs; the words may stay
 * in the file, unlike after causerie_store_purge_async(). One that is not there is deleted already. */
void       causerie_store_delete_conversation_async   (CauserieStore        *self,
                                                       const char           *conversation_uid,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean   causerie_store_delete_conversation_finish  (CauserieStore        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* Waits for all jobs and closes the file; the one call that blocks, for the program's end. */
void       causerie_store_close                       (CauserieStore *self);

G_END_DECLS
