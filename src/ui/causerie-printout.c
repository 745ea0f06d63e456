/* causerie-printout.c: chats laid out on pages of paper
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-printout.h"
#include "causerie-printout-private.h"

#include "causerie-math-line.h"

/* In points. */
#define FONT_SIZE      10
#define GROUND_ROOM    8  /* beyond the text */
#define GROUND_RADIUS  5
#define BAR_STEP       10 /* of the bars of quotes */
#define BAR_WIDTH      2
#define CELL_ROOM      4
#define MARKER_GAP     5
#define MAX_PICTURE    0.5 /* of a page's height */
#define KEPT_HEIGHT    40 /* a heading wants this much below it */
#define LINE_SPACING   1.3

/* Of a formula's letters, to be as high as those of the text. */
#define FORMULA_SCALE 1.12

/* With a layout goes what is drawn over it. */
#define FORMULAS       "causerie-formulas"
#define FORMULAS_BLOCK "causerie-formulas-block"

typedef struct {
  guint           page;
  double          y;        /* on its page */
  double          height;
  guint           block;    /* rows of one block stand on one ground */
  CauseriePlacing placing;

  /* owned, NULL when the row is something else */
  PangoLayout    *layout;
  PangoLayout    *marker;
  GdkTexture     *texture;
  CauserieMathBox *formula;
  GPtrArray      *cells;    /* of PangoLayout */
  double         *columns;  /* their widths */

  /* of a line of `layout` */
  PangoLayoutLine *line;    /* owned */
  double          line_x;
  double          baseline; /* from the top of the row */
  gboolean        is_head;  /* of a table */
  double          width;    /* of a picture */
  double          size;     /* of a formula's letters */
} Row;

struct _CauseriePrintout {
  PangoContext *context; /* owned */
  double        width;
  double        height;

  GPtrArray    *rows;    /* of Row, from top to bottom */
  guint         n_blocks;
  guint         page;    /* the last one */
  double        y;       /* where the next row goes */
};

static void
row_free (Row *row)
{
  g_clear_pointer (&row->line, pango_layout_line_unref);
  g_clear_object (&row->layout);
  g_clear_object (&row->marker);
  g_clear_object (&row->texture);
  g_clear_pointer (&row->formula, causerie_math_box_unref);
  g_clear_pointer (&row->cells, g_ptr_array_unref);
  g_free (row->columns);
  g_free (row);
}

CauseriePrintout *
causerie_printout_new (PangoContext *context, double width, double height)
{
  CauseriePrintout *self = g_new0 (CauseriePrintout, 1);

  self->context = context;
  self->width = width;
  self->height = height;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  return self;
}

