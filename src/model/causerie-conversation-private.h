/* causerie-conversation-private.h: what the files of CauserieConversation share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"
#include "causerie-message-tree.h"

G_BEGIN_DECLS

struct _CauserieConversation {
  GObject              parent_instance;

  guint                changed;       /* CauserieConversationFields not saved yet */
  gboolean             pinned;
  gboolean             answering;
  gboolean             loaded;
  gboolean             archived;
  gboolean             temporary;
  CauserieTitleSource  title_source;
  gint64               created_time;  /* microseconds since 1970 */
  gint64               updated_time;
  gint64               trashed_time;  /* 0 not in the trash */
  guint                scroll_piece;
  int                  scroll_offset; /* pixels */

  /* owned, never NULL */
  char                *uid;
  CauserieMessageTree *tree;

  /* owned, NULL where empty: there are ten thousand of us */
  char                *title;
  char                *profile;
  char                *setup;
  char                *draft;
  char                *preview;
  char                *folder;

  /* owned, may be NULL */
  char                *scroll_message;
  char                *origin;
  char               **tags;          /* in order, each once; NULL: none */
  GPtrArray           *draft_parts;   /* of CauseriePart; NULL before they are asked for */
};

enum {
  PROP_UID = 1,
  PROP_TITLE,
  PROP_TITLE_SOURCE,
  PROP_PROFILE,
  PROP_SETUP,
  PROP_DRAFT,
  PROP_DRAFT_PARTS,
  PROP_PREVIEW,
  PROP_PINNED,
  PROP_FOLDER,
  PROP_ARCHIVED,
  PROP_TAGS,
  PROP_ORIGIN,
  PROP_TEMPORARY,
  PROP_ANSWERING,
  PROP_LOADED,
  PROP_CREATED_TIME,
  PROP_UPDATED_TIME,
  PROP_TRASHED_TIME,
  N_PROPS
};

/* `property` is one of the above. */
void causerie_conversation_notify (CauserieConversation *self, int property);

void causerie_conversation_emit_versions_changed (CauserieConversation *self);

G_END_DECLS
