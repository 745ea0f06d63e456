/* test-math-layout.c: formulas as TeX sets them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-install.h"
#include "causerie-math-box.h"
#include "causerie-math-ink.h"

#include <math.h>
#include <string.h>

/* A thousandth of an em: less than any pixel. */
#define NEAR 0.001

static CauserieMathBox *
lay_out (const char *tex, gboolean display)
{
  CauserieMathBox *box = causerie_math_box_look_up (tex, strlen (tex), display);

  if (box == NULL)
    g_error ("%s cannot be drawn", tex);
  return box;
}

static double
constant (hb_ot_math_constant_t name)
{
  return causerie_math_font_get_constant (causerie_math_font_get_own (), name);
}

/* The n-th mark of a kind. */
static const CauserieMathMark *
get_mark (CauserieMathBox *box, CauserieMathMarkKind kind, guint n)
{
  guint n_marks;
  const CauserieMathMark *marks = causerie_math_box_get_marks (box, &n_marks);

  for (guint i = 0; i < n_marks; i++) {
    if (marks[i].kind == kind && n-- == 0)
      return &marks[i];
  }
  g_error ("there is no such mark");
}

static const CauserieMathMark *
get_glyph (CauserieMathBox *box, guint n)
{
  return get_mark (box, CAUSERIE_MATH_MARK_GLYPH, n);
}

static CauserieMathGlyph
measure (const CauserieMathMark *mark)
{
  return causerie_math_font_measure (causerie_math_font_get_own (), mark->glyph);
}

static double
get_right (const CauserieMathMark *mark)
{
  return mark->x + (measure (mark).advance + measure (mark).italic) * mark->size;
}

/* --- one rule each ---------------------------------------------------------------------------- */

/* TeX: nothing between two letters, 4/18 em around +, 5/18 around =, 3/18 behind a comma; in
 * scripts none of these. */
static void
test_spaces (void)
{
  static const struct { const char *tex; double space; } cases[] = {
    { "ab", 0 },   { "a+b", 4 },   { "a=b", 5 },    { "-b", 0 },    { "a,b", 0 },
    { "a(b)", 0 }, { "a{+}b", 0 }, { "2\\sin", 3 }, { "a\\,b", 3 }, { "(-1)", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieMathBox) box = lay_out (cases[i].tex, TRUE);
    double gap = get_glyph (box, 1)->x - get_right (get_glyph (box, 0));

    g_assert_cmpfloat_with_epsilon (gap, cases[i].space / 18, NEAR);
  }

  g_autoptr(CauserieMathBox) script = lay_out ("x^{a+b}", TRUE);
  g_assert_cmpfloat_with_epsilon (get_glyph (script, 2)->x, get_right (get_glyph (script, 1)),
                                  NEAR);
  g_autoptr(CauserieMathBox) comma = lay_out ("a,b", TRUE);
  g_assert_cmpfloat_with_epsilon (get_glyph (comma, 2)->x - get_right (get_glyph (comma, 1)),
                                  3.0 / 18, NEAR);
}

static void
test_baseline (void)
{
  static const char * const rows[] = {
    "abgy",    "x + y = z",        "f(x)", "\\sin x", "\\mathbb{R} \\subset \\mathcal{C}",
    "1, 2, 3", "\\text{words } x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr(CauserieMathBox) box = lay_out (rows[i], FALSE);
    guint n_marks;
    const CauserieMathMark *marks = causerie_math_box_get_marks (box, &n_marks);

    for (guint k = 0; k < n_marks; k++) {
      g_assert_cmpfloat (marks[k].y, ==, 0);
      g_assert_cmpfloat (marks[k].size, ==, 1);
    }
  }
}

static void
test_scripts (void)
{
  g_autoptr(CauserieMathBox) box = lay_out ("x_i^2", TRUE);
  g_autoptr(CauserieMathBox) power = lay_out ("x^{y^z}", TRUE);
  g_autoptr(CauserieMathBox) cramped = lay_out ("\\sqrt{x^2}", TRUE);
  const CauserieMathMark *sup = get_glyph (box, 1), *sub = get_glyph (box, 2);
  double gap;

  if (sup->y > sub->y) {
    sup = get_glyph (box, 2);
    sub = get_glyph (box, 1);
  }
  gap = sub->y - measure (sub).ascent * sub->size -
        (sup->y + MAX (measure (sup).descent, 0) * sup->size);
  g_assert_cmpfloat (sup->y, <=, -constant (HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP) + NEAR);
  g_assert_cmpfloat (sub->y, >=, constant (HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN) - NEAR);
  g_assert_cmpfloat (gap, >=, constant (HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN) - NEAR);
  g_assert_cmpfloat_with_epsilon (sup->size, 0.7, NEAR);

  g_assert_cmpfloat (get_glyph (power, 1)->size, >, get_glyph (power, 2)->size);
  g_assert_cmpfloat (get_glyph (power, 2)->y, <, get_glyph (power, 1)->y);

  /* Under a root the superscript stays lower. */
  g_assert_cmpfloat (-get_glyph (cramped, 1)->y, <=, -get_glyph (power, 1)->y);
}

