/* causerie-model-line.h: a place in the model picker's list, and what stands there
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MODEL_LINE (causerie_model_line_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelLine, causerie_model_line, CAUSERIE, MODEL_LINE, GObject)

/* A list view makes its rows anew when the items of its list change; a line stays while what stands there
 * changes, so that its row stays too. Property: item (read-only), a CauserieProfile or
 * CauserieCatalogueEntry; notified also when its section or what is known of it became another. */
CauserieModelLine *causerie_model_line_new      (void);
GObject           *causerie_model_line_get_item (CauserieModelLine *self);

/* `section` is that of the item, negative where a heading stands above; `fresh`: more is known of it now. */
void               causerie_model_line_set_item (CauserieModelLine *self, GObject *item, int section, gboolean fresh);

G_END_DECLS
