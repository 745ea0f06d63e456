/* causerie-library.h: all conversations
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue.h"
#include "causerie-chat.h"
#include "causerie-conversation-list.h"
#include "causerie-folder.h"
#include "causerie-gateway.h"
#include "causerie-ledger.h"
#include "causerie-search-hit.h"
#include "causerie-search-query.h"
#include "causerie-settings.h"
#include "causerie-storage-state.h"
#include "causerie-trash-item.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_LIBRARY (causerie_library_get_type ())
G_DECLARE_FINAL_TYPE (CauserieLibrary, causerie_library, CAUSERIE, LIBRARY, GObject)

/* Everything a person has: chats, folders, trash. What is changed is on its way to the disk when a function
 * returns; what cannot be written is kept and tried again. What another program writes appears by itself.
 * Properties, all read-only: storage-state (CauserieStorageState), storage-error (string, NULL while all is
 * well: the last thing that could not be saved or read, untranslated). */
CauserieLibrary          *causerie_library_new               (const char       *path, /* NULL: the person's own */
                                                              CauserieSettings *settings,
                                                              CauserieGateway  *gateway);

/* Opens the history and fills the lists. Usable before: what is made meanwhile is saved afterwards. */
void                      causerie_library_open_async        (CauserieLibrary      *self,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
gboolean                  causerie_library_open_finish       (CauserieLibrary *self, GAsyncResult *result, GError **error);

/* For a program that stays, after opening: what has waited is put into the index of the search, the file is
 * checked and copied once a day, what has been in the trash for 30 days is really deleted; all of it in
 * the background, a while after the start. */
void                      causerie_library_start_upkeep      (CauserieLibrary *self);

/* All that are not in the trash, those in folders and in the archive among them. */
CauserieConversationList *causerie_library_get_conversations (CauserieLibrary *self);
GListModel               *causerie_library_get_folders       (CauserieLibrary *self); /* of CauserieFolder, by name */
CauserieFolder           *causerie_library_find_folder       (CauserieLibrary *self, const char *uid); /* or NULL */

/* --- the disk --- */

CauserieStorageState      causerie_library_get_storage_state (CauserieLibrary *self);
const char               *causerie_library_get_storage_error (CauserieLibrary *self);

/* Something would be lost if the program ended now. Tries once more as it closes. */
gboolean                  causerie_library_has_unsaved       (CauserieLibrary *self);

/* What could not be written is tried again at once, not after a while. */
void                      causerie_library_save_now          (CauserieLibrary *self);

/* The person was told that a damaged file was rescued, or that it has faults: this is no longer the state. */
void                      causerie_library_note_rescue_seen  (CauserieLibrary *self);

/* What every request used. */
CauserieLedger           *causerie_library_get_ledger        (CauserieLibrary *self);

/* What chats know of their models: what fits and what it costs. At the start, before a chat is opened; NULL:
 * nothing is known. */
void                      causerie_library_set_catalogue     (CauserieLibrary *self, CauserieCatalogue *catalogue);
CauserieCatalogue        *causerie_library_get_catalogue     (CauserieLibrary *self); /* or NULL */

/* --- chats --- */

/* A new, empty conversation with the profile for new chats. It is in the list and on disk from its first
 * message or draft on. (transfer full) */
CauserieConversation     *causerie_library_create            (CauserieLibrary *self);

/* The same, but nothing of it is ever written, and it is in no list: it ends with its last reference. */
CauserieConversation     *causerie_library_create_temporary  (CauserieLibrary *self);

/* The chat of a conversation, the same one as long as somebody holds it; loads the messages if need be, the
 * last ones first (transfer full). */
CauserieChat             *causerie_library_open_chat         (CauserieLibrary *self, CauserieConversation *conversation);

/* Loads a conversation and shows the path through one of its messages (NULL: as it was left), for a hit of a
 * search. The result is the conversation (transfer full), NULL with CAUSERIE_ERROR_NOT_FOUND. */
void                      causerie_library_find_path_async   (CauserieLibrary     *self,
                                                              const char          *conversation_uid,
                                                              const char          *message_uid,
                                                              GCancellable        *cancellable,
                                                              GAsyncReadyCallback  callback,
                                                              gpointer             user_data);
CauserieConversation     *causerie_library_find_path_finish  (CauserieLibrary *self, GAsyncResult *result, GError **error);

/* Called when a property of a conversation was set that has no function here: profile, scroll place. */
void                      causerie_library_save              (CauserieLibrary *self, CauserieConversation *conversation);

/* How many chats ask with a saved profile, or by a connection, as far as they are listed: those in the archive
 * among them, those in the trash not. */
guint                     causerie_library_count_profile_chats    (CauserieLibrary *self, const char *profile_uid);
guint                     causerie_library_count_connection_chats (CauserieLibrary *self, const char *connection_uid);

/* Called with every change of the draft, or of what else is typed: it is saved half a second after the last one,
 * and before closing. */
void                      causerie_library_note_draft        (CauserieLibrary *self, CauserieConversation *conversation);

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

/* A title by the person: nothing else names it afterwards. "" gives it back to the first question. */
void                      causerie_library_rename            (CauserieLibrary      *self,
                                                              CauserieConversation *conversation,
                                                              const char           *title);
void                      causerie_library_set_pinned        (CauserieLibrary      *self,
                                                              CauserieConversation *conversation,
                                                              gboolean              pinned);
void                      causerie_library_set_archived      (CauserieLibrary      *self,
                                                              CauserieConversation *conversation,
                                                              gboolean              archived);
void                      causerie_library_set_tags          (CauserieLibrary      *self,
                                                              CauserieConversation *conversation,
                                                              const char * const   *tags);

/* A new conversation that begins with the path up to `message` (transfer full). The messages are not copied:
 * one that is deleted here is deleted there. Of a temporary one: temporary, too. */
CauserieConversation     *causerie_library_branch            (CauserieLibrary      *self,
                                                              CauserieConversation *conversation,
                                                              CauserieMessage      *message);

/* --- folders --- */

CauserieFolder           *causerie_library_create_folder     (CauserieLibrary *self, const char *name); /* (transfer full) */
void                      causerie_library_rename_folder     (CauserieLibrary *self, CauserieFolder *folder, const char *name);

/* NULL: into none. */
void                      causerie_library_move              (CauserieLibrary      *self,
                                                              CauserieConversation *conversation,
                                                              CauserieFolder       *folder);

/* --- the trash --- */

/* Each goes to the trash at once, on disk too, and comes back with the function below it. Running answers of
 * what is deleted are stopped. */
void                      causerie_library_delete            (CauserieLibrary *self, CauserieConversation *conversation);
void                      causerie_library_restore           (CauserieLibrary *self, CauserieConversation *conversation);
void                      causerie_library_delete_message    (CauserieLibrary      *self,
                                                              CauserieConversation *conversation,
                                                              CauserieMessage      *message);
void                      causerie_library_restore_message   (CauserieLibrary      *self,
                                                              CauserieConversation *conversation,
                                                              CauserieMessage      *message);

/* With its chats. */
void                      causerie_library_delete_folder     (CauserieLibrary *self, CauserieFolder *folder);
void                      causerie_library_restore_folder    (CauserieLibrary *self, CauserieFolder *folder);

/* All chats and folders; what is given back is for causerie_library_restore_all(). */
gint64                    causerie_library_delete_all        (CauserieLibrary *self);
void                      causerie_library_restore_all       (CauserieLibrary *self, gint64 token);

/* What is in the trash, the newest first: CauserieTrashItems (transfer full). */
void                      causerie_library_list_trash_async  (CauserieLibrary     *self,
                                                              GCancellable        *cancellable,
                                                              GAsyncReadyCallback  callback,
                                                              gpointer             user_data);
GPtrArray                *causerie_library_list_trash_finish (CauserieLibrary *self, GAsyncResult *result, GError **error);
void                      causerie_library_restore_item      (CauserieLibrary *self, CauserieTrashItem *item);

/* Really deletes `item`, or everything in the trash with NULL: afterwards no file of the history holds a word
 * of it, and with NULL copies of the history that held it are gone too. */
void                      causerie_library_purge_async       (CauserieLibrary     *self,
                                                              CauserieTrashItem   *item,
                                                              GCancellable        *cancellable,
                                                              GAsyncReadyCallback  callback,
                                                              gpointer             user_data);
gboolean                  causerie_library_purge_finish      (CauserieLibrary *self, GAsyncResult *result, GError **error);

/* --- search --- */

/* What is found, the newest first: CauserieSearchHits (transfer full). Where nothing is, the same keys on
 * another keyboard layout are tried: `other_layout` is then set to the text that was searched for instead
 * (transfer full), else to NULL; may be NULL. */
void                      causerie_library_search_async      (CauserieLibrary           *self,
                                                              const CauserieSearchQuery *query,
                                                              GCancellable              *cancellable,
                                                              GAsyncReadyCallback        callback,
                                                              gpointer                   user_data);
GPtrArray                *causerie_library_search_finish     (CauserieLibrary  *self,
                                                              GAsyncResult     *result,
                                                              char            **other_layout,
                                                              GError          **error);

/* Puts what waits for it into the index of the search, the newest first, and ends when all can be found.
 * For a program that does not stay; cancelling loses nothing. */
void                      causerie_library_index_async       (CauserieLibrary      *self,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
gboolean                  causerie_library_index_finish      (CauserieLibrary *self, GAsyncResult *result, GError **error);

/* Stops what runs, saves and closes; blocks until it is on the disk. For the program's end. */
void                      causerie_library_close             (CauserieLibrary *self);

G_END_DECLS
