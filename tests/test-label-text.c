/* test-label-text.c: formulas in a label
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-install.h"
#include "causerie-label-text.h"
#include "causerie-math-box.h"

#include <math.h>
#include <string.h>

static PangoContext *
new_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");

  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  return context;
}

/* Text in which "$" begins and ends formulas (transfer full, cleared by clear_text()). */
static CauserieStyledText
new_text (const char *source)
{
  GString *text = g_string_new (NULL);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (CauserieRun));
  g_auto(GStrv) pieces = g_strsplit (source, "$", -1);
  CauserieStyledText styled;

  for (guint i = 0; pieces[i] != NULL; i++) {
    CauserieRun run = { text->len, text->len + strlen (pieces[i]), CAUSERIE_STYLE_MATH, NULL };

    g_string_append (text, pieces[i]);
    if (i % 2 == 1)
      g_array_append_val (runs, run);
  }
  styled.length = text->len;
  styled.n_runs = runs->len;
  styled.text = g_string_free (text, FALSE);
  styled.runs = (CauserieRun *) g_array_free (runs, FALSE);
  return styled;
}

static void
clear_text (CauserieStyledText *text)
{
  g_free ((char *) text->text);
  g_free ((CauserieRun *) text->runs);
}

static PangoLayout *
new_layout (CauserieLabelText *label_text, PangoContext *context)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attributes = causerie_label_text_dup_attributes (label_text);

  pango_layout_set_text (layout, causerie_label_text_get_shown (label_text)->text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
test_no_formula (void)
{
  g_autoptr(GObject) context = G_OBJECT (new_context ());
  CauserieStyledText text = new_text ("no formula here");
  g_autoptr(CauserieLabelText) shown = causerie_label_text_new (&text, PANGO_CONTEXT (context));

  g_assert_false (causerie_label_text_has_formulas (shown));
  g_assert_true (causerie_label_text_get_shown (shown)->text == text.text);
  for (gsize i = 0; i <= text.length; i++) {
    g_assert_cmpuint (causerie_label_text_to_place (shown, i), ==, i);
    g_assert_cmpuint (causerie_label_text_from_place (shown, i, TRUE), ==, i);
  }
  clear_text (&text);
}

/* What cannot be drawn stays a run of its source, at its new place. */
static void
test_source (void)
{
  g_autoptr(GObject) context = G_OBJECT (new_context ());
  CauserieStyledText text = new_text ("a $x^2$ b $\\unknown{y}$ c");
  g_autoptr(CauserieLabelText) shown = causerie_label_text_new (&text, PANGO_CONTEXT (context));
  const CauserieStyledText *label = causerie_label_text_get_shown (shown);

  g_assert_true (causerie_label_text_has_formulas (shown));
  g_assert_cmpuint (label->n_runs, ==, 1);
  g_assert_cmpint (label->runs[0].style, ==, CAUSERIE_STYLE_MATH);
  g_assert_true (g_str_has_prefix (label->text + label->runs[0].start, "\\unknown{y} c"));
  g_assert_null (strstr (label->text, "x^2"));
  clear_text (&text);
}

/* Places outside formulas go to the label and back; inside they are the formula's. */
static void
test_places (void)
{
  g_autoptr(GObject) context = G_OBJECT (new_context ());
  CauserieStyledText text = new_text ("$a^2$ and $b$, ü $c_1 + c_2 + c_3 + c_4 + c_5 + c_6 = c_7$");
  g_autoptr(CauserieLabelText) shown = causerie_label_text_new (&text, PANGO_CONTEXT (context));
  const CauserieStyledText *label = causerie_label_text_get_shown (shown);

  for (gsize place = 0; place <= text.length; place++) {
    gsize low = causerie_label_text_from_place (shown, place, FALSE);
    gsize high = causerie_label_text_from_place (shown, place, TRUE);
    const CauserieRun *inside = NULL;

    for (guint i = 0; i < text.n_runs; i++) {
      if (place > text.runs[i].start && place < text.runs[i].end)
        inside = &text.runs[i];
    }
    g_assert_cmpuint (low, <=, high);
    g_assert_cmpuint (high, <=, label->length);
    g_assert_cmpuint (causerie_label_text_to_place (shown, low), ==,
                      inside != NULL ? inside->start : place);
    g_assert_cmpuint (causerie_label_text_to_place (shown, high), ==,
                      inside != NULL ? inside->end : place);
  }
  for (gsize byte = 0; byte < label->length; byte++) {
    gsize place = causerie_label_text_to_place (shown, byte), length = 0;
    const char *tex = causerie_label_text_get_tex (shown, byte, &length);

    g_assert_cmpuint (place, <=, text.length);
    if (tex == NULL)
      g_assert_cmpint (text.text[place], ==, label->text[byte]);
    else
      g_assert_true (tex == text.text + place && length > 0);
  }
  clear_text (&text);
}

/* A formula has its width wherever in a line it stands, also at its ends. */
static void
test_width (void)
{
  static const char * const texts[] = { "$x^2$", "$\\frac{a}{b}$ b", "a $\\sqrt{x}$", "$a$ $b$",
                                       "$.$" };
  g_autoptr(GObject) context = G_OBJECT (new_context ());
  double size = causerie_math_box_find_size (PANGO_CONTEXT (context));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    CauserieStyledText text = new_text (texts[i]);
    g_autoptr(CauserieLabelText) shown = causerie_label_text_new (&text, PANGO_CONTEXT (context));
    g_autoptr(GObject) layout = G_OBJECT (new_layout (shown, PANGO_CONTEXT (context)));
    g_autoptr(CauserieMathBox) box = causerie_math_box_look_up (
        text.text + text.runs[0].start, text.runs[0].end - text.runs[0].start, FALSE);
    gsize from = causerie_label_text_from_place (shown, text.runs[0].start, FALSE);
    gsize to = causerie_label_text_from_place (shown, text.runs[0].end, FALSE);
    PangoRectangle start, end;

    pango_layout_index_to_pos (PANGO_LAYOUT (layout), from, &start);
    pango_layout_index_to_pos (PANGO_LAYOUT (layout), to, &end);
    g_assert_cmpfloat_with_epsilon ((end.x - start.x) / (double) PANGO_SCALE,
                                    ceil (causerie_math_box_get_width (box) * size), 1.01);
    clear_text (&text);
  }
}