static void
test_fraction (void)
{
  g_autoptr(CauserieMathBox) box = lay_out ("\\frac{a}{b}", TRUE);
  g_autoptr(CauserieMathBox) small = lay_out ("\\frac{a}{b}", FALSE);
  g_autoptr(CauserieMathBox) tall = lay_out ("\\frac{a}{\\frac{b}{c}}", TRUE);
  const CauserieMathMark *rule = get_mark (box, CAUSERIE_MATH_MARK_RULE, 0);
  double axis = constant (HB_OT_MATH_CONSTANT_AXIS_HEIGHT);

  g_assert_cmpfloat_with_epsilon (rule->y + rule->height / 2, -axis, NEAR);
  g_assert_cmpfloat (get_glyph (box, 0)->y, <, rule->y);
  g_assert_cmpfloat (get_glyph (box, 1)->y - measure (get_glyph (box, 1)).ascent, >,
                     rule->y + rule->height);
  g_assert_cmpfloat (get_glyph (box, 0)->size, ==, 1);
  g_assert_cmpfloat (get_glyph (small, 0)->size, <, 1);
  g_assert_cmpfloat (causerie_math_box_get_descent (tall), >, causerie_math_box_get_descent (box));
}

/* The rule goes on from the top of the sign. */
static void
test_root (void)
{
  static const char * const roots[] = {
    "\\sqrt{x}",
    "\\sqrt{\\frac{a}{b}}",
    "\\sqrt{\\sqrt{x}}",
    "\\sqrt{\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\\\6\\end{matrix}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++) {
    g_autoptr(CauserieMathBox) box = lay_out (roots[i], TRUE);
    double top = INFINITY, rule_top = INFINITY, right = 0;
    guint n_marks;
    const CauserieMathMark *marks = causerie_math_box_get_marks (box, &n_marks);

    for (guint k = 0; k < n_marks; k++) {
      if (marks[k].kind == CAUSERIE_MATH_MARK_RULE) {
        rule_top = MIN (rule_top, marks[k].y);
        right = MAX (right, marks[k].x + marks[k].width);
      } else {
        top = MIN (top, marks[k].y - measure (&marks[k]).ascent * marks[k].size);
      }
    }
    g_assert_cmpfloat_with_epsilon (top, rule_top, 0.01);
    g_assert_cmpfloat_with_epsilon (right, causerie_math_box_get_width (box), NEAR);
  }
}

static void
find_span (CauserieMathBox *box, double from_x, double end_x, double *top, double *bottom)
{
  guint n_marks;
  const CauserieMathMark *marks = causerie_math_box_get_marks (box, &n_marks);

  *top = INFINITY;
  *bottom = -INFINITY;
  for (guint i = 0; i < n_marks; i++) {
    if (marks[i].kind != CAUSERIE_MATH_MARK_GLYPH || marks[i].x < from_x || marks[i].x >= end_x)
      continue;
    *top = MIN (*top, marks[i].y - measure (&marks[i]).ascent * marks[i].size);
    *bottom = MAX (*bottom, marks[i].y + measure (&marks[i]).descent * marks[i].size);
  }
}

/* Brackets stand around the axis and cover what is in them, whatever its height. */
static void
test_brackets (void)
{
  double axis = constant (HB_OT_MATH_CONSTANT_AXIS_HEIGHT);

  for (guint n_rows = 1; n_rows <= 40; n_rows += 3) {
    g_autoptr(GString) tex = g_string_new ("\\left(\\begin{matrix}1");
    g_autoptr(CauserieMathBox) box = NULL;
    double top, bottom, height;

    for (guint i = 1; i < n_rows; i++)
      g_string_append (tex, "\\\\1");
    g_string_append (tex, "\\end{matrix}\\right)");
    box = lay_out (tex->str, TRUE);
    height = causerie_math_box_get_ascent (box) + causerie_math_box_get_descent (box);
    find_span (box, -1, 0.1, &top, &bottom);
    g_assert_cmpfloat_with_epsilon ((top + bottom) / 2, -axis, 0.02);
    g_assert_cmpfloat (bottom - top, >=, MIN (height * 0.9, height - 0.5) - 0.02);
    g_assert_cmpfloat (bottom - top, <=, height * 1.1 + 0.5);
  }
}

