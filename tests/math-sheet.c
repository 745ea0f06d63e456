/* math-sheet.c: formulas as pictures, for a person to look at
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * math-sheet FORMULAS FOLDER [FIRST [COUNT]]: draws the formulas of a file, one a line, such as
 * fixtures/math/sheet.txt: on lines of their own in three sizes on light and on dark ground
 * (FOLDER/math-light-15.png), and as in a line of text (math-text-15.png). A tinted ground is what
 * a formula takes up, a line in it the baseline. What cannot be drawn is there as it was
 * written. */

#include "causerie-install.h"
#include "causerie-math-box.h"

#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#define MARGIN 12
#define GAP    10

typedef struct {
  const char *name;
  double      ground;
  double      ink;
  double      size;
  double      width; /* of the sheet, in pixels */
  gboolean    display;
} Look;

static const Look looks[] = {
  { "light-10", 1, 0.1, 10, 900, TRUE },    { "light-15", 1, 0.1, 15, 900, TRUE },
  { "light-30", 1, 0.1, 30, 1500, TRUE },   { "dark-10", 0.12, 0.95, 10, 900, TRUE },
  { "dark-15", 0.12, 0.95, 15, 900, TRUE }, { "dark-30", 0.12, 0.95, 30, 1500, TRUE },
  { "text-15", 1, 0.1, 15, 900, FALSE },
};

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
draw_formulas (cairo_t *cr, char **formulas, const Look *look)
{
  double x = MARGIN, y = MARGIN, line = 0;

  for (; *formulas != NULL; formulas++) {
    g_autoptr(CauserieMathBox) box =
      causerie_math_box_look_up (*formulas, strlen (*formulas), look->display);
    double width = box != NULL ? find_width (box) * look->size : look->width;

    if (x > MARGIN && x + width > look->width - MARGIN) {
      x = MARGIN;
      y += line + GAP;
      line = 0;
    }
    if (box != NULL)
      draw_formula (cr, box, x, y, look->size, look->ink);
    else
      draw_source (cr, *formulas, x, y);
    line = MAX (line, box != NULL ? find_height (box, look->size) : 14);
    x += width;
  }
  return y + line + MARGIN;
}

static cairo_surface_t *
draw_sheet (char **formulas, const Look *look, double height)
{
  cairo_surface_t *sheet =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) look->width, (int) height);
  cairo_t *cr = cairo_create (sheet);

  cairo_set_source_rgb (cr, look->ground, look->ground, look->ground);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, look->ink, look->ink, look->ink);
  draw_formulas (cr, formulas, look);
  cairo_destroy (cr);
  return sheet;
}

static double
measure_sheet (char **formulas, const Look *look)
{
  cairo_surface_t *blank = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cr = cairo_create (blank);
  double height = draw_formulas (cr, formulas, look);

  cairo_destroy (cr);
  cairo_surface_destroy (blank);
  return height;
}

static void
write_sheet (const char *folder, char **formulas, const Look *look)
{
  g_autofree char *path = g_strdup_printf ("%s/math-%s.png", folder, look->name);
  cairo_surface_t *sheet = draw_sheet (formulas, look, measure_sheet (formulas, look));

  if (cairo_surface_write_to_png (sheet, path) != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s cannot be written\n", path);
  cairo_surface_destroy (sheet);
}

static GStrv
read_formulas (const char *path, guint first, guint count)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  GStrvBuilder *formulas = g_strv_builder_new ();
  GStrv list;

  if (g_file_get_contents (path, &text, NULL, NULL))
    lines = g_strsplit (text, "\n", -1);
  for (guint i = 0, n = 0; lines != NULL && lines[i] != NULL; i++) {
    if (*lines[i] == '\0' || g_str_has_prefix (lines[i], "# "))
      continue;
    if (n >= first && n - first < count)
      g_strv_builder_add (formulas, lines[i]);
    n++;
  }
  list = g_strv_builder_end (formulas);
  g_strv_builder_unref (formulas);
  return list;
}

int
main (int argc, char *argv[])
{
  guint first = argc > 3 ? strtoul (argv[3], NULL, 10) : 0;
  guint count = argc > 4 ? strtoul (argv[4], NULL, 10) : G_MAXUINT;
  g_auto(GStrv) formulas = NULL;

  if (argc < 3) {
    g_printerr ("usage: math-sheet FORMULAS FOLDER [FIRST [COUNT]]\n");
    return 2;
  }
  causerie_install_init ();
  formulas = read_formulas (argv[1], first, count);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    write_sheet (argv[2], formulas, &looks[i]);
  return 0;
}
