/* causerie-math-picture.h: a formula that is drawn once and shown in many frames
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Outlines cost a fifth of a millisecond a formula, a picture of it next to nothing. Zeroed it is empty. */
typedef struct {
  GdkTexture *texture; /* owned, or NULL */
  GdkRGBA     color;
  int         scale;
} CauserieMathPicture;

/* Draws from the upper left corner of the picture on; the source of `cr` is the text's colour. */
typedef void (* CauserieMathDrawFunc) (cairo_t *cr, gpointer data);

void causerie_math_picture_clear    (CauserieMathPicture *self);

/* Shows the picture at `bounds`, in whole pixels; it is drawn anew when the colour or the scale became another. Whoever
 * lets it show something else, or of another size, clears it. */
void causerie_math_picture_snapshot (CauserieMathPicture   *self,
                                     GtkSnapshot           *snapshot,
                                     const graphene_rect_t *bounds,
                                     const GdkRGBA         *color,
                                     int                    scale,
                                     CauserieMathDrawFunc   draw,
                                     gpointer               data);

G_END_DECLS