/* What is nested as deep as can be, or as large, takes no longer for it. */
static void
test_hostile (void)
{
  static const struct { const char *begin, *open, *middle, *close, *end; guint times; } cases[] = {
    { "", "\\left(a \\middle| ", "x", " \\right)", "", 40 },
    { "", "\\frac{1}{1+", "x", "}", "", 40 },
    { "", "\\sqrt{1+", "x", "}", "", 40 },
    { "", "x^{", "y", "}", "", 40 },
    { "", "\\hat{", "x", "}", "", 40 },
    { "", "\\overbrace{a", "", "}^b", "", 30 },
    { "", "\\begin{matrix}1&", "x", "\\end{matrix}", "", 20 },
    { "\\left(\\begin{matrix}", "1\\\\", "", "", "\\end{matrix}\\right)", 900 },
    { "", "\\left(\\right)", "", "\\left.\\right.", "", 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(GString) tex = g_string_new (cases[i].begin);
    g_autoptr(CauserieMathBox) box = NULL;
    gint64 start = g_get_monotonic_time ();

    for (guint n = 0; n < cases[i].times; n++)
      g_string_append (tex, cases[i].open);
    g_string_append (tex, cases[i].middle);
    for (guint n = 0; n < cases[i].times; n++)
      g_string_append (tex, cases[i].close);
    g_string_append (tex, cases[i].end);
    box = lay_out (tex->str, TRUE);
    g_assert_true (isfinite (causerie_math_box_get_width (box)));
    g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  }
}

static void
test_limits (void)
{
  g_autoptr(CauserieMathBox) display = lay_out ("\\sum_{i}^{n}", TRUE);
  g_autoptr(CauserieMathBox) text = lay_out ("\\sum_{i}^{n}", FALSE);
  g_autoptr(CauserieMathBox) integral = lay_out ("\\int_a^b", TRUE);
  double middle = causerie_math_box_get_width (display) / 2;

  for (guint i = 0; i < 3; i++) {
    const CauserieMathMark *mark = get_glyph (display, i);

    g_assert_cmpfloat_with_epsilon (mark->x + measure (mark).advance * mark->size / 2, middle,
                                    0.06);
  }
  g_assert_cmpfloat (causerie_math_box_get_ascent (display), >,
                     causerie_math_box_get_ascent (text));
  for (guint i = 1; i < 3; i++) {
    g_assert_cmpfloat (get_glyph (text, i)->x, >, 0.5);
    g_assert_cmpfloat (get_glyph (integral, i)->x, >, 0.2);
  }
}

static void
test_accents (void)
{
  static const char * const accents[] = { "\\hat{x}", "\\bar{x}", "\\tilde{x}", "\\dot{x}",
                                         "\\vec{x}" };

  for (guint i = 0; i < G_N_ELEMENTS (accents); i++) {
    g_autoptr(CauserieMathBox) box = lay_out (accents[i], TRUE);
    CauserieMathGlyph letter = measure (get_glyph (box, 0)), sign = measure (get_glyph (box, 1));
    double bottom = get_glyph (box, 1)->y - sign.ascent + (sign.ascent + sign.descent);
    double middle = get_glyph (box, 1)->x + (sign.left + sign.right) / 2;

    g_assert_cmpfloat (bottom, <, -letter.ascent);
    g_assert_cmpfloat (middle, >, letter.left);
    g_assert_cmpfloat (middle, <, letter.right + 0.1);
  }
}

static void
test_table (void)
{
  g_autoptr(CauserieMathBox) box = lay_out ("\\begin{matrix} a & b \\\\ c & d \\end{matrix}",
                                             TRUE);
  g_autoptr(CauserieMathBox) aligned = lay_out (
      "\\begin{aligned} a &= b \\\\ aaa &= c \\end{aligned}", TRUE);
  g_autoptr(CauserieMathBox) tagged = lay_out (
      "\\begin{align} a \\tag{1} \\\\ b \\tag{2} \\end{align}", TRUE);
  double axis = constant (HB_OT_MATH_CONSTANT_AXIS_HEIGHT);
  const CauserieMathTag *tags;
  guint n_tags;

  g_assert_cmpfloat_with_epsilon (causerie_math_box_get_ascent (box) - axis,
                                  causerie_math_box_get_descent (box) + axis, NEAR);
  g_assert_cmpfloat_with_epsilon (get_glyph (box, 0)->y, get_glyph (box, 1)->y, NEAR);
  g_assert_cmpfloat_with_epsilon (get_glyph (box, 2)->y - get_glyph (box, 0)->y, 1.2, 0.05);

  /* The signs of equality stand under one another. */
  g_assert_cmpfloat_with_epsilon (get_glyph (aligned, 1)->x, get_glyph (aligned, 6)->x, NEAR);

  tags = causerie_math_box_get_tags (tagged, &n_tags);
  g_assert_cmpuint (n_tags, ==, 2);
  g_assert_cmpfloat_with_epsilon (tags[0].y, get_glyph (tagged, 0)->y, NEAR);
  g_assert_cmpfloat_with_epsilon (tags[1].y, get_glyph (tagged, 1)->y, NEAR);
}

/* What was chosen for white paper can be read on dark ground too; what has a ground of its own is
 * left alone. */
static void
test_colors (void)
{
  const GdkRGBA dark_ink = { 0.1f, 0.1f, 0.1f, 1 }, light_ink = { 0.95f, 0.95f, 0.95f, 1 };
  g_autoptr(CauserieMathBox) box = lay_out ("\\textcolor{red}{a} \\colorbox{yellow}{$b$} c", TRUE);

  g_assert_cmphex (causerie_math_ink_adapt (0xff0000ff, &dark_ink), ==, 0xff0000ff);
  g_assert_cmphex (causerie_math_ink_adapt (0xffff8080, &light_ink), ==, 0xffff8080);
  g_assert_cmphex (causerie_math_ink_adapt (0xff0000ff, &light_ink), !=, 0xff0000ff);
  g_assert_cmphex (causerie_math_ink_adapt (0xffffff00, &dark_ink), !=, 0xffffff00);
  g_assert_cmphex (causerie_math_ink_for_ground (0xffffff00), ==, 0xff000000);
  g_assert_cmphex (causerie_math_ink_for_ground (0xff000080), ==, 0xffffffff);

  g_assert_cmphex (get_glyph (box, 0)->color, ==, 0xffff0000);
  g_assert_false (get_glyph (box, 0)->exact);
  g_assert_cmphex (get_glyph (box, 1)->color, ==, 0xff000000);
  g_assert_true (get_glyph (box, 1)->exact);
  g_assert_cmphex (get_glyph (box, 2)->color, ==, 0);
}

static void
test_not_drawable (void)
{
  static const char * const sources[] = { "\\unknown{x}", "{x", "x}", "\\left( x",
                                         "\\begin{matrix} a" };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    /* Twice: that it cannot be is remembered too. */
    g_assert_null (causerie_math_box_look_up (sources[i], strlen (sources[i]), TRUE));
    g_assert_null (causerie_math_box_look_up (sources[i], strlen (sources[i]), TRUE));
  }
}

