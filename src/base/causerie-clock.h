/* causerie-clock.h: time that goes on while the computer sleeps
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Microseconds of a clock that is never set and counts the time asleep (CLOCK_BOOTTIME; GLib's
 * monotonic time stands still meanwhile). Of use only against another reading. */
gint64 causerie_clock_now (void);

G_END_DECLS
