/* causerie-message-tree.c: messages as a tree, and one path from the top to a leaf
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-tree.h"

/* The root holds no message; it is the parent of the first ones. */
typedef struct _Node Node;

struct _Node {
  CauserieMessage *message;  /* owned; NULL in the root */
  Node            *parent;   /* borrowed: nodes live as long as the tree; NULL in the root */
  GPtrArray       *children; /* of borrowed Node, in order of arrival; NULL while there are none */
  guint            depth;    /* its position on every path that goes through it */
  guint            serial;   /* its place in the order of arrival, from 1 */
};

struct _CauserieMessageTree {
  Node        root;
  GHashTable *nodes; /* uid, borrowed from the message, to owned Node */
  GPtrArray  *path;  /* of borrowed Node */
};

static void
clear_node (Node *node)
{
  g_clear_object (&node->message);
  g_clear_pointer (&node->children, g_ptr_array_unref);
}

static void
free_node (gpointer data)
{
  clear_node (data);
  g_free (data);
}

static Node *
find_node (CauserieMessageTree *self, const char *uid)
{
  return uid != NULL ? g_hash_table_lookup (self->nodes, uid) : NULL;
}

static gboolean
is_on_path (CauserieMessageTree *self, Node *node)
{
  return node->depth < self->path->len && g_ptr_array_index (self->path, node->depth) == node;
}

CauserieMessageTree *
causerie_message_tree_new (void)
{
  CauserieMessageTree *self = g_new0 (CauserieMessageTree, 1);

  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_node);
  self->path = g_ptr_array_new ();

  return self;
}

void
causerie_message_tree_free (CauserieMessageTree *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->path);
  g_hash_table_unref (self->nodes);
  clear_node (&self->root);
  g_free (self);
}

gboolean
causerie_message_tree_add (CauserieMessageTree *self, CauserieMessage *message)
{
  const char *uid = causerie_message_get_uid (message);
  Node *parent = find_node (self, causerie_message_get_parent_uid (message));
  Node *node;

  if (g_hash_table_contains (self->nodes, uid))
    return FALSE;

  node = g_new0 (Node, 1);
  node->message = g_object_ref (message);
  node->parent = parent != NULL ? parent : &self->root;
  node->depth = parent != NULL ? parent->depth + 1 : 0;
  node->serial = g_hash_table_size (self->nodes) + 1;
  g_hash_table_insert (self->nodes, (char *) uid, node);

  if (node->parent->children == NULL)
    node->parent->children = g_ptr_array_new ();
  g_ptr_array_add (node->parent->children, node);

  return TRUE;
}

CauserieMessage *
causerie_message_tree_find (CauserieMessageTree *self, const char *uid)
{
  Node *node = find_node (self, uid);

  return node != NULL ? node->message : NULL;
}

CauserieMessage *
causerie_message_tree_find_newest (CauserieMessageTree *self, CauserieMessage *top)
{
  g_autoptr(GPtrArray) pending = g_ptr_array_new ();
  Node *newest = top != NULL ? find_node (self, causerie_message_get_uid (top)) : &self->root;

  g_return_val_if_fail (newest != NULL, NULL);

  /* Without recursion: a chat can be deeper than the stack. */
  g_ptr_array_add (pending, newest);
  while (pending->len > 0) {
    Node *node = g_ptr_array_steal_index_fast (pending, pending->len - 1);

    if (node->serial > newest->serial)
      newest = node;
    if (node->children != NULL)
      g_ptr_array_extend (pending, node->children, NULL, NULL);
  }

  return newest->message;
}

GPtrArray *
causerie_message_tree_dup_versions (CauserieMessageTree *self, CauserieMessage *message)
{
  Node *node = find_node (self, causerie_message_get_uid (message));
  GPtrArray *versions;

  g_return_val_if_fail (node != NULL, NULL);

  versions = g_ptr_array_new ();
  for (guint i = 0; i < node->parent->children->len; i++) {
    Node *sibling = g_ptr_array_index (node->parent->children, i);

    g_ptr_array_add (versions, sibling->message);
  }

  return versions;
}

guint
causerie_message_tree_get_length (CauserieMessageTree *self)
{
  return self->path->len;
}

CauserieMessage *
causerie_message_tree_get_at (CauserieMessageTree *self, guint position)
{
  Node *node;

  g_return_val_if_fail (position < self->path->len, NULL);

  node = g_ptr_array_index (self->path, position);
  return node->message;
}

gboolean
causerie_message_tree_set_leaf (CauserieMessageTree *self,
                                CauserieMessage     *leaf,
                                CauseriePathChange  *change)
{
  Node *end = find_node (self, causerie_message_get_uid (leaf));
  Node *shared = end;
  guint old_length = self->path->len;

  g_return_val_if_fail (end != NULL, FALSE);

  while (shared != &self->root && !is_on_path (self, shared))
    shared = shared->parent;

  change->position = shared != &self->root ? shared->depth + 1 : 0;
  change->n_removed = old_length - change->position;
  change->n_added = end->depth + 1 - change->position;

  g_ptr_array_set_size (self->path, end->depth + 1);
  for (Node *node = end; node != shared; node = node->parent)
    g_ptr_array_index (self->path, node->depth) = node;

  return change->n_removed > 0 || change->n_added > 0;
}
