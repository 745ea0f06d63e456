/* causerie-rescue.h: what came of a damaged history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The file could not be read as it was: it was set aside whole, and a new one made of what is readable in it
 * and, for the rest, of the newest copy. */
typedef struct {
  char   *set_aside;         /* path of the damaged file (owned) */
  guint   n_conversations;   /* there are now */
  guint   n_messages;        /* that were readable */
  guint   n_filled_messages; /* that came from the copy */
  guint   n_unreadable;      /* rows with a part that was not: what was is kept */
} CauserieRescue;

#define CAUSERIE_TYPE_RESCUE (causerie_rescue_get_type ())
GType           causerie_rescue_get_type (void);

CauserieRescue *causerie_rescue_copy     (const CauserieRescue *self);
void            causerie_rescue_free     (CauserieRescue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieRescue, causerie_rescue_free)

G_END_DECLS
