/* causerie-message-tree.c: messages as a tree, and one path from the top to a leaf
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-tree.h"

/* The root holds no message; it is the parent of the first ones. */
typedef struct _Node Node;

struct _Node {
  CauserieMessage *message;    /* owned; NULL in the root */
  guint            position;   /* on the path, when it is on it */
  guint            serial;     /* its place in the order of arrival, from 1 */

  /* borrowed: nodes live as long as the tree */
  Node            *parent;     /* NULL in the root */
  Node            *first;      /* of its children, in order of arrival; or NULL */
  Node            *last;
  Node            *next;       /* of its siblings; or NULL */
};

/* Most conversations are listed and never opened: an empty tree is little. */
struct _CauserieMessageTree {
  Node        root;
  GHashTable *nodes; /* uid, borrowed from the message, to owned Node; NULL while it is empty */
  GPtrArray  *path;  /* of borrowed Node; NULL while the tree is empty */
};

static void
free_node (gpointer data)
{
  Node *node = data;

  g_object_unref (node->message);
  g_free (node);
}

static Node *
find_node (CauserieMessageTree *self, const char *uid)
{
  return uid != NULL && self->nodes != NULL ? g_hash_table_lookup (self->nodes, uid) : NULL;
}

static Node *
find_message_node (CauserieMessageTree *self, CauserieMessage *message)
{
  return find_node (self, causerie_message_get_uid (message));
}

static gboolean
is_on_path (CauserieMessageTree *self, Node *node)
{
  return node->position < self->path->len &&
         g_ptr_array_index (self->path, node->position) == node;
}

/* The root lives. */
static gboolean
is_living (Node *node)
{
  return node->message == NULL || causerie_message_get_trashed_time (node->message) == 0;
}

static Node *
find_living (Node *node)
{
  while (!is_living (node))
    node = node->parent;
  return node;
}

static void
link_node (CauserieMessageTree *self, Node *node)
{
  Node *parent = find_node (self, causerie_message_get_parent_uid (node->message));

  node->parent = parent != NULL ? parent : &self->root;
  if (node->parent->last != NULL)
    node->parent->last->next = node;
  else
    node->parent->first = node;
  node->parent->last = node;
}

/* From `from` on the path's nodes know where they are. */
static void
number_path (CauserieMessageTree *self, guint from)
{
  for (guint i = from; i < self->path->len; i++)
    ((Node *) g_ptr_array_index (self->path, i))->position = i;
}

CauserieMessageTree *
causerie_message_tree_new (void)
{
  return g_new0 (CauserieMessageTree, 1);
}

void
causerie_message_tree_free (CauserieMessageTree *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->path, g_ptr_array_unref);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_free (self);
}

gboolean
causerie_message_tree_add (CauserieMessageTree *self, CauserieMessage *message)
{
  Node *node;

  if (find_message_node (self, message) != NULL)
    return FALSE;

  if (self->nodes == NULL) {
    self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_node);
    self->path = g_ptr_array_new ();
  }
  node = g_new0 (Node, 1);
  node->message = g_object_ref (message);
  node->serial = g_hash_table_size (self->nodes) + 1;
  link_node (self, node);
  g_hash_table_insert (self->nodes, (char *) causerie_message_get_uid (message), node);

  return TRUE;
}

CauserieMessage *
causerie_message_tree_find (CauserieMessageTree *self, const char *uid)
{
  Node *node = find_node (self, uid);

  return node != NULL ? node->message : NULL;
}

gboolean
causerie_message_tree_is_below (CauserieMessageTree *self,
                                CauserieMessage     *message,
                                CauserieMessage     *top)
{
  Node *node = find_message_node (self, message);

  while (node != NULL && node->message != top)
    node = node->parent;
  return node != NULL;
}

static void
add_children (GPtrArray *nodes, Node *parent)
{
  for (Node *child = parent->first; child != NULL; child = child->next)
    g_ptr_array_add (nodes, child);
}

CauserieMessage *
causerie_message_tree_find_newest (CauserieMessageTree *self, CauserieMessage *top)
{
  g_autoptr(GPtrArray) pending = g_ptr_array_new ();
  Node *newest = &self->root;
  Node *start = top != NULL ? find_message_node (self, top) : &self->root;

  g_return_val_if_fail (start != NULL, NULL);

  /* Without recursion: a chat can be deeper than the stack. */
  g_ptr_array_add (pending, start);
  while (pending->len > 0) {
    Node *node = g_ptr_array_steal_index_fast (pending, pending->len - 1);

    if (node->serial > newest->serial && is_living (node))
      newest = node;
    add_children (pending, node);
  }

  return newest->message;
}

