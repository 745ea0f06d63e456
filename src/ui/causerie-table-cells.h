/* causerie-table-cells.h: the cells of one block of a table, and where they are
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"
#include "causerie-selectable.h"

G_BEGIN_DECLS

/* For CauserieTableGrid: what it draws, without the widget. Points and rectangles are in the widget's coordinates, places
 * are those of the block's flat text. */
typedef struct _CauserieTableCells CauserieTableCells;

CauserieTableCells *causerie_table_cells_new       (GtkWidget *grid);
void                causerie_table_cells_free      (CauserieTableCells *self);

/* Rows that are the same as before stay; unless the style of the widget became another one, then `anew`. */
void                causerie_table_cells_set_block (CauserieTableCells *self, CauserieBlock *block, gboolean anew);

/* What is shown (borrowed); NULL: nothing yet. */
CauserieBlock      *causerie_table_cells_get_block (CauserieTableCells *self);

/* The least width that these columns can have, and what they would like. Pixels. */
void                causerie_table_cells_measure   (const CauserieColumnNeed *needs, guint n_needs, int *minimum, int *natural);

/* Shares a width among the columns and finds the heights of the rows; returns the height of all. */
int                 causerie_table_cells_lay_out   (CauserieTableCells       *self,
                                                    const CauserieColumnNeed *needs,
                                                    guint                     n_needs,
                                                    int                       width);

/* The needs are others: lays out again the next time. */
void                causerie_table_cells_forget    (CauserieTableCells *self);

/* Puts everything where it was laid out in a widget of that width. */
void                causerie_table_cells_allocate  (CauserieTableCells *self, int width);
void                causerie_table_cells_snapshot  (CauserieTableCells     *self,
                                                    GtkSnapshot            *snapshot,
                                                    const CauserieTextMark *marks,
                                                    guint                   n_marks,
                                                    const GdkRGBA          *color);

gsize               causerie_table_cells_locate    (CauserieTableCells *self, double x, double y);
gboolean            causerie_table_cells_find_rect (CauserieTableCells *self, gsize place, graphene_rect_t *rect);

G_END_DECLS
