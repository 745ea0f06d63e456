/* causerie-table-cell.c: the words of one cell, as they are drawn
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-cell.h"

#include "causerie-label-place.h"
#include "causerie-label-text.h"
#include "causerie-text-attributes.h"

#include <string.h>

#define LINE_HEIGHT 1.35
#define CHIP_ALPHA  (G_MAXUINT16 / 12) /* of the ground of code */

/* A label that may break words is dear to ask how narrow it can be, unless it is told. */
#define LEAST_CHARS 6

struct _CauserieTableCell {
  GtkWidget                *table;  /* borrowed: it owns us */
  CauserieBlock            *block;  /* owned */
  const CauserieStyledText *text;   /* borrowed from the block */

  CauserieLabelText        *shown;  /* owned; of a cell with formulas, else NULL */
  PangoLayout              *layout; /* owned; NULL for a label */
  GtkWidget                *label;  /* child of the table; of a cell with links, else NULL */

  int                       width;
  int                       x;
  int                       y;
};

static gboolean
has_run (const CauserieStyledText *text, CauserieTextStyle style, gboolean link)
{
  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    if ((run->style & style) || (link && causerie_text_attributes_is_link (run->url)))
      return TRUE;
  }
  return FALSE;
}

/* --- making ----------------------------------------------------------------------------------- */

static const CauserieStyledText *
get_shown (CauserieTableCell *self)
{
  return self->shown != NULL ? causerie_label_text_get_shown (self->shown) : self->text;
}

static void
add_ground (CauserieTableCell *self, PangoAttrList *attributes)
{
  const CauserieStyledText *text = get_shown (self);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (self->table), &color);
  for (guint i = 0; i < text->n_runs; i++) {
    PangoAttribute *ground[] = {
      pango_attr_background_new (color.red * G_MAXUINT16, color.green * G_MAXUINT16,
                                 color.blue * G_MAXUINT16),
      pango_attr_background_alpha_new (CHIP_ALPHA),
    };

    for (guint n = 0; n < G_N_ELEMENTS (ground); n++) {
      ground[n]->start_index = text->runs[i].start;
      ground[n]->end_index = text->runs[i].end;
      if (text->runs[i].style & CAUSERIE_STYLE_CODE)
        pango_attr_list_insert (attributes, ground[n]);
      else
        pango_attribute_destroy (ground[n]);
    }
  }
}

static PangoAttrList *
new_attributes (CauserieTableCell *self, gboolean head)
{
  PangoAttrList *attributes = self->shown != NULL
                                ? causerie_label_text_dup_attributes (self->shown)
                                : causerie_text_attributes_new (self->text);

  if (has_run (get_shown (self), CAUSERIE_STYLE_CODE, FALSE))
    add_ground (self, attributes);
  if (head)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_line_height_new (LINE_HEIGHT));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  return attributes;
}

static CauserieAlign
turn_round (CauserieAlign align)
{
  if (align == CAUSERIE_ALIGN_CENTER)
    return align;
  return align == CAUSERIE_ALIGN_START ? CAUSERIE_ALIGN_END : CAUSERIE_ALIGN_START;
}

/* Words that read in no direction go with the table. */
static GtkTextDirection
find_direction (CauserieTableCell *self)
{
  GtkTextDirection direction = causerie_text_attributes_find_direction (get_shown (self)->text);

  return direction != GTK_TEXT_DIR_NONE ? direction : gtk_widget_get_direction (self->table);
}

/* A column is aligned as the table reads, and all its cells the same, whatever the direction of
 * their words, which is what labels go by. */
static CauserieAlign
find_label_side (CauserieTableCell *self, CauserieAlign align)
{
  return find_direction (self) == gtk_widget_get_direction (self->table) ? align
                                                                         : turn_round (align);
}

/* Pango's left is on the left but for words whose direction is not that of the widget. */
static CauserieAlign
find_layout_side (CauserieTableCell *self, CauserieAlign align)
{
  return find_direction (self) == GTK_TEXT_DIR_RTL ? turn_round (align) : align;
}

static void
make_layout (CauserieTableCell *self, CauserieAlign align, gboolean head)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                               PANGO_ALIGN_RIGHT };
  g_autoptr(PangoAttrList) attributes = new_attributes (self, head);
  const CauserieStyledText *text = get_shown (self);

  self->layout = gtk_widget_create_pango_layout (self->table, NULL);
  pango_layout_set_text (self->layout, text->text, (int) text->length);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_alignment (self->layout, alignments[find_layout_side (self, align)]);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
}

static gboolean
activate_link_cb (GtkLabel *label, const char *url, gpointer user_data)
{
  if (causerie_text_attributes_is_link (url))
    gtk_widget_activate_action (GTK_WIDGET (label), "app.open-uri", "s", url);
  return TRUE;
}

static void
make_label (CauserieTableCell *self, CauserieAlign align, gboolean head)
{
  static const float xaligns[] = { 0, 0.5, 1 };
  static const GtkJustification justifications[] = { GTK_JUSTIFY_LEFT, GTK_JUSTIFY_CENTER,
                                                     GTK_JUSTIFY_RIGHT };
  g_autoptr(PangoAttrList) attributes = new_attributes (self, head);
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));
  CauserieAlign side = find_label_side (self, align);

  self->label = GTK_WIDGET (label);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (label, LEAST_CHARS);
  gtk_label_set_xalign (label, xaligns[side]);
  gtk_label_set_yalign (label, 0);
  gtk_label_set_justify (label, justifications[side]);
  gtk_widget_set_direction (self->label, find_direction (self));
  if (self->shown != NULL)
    causerie_label_text_apply (self->shown, label);
  else
    causerie_text_attributes_apply (label, self->text);
  gtk_label_set_attributes (label, attributes);
  g_signal_connect (label, "activate-link", G_CALLBACK (activate_link_cb), NULL);
  gtk_widget_set_parent (self->label, self->table);
}

