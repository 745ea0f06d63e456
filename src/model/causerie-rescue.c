/* causerie-rescue.c: what came of a damaged history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-rescue.h"

G_DEFINE_BOXED_TYPE (CauserieRescue, causerie_rescue, causerie_rescue_copy, causerie_rescue_free)

CauserieRescue *
causerie_rescue_copy (const CauserieRescue *self)
{
  CauserieRescue *copy = g_memdup2 (self, sizeof *self);

  copy->set_aside = g_strdup (self->set_aside);
  return copy;
}

void
causerie_rescue_free (CauserieRescue *self)
{
  g_free (self->set_aside);
  g_free (self);
}
