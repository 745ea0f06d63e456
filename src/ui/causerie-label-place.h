/* causerie-label-place.h: points of a label and the bytes of its text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-selectable.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For widgets that show text in labels, to be CauserieSelectable. Points and rectangles are in the coordinates of
 * `widget`, the label or one around it; bytes are those of gtk_label_get_text(). */

/* The byte between two characters that is nearest to a point, wherever that is. */
gsize    causerie_label_place_locate    (GtkWidget *widget, GtkLabel *label, double x, double y);

/* Where a cursor at the byte would stand: of a line's height, without width. FALSE: the label has no place yet. */
gboolean causerie_label_place_find_rect (GtkWidget *widget, GtkLabel *label, gsize byte, graphene_rect_t *rect);

/* The same for a layout that the widget draws itself, its upper left corner at `origin`. */
gsize    causerie_label_place_locate_layout    (PangoLayout            *layout,
                                                const graphene_point_t *origin,
                                                double                  x,
                                                double                  y);
void     causerie_label_place_find_layout_rect (PangoLayout            *layout,
                                                const graphene_point_t *origin,
                                                gsize                   byte,
                                                graphene_rect_t        *rect);

/* Where a label has its layout; FALSE: it has no place yet. */
gboolean causerie_label_place_find_origin      (GtkWidget *widget, GtkLabel *label, graphene_point_t *origin);

/* Draws the ground of the bytes [start, end); to be called before the label is drawn. Its colours are
 * text_selected_bg_color, text_hit_bg_color, text_current_hit_bg_color and text_current_hit_border_color of the style. */
void     causerie_label_place_snapshot  (GtkWidget            *widget,
                                         GtkLabel             *label,
                                         gsize                 start,
                                         gsize                 end,
                                         CauserieTextMarkKind  kind,
                                         GtkSnapshot          *snapshot);

/* The same for a layout that the widget draws itself, its upper left corner at `origin`. */
void     causerie_label_place_snapshot_layout (GtkWidget              *widget,
                                               PangoLayout            *layout,
                                               const graphene_point_t *origin,
                                               gsize                   start,
                                               gsize                   end,
                                               CauserieTextMarkKind    kind,
                                               GtkSnapshot            *snapshot);

/* The same ground for what is no text. */
void     causerie_label_place_snapshot_rect (GtkWidget             *widget,
                                             const graphene_rect_t *rect,
                                             CauserieTextMarkKind   kind,
                                             GtkSnapshot           *snapshot);

G_END_DECLS
