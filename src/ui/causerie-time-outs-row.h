/* causerie-time-outs-row.h: how long a connection waits
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-route-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TIME_OUTS_ROW (causerie_time_outs_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTimeOutsRow, causerie_time_outs_row, CAUSERIE, TIME_OUTS_ROW, AdwExpanderRow)

/* Signal: "changed": something was typed. */

void causerie_time_outs_row_show        (CauserieTimeOutsRow *self, CauserieConnection *connection);

/* Writes what is typed into its part of `typed`; it holds until the next change. */
void causerie_time_outs_row_read        (CauserieTimeOutsRow *self, CauserieTypedRoute *typed);

/* Beside the field it is about; CAUSERIE_ROUTE_FINE and whatever is about neither: none. */
void causerie_time_outs_row_set_problem (CauserieTimeOutsRow  *self,
                                         CauserieRouteProblem  problem,
                                         const char           *text);

G_END_DECLS
