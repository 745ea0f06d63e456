/* causerie-care-table.h: what the upkeep of the history remembers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* Times in microseconds since 1970; 0 when it was never noted, or cannot be read. */
gint64   causerie_care_table_get         (CauserieDatabase *database, const char *name);

/* One row, without a transaction around it: it counts as no change of the history. */
gboolean causerie_care_table_set         (CauserieDatabase  *database,
                                          const char        *name,
                                          gint64             value,
                                          GError           **error);

#define CAUSERIE_CARE_CHECKED_TIME "checked_time" /* when a check last found all well */
#define CAUSERIE_CARE_CHANGED_TIME "changed"      /* a change of the history, to within ten minutes */

/* Work for the end of each transaction: notes the time of the change. `data` is a gint64, 0 at first: when it
 * was noted last. */
gboolean causerie_care_table_note_change (CauserieDatabase *database, gpointer data, GError **error);

/* How much later than noted the last change may have been. */
#define CAUSERIE_CARE_CHANGED_GRAIN (600 * G_USEC_PER_SEC)

G_END_DECLS
