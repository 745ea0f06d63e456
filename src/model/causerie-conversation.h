/* causerie-conversation.h: a tree of messages and the path through it that is shown
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONVERSATION (causerie_conversation_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConversation, causerie_conversation, CAUSERIE, CONVERSATION, GObject)

/* What of a conversation is kept beside its messages and what becomes different by itself: a program
 * writes only what it changed, so that two of them on one chat overwrite nothing of each other. */
typedef enum {
  CAUSERIE_FIELD_NONE         = 0,
  CAUSERIE_FIELD_TITLE        = 1 << 0, /* with its source */
  CAUSERIE_FIELD_PROFILE      = 1 << 1,
  CAUSERIE_FIELD_DRAFT        = 1 << 2,
  CAUSERIE_FIELD_DRAFT_PARTS  = 1 << 3,
  CAUSERIE_FIELD_PREVIEW      = 1 << 4,
  CAUSERIE_FIELD_PINNED       = 1 << 5,
  CAUSERIE_FIELD_FOLDER       = 1 << 6,
  CAUSERIE_FIELD_ARCHIVED     = 1 << 7,
  CAUSERIE_FIELD_TAGS         = 1 << 8,
  CAUSERIE_FIELD_ORIGIN       = 1 << 9,
  CAUSERIE_FIELD_CREATED_TIME = 1 << 10,
  CAUSERIE_FIELD_UPDATED_TIME = 1 << 11,
  CAUSERIE_FIELD_SCROLL       = 1 << 12,
  CAUSERIE_FIELD_LEAF         = 1 << 13, /* the end of the path */
  CAUSERIE_FIELD_SETUP        = 1 << 14,
} CauserieConversationField;

/* A GListModel of the CauserieMessages on the current path, first to last. Every message of the tree
 * stays; asking again makes a sibling, never overwrites. A conversation is listed before its messages
 * are loaded: until then it is an empty list with `loaded` FALSE.
 * Properties: uid (read-only), title ("" none), title-source, profile (uid, ""), setup (""), draft (""),
 * draft-parts, preview (""), pinned, folder (uid, ""), archived, tags, origin, temporary (read-only),
 * answering, loaded (read-only), created-time, updated-time, trashed-time (microseconds since 1970).
 * "versions-changed": beside the path messages came or went. */

/* NULL: a new one, loaded (there is nothing to load), created and updated now. */
CauserieConversation *causerie_conversation_new              (const char *uid);

/* What is listed of a conversation. But for the uid texts are NULL where empty. */
typedef struct {
  char                *uid;
  char                *title;
  char                *profile;
  char                *setup;
  char                *draft;
  char                *preview;
  char                *folder;
  char                *origin;
  char                *scroll_message;
  char               **tags; /* in order, each once; NULL none */
  CauserieTitleSource  title_source;
  gboolean             pinned;
  gboolean             archived;
  gint64               created_time;
  gint64               updated_time;
  gint64               trashed_time;
  guint                scroll_piece;
  int                  scroll_offset;
} CauserieConversationFacts;

/* One that is stored, as it is: nothing of it is changed. The texts and tags are its own from now on; ten
 * thousand are listed at once. */
CauserieConversation *causerie_conversation_new_listed       (const CauserieConversationFacts *facts);

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

/* What it was asked with last, as causerie-chat-setup.h writes it; "" before the first time. */
const char           *causerie_conversation_get_setup        (CauserieConversation *self);
void                  causerie_conversation_set_setup        (CauserieConversation *self, const char *setup);
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

/* What was changed here since the last time it was asked: CauserieConversationFields. Taking over and
 * loading change nothing in this sense. What was not saved after all is added again. */
guint                 causerie_conversation_steal_changes    (CauserieConversation *self);
void                  causerie_conversation_add_changes      (CauserieConversation *self, guint fields);

/* Becomes like `stored`, as a list of what is stored gives it, but for what was changed here; the draft's
 * parts and the messages excepted. */
void                  causerie_conversation_take_over        (CauserieConversation *self, CauserieConversation *stored);

/* Shows the end of an unloaded conversation's path, the last of `messages` or `leaf_uid` being its end:
 * what comes before it follows with causerie_conversation_load(), and only then is it loaded. */
void                  causerie_conversation_load_end         (CauserieConversation *self,
                                                              GPtrArray            *messages,
                                                              const char           *leaf_uid);

/* Fills an unloaded conversation. `messages` holds CauserieMessages, parents before children; the path
 * ends at `leaf_uid`, or at the last of them when that is NULL or unknown. What a damaged history may
 * hold loses no message: one whose parent is missing becomes a first message. Of a conversation whose
 * end is shown the messages there stay the same objects, and what comes before them is all that changes. */
void                  causerie_conversation_load             (CauserieConversation *self,
                                                              GPtrArray            *messages,
                                                              const char           *leaf_uid);

/* Brings a loaded conversation to what another program made of it: `messages`, parents before children,
 * may be all or some of what is stored. New ones are added, others brought up to date, but for those that
 * are written here at this moment; leave out what is not saved yet. The path goes on to `leaf_uid` only
 * when that lies below its end. FALSE when a message was left out because its parent is not there: all
 * messages are to be merged. */
gboolean              causerie_conversation_merge            (CauserieConversation *self,
                                                              GPtrArray            *messages,
                                                              const char           *leaf_uid);

/* Adds a message whose parent is in the tree (or NULL for a first one) and makes it the end of the
 * path. */
void                  causerie_conversation_append           (CauserieConversation *self,
                                                              CauserieMessage      *message);

CauserieMessage      *causerie_conversation_get_leaf         (CauserieConversation *self); /* or NULL */
CauserieMessage      *causerie_conversation_find             (CauserieConversation *self, const char *uid); /* or NULL */

/* The messages of its role with the same parent, itself among them, oldest first (transfer container). A
 * message in the trash is none, and its children stand in its place. */
GPtrArray            *causerie_conversation_dup_versions     (CauserieConversation *self, CauserieMessage *message);

/* Turns the path so that it goes through `message` and down to its newest descendant. */
void                  causerie_conversation_select           (CauserieConversation *self, CauserieMessage *message);

/* Ends the path at `message`: what is said next begins a branch there. */
void                  causerie_conversation_branch           (CauserieConversation *self, CauserieMessage *message);

/* A new conversation that begins with the path up to `message`, which is its origin; the messages are
 * the same objects (transfer full). */
CauserieConversation *causerie_conversation_new_branch       (CauserieConversation *self, CauserieMessage *message);

/* Takes a message out of the path and sets its trashed-time: what follows it stays. One at the end gives
 * way to the newest of its other versions, if there are any. */
void                  causerie_conversation_trash_message    (CauserieConversation *self,
                                                              CauserieMessage      *message,
                                                              gint64                time);

/* Brings it back: into the path where that goes on below it, or else at the path's turn if the message
 * it follows is on the path. */
void                  causerie_conversation_restore_message  (CauserieConversation *self, CauserieMessage *message);

G_END_DECLS
