/* causerie-salvage.h: a new history of what is readable in a damaged one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-rescue.h"

G_BEGIN_DECLS

/* Makes `new_path` of the rows that lie on the pages of `damaged_path` and of its log, wherever its trees
 * have holes, and fills in what is missing from the newest copy in the history's folder of copies.
 * `damaged_path` is only read. Blocks, for seconds when it is large. CAUSERIE_ERROR_STORAGE when it is
 * no history at all. (transfer full) */
CauserieRescue *causerie_salvage_run (const char *damaged_path, const char *new_path, GError **error);

G_END_DECLS
