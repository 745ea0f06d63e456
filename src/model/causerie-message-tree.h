/* causerie-message-tree.h: messages as a tree, and one path from the top to a leaf
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

G_BEGIN_DECLS

/* The inside of a CauserieConversation. Messages are only ever added; the tree holds each until it is
 * freed. One in the trash (trashed-time) stays where it is and is never on the path: what is said of
 * parents, children and versions below is true of the living, a child of a dead message being the
 * child of the nearest living one above. The path begins with a first message and goes down, not
 * always to an end of the tree. */
typedef struct _CauserieMessageTree CauserieMessageTree;

/* How the path became another: at `position`, `n_removed` messages gave way to `n_added`. */
typedef struct {
  guint position;
  guint n_removed;
  guint n_added;
} CauseriePathChange;

CauserieMessageTree *causerie_message_tree_new          (void);
void                 causerie_message_tree_free         (CauserieMessageTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieMessageTree, causerie_message_tree_free)

/* Puts the message under its parent; one whose parent is not there becomes a first message. FALSE,
 * and nothing added, when the tree already has this uid. The path stays. */
gboolean             causerie_message_tree_add          (CauserieMessageTree *self,
                                                         CauserieMessage     *message);

/* NULL when there is none. */
CauserieMessage     *causerie_message_tree_find         (CauserieMessageTree *self,
                                                         const char          *uid);

/* Whether `message` is `top` or somewhere below it. */
gboolean             causerie_message_tree_is_below     (CauserieMessageTree *self,
                                                         CauserieMessage     *message,
                                                         CauserieMessage     *top);

/* The last to be added of all, or of `top` and what is below it; NULL when there is none. Linear. */
CauserieMessage     *causerie_message_tree_find_newest  (CauserieMessageTree *self,
                                                         CauserieMessage     *top);

/* The nearest above it; NULL for a first message. */
CauserieMessage     *causerie_message_tree_find_parent  (CauserieMessageTree *self,
                                                         CauserieMessage     *message);

/* The messages of its role with the same parent, oldest first (transfer container). */
GPtrArray           *causerie_message_tree_dup_versions (CauserieMessageTree *self,
                                                         CauserieMessage     *message);

/* The path: how many messages it has, and each of them. */
guint                causerie_message_tree_get_length   (CauserieMessageTree *self);
CauserieMessage     *causerie_message_tree_get_at       (CauserieMessageTree *self,
                                                         guint                position);

/* Ends the path at `leaf`, or above it when that is in the trash. What the old and the new path share at
 * their start is not part of the change; FALSE when the path is the same. Costs as much as the change is long. */
gboolean             causerie_message_tree_set_leaf     (CauserieMessageTree *self,
                                                         CauserieMessage     *leaf,
                                                         CauseriePathChange  *change);

/* Where on the path the message is; FALSE when it is not on it. */
gboolean             causerie_message_tree_find_position (CauserieMessageTree *self,
                                                          CauserieMessage     *message,
                                                          guint               *position);

/* After a message went to the trash or came back: takes it out of the path, or puts it in where the
 * path goes on below it. FALSE when the path is the same. */
gboolean             causerie_message_tree_follow       (CauserieMessageTree *self,
                                                         CauserieMessage     *message,
                                                         CauseriePathChange  *change);

G_END_DECLS
