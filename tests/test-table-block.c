/* test-table-block.c: tables in parts that look like one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-block-frame.h"
#include "causerie-markdown.h"
#include "causerie-selectable.h"
#include "causerie-table-measure.h"
#include "causerie-ui-resources.h"

#include <adwaita.h>
#include <string.h>

typedef struct {
  GPtrArray          *blocks;
  CauserieBlockGroup *group;
  GtkWidget          *window;
  GtkWidget          *box; /* of frames, a block each */
} Table;

static GPtrArray *
parse_rows (guint n_rows)
{
  g_autoptr(GString) markdown = g_string_new ("| # | Name | Note |\n|--:|---|---|\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (markdown, "| %u | Row %u | %s |\n", i, i,
                            i + 1 == n_rows ? "the last one is by far the widest" : "x");
  return causerie_markdown_parse (markdown->str, -1);
}

static void
show_block (Table *table, guint index)
{
  GtkWidget *frame = causerie_block_frame_new ();

  causerie_block_frame_set_group (CAUSERIE_BLOCK_FRAME (frame), table->group, index);
  causerie_block_frame_set_block (CAUSERIE_BLOCK_FRAME (frame), table->blocks->pdata[index]);
  gtk_box_append (GTK_BOX (table->box), frame);
}

static void
table_init (Table *table, GPtrArray *blocks)
{
  table->blocks = blocks;
  table->group = causerie_block_group_new (NULL);
  table->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  table->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (table->window), table->box);
  gtk_window_set_default_size (GTK_WINDOW (table->window), 700, 500);
  for (guint i = 0; i < blocks->len; i++)
    causerie_block_group_set_block (table->group, i, blocks->pdata[i]);
  for (guint i = 0; i < MIN (blocks->len, 3); i++)
    show_block (table, i);
  gtk_window_present (GTK_WINDOW (table->window));
  gtk_test_widget_wait_for_draw (table->window);
}

