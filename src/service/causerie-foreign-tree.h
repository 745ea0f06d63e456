/* causerie-foreign-tree.h: a chat of another program on its way to become one of ours
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"
#include "causerie-import-format.h"

G_BEGIN_DECLS

/* Turns are added in the order of the file, each naming the one it follows; whatever the file says
 * is made into a tree that holds together: a turn whose predecessor is missing comes first, a circle
 * is cut where it closes, a second turn of one id becomes another turn. A turn that says nothing
 * leaves no message, and what follows it stands in its place. Uids are made of the format, the
 * chat's id and the turn's. Lives on the import's thread. */
typedef struct _CauserieForeignTree CauserieForeignTree;

/* Borrowed from the tree. */
typedef struct _CauserieForeignTurn CauserieForeignTurn;

/* What belongs to a chat and is not in its file, or cannot be held here. */
typedef enum {
  CAUSERIE_FOREIGN_LACK_IMAGE,
  CAUSERIE_FOREIGN_LACK_FILE,
  CAUSERIE_FOREIGN_LACK_SOUND, /* and film */
  CAUSERIE_FOREIGN_LACK_OTHER, /* of a kind that is not known here */
  CAUSERIE_FOREIGN_N_LACKS,
} CauserieForeignLack;

/* Both ids are words of the uids. A chat without one (NULL) gets one made of all that `piece` says. */
CauserieForeignTree  *causerie_foreign_tree_new                (const char *format_id,
                                                                const char *chat_id,
                                                                JsonObject *piece);
void                  causerie_foreign_tree_free               (CauserieForeignTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieForeignTree, causerie_foreign_tree_free)

/* The chat itself, for times, pin, archive, tags. Its title is set here: one line; NULL and "" leave
 * what is there. The folder it lies in: NULL or "" for none. */
CauserieConversation *causerie_foreign_tree_get_conversation   (CauserieForeignTree *self);
void                  causerie_foreign_tree_set_title          (CauserieForeignTree *self, const char *title);
void                  causerie_foreign_tree_set_folder         (CauserieForeignTree *self, const char *folder);

/* Pieces of one answer (steps, tools, text) are turns of their own: those that follow each other
 * without a branch become one message. */
void                  causerie_foreign_tree_set_joining        (CauserieForeignTree *self, gboolean joining);

/* `id` NULL: one by its place in the file. `parent_id` NULL: a first one. */
CauserieForeignTurn  *causerie_foreign_tree_add                (CauserieForeignTree *self,
                                                                const char          *id,
                                                                const char          *parent_id,
                                                                CauserieRole         role);

/* The one added last, or NULL; its id, for a chat that is a list. */
CauserieForeignTurn  *causerie_foreign_tree_get_last           (CauserieForeignTree *self);
const char           *causerie_foreign_turn_get_id             (CauserieForeignTurn *turn);

/* The parent says which turns follow it: one that names none that is there is put here. */
void                  causerie_foreign_tree_adopt              (CauserieForeignTree *self,
                                                                const char          *parent_id,
                                                                const char          *child_id);

/* Instructions that stand before all first turns; NULL or "" for none. */
void                  causerie_foreign_tree_add_instructions   (CauserieForeignTree *self, const char *text);

/* Something is not in the file; all of it is told at the end. */
void                  causerie_foreign_tree_lack               (CauserieForeignTree *self, CauserieForeignLack lack);

/* Hands the chat over; one without any message is none. `leaf_id`: the turn its reader was at, or
 * NULL. The tree is used up. */
gboolean              causerie_foreign_tree_put                (CauserieForeignTree  *self,
                                                                const char           *leaf_id,
                                                                CauserieImportSink   *sink,
                                                                GError              **error);

/* What a turn holds. Texts may be NULL; each is a paragraph of its own. */
void                  causerie_foreign_turn_add_text           (CauserieForeignTurn *turn, const char *text);
void                  causerie_foreign_turn_add_reasoning      (CauserieForeignTurn *turn, const char *text);

/* The text of an answer that may begin with reasoning between <think> tags. */
void                  causerie_foreign_turn_add_answer         (CauserieForeignTurn *turn, const char *text);

/* A block of code. */
void                  causerie_foreign_turn_add_code           (CauserieForeignTurn *turn,
                                                                const char          *language,
                                                                const char          *text);

/* A step on the way to an answer, into the reasoning: what a tool was asked or said, under its name.
 * Calls are not kept as parts: without their results in their places no service would go on with
 * such a chat. */
void                  causerie_foreign_turn_add_step           (CauserieForeignTurn *turn,
                                                                const char          *name,
                                                                const char          *text);

/* (transfer full), may be NULL. */
void                  causerie_foreign_turn_add_part           (CauserieForeignTurn *turn, CauseriePart *part);

/* Once for each address; NULL and "" are none. */
void                  causerie_foreign_turn_add_citation       (CauserieForeignTurn *turn,
                                                                const char          *url,
                                                                const char          *title);

/* A file of this name that is not there: the name in brackets, as text. */
void                  causerie_foreign_turn_add_name           (CauserieForeignTurn *turn, const char *name);

/* When it began and, 0 unknown, ended; how long it thought. */
void                  causerie_foreign_turn_set_times          (CauserieForeignTurn *turn, gint64 begin, gint64 end);
void                  causerie_foreign_turn_add_thinking_time  (CauserieForeignTurn *turn, double seconds);

/* NULL and "" leave what is there. */
void                  causerie_foreign_turn_set_model          (CauserieForeignTurn *turn, const char *model);
void                  causerie_foreign_turn_set_provider       (CauserieForeignTurn *turn, const char *provider);
void                  causerie_foreign_turn_set_finish_word    (CauserieForeignTurn *turn, const char *word);
void                  causerie_foreign_turn_set_usage          (CauserieForeignTurn      *turn,
                                                                const CauserieUsageFacts *facts);
void                  causerie_foreign_turn_set_state          (CauserieForeignTurn *turn, CauserieMessageState state);

/* It failed, as this says. */
void                  causerie_foreign_turn_set_error          (CauserieForeignTurn *turn, const char *message);

G_END_DECLS
