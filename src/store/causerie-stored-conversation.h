/* causerie-stored-conversation.h: a conversation's row as plain data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"

G_BEGIN_DECLS

/* What travels between the thread that owns the objects and the database's. All owned. */
typedef struct {
  char     *uid;
  char     *title;
  char     *profile;
  char     *draft;
  char     *preview;
  gboolean  pinned;
  gint64    created_time;
  gint64    updated_time;
  char     *scroll_message; /* or NULL */
  guint     scroll_piece;
  int       scroll_offset;
  gboolean  knows_leaf;     /* FALSE: its messages are not loaded, the stored leaf stays */
  char     *leaf;           /* uid, or NULL */
} CauserieStoredConversation;

CauserieStoredConversation *causerie_stored_conversation_new  (CauserieConversation *conversation);
void                        causerie_stored_conversation_free (CauserieStoredConversation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieStoredConversation, causerie_stored_conversation_free)

/* A new object, not loaded (transfer full). */
CauserieConversation *causerie_stored_conversation_revive (const CauserieStoredConversation *self);

G_END_DECLS
