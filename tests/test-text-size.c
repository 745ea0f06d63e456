/* test-text-size.c: how large the chat's text is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-composer.h"
#include "causerie-text-size.h"
#include "causerie-ui-resources.h"
#include "check-property.h"

#define CASE_PREFIX "/text-size/"
#include "settings-fixture.h"

static CauserieTextSize *
new_size (Fixture *fixture)
{
  return causerie_text_size_new (fixture->settings, gdk_display_get_default ());
}

static void
test_property (Fixture *fixture, gconstpointer data)
{
  CauserieTextSize *size = new_size (fixture);
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, 150);
  check_property (size, "percent", &value);
  check_all_writable (size, (const char * const []) { "percent", NULL });
  g_assert_finalize_object (size);
}

static void
test_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieTextSize) before = new_size (fixture);
  g_autoptr(CauserieTextSize) after = NULL;

  causerie_text_size_set_percent (before, 125);
  g_clear_object (&before);
  start_again (fixture);
  after = new_size (fixture);
  g_assert_cmpint (causerie_text_size_get_percent (after), ==, 125);
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(CauserieTextSize) size = new_size (fixture);
  GActionGroup *actions = G_ACTION_GROUP (group);

  causerie_text_size_add_actions (size, G_ACTION_MAP (group));
  g_assert_false (g_action_group_get_action_enabled (actions, "normal-text"));
  g_action_group_activate_action (actions, "larger-text", NULL);
  g_assert_cmpint (causerie_text_size_get_percent (size), ==, 110);
  g_action_group_activate_action (actions, "normal-text", NULL);
  g_assert_cmpint (causerie_text_size_get_percent (size), ==, 100);

  /* From a size that somebody wrote to the settings. */
  causerie_text_size_set_percent (size, 133);
  g_action_group_activate_action (actions, "smaller-text", NULL);
  g_assert_cmpint (causerie_text_size_get_percent (size), ==, 125);

  for (guint i = 0; i < 20; i++)
    g_action_group_activate_action (actions, "larger-text", NULL);
  g_assert_cmpint (causerie_text_size_get_percent (size), ==, 300);
  g_assert_false (g_action_group_get_action_enabled (actions, "larger-text"));
  for (guint i = 0; i < 20; i++)
    g_action_group_activate_action (actions, "smaller-text", NULL);
  g_assert_cmpint (causerie_text_size_get_percent (size), ==, 50);
  g_assert_false (g_action_group_get_action_enabled (actions, "smaller-text"));
}

static int
measure_letters (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  return pango_font_description_get_size (pango_context_get_font_description (context));
}

/* In what is there, and in what comes. */
static void
test_composer_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieTextSize) size = new_size (fixture);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *composer = g_object_new (CAUSERIE_TYPE_COMPOSER, NULL);
  int before;

  gtk_window_set_child (GTK_WINDOW (window), composer);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  before = measure_letters (composer);
  causerie_text_size_set_percent (size, 200);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpfloat_with_epsilon (measure_letters (composer), 2 * before, 2);
  causerie_text_size_set_percent (size, 100);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (measure_letters (composer), ==, before);

  gtk_window_destroy (GTK_WINDOW (window));
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

  MEMORY_CASE ("property", test_property);
  FILE_CASE ("is-kept", test_is_kept);
  MEMORY_CASE ("actions", test_actions);
  MEMORY_CASE ("composer-follows", test_composer_follows);

  return g_test_run ();
}
