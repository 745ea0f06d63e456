/* causerie-conversation.h: a tree of messages and the path through it that is shown
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONVERSATION (causerie_conversation_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConversation, causerie_conversation, CAUSERIE, CONVERSATION, GObject)

/* A GListModel of the CauserieMessages on the current path, first to last. Every message of the tree
 * stays; asking again makes a sibling, never overwrites. A conversation is listed before its messages
 * are loaded: until then it is an empty list with `loaded` FALSE.
 * Properties: uid (construct-only), title ("" none), title-source, profile (uid, ""), draft (""),
 * draft-parts, preview (""), pinned, folder (uid, ""), archived, tags, origin, temporary (construct-only),
 * answering, loaded (read-only), created-time, updated-time, trashed-time (microseconds since 1970). */

/* NULL: a new one, loaded (there is nothing to load), created and updated now. */
CauserieConversation *causerie_conversation_new              (const char *uid);

/* A new one that is never stored. */
CauserieConversation *causerie_conversation_new_temporary    (void);
gboolean              causerie_conversation_get_temporary    (CauserieConversation *self);

const char           *causerie_conversation_get_uid          (CauserieConversation *self);
const char           *causerie_conversation_get_title        (CauserieConversation *self);
void                  causerie_conversation_set_title        (CauserieConversation *self, const char *title);
CauserieTitleSource   causerie_conversation_get_title_source (CauserieConversation *self);
void                  causerie_conversation_set_title_source (CauserieConversation *self, CauserieTitleSource source);
const char           *causerie_conversation_get_profile      (CauserieConversation *self);
void                  causerie_conversation_set_profile      (CauserieConversation *self, const char *profile);
const char           *causerie_conversation_get_draft        (CauserieConversation *self);
void                  causerie_conversation_set_draft        (CauserieConversation *self, const char *draft);

/* What is attached to the draft (element-type CauseriePart, borrowed, never NULL; do not change it). Parts
 * are compared as pointers. NULL sets none. */
GPtrArray            *causerie_conversation_get_draft_parts  (CauserieConversation *self);
void                  causerie_conversation_set_draft_parts  (CauserieConversation *self, GPtrArray *parts);

/* One line for the sidebar: the last words said. */
const char           *causerie_conversation_get_preview      (CauserieConversation *self);
void                  causerie_conversation_set_preview      (CauserieConversation *self, const char *preview);

gboolean              causerie_conversation_get_pinned       (CauserieConversation *self);
void                  causerie_conversation_set_pinned       (CauserieConversation *self, gboolean pinned);

/* The uid of its folder; "" for none. */
const char           *causerie_conversation_get_folder       (CauserieConversation *self);
void                  causerie_conversation_set_folder       (CauserieConversation *self, const char *folder);
gboolean              causerie_conversation_get_archived     (CauserieConversation *self);
void                  causerie_conversation_set_archived     (CauserieConversation *self, gboolean archived);

/* In order of their code points, each once, without spaces around them; never NULL. NULL sets none. */
const char * const   *causerie_conversation_get_tags         (CauserieConversation *self);
void                  causerie_conversation_set_tags         (CauserieConversation *self, const char * const *tags);

/* The message (uid) of another conversation this one branched from; what led to it comes first here. Or
 * NULL. */
const char           *causerie_conversation_get_origin       (CauserieConversation *self);
void                  causerie_conversation_set_origin       (CauserieConversation *self, const char *message_uid);

/* An answer is under way. Never stored. */
gboolean              causerie_conversation_get_answering    (CauserieConversation *self);
void                  causerie_conversation_set_answering    (CauserieConversation *self, gboolean answering);

gint64                causerie_conversation_get_created_time (CauserieConversation *self);
void                  causerie_conversation_set_created_time (CauserieConversation *self, gint64 time);
gint64                causerie_conversation_get_updated_time (CauserieConversation *self);
void                  causerie_conversation_set_updated_time (CauserieConversation *self, gint64 time);

gint64                causerie_conversation_get_trashed_time (CauserieConversation *self); /* 0: not in the trash */
void                  causerie_conversation_set_trashed_time (CauserieConversation *self, gint64 time);

/* Where the reader was: the message at the top of the view, which of its pieces as they are drawn (0 the
 * first), and the pixels of that piece above the edge. A NULL message means at the end, following. */
const char           *causerie_conversation_get_scroll_message (CauserieConversation *self);
guint                 causerie_conversation_get_scroll_piece   (CauserieConversation *self);
int                   causerie_conversation_get_scroll_offset  (CauserieConversation *self);
void                  causerie_conversation_set_scroll         (CauserieConversation *self,
                                                                const char           *message_uid,
                                                                guint                 piece,
                                                                int                   offset);

gboolean              causerie_conversation_get_loaded       (CauserieConversation *self);

/* Fills an unloaded conversation. `messages` holds CauserieMessages, parents before children; the path
 * ends at `leaf_uid`, or at the last of them when that is NULL or unknown. What a damaged history may
 * hold loses no message: one whose parent is missing becomes a first message. */
void                  causerie_conversation_load             (CauserieConversation *self,
                                                              GPtrArray            *messages,
                                                              const char           *leaf_uid);

/* Adds a message whose parent is in the tree (or NULL for a first one) and makes it the end of the
 * path. */
void                  causerie_conversation_append           (CauserieConversation *self,
                                                              CauserieMessage      *message);

CauserieMessage      *causerie_conversation_get_leaf         (CauserieConversation *self); /* or NULL */
CauserieMessage      *causerie_conversation_find             (CauserieConversation *self, const char *uid); /* or NULL */

/* The messages with the same parent, itself among them, oldest first (transfer container). */
GPtrArray            *causerie_conversation_dup_versions     (CauserieConversation *self, CauserieMessage *message);

/* Turns the path so that it goes through `message` and down to its newest descendant. */
void                  causerie_conversation_select           (CauserieConversation *self, CauserieMessage *message);

G_END_DECLS
