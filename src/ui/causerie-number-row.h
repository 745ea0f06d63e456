/* causerie-number-row.h: a number that may be unset
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-params.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_NUMBER_ROW (causerie_number_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieNumberRow, causerie_number_row, CAUSERIE, NUMBER_ROW, AdwPreferencesRow)

/* A title, a hint what the number does, and a text field. Empty is unset; then that is said in grey.
 * What is typed is kept as it is, right or wrong: the form judges it.
 * Properties: text (string, never NULL; notified as it is typed), hint (string), suggestion (string). */

/* The number of `params`, or that it is not set. */
void        causerie_number_row_show     (CauserieNumberRow *self, const CauserieParams *params, CauserieParam param);

const char *causerie_number_row_get_text (CauserieNumberRow *self);
void        causerie_number_row_set_text (CauserieNumberRow *self, const char *text);

/* Said in place of the hint; NULL: nothing is wrong. A new one waits while the field is typed into. */
void        causerie_number_row_set_error (CauserieNumberRow *self, const char *error);

G_END_DECLS
