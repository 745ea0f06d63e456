/* causerie-store-import.h: what was elsewhere merged into the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-ledger-entry.h"
#include "causerie-store.h"
#include "causerie-store-export.h"
#include "causerie-stored-message.h"

G_BEGIN_DECLS

/* A conversation with its messages, parents before children. All owned. */
typedef struct {
  CauserieStoredConversation *conversation;
  GPtrArray                  *messages;    /* of CauserieStoredMessage */
  char                       *folder_name; /* of a folder that is found by its name, or made; or NULL */
} CauserieStoredChat;

CauserieStoredChat *causerie_stored_chat_new  (void); /* without conversation */
void                causerie_stored_chat_free (CauserieStoredChat *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieStoredChat, causerie_stored_chat_free)

/* Some of what a file holds. */
typedef struct {
  GPtrArray *folders; /* of CauserieStoredFolder */
  GPtrArray *chats;   /* of CauserieStoredChat */
  GPtrArray *ledger;  /* of CauserieLedgerEntry */
  gboolean   last;    /* nothing follows: it is on the disk itself when this is over */
} CauserieImportBatch;

CauserieImportBatch *causerie_import_batch_new  (void);
void                 causerie_import_batch_free (CauserieImportBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieImportBatch, causerie_import_batch_free)

/* What became of it. */
typedef struct {
  guint added;          /* conversations */
  guint present;        /* those that were here */
  guint completed;      /* of them, the ones that got messages */
  guint trashed;        /* of them, the ones in the trash */
  guint added_messages;
  guint folders;        /* added */
  guint ledger_rows;    /* added */
  gboolean last;        /* nothing follows */
} CauserieImportCounts;

/* Merges by uid: what is here is left as it is, a conversation gets the messages it lacks. Its path
 * moves on where the file's begins with it. Each conversation is one transaction; a failure (the disk is
 * full) leaves the ones before it. After the last batch the signal `changed` tells, as of what another
 * program wrote. The result is plain (g_free()). */
void                  causerie_store_import_async  (CauserieStore        *self,
                                                    CauserieImportBatch  *batch, /* (transfer full) */
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
CauserieImportCounts *causerie_store_import_finish (CauserieStore  *self,
                                                    GAsyncResult   *result,
                                                    GError        **error);

G_END_DECLS
