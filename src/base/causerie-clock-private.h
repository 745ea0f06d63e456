/* causerie-clock-private.h: a sleep that a test makes up
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-clock.h"

G_BEGIN_DECLS

/* Puts the clock so much further ahead of the time awake, as a sleep of that length does. For
 * tests only; timers that are set already keep their moment. */
void causerie_clock_pretend_sleep (gint64 duration_us);

G_END_DECLS
