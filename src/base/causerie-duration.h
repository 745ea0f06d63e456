/* causerie-duration.h: how long something took, for people
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "34 ms", "1.2 s", in the person's language (transfer full); NULL for a time that nobody measured, which
 * is negative. Microseconds; what is not nothing is at least a millisecond. */
char *causerie_duration_format (gint64 us);

G_END_DECLS
