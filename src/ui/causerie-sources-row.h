/* causerie-sources-row.h: what an answer was made from
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SOURCES_ROW (causerie_sources_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSourcesRow, causerie_sources_row, CAUSERIE, SOURCES_ROW, GtkWidget)

/* The message's citations, numbered as in its text, with title and host; each activates app.open-uri (s). Of
 * many the first are shown, and the rest when "open" is set.
 * Properties: "open". */
GtkWidget *causerie_sources_row_new      (CauserieMessage *message);

/* The message has others now. */
void       causerie_sources_row_update   (CauserieSourcesRow *self);

gboolean   causerie_sources_row_get_open (CauserieSourcesRow *self);
void       causerie_sources_row_set_open (CauserieSourcesRow *self, gboolean open);

G_END_DECLS
