/* math-sheet.c: formulas as pictures, for a person to look at
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * math-sheet FOLDER [FIRST [COUNT]]: draws the formulas of math-formulas.h in three sizes on light
 * and on dark ground: FOLDER/math-light-15.png. A grey line is the baseline, a grey frame what the
 * formula takes up. What cannot be drawn stands there as it was written. */

#include "causerie-install.h"
#include "causerie-math-box.h"
#include "math-formulas.h"

#include <pango/pangocairo.h>
#include <stdlib.h>

#define MARGIN 12
#define GAP    10

static const struct { const char *name; double ground, ink; } looks[] = {
  { "light", 1, 0.1 }, { "dark", 0.12, 0.95 },
};
static const double sizes[] = { 10, 15, 30 };

static CauserieMathBox *
look_up (const char *formula)
{
  gboolean inline_ = *formula == '~';

  return causerie_math_box_look_up (formula + inline_, strlen (formula + inline_), !inline_);
}

/* On whole pixels, as a label and a block do. */
static double
find_top (CauserieMathBox *box, double size)
{
  return ceil (causerie_math_box_get_ascent (box) * size);
}

static double
find_height (CauserieMathBox *box, double size)
{
  return find_top (box, size) + ceil (causerie_math_box_get_descent (box) * size);
}

static void
draw_source (cairo_t *cr, const char *formula, double x, double y)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("monospace 9");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, formula, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

static void
draw_formula (cairo_t *cr, CauserieMathBox *box, double x, double y, double size, double ink)
{
  double width = causerie_math_box_get_width (box) * size, top = find_top (box, size);
  guint n_tags;
  const CauserieMathTag *tags = causerie_math_box_get_tags (box, &n_tags);

  cairo_set_source_rgba (cr, 0.5, 0.6, 0.9, 0.25);
  cairo_rectangle (cr, x, y + top, width, 1);
  cairo_rectangle (cr, x, y, width, find_height (box, size));
  cairo_fill (cr);
  cairo_set_source_rgb (cr, ink, ink, ink);
  causerie_math_box_draw (box, cr, x, y + top, size);
  for (guint i = 0; i < n_tags; i++)
    causerie_math_box_draw (tags[i].box, cr, x + width + 2 * size, y + top + tags[i].y * size,
                            size);
}

/* With what stands at the edge of the column, and room beside it. */
static double
find_width (CauserieMathBox *box)
{
  guint n_tags;

  causerie_math_box_get_tags (box, &n_tags);
  return causerie_math_box_get_width (box) + (n_tags > 0 ? 5 : 2);
}

/* In columns; returns the height of the sheet. */
static double
draw_formulas (cairo_t *cr, guint first, guint end, double size, double page_width, double ink)
{
  double x = MARGIN, y = MARGIN, line = 0;

  for (guint i = first; i < end; i++) {
    g_autoptr(CauserieMathBox) box = look_up (math_formulas[i]);
    double width = box != NULL ? find_width (box) * size : page_width;

    if (x > MARGIN && x + width > page_width - MARGIN) {
      x = MARGIN;
      y += line + GAP;
      line = 0;
    }
    if (box != NULL)
      draw_formula (cr, box, x, y, size, ink);
    else
      draw_source (cr, math_formulas[i], x, y);
    line = MAX (line, box != NULL ? find_height (box, size) : 14);
    x += width;
  }
  return y + line + MARGIN;
}

static void
write_sheet (const char *folder, guint look, double size, guint first, guint end)
{
  g_autofree char *path = g_strdup_printf ("%s/math-%s-%g.png", folder, looks[look].name, size);
  double page_width = size < 20 ? 900 : 1500, ground = looks[look].ground, height;
  cairo_surface_t *blank = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1), *sheet;
  cairo_t *cr = cairo_create (blank);

  height = draw_formulas (cr, first, end, size, page_width, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (blank);

  sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24, page_width, height);
  cr = cairo_create (sheet);
  cairo_set_source_rgb (cr, ground, ground, ground);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, looks[look].ink, looks[look].ink, looks[look].ink);
  draw_formulas (cr, first, end, size, page_width, looks[look].ink);
  cairo_destroy (cr);
  if (cairo_surface_write_to_png (sheet, path) != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s cannot be written\n", path);
  cairo_surface_destroy (sheet);
}

int
main (int argc, char *argv[])
{
  guint first = argc > 2 ? strtoul (argv[2], NULL, 10) : 0;
  guint count = argc > 3 ? strtoul (argv[3], NULL, 10) : G_N_ELEMENTS (math_formulas);

  if (argc < 2) {
    g_printerr ("usage: math-sheet FOLDER [FIRST [COUNT]]\n");
    return 2;
  }
  causerie_install_init ();
  first = MIN (first, G_N_ELEMENTS (math_formulas));
  count = MIN (count, G_N_ELEMENTS (math_formulas) - first);
  for (guint look = 0; look < G_N_ELEMENTS (looks); look++) {
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      write_sheet (argv[1], look, sizes[i], first, first + count);
  }
  return 0;
}
