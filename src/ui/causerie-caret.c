/* causerie-caret.c: the soft bar behind text that is still coming
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-caret.h"

#include "causerie-font-size.h"

#include <string.h>

#define CARET_WIDTH 3 /* pixels, as the gap before it */
#define CARET_ALPHA 0.6

/* Where the text ends, in the layout's coordinates. */
static void
find_end (PangoLayout *layout, graphene_rect_t *end)
{
  CauserieFontSize font = causerie_font_size_get (pango_layout_get_context (layout));
  float height = font.ascent + font.descent;
  PangoRectangle position;

  pango_layout_index_to_pos (layout, strlen (pango_layout_get_text (layout)), &position);
  graphene_rect_init (end, position.x / (float) PANGO_SCALE,
                      (position.y + position.height / 2) / (float) PANGO_SCALE - height / 2,
                      CARET_WIDTH, height);
}

void
causerie_caret_snapshot (GtkWidget              *widget,
                         PangoLayout            *layout,
                         const graphene_point_t *origin,
                         GtkSnapshot            *snapshot)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  graphene_rect_t bar;
  GskRoundedRect rounded;
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                       &color))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= CARET_ALPHA;

  find_end (layout, &bar);
  graphene_rect_offset (&bar, origin->x + (rtl ? -2 * CARET_WIDTH : CARET_WIDTH), origin->y);
  gsk_rounded_rect_init_from_rect (&rounded, &bar, CARET_WIDTH / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &color, &bar);
  gtk_snapshot_pop (snapshot);
}
