/* causerie-check-row.h: one step of the check of a connection, as it goes on
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-check-step.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHECK_ROW (causerie_check_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCheckRow, causerie_check_row, CAUSERIE, CHECK_ROW, AdwPreferencesRow)

/* Follows the step. */
GtkWidget *causerie_check_row_new (CauserieCheckStep *step);

G_END_DECLS
