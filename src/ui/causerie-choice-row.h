/* causerie-choice-row.h: a parameter with a few values to choose from, or none
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model.h"
#include "causerie-params.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHOICE_ROW (causerie_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieChoiceRow, causerie_choice_row, CAUSERIE, CHOICE_ROW, AdwComboRow)

/* The first choice is "Not set". Signal: "changed": another one was chosen. */
GtkWidget  *causerie_choice_row_new       (CauserieParam param);

void        causerie_choice_row_show      (CauserieChoiceRow *self, const CauserieParams *params);

/* Leaves only the choices that a model takes, and the one that is chosen. NULL: all. */
void        causerie_choice_row_set_model (CauserieChoiceRow *self, CauserieModel *model);

/* The word of the choice; "": not set. */
const char *causerie_choice_row_get_text  (CauserieChoiceRow *self);

G_END_DECLS