void
causerie_printout_free (CauseriePrintout *self)
{
  g_object_unref (self->context);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

double
causerie_printout_get_width (CauseriePrintout *self)
{
  return self->width;
}

PangoLayout *
causerie_printout_new_layout (CauseriePrintout *self, const char *text, double scale, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, FONT_SIZE * scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

/* --- onto pages --- */

static void
begin_page (CauseriePrintout *self)
{
  self->page++;
  self->y = 0;
}

/* Space above a block is not wanted at the top of a page; of a ground it is. */
static double
get_room (const CauseriePlacing *placing)
{
  return placing->ground != CAUSERIE_GROUND_NONE ? GROUND_ROOM : 0;
}

static void
begin_block (CauseriePrintout *self, const CauseriePlacing *placing)
{
  self->n_blocks++;
  if (self->y > 0)
    self->y += placing->before;
  if (placing->keep && self->y > 0 && self->y + KEPT_HEIGHT > self->height)
    begin_page (self);
  self->y += get_room (placing);
}

static Row *
add_row (CauseriePrintout *self, const CauseriePlacing *placing, double height)
{
  Row *row = g_new0 (Row, 1);

  if (self->y > 0 && self->y + height + get_room (placing) > self->height) {
    begin_page (self);
    self->y += get_room (placing);
  }

  row->page = self->page;
  row->y = self->y;
  row->height = height;
  row->block = self->n_blocks;
  row->placing = *placing;
  self->y += height;
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_line (CauseriePrintout      *self,
          PangoLayout           *layout,
          PangoLayoutIter       *iter,
          const CauseriePlacing *placing)
{
  PangoRectangle extents;
  int top, bottom;
  Row *row;

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  row = add_row (self, placing, (double) (bottom - top) / PANGO_SCALE);
  row->layout = g_object_ref (layout);
  row->line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
  row->line_x = (double) extents.x / PANGO_SCALE;
  row->baseline = (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE;
}

static void
add_lines (CauseriePrintout *self, PangoLayout *layout, const CauseriePlacing *placing)
{
  g_autoptr(PangoLayoutIter) iter = pango_layout_get_iter (layout);

  do
    add_line (self, layout, iter, placing);
  while (pango_layout_iter_next_line (iter));
}

void
causerie_printout_add_layouts (CauseriePrintout      *self,
                               GPtrArray             *layouts,
                               const CauseriePlacing *placing)
{
  begin_block (self, placing);
  for (guint i = 0; i < layouts->len; i++)
    add_lines (self, layouts->pdata[i], placing);
  self->y += get_room (placing);
}

void
causerie_printout_add_layout (CauseriePrintout      *self,
                              PangoLayout           *layout,
                              const CauseriePlacing *placing,
                              const char            *marker)
{
  guint first = self->rows->len;

  begin_block (self, placing);
  add_lines (self, layout, placing);
  if (marker != NULL)
    ((Row *) self->rows->pdata[first])->marker =
      causerie_printout_new_layout (self, marker, 1, 0);
  self->y += get_room (placing);
}

void
causerie_printout_add_rule (CauseriePrintout *self, const CauseriePlacing *placing)
{
  begin_block (self, placing);
  add_row (self, placing, 1);
}

void
causerie_printout_add_picture (CauseriePrintout      *self,
                               GdkTexture            *texture,
                               const CauseriePlacing *placing)
{
  double width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  double scale = MIN (1, (self->width - placing->indent) / width);
  Row *row;

  scale = MIN (scale, self->height * MAX_PICTURE / height);
  begin_block (self, placing);
  row = add_row (self, placing, height * scale);
  row->texture = g_object_ref (texture);
  row->width = width * scale;
  self->y += get_room (placing);
}

void
causerie_printout_add_formula (CauseriePrintout      *self,
                               CauserieMathBox       *box,
                               const CauseriePlacing *placing)
{
  double height = causerie_math_box_get_ascent (box) + causerie_math_box_get_descent (box);
  double size = FONT_SIZE * FORMULA_SCALE;
  Row *row;

  size = MIN (size, (self->width - placing->indent) / MAX (causerie_math_line_measure (box), 1));
  size = MIN (size, self->height / MAX (height, 1));
  begin_block (self, placing);
  row = add_row (self, placing, height * size);
  row->formula = causerie_math_box_ref (box);
  row->size = size;
}

void
causerie_printout_set_formulas (PangoLayout *layout, CauserieLabelText *text, CauserieBlock *block)
{
  g_object_set_data_full (G_OBJECT (layout), FORMULAS, text,
                          (GDestroyNotify) causerie_label_text_free);
  g_object_set_data_full (G_OBJECT (layout), FORMULAS_BLOCK, causerie_block_ref (block),
                          (GDestroyNotify) causerie_block_unref);
}

void
causerie_printout_add_cells (CauseriePrintout      *self,
                             GPtrArray             *layouts,
                             const double          *columns,
                             gboolean               is_head,
                             const CauseriePlacing *placing)
{
  double height = 0;
  Row *row;

  for (guint i = 0; i < layouts->len; i++) {
    int cell_height;

    pango_layout_set_width (layouts->pdata[i], (int) ((columns[i] - 2 * CELL_ROOM) * PANGO_SCALE));
    pango_layout_get_size (layouts->pdata[i], NULL, &cell_height);
    height = MAX (height, (double) cell_height / PANGO_SCALE);
  }

  begin_block (self, placing);
  row = add_row (self, placing, MIN (height + 2 * CELL_ROOM, self->height));
  row->cells = g_ptr_array_ref (layouts);
  row->columns = g_memdup2 (columns, layouts->len * sizeof (double));
  row->is_head = is_head;
}

void
causerie_printout_add_title (CauseriePrintout *self, const char *title)
{
  const CauseriePlacing placing = { .keep = TRUE };
  g_autoptr(PangoLayout) layout = causerie_printout_new_layout (self, title, 1.6, self->width);
  PangoAttrList *attributes = pango_attr_list_new ();

  if (self->y > 0)
    begin_page (self);
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  causerie_printout_add_layout (self, layout, &placing, NULL);
}

guint
causerie_printout_get_n_pages (CauseriePrintout *self)
{
  return self->rows->len > 0 ? self->page + 1 : 0;
}

/* --- drawing --- */

static void
add_rounded (cairo_t *cr, double x, double y, double width, double height)
{
  double r = MIN (GROUND_RADIUS, height / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_ground (CauseriePrintout *self, cairo_t *cr, const Row *first, const Row *last)
{
  double left = MAX (0, first->placing.indent - GROUND_ROOM);
  double top = first->y - GROUND_ROOM, bottom = last->y + last->height + GROUND_ROOM;

  if (first->placing.ground == CAUSERIE_GROUND_NONE)
    return;
  cairo_set_source_rgb (cr, 0.955, 0.955, 0.965);
  add_rounded (cr, left, top, self->width - left, bottom - top);
  cairo_fill (cr);
}

static void
draw_bars (cairo_t *cr, const Row *row)
{
  cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
  for (guint i = 0; i < row->placing.n_quotes; i++) {
    cairo_rectangle (cr, i * BAR_STEP, row->y, BAR_WIDTH, row->height);
    cairo_fill (cr);
  }
}

static void
draw_picture (cairo_t *cr, const Row *row)
{
  int width = gdk_texture_get_width (row->texture), height = gdk_texture_get_height (row->texture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  gdk_texture_download (row->texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  cairo_save (cr);
  cairo_translate (cr, row->placing.indent, row->y);
  cairo_scale (cr, row->width / width, row->height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

static void
draw_formula (CauseriePrintout *self, cairo_t *cr, const Row *row)
{
  double baseline = row->y + causerie_math_box_get_ascent (row->formula) * row->size;

  cairo_set_source_rgb (cr, 0, 0, 0);
  causerie_math_line_draw (row->formula, cr, row->placing.indent, baseline,
                           self->width - row->placing.indent, row->size, FALSE);
}

/* The layout's upper left corner is at (x, y). */
static void
draw_layout (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  CauserieLabelText *formulas = g_object_get_data (G_OBJECT (layout), FORMULAS);

  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  if (formulas != NULL)
    causerie_label_text_draw (formulas, layout, cr, x, y);
}

static void
draw_cells (cairo_t *cr, const Row *row)
{
  double x = row->placing.indent;

  for (guint i = 0; i < row->cells->len; i++) {
    cairo_rectangle (cr, x, row->y, row->columns[i], row->height);
    cairo_set_source_rgb (cr, 0.955, 0.955, 0.965);
    if (row->is_head)
      cairo_fill_preserve (cr);
    cairo_set_source_rgb (cr, 0.8, 0.8, 0.8);
    cairo_set_line_width (cr, 0.5);
    cairo_stroke (cr);

    cairo_save (cr);
    cairo_rectangle (cr, x, row->y, row->columns[i], row->height);
    cairo_clip (cr);
    cairo_set_source_rgb (cr, 0, 0, 0);
    draw_layout (cr, row->cells->pdata[i], x + CELL_ROOM, row->y + CELL_ROOM);
    cairo_restore (cr);
    x += row->columns[i];
  }
}

static void
draw_line (cairo_t *cr, const Row *row)
{
  CauserieLabelText *formulas = g_object_get_data (G_OBJECT (row->layout), FORMULAS);
  double x = row->placing.indent + row->line_x, y = row->y + row->baseline;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout_line (cr, row->line);
  if (formulas != NULL)
    causerie_label_text_draw_line (formulas, row->line, cr, x, y);

  if (row->marker != NULL) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (row->marker, 0);
    int width;

    pango_layout_get_size (row->marker, &width, NULL);
    cairo_move_to (cr, row->placing.indent - MARKER_GAP - (double) width / PANGO_SCALE,
                   row->y + row->baseline);
    pango_cairo_show_layout_line (cr, line);
  }
}

static void
draw_row (CauseriePrintout *self, cairo_t *cr, const Row *row)
{
  draw_bars (cr, row);
  if (row->cells != NULL) {
    draw_cells (cr, row);
  } else if (row->texture != NULL) {
    draw_picture (cr, row);
  } else if (row->formula != NULL) {
    draw_formula (self, cr, row);
  } else if (row->line != NULL) {
    draw_line (cr, row);
  } else {
    cairo_set_source_rgb (cr, 0.8, 0.8, 0.8);
    cairo_rectangle (cr, row->placing.indent, row->y, self->width - row->placing.indent, 0.5);
    cairo_fill (cr);
  }
}

/* The rows of a page stand together; a page number grows with them. */
static guint
find_first_row (CauseriePrintout *self, guint page)
{
  guint low = 0, high = self->rows->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (((Row *) self->rows->pdata[middle])->page < page)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void
causerie_printout_draw_page (CauseriePrintout *self, guint page, cairo_t *cr)
{
  guint i = find_first_row (self, page);

  while (i < self->rows->len) {
    const Row *first = self->rows->pdata[i];
    guint end = i + 1;

    if (first->page != page)
      return;
    while (end < self->rows->len && ((Row *) self->rows->pdata[end])->page == page &&
           ((Row *) self->rows->pdata[end])->block == first->block)
      end++;

    draw_ground (self, cr, first, self->rows->pdata[end - 1]);
    for (; i < end; i++)
      draw_row (self, cr, self->rows->pdata[i]);
  }
}