CauserieMessage *
causerie_message_tree_find_parent (CauserieMessageTree *self, CauserieMessage *message)
{
  Node *node = find_message_node (self, message);

  g_return_val_if_fail (node != NULL, NULL);

  return find_living (node->parent)->message;
}

static int
compare_serials (gconstpointer a, gconstpointer b)
{
  const Node *one = *(Node * const *) a, *other = *(Node * const *) b;

  return one->serial < other->serial ? -1 : one->serial > other->serial;
}

/* Those that stand below it: in the place of a dead one its own children. */
static GPtrArray *
dup_living_children (Node *parent)
{
  g_autoptr(GPtrArray) pending = g_ptr_array_new ();
  GPtrArray *living = g_ptr_array_new ();

  add_children (pending, parent);
  while (pending->len > 0) {
    Node *node = g_ptr_array_steal_index_fast (pending, pending->len - 1);

    if (is_living (node))
      g_ptr_array_add (living, node);
    else
      add_children (pending, node);
  }
  g_ptr_array_sort (living, compare_serials);

  return living;
}

GPtrArray *
causerie_message_tree_dup_versions (CauserieMessageTree *self, CauserieMessage *message)
{
  Node *node = find_message_node (self, message);
  g_autoptr(GPtrArray) siblings = NULL;
  GPtrArray *versions;

  g_return_val_if_fail (node != NULL, NULL);

  siblings = dup_living_children (find_living (node->parent));
  versions = g_ptr_array_new ();
  for (guint i = 0; i < siblings->len; i++) {
    Node *sibling = g_ptr_array_index (siblings, i);

    if (causerie_message_get_role (sibling->message) == causerie_message_get_role (message))
      g_ptr_array_add (versions, sibling->message);
  }

  return versions;
}

guint
causerie_message_tree_get_length (CauserieMessageTree *self)
{
  return self->path != NULL ? self->path->len : 0;
}

CauserieMessage *
causerie_message_tree_get_at (CauserieMessageTree *self, guint position)
{
  Node *node;

  g_return_val_if_fail (position < causerie_message_tree_get_length (self), NULL);

  node = g_ptr_array_index (self->path, position);
  return node->message;
}

gboolean
causerie_message_tree_find_position (CauserieMessageTree *self,
                                     CauserieMessage     *message,
                                     guint               *position)
{
  Node *node = find_message_node (self, message);

  if (node == NULL || !is_on_path (self, node))
    return FALSE;
  *position = node->position;
  return TRUE;
}

gboolean
causerie_message_tree_set_leaf (CauserieMessageTree *self,
                                CauserieMessage     *leaf,
                                CauseriePathChange  *change)
{
  g_autoptr(GPtrArray) tail = g_ptr_array_new (); /* from the end up */
  Node *node = find_message_node (self, leaf);

  g_return_val_if_fail (node != NULL, FALSE);

  for (node = find_living (node);
       node != &self->root && !is_on_path (self, node);
       node = find_living (node->parent))
    g_ptr_array_add (tail, node);

  change->position = node != &self->root ? node->position + 1 : 0;
  change->n_removed = self->path->len - change->position;
  change->n_added = tail->len;

  g_ptr_array_set_size (self->path, change->position);
  for (guint i = tail->len; i > 0; i--)
    g_ptr_array_add (self->path, g_ptr_array_index (tail, i - 1));
  number_path (self, change->position);

  return change->n_removed > 0 || change->n_added > 0;
}

/* Whether the path goes through `top` or, were it living, would. */
static gboolean
goes_below (CauserieMessageTree *self, Node *top, guint position)
{
  Node *node;

  if (position >= self->path->len)
    return FALSE;

  node = g_ptr_array_index (self->path, position);
  while (node != &self->root && node != top)
    node = node->parent;
  return node == top;
}

gboolean
causerie_message_tree_follow (CauserieMessageTree *self,
                              CauserieMessage     *message,
                              CauseriePathChange  *change)
{
  Node *node = find_message_node (self, message);
  Node *above;

  g_return_val_if_fail (node != NULL, FALSE);

  if (!is_living (node)) {
    if (!is_on_path (self, node))
      return FALSE;
    *change = (CauseriePathChange) { node->position, 1, 0 };
    g_ptr_array_remove_index (self->path, node->position);
    number_path (self, change->position);
    return TRUE;
  }

  above = find_living (node->parent);
  if (is_on_path (self, node) || (above != &self->root && !is_on_path (self, above)))
    return FALSE;
  *change = (CauseriePathChange) { above != &self->root ? above->position + 1 : 0, 0, 1 };
  if (!goes_below (self, node, change->position))
    return FALSE;
  g_ptr_array_insert (self->path, change->position, node);
  number_path (self, change->position);
  return TRUE;
}
