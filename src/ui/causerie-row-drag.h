/* causerie-row-drag.h: rows of a list are dragged onto one another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  GType (* get_type) (void); /* of what is dragged */

  /* The row at a place of the list; NULL: there is none. */
  GtkWidget *(* find_row) (GtkWidget *list, double x, double y);

  /* What a row gives (borrowed), of that type; NULL: it stays where it is. */
  gpointer (* get_item) (GtkWidget *row);

  /* It was dropped on a row, or beside all of them with NULL. FALSE: it is not taken. */
  gboolean (* drop) (gpointer owner, gpointer item, GtkWidget *row);
} CauserieRowDrag;

/* One source and one target serve all rows; the row that something is held over has the style class
 * "drop-target". `drag` is static; `owner` is a GObject, after whose end nothing is taken. */
void causerie_row_drag_add (GtkWidget *list, const CauserieRowDrag *drag, gpointer owner);

G_END_DECLS
