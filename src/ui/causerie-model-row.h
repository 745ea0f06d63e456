/* causerie-model-row.h: a line of the model picker: a model, or a saved profile
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-entry.h"
#include "causerie-profile.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MODEL_ROW (causerie_model_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelRow, causerie_model_row, CAUSERIE, MODEL_ROW, GtkWidget)

/* Made once, filled often. Actions: model.choose, model.toggle-favourite (of a model that is listed),
 * model.show-details (what there is to know of a model); each emits its signal: "choose",
 * "toggle-favourite", "show-details". */
GtkWidget *causerie_model_row_new          (void);

/* The name of the section that begins here; NULL: none does. Before the next. */
void       causerie_model_row_set_heading  (CauserieModelRow *self, const char *heading);

/* `model` is what its profile asks, `place` the name of the connection; both may be NULL. */
void       causerie_model_row_show_profile (CauserieModelRow *self,
                                            CauserieProfile  *profile,
                                            CauserieModel    *model,
                                            const char       *place,
                                            gboolean          is_current);
void       causerie_model_row_show_entry   (CauserieModelRow       *self,
                                            CauserieCatalogueEntry *entry,
                                            const char             *place,
                                            gboolean                is_current);

G_END_DECLS
