/* causerie-header-row.h: one extra header of a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-route-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_HEADER_ROW (causerie_header_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieHeaderRow, causerie_header_row, CAUSERIE, HEADER_ROW, AdwPreferencesRow)

/* `name` NULL: a new one; else its value is kept and shown as such.
 * Signals: "changed", something was typed; "removed", it is not wanted any more. */
GtkWidget          *causerie_header_row_new         (const char *name);

/* What is typed; it holds until the next change. */
CauserieTypedHeader causerie_header_row_read        (CauserieHeaderRow *self);

/* `problem` NULL: none. */
void                causerie_header_row_set_problem (CauserieHeaderRow *self, const char *problem);

G_END_DECLS
