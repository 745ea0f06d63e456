/* causerie-row-line.h: a line of text in a row, and a text at its end
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ROW_LINE (causerie_row_line_get_type ())
G_DECLARE_FINAL_TYPE (CauserieRowLine, causerie_row_line, CAUSERIE, ROW_LINE, GtkWidget)

/* Two labels, but for what a label costs: one that is given another text has the whole window measured and laid
 * out anew. This asks for the height of its font and for no width, so another text is only drawn, and rows can be
 * filled at every key. The end text has up to half the width, the other one the rest, and is cut as `mode` says. A screen reader
 * hears of neither: the row tells it. */
GtkWidget  *causerie_row_line_new        (PangoEllipsizeMode mode);

/* The text is quieter than the one at the end, and all figures are equally wide. For facts. */
void        causerie_row_line_set_quiet  (CauserieRowLine *self);

/* A line through both. */
void        causerie_row_line_set_struck (CauserieRowLine *self, gboolean struck);

/* NULL or "" is none; the line is visible where there is one of them. */
void        causerie_row_line_show       (CauserieRowLine *self, const char *text, const char *end_text);

const char *causerie_row_line_get_text   (CauserieRowLine *self); /* "" none */

G_END_DECLS
