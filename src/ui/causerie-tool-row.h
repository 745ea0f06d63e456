/* causerie-tool-row.h: the line that tells of a tool the model called
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-part.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TOOL_ROW (causerie_tool_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieToolRow, causerie_tool_row, CAUSERIE, TOOL_ROW, GtkWidget)

/* The name of the tool; unfolded, the arguments laid out for people, and what the tool answered. Of what is very
 * long the beginning is shown; all of it can be copied. `call` is a tool call.
 * Properties: "open". */
GtkWidget *causerie_tool_row_new        (CauseriePart *call);

/* What the tool answered; NULL: nothing is known of that. */
void       causerie_tool_row_set_result (CauserieToolRow *self, const char *result);

gboolean   causerie_tool_row_get_open   (CauserieToolRow *self);
void       causerie_tool_row_set_open   (CauserieToolRow *self, gboolean open);

G_END_DECLS
