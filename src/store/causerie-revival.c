/* causerie-revival.c: objects made of rows, a few milliseconds at a time
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-revival.h"

/* A frame has 16 ms, and others work in it too. */
#define SLICE_US        4000
#define ROWS_PER_GLANCE 16   /* at the clock */

typedef struct {
  GTask          *task;
  GPtrArray      *rows;
  GPtrArray      *objects;
  CauserieRevive  revive;
  GDestroyNotify  free_row;
} Revival;

static void
revival_free (Revival *self)
{
  g_clear_object (&self->task);
  for (guint i = 0; i < self->rows->len; i++)
    g_clear_pointer (&self->rows->pdata[i], self->free_row);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  g_free (self);
}

static gboolean
revive_slice_cb (gpointer user_data)
{
  Revival *self = user_data;
  gint64 until = g_get_monotonic_time () + SLICE_US;

  while (self->objects->len < self->rows->len) {
    gpointer *row = &self->rows->pdata[self->objects->len];

    if (self->objects->len % ROWS_PER_GLANCE == 0 && g_get_monotonic_time () >= until)
      return G_SOURCE_CONTINUE;
    g_ptr_array_add (self->objects, self->revive (*row));
    g_clear_pointer (row, self->free_row);
  }

  g_task_return_pointer (self->task, g_steal_pointer (&self->objects),
                         (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

void
causerie_revival_run (GTask          *task,
                      GPtrArray      *rows,
                      CauserieRevive  revive,
                      GDestroyNotify  free_row)
{
  Revival *self = g_new0 (Revival, 1);
  g_autoptr(GSource) source = NULL;

  self->task = task;
  self->rows = rows;
  g_ptr_array_set_free_func (rows, NULL); /* they go one by one */
  self->objects = g_ptr_array_new_full (rows->len, g_object_unref);
  self->revive = revive;
  self->free_row = free_row;
  if (!revive_slice_cb (self)) {
    revival_free (self);
    return;
  }

  source = g_idle_source_new ();
  g_source_set_static_name (source, "causerie-revival");
  g_source_set_callback (source, revive_slice_cb, self, (GDestroyNotify) revival_free);
  g_source_attach (source, g_task_get_context (task));
}
