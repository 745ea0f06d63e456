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
} Revival;

static void
revival_free (Revival *self)
{
  g_clear_object (&self->task);
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
    if (self->objects->len % ROWS_PER_GLANCE == 0 && g_get_monotonic_time () >= until)
      return G_SOURCE_CONTINUE;
    g_ptr_array_add (self->objects,
                     self->revive (g_ptr_array_index (self->rows, self->objects->len)));
  }

  g_task_return_pointer (self->task, g_steal_pointer (&self->objects),
                         (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

void
causerie_revival_run (GTask *task, GPtrArray *rows, CauserieRevive revive)
{
  Revival *self = g_new0 (Revival, 1);
  g_autoptr(GSource) source = NULL;

  self->task = task;
  self->rows = g_ptr_array_ref (rows);
  self->objects = g_ptr_array_new_full (rows->len, g_object_unref);
  self->revive = revive;
  if (!revive_slice_cb (self)) {
    revival_free (self);
    return;
  }

  source = g_idle_source_new ();
  g_source_set_static_name (source, "causerie-revival");
  g_source_set_callback (source, revive_slice_cb, self, (GDestroyNotify) revival_free);
  g_source_attach (source, g_task_get_context (task));
}