/* --- all formulas of the sheet ---------------------------------------------------------------- */

#define PICTURE_SIZE 32 /* pixels per em */
#define PICTURE_ROOM 32

/* So much of a sign may be covered by another: joints, and what leans. */
#define MAX_COVERED  0.04

typedef struct {
  int width;
  int height;
  int stride;
  guint8 *pixels; /* owned */
} Picture;

/* One mark alone. */
static cairo_surface_t *
draw_mark (CauserieMathBox *box, const CauserieMathMark *mark, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  double y = PICTURE_ROOM + causerie_math_box_get_ascent (box) * PICTURE_SIZE;

  causerie_math_font_add_outline (causerie_math_font_get_own (), mark->glyph, cr,
                                  PICTURE_ROOM + mark->x * PICTURE_SIZE, y + mark->y * PICTURE_SIZE,
                                  mark->size * PICTURE_SIZE);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The pieces that brackets and arrows are built of are meant to cover each other. */
static GHashTable *
list_parts (void)
{
  static const gunichar signs[] = {
    '(',    ')',    '[',    ']',    '{',    '}',    '|',    0x2016, 0x221a, 0x230a, 0x230b,
    0x2308, 0x2309, 0x23de, 0x23df, 0x2190, 0x2192, 0x27f6, 0x27f5, 0x21d2, 0x27f9, 0x21cc,
  };
  CauserieMathFont *font = causerie_math_font_get_own ();
  GHashTable *parts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    for (CauserieMathDirection k = CAUSERIE_MATH_UPWARD; k <= CAUSERIE_MATH_SIDEWARD; k++) {
      guint glyph = causerie_math_font_find (font, signs[i], 0).glyph;
      double overlap;
      g_autoptr(GArray) list = causerie_math_font_dup_parts (font, glyph, k, &overlap);

      for (guint n = 0; list != NULL && n < list->len; n++)
        g_hash_table_add (parts,
                          GUINT_TO_POINTER (g_array_index (list, CauserieMathFontPart, n).glyph));
    }
  }
  return parts;
}

