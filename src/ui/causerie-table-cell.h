/* causerie-table-cell.h: the words of one cell, as they are drawn
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"
#include "causerie-selectable.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A table has so many cells that a widget for each would be felt; so they are drawn by the table. Only a cell with links is a
 * label, since a label knows how to follow them. Points and rectangles are in the coordinates of the table. */
typedef struct _CauserieTableCell CauserieTableCell;

/* The words of a head are bold. */
CauserieTableCell *causerie_table_cell_new       (GtkWidget *table, CauserieBlock *block, guint row, guint column);
void               causerie_table_cell_free      (CauserieTableCell *self);

/* Its height when it is so wide. Pixels. */
int                causerie_table_cell_measure   (CauserieTableCell *self, int width);

/* Puts its upper left corner there, with the width it was last measured for. */
void               causerie_table_cell_allocate  (CauserieTableCell *self, int x, int y, int height);

void               causerie_table_cell_snapshot  (CauserieTableCell *self, GtkSnapshot *snapshot, const GdkRGBA *color);

/* Places are counted from the beginning of the cell; a range is cut to it. */
gsize              causerie_table_cell_locate    (CauserieTableCell *self, double x, double y);
gboolean           causerie_table_cell_find_rect (CauserieTableCell *self, gsize place, graphene_rect_t *rect);
void               causerie_table_cell_snapshot_mark (CauserieTableCell    *self,
                                                  gsize                 start,
                                                  gsize                 end,
                                                  CauserieTextMarkKind  kind,
                                                  GtkSnapshot          *snapshot);

G_END_DECLS
