/* check-list-model.h: that a list model says exactly what changed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Follows a model by its items-changed alone; the copy must equal the model after every change. */
typedef struct {
  GListModel *model;
  GPtrArray  *copy;
  gulong      handler;

  guint       n_changes;
  guint       position; /* of the last change */
  guint       n_removed;
  guint       n_added;
} ListFollower;

static inline void
compare_with_model (ListFollower *self)
{
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, self->copy->len);

  for (guint i = 0; i < self->copy->len; i++) {
    g_autoptr(GObject) item = g_list_model_get_item (self->model, i);

    g_assert_true (g_type_is_a (G_OBJECT_TYPE (item), g_list_model_get_item_type (self->model)));
    g_assert_true (item == g_ptr_array_index (self->copy, i));
  }

  g_assert_null (g_list_model_get_item (self->model, self->copy->len));
  g_assert_null (g_list_model_get_item (self->model, G_MAXUINT));
}

static inline void
follow_cb (GListModel *model, guint position, guint n_removed, guint n_added, ListFollower *self)
{
  g_assert_cmpuint (position + n_removed, <=, self->copy->len);
  g_assert_true (n_removed > 0 || n_added > 0);

  if (n_removed > 0)
    g_ptr_array_remove_range (self->copy, position, n_removed);
  for (guint i = position; i < position + n_added; i++)
    g_ptr_array_insert (self->copy, i, g_list_model_get_item (model, i));

  self->n_changes++;
  self->position = position;
  self->n_removed = n_removed;
  self->n_added = n_added;
  compare_with_model (self);
}

static inline ListFollower *
list_follower_new (gpointer model)
{
  ListFollower *self = g_new0 (ListFollower, 1);

  self->model = g_object_ref (model);
  self->copy = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (self->copy, g_list_model_get_item (model, i));
  self->handler = g_signal_connect (model, "items-changed", G_CALLBACK (follow_cb), self);
  compare_with_model (self);

  return self;
}

static inline void
list_follower_free (ListFollower *self)
{
  g_signal_handler_disconnect (self->model, self->handler);
  g_ptr_array_unref (self->copy);
  g_object_unref (self->model);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ListFollower, list_follower_free)

/* The one change since the last call. */
#define assert_change(follower, position_, n_removed_, n_added_) G_STMT_START { \
  g_assert_cmpuint ((follower)->n_changes, ==, 1); \
  g_assert_cmpuint ((follower)->position, ==, (position_)); \
  g_assert_cmpuint ((follower)->n_removed, ==, (n_removed_)); \
  g_assert_cmpuint ((follower)->n_added, ==, (n_added_)); \
  (follower)->n_changes = 0; \
} G_STMT_END

#define assert_no_change(follower) g_assert_cmpuint ((follower)->n_changes, ==, 0)
