/* causerie-conversation-path.c: how the path of a conversation comes about and moves
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-private.h"

#include "causerie-message-merge.h"

static void
report (CauserieConversation *self, const CauseriePathChange *change)
{
  g_list_model_items_changed (G_LIST_MODEL (self), change->position, change->n_removed,
                              change->n_added);
}

/* Ends the path at `leaf` and reports only what is different from where the paths part. */
static void
set_leaf (CauserieConversation *self, CauserieMessage *leaf)
{
  CauseriePathChange change;

  if (causerie_message_tree_set_leaf (self->tree, leaf, &change))
    report (self, &change);
}

/* The same, as this program's own doing. */
static void
move_leaf (CauserieConversation *self, CauserieMessage *leaf)
{
  self->changed |= CAUSERIE_FIELD_LEAF;
  set_leaf (self, leaf);
}

static CauserieMessage *
find_leaf (CauserieConversation *self, const char *leaf_uid)
{
  CauserieMessage *leaf = causerie_message_tree_find (self->tree, leaf_uid);

  return leaf != NULL ? leaf : causerie_message_tree_find_newest (self->tree, NULL);
}

/* A message that is there twice was kept by its first copy. */
static void
add_stored (CauserieMessageTree *tree, CauserieMessage *message)
{
  if (causerie_message_tree_add (tree, message))
    causerie_message_note_stored (message);
}

void
causerie_conversation_load_end (CauserieConversation *self,
                                GPtrArray            *messages,
                                const char           *leaf_uid)
{
  CauserieMessage *leaf;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self) && messages != NULL && !self->loaded);

  for (guint i = 0; i < messages->len; i++)
    add_stored (self->tree, g_ptr_array_index (messages, i));

  leaf = find_leaf (self, leaf_uid);
  if (leaf != NULL)
    set_leaf (self, leaf);
}

/* All messages, those that were there as the objects they were. One that got another parent, as the
 * one between was purged, is another object. */
static CauserieMessageTree *
grow_tree (CauserieConversation *self, GPtrArray *messages)
{
  CauserieMessageTree *tree = causerie_message_tree_new ();

  for (guint i = 0; i < messages->len; i++) {
    CauserieMessage *stored = g_ptr_array_index (messages, i);
    CauserieMessage *shown =
      causerie_message_tree_find (self->tree, causerie_message_get_uid (stored));

    if (shown != NULL && g_strcmp0 (causerie_message_get_parent_uid (shown),
                                    causerie_message_get_parent_uid (stored)) == 0)
      causerie_message_take_over (shown, stored);
    else
      shown = stored;
    add_stored (tree, shown);
  }
  return tree;
}

/* Whether the path of `tree` ends as that of `end`, message by message. */
static gboolean
ends_with (CauserieMessageTree *tree, CauserieMessageTree *end)
{
  guint length = causerie_message_tree_get_length (tree);
  guint n_shown = causerie_message_tree_get_length (end);

  for (guint i = 1; i <= n_shown; i++) {
    if (i > length || causerie_message_tree_get_at (tree, length - i) !=
                      causerie_message_tree_get_at (end, n_shown - i))
      return FALSE;
  }
  return TRUE;
}

/* What is shown is the end of the path; what leads there comes before it. */
static void
complete_path (CauserieConversation *self, CauserieMessageTree *tree, const char *leaf_uid)
{
  g_autoptr(CauserieMessageTree) end = g_steal_pointer (&self->tree);
  guint n_shown = causerie_message_tree_get_length (end);
  CauserieMessage *leaf = NULL;
  CauseriePathChange change;

  self->tree = tree;
  if (n_shown > 0)
    leaf = causerie_message_tree_get_at (end, n_shown - 1);
  if (leaf != NULL)
    leaf = causerie_message_tree_find (tree, causerie_message_get_uid (leaf));
  if (leaf == NULL)
    leaf = find_leaf (self, leaf_uid);
  if (leaf != NULL)
    causerie_message_tree_set_leaf (tree, leaf, &change);

  change = (CauseriePathChange) { 0, n_shown, causerie_message_tree_get_length (tree) };
  if (ends_with (tree, end)) {
    change.n_removed = 0;
    change.n_added -= n_shown;
  }
  if (change.n_removed > 0 || change.n_added > 0)
    report (self, &change);
}

/* Further down where the path's end is above it; where another branch is shown, that stays. */
static void
advance (CauserieConversation *self, const char *leaf_uid)
{
  CauserieMessage *leaf = causerie_message_tree_find (self->tree, leaf_uid);
  CauserieMessage *end = causerie_conversation_get_leaf (self);

  if (leaf != NULL && (end == NULL || causerie_message_tree_is_below (self->tree, leaf, end)))
    set_leaf (self, leaf);
}

void
causerie_conversation_load (CauserieConversation *self, GPtrArray *messages, const char *leaf_uid)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self) && messages != NULL && !self->loaded);

  self->loaded = TRUE;
  complete_path (self, grow_tree (self, messages), leaf_uid);
  advance (self, leaf_uid);

  causerie_conversation_notify (self, PROP_LOADED);
  causerie_conversation_emit_versions_changed (self);
}

