/* test-models-page.c: model profiles in the preferences
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-models-page.h"
#include "causerie-preferences.h"
#include "causerie-profile-icon.h"
#include "causerie-profile-row.h"
#include "causerie-ui-resources.h"
#include "typed-forms.h"

/* --- the page, as a person sees it --- */

static void
open_page (Fixture *fixture)
{
  fixture->dialog = causerie_preferences_new (NULL, fixture->settings, fixture->gateway,
                                              fixture->library, "models");
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
close_page (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
  tear_down (fixture, data);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_child (child, type);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
act (Fixture *fixture, const char *action, const char *uid)
{
  GtkWidget *page = find_child (fixture->dialog, CAUSERIE_TYPE_MODELS_PAGE);

  g_assert_true (gtk_widget_activate_action (page, action, "s", uid));
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = GTK_IS_BUTTON (child) &&
                       g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0
                         ? child : find_button (child, label);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
press_undo (Fixture *fixture)
{
  GtkWidget *undo = find_button (fixture->dialog, "_Undo");

  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
}

/* The names in their order: "First, Second". */
static void
assert_models (Fixture *fixture, const char *expected)
{
  GListModel *profiles = causerie_settings_get_profiles (fixture->settings);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", causerie_profile_get_name (profile));
  }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_page_lets_go (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (CAUSERIE_TYPE_MODELS_PAGE, NULL));

  add_model (fixture, "First");
  causerie_models_page_set_up (CAUSERIE_MODELS_PAGE (page), fixture->settings, fixture->gateway,
                               NULL, fixture->library);
  g_assert_finalize_object (page);
}

/* --- rows --- */

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  CauserieProfile *profile = add_model (fixture, "<b>First</b>");

  open_page (fixture);
  g_assert_true (shows (fixture->dialog, "<b>First</b>"));
  g_assert_true (shows (fixture->dialog, "some/model · 127.0.0.1:8080"));
  causerie_profile_set_icon (profile, "🦉");
  g_assert_true (shows (fixture->dialog, "🦉"));
  causerie_profile_set_name (profile, "owl");
  causerie_profile_set_icon (profile, "");
  g_assert_true (shows (fixture->dialog, "O"));
}

static void
test_deleted_model_comes_back (Fixture *fixture, gconstpointer data)
{
  CauserieProfile *first = add_model (fixture, "First");
  g_autofree char *uid = g_strdup (causerie_profile_get_uid (first));

  add_model (fixture, "Second");
  open_page (fixture);
  act (fixture, "models.delete", uid);
  assert_models (fixture, "Second");
  act (fixture, "models.delete", uid); /* there is none any more */
  press_undo (fixture);
  assert_models (fixture, "First, Second");
  g_assert_true (causerie_settings_find_profile (fixture->settings, uid) == first);
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  CauserieProfile *first = add_model (fixture, "First");

  add_model (fixture, "Second");
  open_page (fixture);
  act (fixture, "models.duplicate", causerie_profile_get_uid (first));
  g_assert_cmpuint (
    g_list_model_get_n_items (causerie_settings_get_profiles (fixture->settings)), ==, 3);
}

static void
move (Fixture *fixture, CauserieProfile *profile, int steps)
{
  GtkWidget *page = find_child (fixture->dialog, CAUSERIE_TYPE_MODELS_PAGE);

  g_assert_true (gtk_widget_activate_action (page, "models.move", "(si)",
                                             causerie_profile_get_uid (profile), steps));
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  CauserieProfile *first = add_model (fixture, "A");
  GtkWidget *row;

  add_model (fixture, "B");
  add_model (fixture, "C");
  open_page (fixture);
  move (fixture, first, 1);
  assert_models (fixture, "B, A, C");
  row = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));
  g_assert_true (causerie_profile_row_get_profile (CAUSERIE_PROFILE_ROW (row)) == first);
  move (fixture, first, 1);
  move (fixture, first, 1); /* it is the last */
  assert_models (fixture, "B, C, A");
  move (fixture, first, -1);
  move (fixture, first, -1);
  move (fixture, first, -1);
  assert_models (fixture, "A, B, C");
}

static void
test_model_for_new_chats (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *row;

  add_model (fixture, "A");
  add_model (fixture, "B");
  open_page (fixture);
  row = ADW_COMBO_ROW (find_row (fixture->dialog, "Model for new chats"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  adw_combo_row_set_selected (row, 2);
  g_assert_cmpstr (
    causerie_profile_get_name (causerie_settings_get_new_chat_profile (fixture->settings)), ==,
    "B");
  adw_combo_row_set_selected (row, 0);
}

/* --- the sign --- */

static void
test_icon (void)
{
  GtkWidget *icon = g_object_ref_sink (causerie_profile_icon_new ());
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);

  causerie_profile_set_name (profile, "żółw");
  causerie_profile_set_color (profile, "green");
  causerie_profile_icon_show (CAUSERIE_PROFILE_ICON (icon), profile);
  g_assert_true (shows (icon, "Ż"));
  g_assert_true (gtk_widget_has_css_class (icon, "profile-green"));
  causerie_profile_icon_show (CAUSERIE_PROFILE_ICON (icon), NULL);
  g_assert_false (gtk_widget_has_css_class (icon, "profile-green"));
  g_assert_finalize_object (icon);
}

#define ADD(path, function) \
  g_test_add ("/models-page/" path, Fixture, NULL, set_up, function, close_page)

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

  g_test_add_func ("/models-page/icon", test_icon);
  g_test_add ("/models-page/page-lets-go", Fixture, NULL, set_up, test_page_lets_go, tear_down);
  ADD ("rows", test_rows);
  ADD ("deleted-model-comes-back", test_deleted_model_comes_back);
  ADD ("duplicate", test_duplicate);
  ADD ("order", test_order);
  ADD ("model-for-new-chats", test_model_for_new_chats);

  return g_test_run ();
}
