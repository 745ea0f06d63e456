/* causerie-close-names.h: names that may have been meant
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which of `names` look like `wanted`, the likest first, at most `max` (transfer full, NULL-terminated, may
 * be empty). Case, punctuation and the author before "/" count for little: "kimi k2" finds
 * "moonshotai/kimi-k2", and so does "kmi-k2". */
char **causerie_close_names_find (const char *wanted, const char * const *names, guint max);

G_END_DECLS