/* A line is as high as the formula in it needs, and where none is high as high as any. */
static void
test_height (void)
{
  g_autoptr(GObject) context = G_OBJECT (new_context ());
  double size = causerie_math_box_find_size (PANGO_CONTEXT (context));
  const char *high = "\\begin{pmatrix} 1 \\\\ 2 \\\\ 3 \\\\ 4 \\end{pmatrix}";
  g_autoptr(CauserieMathBox) box = causerie_math_box_look_up (high, strlen (high), FALSE);
  CauserieStyledText plain = new_text ("a x b"), low = new_text ("a $x$ b");
  CauserieStyledText tall = new_text (
      "a $\\begin{pmatrix} 1 \\\\ 2 \\\\ 3 \\\\ 4 \\end{pmatrix}$ b");
  const CauserieStyledText *texts[] = { &plain, &low, &tall };
  PangoRectangle extents[3];
  int baselines[3];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr(CauserieLabelText) shown = causerie_label_text_new (texts[i],
                                                                   PANGO_CONTEXT (context));
    g_autoptr(GObject) layout = G_OBJECT (new_layout (shown, PANGO_CONTEXT (context)));

    pango_layout_get_extents (PANGO_LAYOUT (layout), NULL, &extents[i]);
    baselines[i] = pango_layout_get_baseline (PANGO_LAYOUT (layout));
  }
  g_assert_cmpint (extents[1].height, ==, extents[0].height);
  g_assert_cmpint (baselines[1], ==, baselines[0]);
  g_assert_cmpfloat (baselines[2] / (double) PANGO_SCALE, >=,
                     causerie_math_box_get_ascent (box) * size);
  g_assert_cmpfloat ((extents[2].height - baselines[2]) / (double) PANGO_SCALE, >=,
                     causerie_math_box_get_descent (box) * size);
  clear_text (&plain);
  clear_text (&low);
  clear_text (&tall);
}

/* A long formula is broken behind a sign; a short one, and what cannot be broken, never. */
static void
test_breaks (void)
{
  g_autoptr(GObject) context = G_OBJECT (new_context ());
  CauserieStyledText text = new_text (
      "$a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9$ $a + b = c$");
  g_autoptr(CauserieLabelText) shown = causerie_label_text_new (&text, PANGO_CONTEXT (context));
  g_autoptr(GObject) layout = G_OBJECT (new_layout (shown, PANGO_CONTEXT (context)));

  g_assert_cmpint (pango_layout_get_line_count (PANGO_LAYOUT (layout)), ==, 1);
  pango_layout_set_width (PANGO_LAYOUT (layout), 150 * PANGO_SCALE);
  g_assert_cmpint (pango_layout_get_line_count (PANGO_LAYOUT (layout)), >, 2);
  for (int i = 0; i < pango_layout_get_line_count (PANGO_LAYOUT (layout)); i++) {
    PangoRectangle extents;

    pango_layout_line_get_extents (pango_layout_get_line_readonly (PANGO_LAYOUT (layout), i), NULL,
                                   &extents);
    g_assert_cmpint (extents.width, <=, 150 * PANGO_SCALE);
  }
  clear_text (&text);
}

static void
test_speech (void)
{
  g_autoptr(GObject) context = G_OBJECT (new_context ());
  CauserieStyledText text = new_text ("With $x^2$ it is.");
  g_autoptr(CauserieLabelText) shown = causerie_label_text_new (&text, PANGO_CONTEXT (context));
  g_autofree char *speech = causerie_label_text_dup_speech (shown);

  g_assert_true (g_str_has_prefix (speech, "With x"));
  g_assert_true (g_str_has_suffix (speech, " it is."));
  g_assert_null (strchr (speech, '^'));
  clear_text (&text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();

  g_test_add_func ("/label-text/no-formula", test_no_formula);
  g_test_add_func ("/label-text/source", test_source);
  g_test_add_func ("/label-text/places", test_places);
  g_test_add_func ("/label-text/width", test_width);
  g_test_add_func ("/label-text/height", test_height);
  g_test_add_func ("/label-text/breaks", test_breaks);
  g_test_add_func ("/label-text/speech", test_speech);

  return g_test_run ();
}
