/* causerie-drawn-text.c: text that looks as in a label, without being laid out by GTK
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-drawn-text.h"

struct _CauserieDrawnText {
  PangoLayout   *layout; /* owned */
  PangoAttrList *style;  /* owned; what the style sheet says of the label */
  int            width;  /* that `room` is for */
  int            room;   /* height, pixels; 0: none was asked for */
};

/* What a label adds for its style holds everywhere; styles of a text have an end. */
static gboolean
is_style (PangoAttribute *attribute, gpointer user_data)
{
  return attribute->start_index == PANGO_ATTR_INDEX_FROM_TEXT_BEGINNING &&
         attribute->end_index == PANGO_ATTR_INDEX_TO_TEXT_END;
}

static PangoAttrList *
dup_style (PangoLayout *layout)
{
  PangoAttrList *all = pango_layout_get_attributes (layout), *style = NULL;

  if (all != NULL) {
    g_autoptr(PangoAttrList) copy = pango_attr_list_copy (all);

    style = pango_attr_list_filter (copy, is_style, NULL);
  }
  return style != NULL ? style : pango_attr_list_new ();
}

CauserieDrawnText *
causerie_drawn_text_new (GtkLabel *label)
{
  CauserieDrawnText *self;

  g_return_val_if_fail (GTK_IS_LABEL (label), NULL);

  self = g_new0 (CauserieDrawnText, 1);
  self->layout = pango_layout_copy (gtk_label_get_layout (label));
  self->style = dup_style (self->layout);
  return self;
}

void
causerie_drawn_text_free (CauserieDrawnText *self)
{
  g_object_unref (self->layout);
  pango_attr_list_unref (self->style);
  g_free (self);
}

gboolean
causerie_drawn_text_can_show (CauserieLabelText *text)
{
  const CauserieStyledText *shown;

  g_return_val_if_fail (text != NULL, FALSE);

  shown = causerie_label_text_get_shown (text);
  for (guint i = 0; i < shown->n_runs; i++) {
    if (shown->runs[i].url != NULL)
      return FALSE;
  }
  return TRUE;
}

void
causerie_drawn_text_set_text (CauserieDrawnText *self, CauserieLabelText *text)
{
  const CauserieStyledText *shown;
  g_autoptr(PangoAttrList) attributes = NULL, all = NULL;
  GSList *styles;

  g_return_if_fail (self != NULL && text != NULL);

  shown = causerie_label_text_get_shown (text);
  attributes = causerie_label_text_dup_attributes (text);
  all = pango_attr_list_copy (self->style);
  styles = pango_attr_list_get_attributes (attributes);
  for (GSList *l = styles; l != NULL; l = l->next)
    pango_attr_list_insert (all, l->data);
  g_slist_free (styles);

  pango_layout_set_text (self->layout, shown->text, (int) shown->length);
  pango_layout_set_attributes (self->layout, all);
}

static int
get_height (CauserieDrawnText *self, int width)
{
  int height;

  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_get_size (self->layout, NULL, &height);
  return PANGO_PIXELS_CEIL (height);
}

static int
get_last_line_height (CauserieDrawnText *self)
{
  int last = pango_layout_get_line_count (self->layout) - 1;
  PangoRectangle rectangle;

  pango_layout_line_get_pixel_extents (pango_layout_get_line_readonly (self->layout, last), NULL,
                                       &rectangle);
  return rectangle.height;
}

int
causerie_drawn_text_get_room (CauserieDrawnText *self, int width)
{
  int height;

  g_return_val_if_fail (self != NULL, 0);

  height = get_height (self, width);
  if (self->width != width || self->room == 0)
    self->room = height;
  else if (height > self->room)
    self->room = height + get_last_line_height (self);
  self->width = width;
  return self->room;
}

PangoLayout *
causerie_drawn_text_get_layout (CauserieDrawnText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->layout;
}
