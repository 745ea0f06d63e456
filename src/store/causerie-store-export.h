/* causerie-store-export.h: the whole history as it is at one moment, to be written elsewhere
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-store.h"
#include "causerie-stored-folder.h"
#include "causerie-stored-conversation.h"
#include "causerie-stored-message.h"

G_BEGIN_DECLS

/* Reads one state of the history, on a thread and a connection of its own: however long it takes,
 * saves go on beside it and are not seen. May block. FALSE with `error` set is a failure. */
typedef CauserieDatabaseWork CauserieStoreExportFunc;

/* Calls `func` once, after all that was asked of the store so far. `data` is borrowed until the end
 * and must not be touched meanwhile. */
void       causerie_store_export_async       (CauserieStore            *self,
                                              CauserieStoreExportFunc   func,
                                              gpointer                  data,
                                              GCancellable             *cancellable,
                                              GAsyncReadyCallback       callback,
                                              gpointer                  user_data);
gboolean   causerie_store_export_finish      (CauserieStore *self, GAsyncResult *result, GError **error);

/* --- inside the function --- */

/* A part as its row is, with the name of its bytes in place of them. All owned, or NULL. */
typedef struct {
  char   *kind;
  char   *name;
  char   *call_id;
  char   *media_type;
  char   *sha256;
  char   *text;
} CauserieStoredPart;

void       causerie_stored_part_free         (CauserieStoredPart *self);

/* A conversation in a list. */
typedef struct {
  gint64  id;          /* row */
  gint64  origin_home; /* row of the conversation its origin lies in; 0 none */
  char   *uid;
  char   *folder;      /* uid, or NULL */
} CauserieExportItem;

/* By the time they were created: the same in every library that holds the same (transfer full,
 * element-type CauserieStoredFolder, CauserieExportItem). With `trash` what lies there is among them. */
GPtrArray *causerie_store_export_list_folders (CauserieDatabase  *database,
                                               gboolean           trash,
                                               GError           **error);
GPtrArray *causerie_store_export_list         (CauserieDatabase  *database,
                                               gboolean           trash,
                                               GError           **error);

/* The whole row, with tags and leaf, without what is attached to its draft (transfer full). */
CauserieStoredConversation *
           causerie_store_export_read         (CauserieDatabase *database, gint64 id, GError **error);

/* Row ids, parents before children (transfer full, element-type gint64): its own messages, with
 * `with_origin` those that lead to its origin before them; and the path it was left at, which begins
 * there in any case and may pass through the trash. */
GArray    *causerie_store_export_list_messages (CauserieDatabase  *database,
                                                gint64             id,
                                                gboolean           with_origin,
                                                GError           **error);
GArray    *causerie_store_export_list_path     (CauserieDatabase  *database,
                                                gint64             id,
                                                const char        *leaf,
                                                GError           **error);

/* With what is journalled of one that streams, without its parts; or whole (transfer full). */
CauserieStoredMessage *
           causerie_store_export_read_message  (CauserieDatabase  *database,
                                                gint64             message_id,
                                                gboolean           with_parts,
                                                GError           **error);

/* The parts of a message, what is attached to a draft (transfer full, element-type
 * CauserieStoredPart). */
GPtrArray *causerie_store_export_list_parts   (CauserieDatabase  *database,
                                               gint64             message_id,
                                               GError           **error);
GPtrArray *causerie_store_export_list_draft   (CauserieDatabase  *database,
                                               gint64             id,
                                               GError           **error);

/* Adds the names of the bytes of a conversation to `names`, a set of owned strings: those that its
 * messages need, with `with_origin` those before them too; with `whole` also what is deleted from it
 * and attached to its draft. */
gboolean   causerie_store_export_note_blobs   (CauserieDatabase  *database,
                                               gint64             id,
                                               gboolean           with_origin,
                                               gboolean           whole,
                                               GHashTable        *names,
                                               GError           **error);

/* The bytes of that name (transfer full); NULL without an error when they are lost. */
GBytes    *causerie_store_export_read_blob    (CauserieDatabase  *database,
                                               const char        *sha256,
                                               GError           **error);

G_END_DECLS
