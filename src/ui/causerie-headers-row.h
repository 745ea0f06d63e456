/* causerie-headers-row.h: what a connection sends beside the usual
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-route-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_HEADERS_ROW (causerie_headers_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieHeadersRow, causerie_headers_row, CAUSERIE, HEADERS_ROW, AdwExpanderRow)

/* Signal: "changed": something was typed, added or removed. */

void causerie_headers_row_show        (CauserieHeadersRow *self, CauserieConnection *connection);

/* Writes what is typed into its part of `typed`; it holds until the next change. */
void causerie_headers_row_read        (CauserieHeadersRow *self, CauserieTypedRoute *typed);

/* Beside the last header called `name` (as typed, trimmed); `problem` NULL: none anywhere. */
void causerie_headers_row_set_problem (CauserieHeadersRow *self, const char *name, const char *problem);

G_END_DECLS
