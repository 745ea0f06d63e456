/* causerie-library-private.h: what the files of CauserieLibrary share, and what a chat asks of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-calibration.h"
#include "causerie-library.h"
#include "causerie-store.h"
#include "causerie-unsaved.h"

G_BEGIN_DECLS

struct _CauserieLibrary {
  GObject                   parent_instance;

  /* owned */
  CauserieSettings         *settings;
  CauserieGateway          *gateway;
  CauserieStore            *store;
  CauserieLedger           *ledger;
  CauserieCalibration      *calibration;
  CauserieCatalogue        *catalogue;     /* NULL: nothing is known of models */
  CauserieUnsaved          *unsaved;
  CauserieConversationList *conversations;
  GListStore               *folders;       /* of CauserieFolder, by name */
  GHashTable               *trashed;       /* uid, borrowed, to what was deleted since the start: the
                                            * same objects come back */
  GHashTable               *loading;       /* conversation, borrowed from its load, to an array of
                                            * GTasks that wait for its messages */
  GPtrArray                *refreshes;     /* of GTasks that wait for the lists; NULL: they are not read */
  GPtrArray                *next_refreshes; /* for the reading after this one */
  GHashTable               *drafts;        /* set of conversations whose draft is to be saved */
  char                     *storage_error; /* NULL while all is well */
  char                     *read_error;    /* why the last reading failed; NULL: it did not */

  /* borrowed: a chat takes itself out when it goes */
  GHashTable               *chats;         /* conversation to CauserieChat */

  /* 0: none is set */
  guint                     draft_id;
  guint                     upkeep_id;
  guint                     compare_id;    /* until open chats are compared whole */
  guint                     list_id;       /* until the list may be read again */

  double                    pace;          /* of waits; 1 but in tests */
  gint64                    trash_time;    /* of the last thing that was deleted */
  CauserieStorageState      storage_state;
  gboolean                  failed;        /* the last reading did */
  gboolean                  rescue_seen;
  gboolean                  damage_seen;
  gboolean                  is_stale;      /* the list has to be read once more */
  gboolean                  opened;
  gboolean                  closed;
};

/* --- for chats --- */

CauserieSettings *causerie_library_get_settings   (CauserieLibrary *self);
CauserieGateway  *causerie_library_get_gateway    (CauserieLibrary *self);
CauserieStore    *causerie_library_get_store      (CauserieLibrary *self);

/* How far estimates of tokens are off. */
CauserieCalibration *causerie_library_get_calibration (CauserieLibrary *self);

/* Title, preview and time of a conversation after a message of it; saves it. */
void              causerie_library_note_message   (CauserieLibrary      *self,
                                                   CauserieConversation *conversation,
                                                   CauserieMessage      *message);

/* Saves a message durably; `callback` (may be NULL) is called when it is on the disk, or has failed: then
 * the message lives on in memory and is tried again. Of a temporary conversation nothing is written, and all
 * is well. The result is a GTask with a boolean. */
void              causerie_library_save_message   (CauserieLibrary      *self,
                                                   CauserieConversation *conversation,
                                                   CauserieMessage      *message,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

/* Puts what streamed beside the message, so that a crash loses little. Either text may be NULL. */
void              causerie_library_journal        (CauserieLibrary      *self,
                                                   CauserieConversation *conversation,
                                                   CauserieMessage      *message,
                                                   const char           *text,
                                                   const char           *reasoning);

/* For tests: waits take so many times as long. */
void              causerie_library_set_pace       (CauserieLibrary *self, double pace);

/* --- for its own files --- */

/* Every outcome of reading passes here: a failure is told, and the next success takes it back. */
void              causerie_library_note_outcome   (CauserieLibrary *self, const GError *error);
void              causerie_library_update_state   (CauserieLibrary *self);

/* Loads what open chats still lack. */
void              causerie_library_load_open_chats (CauserieLibrary *self);

/* The first question of the path names it, unless it has a name. */
void              causerie_library_name           (CauserieLibrary *self, CauserieConversation *conversation);

/* Puts it into the list unless it is there, temporary or in the trash. */
void              causerie_library_ensure_listed  (CauserieLibrary *self, CauserieConversation *conversation);

/* A chat of it is stopped, if there is one. */
void              causerie_library_stop_chat      (CauserieLibrary *self, CauserieConversation *conversation);

/* Puts what is on the disk into the lists, with the least change; `task` (transfer full, may be NULL) returns
 * TRUE at its end. */
void              causerie_library_refresh        (CauserieLibrary *self, GTask *task);

/* Follows other programs from now on. */
void              causerie_library_watch          (CauserieLibrary *self);

/* Puts the folders that are on the disk into the list. */
void              causerie_library_merge_folders  (CauserieLibrary *self, GPtrArray *folders);

/* Puts into the lists what the trash gave back, or takes out what it got. */
void              causerie_library_show_folder    (CauserieLibrary *self, CauserieFolder *folder);
void              causerie_library_hide_folder    (CauserieLibrary *self, CauserieFolder *folder);
void              causerie_library_show           (CauserieLibrary *self, CauserieConversation *conversation);
void              causerie_library_hide           (CauserieLibrary      *self,
                                                   CauserieConversation *conversation,
                                                   gint64                time);

/* The drafts that wait for their time are saved now. */
void              causerie_library_save_drafts    (CauserieLibrary *self);

G_END_DECLS
