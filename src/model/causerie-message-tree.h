/* causerie-message-tree.h: messages as a tree, and one path from the top to a leaf
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

G_BEGIN_DECLS

/* The inside of a CauserieConversation. Messages are only ever added; the tree holds each until it is
 * freed. The path begins with a first message and goes down, not always to an end of the tree. */
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

/* The last to be added of all, or of `top` and what is below it; NULL in an empty tree. Linear. */
CauserieMessage     *causerie_message_tree_find_newest  (CauserieMessageTree *self,
                                                         CauserieMessage     *top);

/* The messages with the same parent, itself among them, oldest first (transfer container). */
GPtrArray           *causerie_message_tree_dup_versions (CauserieMessageTree *self,
                                                         CauserieMessage     *message);

/* The path: how many messages it has, and each of them. */
guint                causerie_message_tree_get_length   (CauserieMessageTree *self);
CauserieMessage     *causerie_message_tree_get_at       (CauserieMessageTree *self,
                                                         guint                position);

/* Ends the path at `leaf`. What the old and the new path share at their start is not part of the
 * change; FALSE when the path is the same. Costs as much as the change is long. */
gboolean             causerie_message_tree_set_leaf     (CauserieMessageTree *self,
                                                         CauserieMessage     *leaf,
                                                         CauseriePathChange  *change);

G_END_DECLS