CauserieTableCell *
causerie_table_cell_new (GtkWidget *table, CauserieBlock *block, guint row, guint column)
{
  CauserieTableCell *self = g_new0 (CauserieTableCell, 1);
  CauserieAlign align = causerie_block_get_align (block, column);
  gboolean head = row == 0 && causerie_block_has_head (block);

  self->table = table;
  self->block = causerie_block_ref (block);
  self->text = causerie_block_get_cell (block, row, column);
  self->width = -1;
  if (has_run (self->text, CAUSERIE_STYLE_MATH, FALSE))
    self->shown = causerie_label_text_new (self->text, gtk_widget_get_pango_context (table));
  if (has_run (self->text, 0, TRUE))
    make_label (self, align, head);
  else
    make_layout (self, align, head);
  return self;
}

void
causerie_table_cell_free (CauserieTableCell *self)
{
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->shown, causerie_label_text_free);
  causerie_block_unref (self->block);
  g_free (self);
}

/* --- size and place --------------------------------------------------------------------------- */

int
causerie_table_cell_measure (CauserieTableCell *self, int width)
{
  int height;

  self->width = width;
  if (self->label != NULL) {
    gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &self->width, NULL, NULL,
                        NULL);
    self->width = MAX (width, self->width);
    gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, self->width, NULL, &height, NULL,
                        NULL);
    return height;
  }
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  return height;
}

void
causerie_table_cell_allocate (CauserieTableCell *self, int x, int y, int height)
{
  self->x = x;
  self->y = y;
  if (self->label != NULL)
    gtk_widget_size_allocate (self->label, &(GtkAllocation) { x, y, self->width, height }, -1);
}

/* --- drawing ---------------------------------------------------------------------------------- */

void
causerie_table_cell_snapshot (CauserieTableCell *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  PangoLayout *layout = self->layout;
  int x = self->x, y = self->y;

  if (self->label != NULL) {
    gtk_widget_snapshot_child (self->table, self->label, snapshot);
    layout = gtk_label_get_layout (GTK_LABEL (self->label));
    gtk_label_get_layout_offsets (GTK_LABEL (self->label), &x, &y);
    x += self->x;
    y += self->y;
  } else {
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
    gtk_snapshot_append_layout (snapshot, layout, color);
    gtk_snapshot_restore (snapshot);
  }
  if (self->shown != NULL && causerie_label_text_has_formulas (self->shown))
    causerie_label_text_snapshot (self->shown, layout, snapshot, x, y, color,
                                  gtk_widget_get_scale_factor (self->table));
}

/* --- places ----------------------------------------------------------------------------------- */

static gsize
to_place (CauserieTableCell *self, gsize byte)
{
  return self->shown != NULL ? causerie_label_text_to_place (self->shown, byte) : byte;
}

static gsize
from_place (CauserieTableCell *self, gsize place, gboolean round_up)
{
  place = MIN (place, self->text->length);
  if (self->shown == NULL)
    return place;
  return causerie_label_text_from_place (self->shown, place, round_up);
}

static gsize
locate_byte (CauserieTableCell *self, double x, double y)
{
  const char *text, *end;
  int index, n_trailing;

  if (self->label != NULL)
    return causerie_label_place_locate (self->table, GTK_LABEL (self->label), x, y);

  text = pango_layout_get_text (self->layout);
  pango_layout_xy_to_index (self->layout, (int) ((x - self->x) * PANGO_SCALE),
                            (int) ((y - self->y) * PANGO_SCALE), &index, &n_trailing);
  for (end = text + index; n_trailing > 0 && *end != '\0'; n_trailing--)
    end = g_utf8_next_char (end);
  return end - text;
}

gsize
causerie_table_cell_locate (CauserieTableCell *self, double x, double y)
{
  return to_place (self, locate_byte (self, x, y));
}

gboolean
causerie_table_cell_find_rect (CauserieTableCell *self, gsize place, graphene_rect_t *rect)
{
  gsize byte = from_place (self, place, FALSE);
  PangoRectangle cursor;

  if (self->label != NULL)
    return causerie_label_place_find_rect (self->table, GTK_LABEL (self->label), byte, rect);

  pango_layout_get_cursor_pos (self->layout, (int) byte, &cursor, NULL);
  graphene_rect_init (rect, self->x + cursor.x / (float) PANGO_SCALE,
                      self->y + cursor.y / (float) PANGO_SCALE, 0,
                      cursor.height / (float) PANGO_SCALE);
  return TRUE;
}

void
causerie_table_cell_snapshot_mark (CauserieTableCell    *self,
                                   gsize                 start,
                                   gsize                 end,
                                   CauserieTextMarkKind  kind,
                                   GtkSnapshot          *snapshot)
{
  gsize from = from_place (self, start, FALSE), to = from_place (self, end, TRUE);

  if (self->label != NULL)
    causerie_label_place_snapshot (self->table, GTK_LABEL (self->label), from, to, kind, snapshot);
  else
    causerie_label_place_snapshot_layout (self->table, self->layout,
                                          &GRAPHENE_POINT_INIT (self->x, self->y), from, to, kind,
                                          snapshot);
}
