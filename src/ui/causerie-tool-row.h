/* causerie-tool-row.h: the line that tells of a tool the model called
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-part.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TOOL_ROW (causerie_tool_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieToolRow, causerie_tool_row, CAUSERIE, TOOL_ROW, GtkWidget)

/* The name of the tool; unfolded, the arguments as they came. `call` is a tool call. */
GtkWidget *causerie_tool_row_new (CauseriePart *call);

G_END_DECLS
