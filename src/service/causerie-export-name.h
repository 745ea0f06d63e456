/* causerie-export-name.h: titles as names of files
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes, the suffix counted. File systems take 255; encrypted ones less. */
#define CAUSERIE_EXPORT_NAME_MAX 120

/* One component of a path for `title`, cut where a character ends: "plan - part 2.md" (transfer full).
 * Nothing of the title makes it hidden, an option, a path, or a name that some system reserves.
 * `fallback` stands for a title that leaves nothing; a `number` from 2 on is put behind the title, so that
 * two can differ; `suffix` is "" or begins with a dot. */
char *causerie_export_name_make (const char *title,
                                 const char *fallback,
                                 guint       number,
                                 const char *suffix);

G_END_DECLS
