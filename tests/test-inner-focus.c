/* test-inner-focus.c: the keyboard leaves what it went into, on either side
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-composer.h"
#include "causerie-number-row.h"
#include "causerie-ui-resources.h"

typedef struct {
  GtkWidget *window;
  GtkWidget *before;
  GtkWidget *between;
  GtkWidget *after;
} Column;

static Column
show_column (GtkWidget *between, GtkWidget *container)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Column column = { gtk_window_new (), gtk_button_new_with_label ("Before"), between,
                    gtk_button_new_with_label ("After") };

  gtk_box_append (GTK_BOX (box), column.before);
  gtk_box_append (GTK_BOX (box), container);
  gtk_box_append (GTK_BOX (box), column.after);
  gtk_window_set_child (GTK_WINDOW (column.window), box);
  gtk_window_present (GTK_WINDOW (column.window));
  gtk_test_widget_wait_for_draw (column.window);
  return column;
}

/* Goes on until the keyboard has left `between`. */
static GtkWidget *
leave (Column *column, GtkDirectionType direction)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (column->window));

  for (guint i = 0; i < 10 && gtk_widget_is_ancestor (focus, column->between); i++) {
    gtk_widget_child_focus (column->window, direction);
    focus = gtk_window_get_focus (GTK_WINDOW (column->window));
  }
  return focus;
}

static void
check (GtkWidget *between, GtkWidget *container)
{
  Column column = show_column (between, container);

  g_assert_true (gtk_widget_grab_focus (between));
  g_assert_true (leave (&column, GTK_DIR_TAB_BACKWARD) == column.before);
  g_assert_true (gtk_widget_grab_focus (between));
  g_assert_true (leave (&column, GTK_DIR_TAB_FORWARD) == column.after);
  gtk_window_destroy (GTK_WINDOW (column.window));
}

static void
test_composer (void)
{
  GtkWidget *composer = g_object_new (CAUSERIE_TYPE_COMPOSER, NULL);

  check (composer, composer);
}

static void
test_row (void)
{
  GtkWidget *row = g_object_new (CAUSERIE_TYPE_NUMBER_ROW, NULL);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  check (row, list);
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
  causerie_ui_get_resource ();

  g_test_add_func ("/inner-focus/composer", test_composer);
  g_test_add_func ("/inner-focus/row", test_row);

  return g_test_run ();
}
