/* causerie-stored-conversation.h: a conversation's row as plain data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"

G_BEGIN_DECLS

/* What travels between the thread that owns the objects and the database's. All owned. */
typedef struct {
  gint64                id;           /* of the row; 0 when it is not known */
  guint                 changed;      /* CauserieConversationFields to write where there is a row */
  char                 *uid;
  char                 *title;
  CauserieTitleSource   title_source;
  char                 *profile;
  char                 *setup;
  char                 *draft;
  char                 *preview;
  char                 *folder;       /* uid, or "" */
  char                 *origin;       /* uid, or NULL */
  gboolean              pinned;
  gboolean              archived;
  char                **tags;         /* or NULL: none */
  gint64                created_time;
  gint64                updated_time;
  gint64                trashed_time;
  char                 *scroll_message; /* or NULL */
  guint                 scroll_piece;
  int                   scroll_offset;
  char                 *leaf;         /* uid, or NULL */
  GPtrArray            *draft_parts;  /* of CauseriePart, or NULL: not known */
} CauserieStoredConversation;

/* Takes the changes out of the conversation: they are what is going to be written. */
CauserieStoredConversation *causerie_stored_conversation_new  (CauserieConversation *conversation);
void                        causerie_stored_conversation_free (CauserieStoredConversation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieStoredConversation, causerie_stored_conversation_free)

/* A new object, not loaded, without the parts of its draft, which takes the texts over (transfer full). */
CauserieConversation *causerie_stored_conversation_revive (CauserieStoredConversation *self);

G_END_DECLS
