/* causerie-when-text.h: a time in few words, seen from now
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "14:05", "Yesterday", "Monday", "5 May", "5 May 2024". Times are microseconds since 1970. (transfer full) */
char *causerie_when_text_new (gint64 time, gint64 now);

G_END_DECLS
