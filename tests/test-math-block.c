/* test-math-block.c: blocks that are formulas
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-install.h"
#include "causerie-markdown.h"
#include "causerie-math-block.h"
#include "causerie-math-view.h"
#include "causerie-selectable.h"
#include "causerie-text-block.h"

#include <string.h>

#define WIDTH 600

/* The first block of a Markdown text. */
static CauserieBlock *
parse (const char *markdown)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (markdown, -1);

  g_assert_cmpuint (blocks->len, >, 0);
  return causerie_block_ref (blocks->pdata[0]);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

/* In a window, as the one that shows it. */
static GtkWidget *
show (const char *markdown, GtkWidget **window)
{
  g_autoptr(CauserieBlock) block = parse (markdown);
  GtkWidget *widget = causerie_math_block_new ();
  GtkAllocation all = { 0, 0, WIDTH, 0 };

  g_assert_cmpint (causerie_block_get_kind (block), ==, CAUSERIE_BLOCK_MATH);
  causerie_math_block_set_block (CAUSERIE_MATH_BLOCK (widget), block);
  *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (*window), widget);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, WIDTH, &all.height, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &all, -1);
  return widget;
}

static void
test_formula (void)
{
  GtkWidget *window, *widget = show ("$$x = \\frac{1}{2}$$\n", &window);
  GtkWidget *view = find_child (widget, CAUSERIE_TYPE_MATH_VIEW);
  g_autoptr(CauserieMath) math = NULL;
  g_autofree char *speech = NULL;
  graphene_rect_t formula;

  g_assert_true (gtk_widget_get_visible (view));
  g_assert_false (gtk_widget_get_visible (find_child (widget, GTK_TYPE_LABEL)));
  causerie_math_view_find_formula (CAUSERIE_MATH_VIEW (view), &formula);
  g_assert_cmpfloat (formula.size.width, >, 20);
  g_assert_cmpfloat_with_epsilon (formula.origin.x + formula.size.width / 2, WIDTH / 2, 3);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  math = causerie_math_parse ("x = \\frac{1}{2}", strlen ("x = \\frac{1}{2}"), TRUE);
  speech = causerie_math_dup_speech (math);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, speech);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What cannot be drawn is there to be read and selected. */
static void
test_source (void)
{
  GtkWidget *window, *widget = show ("$$\\unknown{x}$$\n", &window);
  GtkWidget *label = find_child (widget, GTK_TYPE_LABEL);

  g_assert_true (gtk_widget_get_visible (label));
  g_assert_false (gtk_widget_get_visible (find_child (widget, CAUSERIE_TYPE_MATH_VIEW)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "\\unknown{x}");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A formula that is too wide scrolls in its own width; the column stays as wide as it is. */
static void
test_wide (void)
{
  g_autoptr(GString) markdown = g_string_new ("$$x");
  GtkWidget *window, *widget;
  int minimum;

  for (guint i = 0; i < 100; i++)
    g_string_append (markdown, " + x^2");
  g_string_append (markdown, "$$\n");
  widget = show (markdown->str, &window);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, WIDTH);
  g_assert_cmpint (gtk_widget_get_width (find_child (widget, CAUSERIE_TYPE_MATH_VIEW)), >, WIDTH);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* It is one thing: a place is before or behind it. */
static void
test_places (void)
{
  GtkWidget *window, *widget = show ("$$x = \\frac{1}{2}$$\n", &window);
  CauserieSelectable *selectable = CAUSERIE_SELECTABLE (widget);
  gsize length = strlen ("x = \\frac{1}{2}");
  graphene_rect_t before, behind;
  double y = gtk_widget_get_height (widget) / 2.0;

  g_assert_true (causerie_selectable_find_rect (selectable, 0, &before));
  g_assert_true (causerie_selectable_find_rect (selectable, length, &behind));
  g_assert_cmpfloat (before.origin.x, <, behind.origin.x);
  g_assert_cmpuint (causerie_selectable_locate (selectable, 0, y), ==, 0);
  g_assert_cmpuint (causerie_selectable_locate (selectable, WIDTH - 1, y), ==, length);
  g_assert_cmpuint (causerie_selectable_locate (selectable, WIDTH, -5), ==, 0);
  g_assert_cmpuint (causerie_selectable_locate (selectable, 0, 500), ==, length);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Found over a formula, on a line of its own and in a text; not beside it. */
static void
test_menu (void)
{
  GtkWidget *window, *widget = show ("$$x = \\frac{1}{2}$$\n", &window);
  g_autoptr(CauserieBlock) block = parse ("Long words before $x^2$ and after.\n");
  g_autoptr(GtkWidget) text = g_object_ref_sink (causerie_text_block_new ());
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GObject) actions = NULL;
  g_autoptr(GObject) inside = NULL;

  actions = G_OBJECT (causerie_selectable_append_menu (CAUSERIE_SELECTABLE (widget), 0, menu));
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (actions), "copy-latex"));
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 1);

  causerie_text_block_set_block (CAUSERIE_TEXT_BLOCK (text), block);
  inside = G_OBJECT (causerie_selectable_append_menu (CAUSERIE_SELECTABLE (text),
                                                      strlen ("Long words before "), menu));
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (inside), "copy-latex"));
  g_assert_null (causerie_selectable_append_menu (CAUSERIE_SELECTABLE (text), 2, menu));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One after another, drawn or not; and gone with their formulas. */
static void
test_many (void)
{
  static const char * const texts[] = {
    "$$a$$\n", "$$\\unknown$$\n", "\\[b\\]\n", "```math\n\\frac{1}{2}\n```\n",
    "$$\\begin{align} a &= b \\tag{1} \\end{align}$$\n",
  };
  GtkWidget *widget = g_object_ref_sink (causerie_math_block_new ());

  for (guint i = 0; i < 4 * G_N_ELEMENTS (texts); i++) {
    g_autoptr(CauserieBlock) block = parse (texts[i % G_N_ELEMENTS (texts)]);

    causerie_math_block_set_block (CAUSERIE_MATH_BLOCK (widget), block);
  }
  g_assert_finalize_object (widget);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  causerie_install_init ();

  g_test_add_func ("/math-block/formula", test_formula);
  g_test_add_func ("/math-block/source", test_source);
  g_test_add_func ("/math-block/wide", test_wide);
  g_test_add_func ("/math-block/places", test_places);
  g_test_add_func ("/math-block/menu", test_menu);
  g_test_add_func ("/math-block/many", test_many);

  return g_test_run ();
}