/* A message went to the trash, or came back. */
static void
follow (CauserieConversation *self, CauserieMessage *message)
{
  CauseriePathChange change;

  if (causerie_message_tree_follow (self->tree, message, &change))
    report (self, &change);
}

gboolean
causerie_conversation_merge (CauserieConversation *self,
                             GPtrArray            *messages,
                             const char           *leaf_uid)
{
  gboolean complete = TRUE;

  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self) && messages != NULL, FALSE);
  g_return_val_if_fail (self->loaded, FALSE);

  for (guint i = 0; i < messages->len; i++) {
    CauserieMessage *stored = g_ptr_array_index (messages, i);
    const char *parent_uid = causerie_message_get_parent_uid (stored);
    CauserieMessage *known = causerie_conversation_find (self, causerie_message_get_uid (stored));

    if (known != NULL) {
      causerie_message_take_over (known, stored);
      follow (self, known);
    } else if (parent_uid == NULL || causerie_conversation_find (self, parent_uid) != NULL) {
      add_stored (self->tree, stored);
    } else {
      complete = FALSE;
    }
  }
  advance (self, leaf_uid);
  causerie_conversation_emit_versions_changed (self);
  return complete;
}

void
causerie_conversation_append (CauserieConversation *self, CauserieMessage *message)
{
  const char *parent_uid;
  gboolean is_new;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self) && self->loaded);
  g_return_if_fail (CAUSERIE_IS_MESSAGE (message));

  parent_uid = causerie_message_get_parent_uid (message);
  g_return_if_fail (parent_uid == NULL || causerie_conversation_find (self, parent_uid) != NULL);
  is_new = causerie_message_tree_add (self->tree, message);
  g_return_if_fail (is_new);

  move_leaf (self, message);
}

CauserieMessage *
causerie_conversation_get_leaf (CauserieConversation *self)
{
  guint length;

  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  length = causerie_message_tree_get_length (self->tree);
  return length > 0 ? causerie_message_tree_get_at (self->tree, length - 1) : NULL;
}

CauserieMessage *
causerie_conversation_find (CauserieConversation *self, const char *uid)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return causerie_message_tree_find (self->tree, uid);
}

GPtrArray *
causerie_conversation_dup_versions (CauserieConversation *self, CauserieMessage *message)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self) && CAUSERIE_IS_MESSAGE (message), NULL);

  return causerie_message_tree_dup_versions (self->tree, message);
}

void
causerie_conversation_select (CauserieConversation *self, CauserieMessage *message)
{
  CauserieMessage *newest;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self) && CAUSERIE_IS_MESSAGE (message));

  newest = causerie_message_tree_find_newest (self->tree, message);
  if (newest != NULL)
    move_leaf (self, newest);
}

void
causerie_conversation_branch (CauserieConversation *self, CauserieMessage *message)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self) && CAUSERIE_IS_MESSAGE (message));

  move_leaf (self, message);
}

CauserieConversation *
causerie_conversation_new_branch (CauserieConversation *self, CauserieMessage *message)
{
  g_autoptr(GPtrArray) above = g_ptr_array_new (); /* from the message up */
  CauserieConversation *branch;

  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self) && CAUSERIE_IS_MESSAGE (message), NULL);

  for (CauserieMessage *one = message; one != NULL;
       one = causerie_conversation_find (self, causerie_message_get_parent_uid (one)))
    g_ptr_array_add (above, one);

  branch = causerie_conversation_new (NULL);
  causerie_conversation_set_origin (branch, causerie_message_get_uid (message));
  for (guint i = above->len; i > 0; i--)
    causerie_message_tree_add (branch->tree, g_ptr_array_index (above, i - 1));
  move_leaf (branch, message);
  return branch;
}

void
causerie_conversation_trash_message (CauserieConversation *self,
                                     CauserieMessage      *message,
                                     gint64                time)
{
  g_autoptr(GPtrArray) versions = NULL;
  gboolean was_end;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self) && CAUSERIE_IS_MESSAGE (message) && time > 0);

  was_end = message == causerie_conversation_get_leaf (self);
  causerie_message_set_trashed_time (message, time);
  versions = causerie_message_tree_dup_versions (self->tree, message);
  if (was_end && versions->len > 0)
    causerie_conversation_select (self, g_ptr_array_index (versions, versions->len - 1));
  else
    follow (self, message);
  if (was_end)
    self->changed |= CAUSERIE_FIELD_LEAF;
  causerie_conversation_emit_versions_changed (self);
}

void
causerie_conversation_restore_message (CauserieConversation *self, CauserieMessage *message)
{
  CauserieMessage *parent;
  guint position;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self) && CAUSERIE_IS_MESSAGE (message));

  causerie_message_set_trashed_time (message, 0);
  follow (self, message);
  causerie_conversation_emit_versions_changed (self);
  if (causerie_message_tree_find_position (self->tree, message, &position))
    return;

  parent = causerie_message_tree_find_parent (self->tree, message);
  if (parent == NULL || causerie_message_tree_find_position (self->tree, parent, &position))
    causerie_conversation_select (self, message);
}
