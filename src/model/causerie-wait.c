/* causerie-wait.c: what a running answer is waiting for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-wait.h"

G_DEFINE_BOXED_TYPE (CauserieWait, causerie_wait, causerie_wait_copy, causerie_wait_free)

G_DEFINE_ENUM_TYPE (CauserieWaitPhase, causerie_wait_phase,
  G_DEFINE_ENUM_VALUE (CAUSERIE_WAIT_NONE, "none"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_WAIT_CONNECTING, "connecting"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_WAIT_SENDING, "sending"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_WAIT_ANSWER, "answer"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_WAIT_RETRY, "retry"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_WAIT_LOADING, "loading"))

CauserieWait *
causerie_wait_copy (const CauserieWait *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
causerie_wait_free (CauserieWait *self)
{
  g_free (self);
}

gboolean
causerie_wait_equal (const CauserieWait *a, const CauserieWait *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->phase == b->phase && a->fraction == b->fraction && a->until == b->until &&
         a->why == b->why;
}