/* Adds a sign to the picture; how much of it is covered already, as a share of it. */
static double
add_to_picture (Picture *picture, cairo_surface_t *sign)
{
  const guint8 *pixels = cairo_image_surface_get_data (sign);
  guint n_ink = 0, n_covered = 0;

  for (int i = 0; i < picture->stride * picture->height; i++) {
    if (pixels[i] < 160)
      continue;
    n_ink++;
    n_covered += picture->pixels[i] >= 160 ? 1 : 0;
    picture->pixels[i] = pixels[i];
  }
  return n_ink > 0 ? (double) n_covered / n_ink : 0;
}

static void
check_ink (CauserieMathBox *box, const char *tex, GHashTable *parts)
{
  Picture picture = {
    (int) ceil (causerie_math_box_get_width (box) * PICTURE_SIZE) + 2 * PICTURE_ROOM,
    (int) ceil ((causerie_math_box_get_ascent (box) + causerie_math_box_get_descent (box)) *
                PICTURE_SIZE) +
        2 * PICTURE_ROOM,
  };
  guint n_marks;
  const CauserieMathMark *marks = causerie_math_box_get_marks (box, &n_marks);

  picture.stride = cairo_format_stride_for_width (CAIRO_FORMAT_A8, picture.width);
  picture.pixels = g_malloc0 ((gsize) picture.stride * picture.height);
  for (guint i = 0; i < n_marks; i++) {
    cairo_surface_t *sign;
    double covered;

    if (marks[i].kind != CAUSERIE_MATH_MARK_GLYPH)
      continue;
    sign = draw_mark (box, &marks[i], picture.width, picture.height);
    covered = add_to_picture (&picture, sign);
    if (covered > MAX_COVERED && !g_hash_table_contains (parts, GUINT_TO_POINTER (marks[i].glyph)))
      g_error ("%s: %.0f %% of sign %u are covered", tex, covered * 100, i);
    cairo_surface_destroy (sign);
  }
  g_free (picture.pixels);
}

/* What is drawn lies in the box; sideways a letter may lean out a little. */
static void
check_box (CauserieMathBox *box, const char *tex)
{
  guint n_marks;
  const CauserieMathMark *marks = causerie_math_box_get_marks (box, &n_marks);

  for (guint i = 0; i < n_marks; i++) {
    const CauserieMathMark *mark = &marks[i];
    CauserieMathGlyph glyph;

    if (mark->kind != CAUSERIE_MATH_MARK_GLYPH)
      continue;
    glyph = measure (mark);
    if (mark->y - glyph.ascent * mark->size < -causerie_math_box_get_ascent (box) - NEAR ||
        mark->y + glyph.descent * mark->size > causerie_math_box_get_descent (box) + NEAR ||
        mark->x + glyph.left * mark->size < -0.3 ||
        mark->x + glyph.right * mark->size > causerie_math_box_get_width (box) + 0.3)
      g_error ("%s: sign %u is not in the box", tex, i);
  }
}

static void
test_sheet (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "math", "sheet.txt",
                                                 NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GHashTable) parts = list_parts ();
  guint n_formulas = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (*lines[i] == '\0' || g_str_has_prefix (lines[i], "# "))
      continue;
    for (guint display = 0; display < 2; display++) {
      g_autoptr(CauserieMathBox) box = lay_out (lines[i], display);

      check_box (box, lines[i]);
      check_ink (box, lines[i], parts);
    }
    n_formulas++;
  }
  g_assert_cmpuint (n_formulas, >=, 120);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();
  g_assert_nonnull (causerie_math_font_get_own ());

  g_test_add_func ("/math-layout/spaces", test_spaces);
  g_test_add_func ("/math-layout/baseline", test_baseline);
  g_test_add_func ("/math-layout/scripts", test_scripts);
  g_test_add_func ("/math-layout/fraction", test_fraction);
  g_test_add_func ("/math-layout/root", test_root);
  g_test_add_func ("/math-layout/brackets", test_brackets);
  g_test_add_func ("/math-layout/hostile", test_hostile);
  g_test_add_func ("/math-layout/limits", test_limits);
  g_test_add_func ("/math-layout/accents", test_accents);
  g_test_add_func ("/math-layout/table", test_table);
  g_test_add_func ("/math-layout/colors", test_colors);
  g_test_add_func ("/math-layout/not-drawable", test_not_drawable);
  g_test_add_func ("/math-layout/sheet", test_sheet);

  return g_test_run ();
}
