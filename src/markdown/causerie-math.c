/* causerie-math.c: a formula in TeX as a tree
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math.h"
#include "causerie-math-private.h"

G_DEFINE_BOXED_TYPE (CauserieMath, causerie_math, causerie_math_ref, causerie_math_unref)

/* A formula of a dozen signs fits into one. */
#define CHUNK_SIZE 2048
#define ALIGNMENT  G_ALIGNOF (CauserieMathNode)

CauserieMath *
causerie_math_new (gboolean display)
{
  CauserieMath *self = g_atomic_rc_box_new0 (CauserieMath);

  self->display = display;
  return self;
}

gpointer
causerie_math_allocate (CauserieMath *self, gsize size)
{
  gpointer memory;

  size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (size > self->n_room) {
    self->n_room = MAX (size, CHUNK_SIZE);
    self->room = g_malloc0 (self->n_room);
    self->chunks = g_slist_prepend (self->chunks, self->room);
  }

  memory = self->room;
  self->room += size;
  self->n_room -= size;
  return memory;
}

static void
clear_math (gpointer data)
{
  CauserieMath *self = data;

  g_slist_free_full (self->chunks, g_free);
}

CauserieMath *
causerie_math_ref (CauserieMath *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
causerie_math_unref (CauserieMath *self)
{
  g_atomic_rc_box_release_full (self, clear_math);
}

gboolean
causerie_math_is_display (CauserieMath *self)
{
  return self->display;
}

const CauserieMathNode *
causerie_math_get_root (CauserieMath *self)
{
  return self->root;
}

const CauserieMathNode *
causerie_math_get_tag (CauserieMath *self)
{
  return self->tag;
}
