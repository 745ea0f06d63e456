/* causerie-clock.c: time that goes on while the computer sleeps
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-clock-private.h"

#include <time.h>

static gint64 pretended_us;

gint64
causerie_clock_now (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return g_get_monotonic_time () + pretended_us;

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000 + pretended_us;
}

void
causerie_clock_pretend_sleep (gint64 duration_us)
{
  g_return_if_fail (duration_us >= 0);

  pretended_us += duration_us;
}
