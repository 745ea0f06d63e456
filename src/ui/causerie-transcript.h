/* causerie-transcript.h: the messages of one conversation, drawn as blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-conversation.h"
#include "causerie-picture-shelf.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TRANSCRIPT (causerie_transcript_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTranscript, causerie_transcript, CAUSERIE, TRANSCRIPT, GtkWidget)

/* A GtkScrollable (put it into a GtkScrolledWindow) whose items are the blocks of the messages,
 * not the messages. Only what is near the view has widgets. This object alone owns the heights,
 * the anchor and whether the view follows the end. Properties: conversation, following
 * (read-only: the end is in view and new text keeps it there). Its buttons activate, with a
 * message's uid as target (s): chat.copy-message, chat.copy-curl, chat.retry; and what
 * causerie_failure_text_* names for a failed message. */
GtkWidget           *causerie_transcript_new              (void);

CauserieConversation *causerie_transcript_get_conversation (CauserieTranscript *self);

/* Shows it at the place it remembers (causerie_conversation_get_scroll_message), else at its
 * end. */
void                 causerie_transcript_set_conversation (CauserieTranscript   *self,
                                                           CauserieConversation *conversation); /* or NULL */

gboolean             causerie_transcript_get_following    (CauserieTranscript *self);

/* Back to the end, and following from now on. */
void                 causerie_transcript_follow           (CauserieTranscript *self);

/* Brings a message of the path into view and marks it for a moment; where `words` (or "") are in it, that
 * place. Reasoning that holds them unfolds. */
void                 causerie_transcript_show_message     (CauserieTranscript *self,
                                                           const char         *message_uid,
                                                           const char         *words);

/* --- causerie-transcript-versions.c ----------------------------------------------------------- */

/* The message the keyboard is in, else the one under the pointer, else the last that has versions; or NULL. */
CauserieMessage     *causerie_transcript_get_current_message (CauserieTranscript *self);

/* The version of `message` so many steps on; NULL beyond the first and the last. */
CauserieMessage     *causerie_transcript_find_version     (CauserieTranscript *self, CauserieMessage *message, int steps);

/* Shows a version of a message. The switch that has the pointer or the keyboard stays where it is. */
void                 causerie_transcript_select_version   (CauserieTranscript *self, CauserieMessage *version);

/* The keyboard goes to the way between the versions of a message of the path, if it is near the view. */
void                 causerie_transcript_focus_versions   (CauserieTranscript *self, CauserieMessage *message);

/* The selected words, when they are few and on one line (transfer full); or NULL. */
char                *causerie_transcript_dup_selected_words (CauserieTranscript *self);

/* Finds the connection a message was asked through, for the words of a failure (borrowed); may
 * return NULL. */
typedef CauserieConnection *(*CauserieConnectionLookup) (CauserieTranscript *self,
                                                         CauserieMessage    *message,
                                                         gpointer            data);

void                 causerie_transcript_set_connection_lookup (CauserieTranscript       *self,
                                                                CauserieConnectionLookup  lookup,
                                                                gpointer                  data,
                                                                GDestroyNotify            destroy);

/* Where pictures that lie elsewhere come from, once the person asks for one; NULL (at first): they are only
 * named. */
CauseriePictureShelf *causerie_transcript_get_pictures     (CauserieTranscript *self);
void                 causerie_transcript_set_pictures     (CauserieTranscript *self, CauseriePictureShelf *pictures);

/* What is said above messages, of the chat rather than in it: texts by the uid of the message below, from the second
 * line on an explanation; NULL none. */
void                 causerie_transcript_set_notes        (CauserieTranscript *self, GHashTable *notes);

/* Fetches a picture of the message that `widget`, something in the transcript, shows a part of. */
void                 causerie_transcript_load_picture     (CauserieTranscript    *self,
                                                           GtkWidget             *widget,
                                                           CauserieRemotePicture *picture);

G_END_DECLS