static void
table_clear (Table *table)
{
  gtk_window_destroy (GTK_WINDOW (table->window));
  g_object_unref (table->group);
  g_ptr_array_unref (table->blocks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* The n-th widget of this name, counted from 0. */
static GtkWidget *
find (GtkWidget *widget, const char *css_name, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (g_str_equal (gtk_widget_get_css_name (child), css_name) && (*n)-- == 0)
      return child;
    found = find (child, css_name, n);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
find_grid (Table *table, guint index)
{
  GtkWidget *grid = find (table->box, "tablegrid", &index);

  g_assert_nonnull (grid);
  return grid;
}

/* The place where a word begins in the flat text of a block. */
static gsize
find_place (Table *table, guint index, const char *word)
{
  g_autofree char *flat = causerie_block_dup_flat (table->blocks->pdata[index]);
  const char *found = strstr (flat, word);

  g_assert_nonnull (found);
  return found - flat;
}

static graphene_rect_t
find_rect (Table *table, guint index, const char *word)
{
  graphene_rect_t rect;

  g_assert_true (causerie_selectable_find_rect (CAUSERIE_SELECTABLE (find_grid (table, index)),
                                                find_place (table, index, word), &rect));
  return rect;
}

/* The widest words are in a part that has no widget, and every part makes room for them. */
static void
test_common_columns (void)
{
  g_auto(Table) table = { NULL };
  g_autoptr(GPtrArray) narrow = NULL;
  graphene_rect_t first, second;
  guint n_columns;
  const CauserieColumnNeed *columns;

  table_init (&table, parse_rows (200));
  g_assert_cmpuint (table.blocks->len, >, 3);
  first = find_rect (&table, 0, "Row ");
  second = find_rect (&table, 1, "Row ");
  g_assert_cmpfloat (first.origin.x, ==, second.origin.x);
  columns = causerie_block_group_get_columns (table.group, &n_columns);
  g_assert_cmpuint (n_columns, ==, 3);
  g_assert_cmpint (columns[2].natural, >, 2 * columns[1].natural);
}

/* What adding up letters gives is what the words take, or a little more: they are not broken. */
static void
test_measure_is_true (void)
{
  static const char * const words[] = { "Illinois will fill", "WWWWWW MMMM", "Привет, мир", "123 456 789",
                                        "**bold words here**", "`code_here = 1`", "漢字かな" };
  g_autoptr(GString) markdown = g_string_new ("| a | b |\n|---|---|\n");
  g_auto(Table) table = { NULL };
  int height = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_string_truncate (markdown, strlen ("| a | b |\n|---|---|\n"));
    g_string_append_printf (markdown, "| %s | x |\n", words[i]);
    table_init (&table, causerie_markdown_parse (markdown->str, -1));
    g_test_message ("%s", words[i]);
    /* One line: as high as any other. */
    if (height == 0)
      height = gtk_widget_get_height (find_grid (&table, 0));
    g_assert_cmpint (gtk_widget_get_height (find_grid (&table, 0)), <, height * 1.3);
    if (i + 1 < G_N_ELEMENTS (words))
      table_clear (&table);
  }
}

/* Every place is found again where it is drawn. */
static void
test_places (void)
{
  g_auto(Table) table = { NULL };
  CauserieSelectable *grid;
  gsize length;
  g_autofree char *flat = NULL;

  table_init (&table, causerie_markdown_parse (
    "| a | Name |\n|---|---:|\n| 1 | two words |\n| [link](https://x.example) | `c` **b** |\n", -1));
  grid = CAUSERIE_SELECTABLE (find_grid (&table, 0));
  flat = causerie_block_dup_flat (table.blocks->pdata[0]);
  length = strlen (flat);
  for (gsize place = 0; place <= length; place++) {
    graphene_rect_t rect;

    g_assert_true (causerie_selectable_find_rect (grid, place, &rect));
    g_assert_cmpuint (causerie_selectable_locate (grid, rect.origin.x + 0.1,
                                                  rect.origin.y + rect.size.height / 2), ==, place);
  }
  g_assert_cmpuint (causerie_selectable_locate (grid, -100, -100), ==, 0);
  g_assert_cmpuint (causerie_selectable_locate (grid, 10000, 10000), ==, length);
}

static void
test_growing (void)
{
  g_auto(Table) table = { NULL };
  g_autoptr(GPtrArray) larger = parse_rows (6);
  guint n_row = 2;
  GtkWidget *frame, *row;
  int height;

  table_init (&table, parse_rows (5));
  frame = gtk_widget_get_first_child (table.box);
  row = find (table.box, "tablerow", &n_row);
  height = gtk_widget_get_height (find_grid (&table, 0));
  causerie_block_frame_set_block (CAUSERIE_BLOCK_FRAME (frame), larger->pdata[0]);
  gtk_test_widget_wait_for_draw (table.window);
  n_row = 2;
  g_assert_true (find (table.box, "tablerow", &n_row) == row);
  g_assert_cmpint (gtk_widget_get_height (find_grid (&table, 0)), >, height);
}

/* Wide tables scroll sideways as one. */
static void
test_scrolls_as_one (void)
{
  g_auto(Table) table = { NULL };
  g_autoptr(GString) markdown = g_string_new ("|");
  GtkAdjustment *adjustment;
  graphene_point_t first, second;

  for (guint i = 0; i < 30; i++)
    g_string_append (markdown, " column |");
  g_string_append (markdown, "\n|");
  for (guint i = 0; i < 30; i++)
    g_string_append (markdown, "---|");
  for (guint i = 0; i < 40; i++)
    g_string_append (markdown, "\n| x |");
  table_init (&table, causerie_markdown_parse (markdown->str, -1));
  g_assert_cmpuint (table.blocks->len, >, 1);

  adjustment = causerie_block_group_get_adjustment (table.group);
  gtk_adjustment_set_value (adjustment, 200);
  gtk_test_widget_wait_for_draw (table.window);
  g_assert_true (gtk_widget_compute_point (find_grid (&table, 0), table.box,
                                           &GRAPHENE_POINT_INIT (0, 0), &first));
  g_assert_true (gtk_widget_compute_point (find_grid (&table, 1), table.box,
                                           &GRAPHENE_POINT_INIT (0, 0), &second));
  g_assert_cmpfloat (first.x, ==, -200);
  g_assert_cmpfloat (second.x, ==, first.x);
}

/* The first column is the right one, and its cells stand below each other in any script. */
static void
test_right_to_left (void)
{
  g_auto(Table) table = { NULL };
  graphene_rect_t first, second, word, number;

  table_init (&table, causerie_markdown_parse (
    "| שם | ערך |\n|---|---|\n| פריז | 4 |\n| Paris | 5 |\n", -1));
  first = find_rect (&table, 0, "שם");
  second = find_rect (&table, 0, "ערך");
  number = find_rect (&table, 0, "4");
  g_assert_cmpfloat (first.origin.x, >, second.origin.x);
  g_assert_cmpfloat (number.origin.x, >, second.origin.x - 20);

  g_assert_true (causerie_selectable_find_rect (CAUSERIE_SELECTABLE (find_grid (&table, 0)),
                                                find_place (&table, 0, "Paris") + strlen ("Paris"),
                                                &word));
  g_assert_cmpfloat_with_epsilon (word.origin.x, first.origin.x, 2);
}

static void
test_menu (void)
{
  g_auto(Table) table = { NULL };
  g_autoptr(GMenu) menu = g_menu_new ();
  GActionGroup *actions;

  table_init (&table, parse_rows (40));
  actions = causerie_selectable_append_menu (CAUSERIE_SELECTABLE (find_grid (&table, 1)), 0, menu);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 3);
  g_assert_true (g_action_group_has_action (actions, "copy-table"));
  g_assert_true (g_action_group_has_action (actions, "copy-table-markdown"));
  g_assert_true (g_action_group_has_action (actions, "save-table"));
  g_object_unref (actions);
}

static void
test_many_rows (void)
{
  g_auto(Table) table = { NULL };
  gint64 start;

  table_init (&table, parse_rows (1));
  g_ptr_array_unref (table.blocks);
  table.blocks = parse_rows (2000);
  for (guint i = 0; i < table.blocks->len; i++)
    causerie_block_group_set_block (table.group, i, table.blocks->pdata[i]);
  start = g_get_monotonic_time ();
  causerie_table_measure_update (table.group, gtk_widget_get_pango_context (table.window));
  g_test_message ("the columns of 2,000 rows are measured in %.1f ms",
                  (g_get_monotonic_time () - start) / 1000.0);
  start = g_get_monotonic_time ();
  causerie_table_measure_update (table.group, gtk_widget_get_pango_context (table.window));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  adw_init ();
  g_resources_register (causerie_ui_get_resource ());

  g_test_add_func ("/table-block/common-columns", test_common_columns);
  g_test_add_func ("/table-block/measure-is-true", test_measure_is_true);
  g_test_add_func ("/table-block/places", test_places);
  g_test_add_func ("/table-block/growing", test_growing);
  g_test_add_func ("/table-block/scrolls-as-one", test_scrolls_as_one);
  g_test_add_func ("/table-block/right-to-left", test_right_to_left);
  g_test_add_func ("/table-block/menu", test_menu);
  g_test_add_func ("/table-block/many-rows", test_many_rows);

  return g_test_run ();
}
