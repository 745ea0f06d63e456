/* causerie-library.h: all conversations
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat.h"
#include "causerie-conversation-list.h"
#include "causerie-gateway.h"
#include "causerie-settings.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_LIBRARY (causerie_library_get_type ())
G_DECLARE_FINAL_TYPE (CauserieLibrary, causerie_library, CAUSERIE, LIBRARY, GObject)

/* Property: storage-error (string, NULL while all is well): the last thing that could not be saved or read,
 * untranslated; everything is kept in memory meanwhile. */
CauserieLibrary          *causerie_library_new               (const char       *path, /* NULL: the person's own */
                                                              CauserieSettings *settings,
                                                              CauserieGateway  *gateway);

/* Opens the history and fills the list. Usable before: what is made meanwhile is saved afterwards. */
void                      causerie_library_open_async        (CauserieLibrary      *self,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
gboolean                  causerie_library_open_finish       (CauserieLibrary *self, GAsyncResult *result, GError **error);

CauserieConversationList *causerie_library_get_conversations (CauserieLibrary *self);
const char               *causerie_library_get_storage_error (CauserieLibrary *self);

/* A new, empty conversation with the profile for new chats. It is in the list and on disk from its first
 * message or draft on. (transfer full) */
CauserieConversation     *causerie_library_create            (CauserieLibrary *self);

/* The chat of a conversation, the same one as long as somebody holds it; loads the messages if need be
 * (transfer full). */
CauserieChat             *causerie_library_open_chat         (CauserieLibrary *self, CauserieConversation *conversation);

/* Called when a title, draft, pin, profile or scroll place changed. */
void                      causerie_library_save              (CauserieLibrary *self, CauserieConversation *conversation);

/* Puts a message at the end of the conversation's path, unless it is in the conversation, and saves both;
 * the first question names the conversation. For what no chat asks: the command line, an import. Ends when
 * it is on the disk. */
void                      causerie_library_keep_message_async  (CauserieLibrary      *self,
                                                                CauserieConversation *conversation,
                                                                CauserieMessage      *message,
                                                                GAsyncReadyCallback   callback,
                                                                gpointer              user_data);
gboolean                  causerie_library_keep_message_finish (CauserieLibrary  *self,
                                                                GAsyncResult     *result,
                                                                GError          **error);

/* Takes it out of the list; it is gone from the disk only with causerie_library_delete_for_good(), so that
 * causerie_library_restore() can undo it. A running answer is stopped. */
void                      causerie_library_delete            (CauserieLibrary *self, CauserieConversation *conversation);
void                      causerie_library_restore           (CauserieLibrary *self, CauserieConversation *conversation);
void                      causerie_library_delete_for_good   (CauserieLibrary *self, CauserieConversation *conversation);

/* Stops what runs, saves and closes; blocks until it is on the disk. For the program's end. */
void                      causerie_library_close             (CauserieLibrary *self);

G_END_DECLS
