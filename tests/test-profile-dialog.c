/* test-profile-dialog.c: the forms of models and connections, typed into
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-dialog.h"
#include "causerie-door-button.h"
#include "causerie-general-page.h"
#include "causerie-item-row.h"
#include "causerie-model-test.h"
#include "causerie-more-group.h"
#include "causerie-note-row.h"
#include "causerie-preferences.h"
#include "causerie-profile-form.h"
#include "causerie-text-row.h"
#include "causerie-ui-resources.h"
#include "causerie-welcome.h"
#include "typed-forms.h"

/* --- templates --- */

static void
test_templates (void)
{
  const GType types[] = {
    CAUSERIE_TYPE_DOOR_BUTTON, CAUSERIE_TYPE_GENERAL_PAGE, CAUSERIE_TYPE_ITEM_ROW,
    CAUSERIE_TYPE_MODEL_TEST, CAUSERIE_TYPE_NOTE_ROW, CAUSERIE_TYPE_NUMBER_ROW,
    CAUSERIE_TYPE_PROFILE_FORM, CAUSERIE_TYPE_WELCOME,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

    g_assert_finalize_object (widget);
  }
}

static void
test_help_overlay (void)
{
  g_autoptr(GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/causerie/Causerie/gtk/help-overlay.ui");
  GObject *window = gtk_builder_get_object (builder, "help_overlay");

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_windows_let_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  GtkWidget *windows[] = {
    causerie_profile_dialog_new (NULL, fixture->settings, fixture->gateway, fixture->library,
                                 NULL),
    causerie_connection_dialog_new (NULL, fixture->settings, fixture->gateway, connection),
    causerie_preferences_new (NULL, fixture->settings, fixture->gateway, fixture->library,
                                              "models"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++) {
    gpointer window = windows[i];

    g_object_add_weak_pointer (G_OBJECT (windows[i]), &window);
    gtk_window_present (GTK_WINDOW (windows[i]));
    gtk_window_destroy (GTK_WINDOW (windows[i]));
    wait_for (window == NULL);
  }
}

/* --- the number row --- */

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_number_row (void)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (CAUSERIE_TYPE_NUMBER_ROW, "title", "Top P",
                                                    "hint", "What it does.", NULL));
  guint count = 0;

  g_signal_connect_swapped (row, "notify::text", G_CALLBACK (count_cb), &count);
  causerie_number_row_set_text (CAUSERIE_NUMBER_ROW (row), "0,9");
  causerie_number_row_set_text (CAUSERIE_NUMBER_ROW (row), "0,9");
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (shows (row, "What it does."));
  causerie_number_row_set_error (CAUSERIE_NUMBER_ROW (row), "Not so.");
  g_assert_true (shows (row, "Not so."));
  g_assert_false (shows (row, "What it does."));
  g_assert_cmpstr (causerie_number_row_get_text (CAUSERIE_NUMBER_ROW (row)), ==, "0,9");
  causerie_number_row_set_error (CAUSERIE_NUMBER_ROW (row), NULL);
  g_assert_true (shows (row, "What it does."));
  g_assert_finalize_object (row);
}

/* --- the form --- */

static void
test_add (Fixture *fixture, gconstpointer data)
{
  const CauserieParams *params;
  CauserieConnection *connection;

  open_form (fixture, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Add model");
  g_assert_false (can_save (fixture));
  assert_holds (fixture, "Base URL", OPENROUTER);
  type (fixture, "Model", "moonshotai/kimi-k2");
  assert_holds (fixture, "Name", "kimi-k2");
  g_assert_false (can_save (fixture));
  g_assert_true (shows (fixture->dialog, "Enter the API key."));
  type (fixture, "API key", KEY);
  type (fixture, "Context length", "8192");
  type (fixture, "Temperature", "0,7");
  save (fixture);

  params = causerie_profile_get_params (fixture->saved);
  g_assert_cmpfloat (params->value[CAUSERIE_PARAM_TEMPERATURE], ==, 0.7);
  g_assert_cmpfloat (params->value[CAUSERIE_PARAM_CONTEXT_LENGTH], ==, 8192);
  g_assert_false (params->is_set[CAUSERIE_PARAM_MAX_TOKENS]);
  g_assert_false (params->is_set[CAUSERIE_PARAM_TOP_P]);
  connection = causerie_settings_match_connection (fixture->settings, "openrouter", OPENROUTER);
  g_assert_cmpstr (causerie_profile_get_connection (fixture->saved), ==,
                   causerie_connection_get_uid (connection));
}

static void
test_second_model (Fixture *fixture, gconstpointer data)
{
  test_add (fixture, data);
  g_clear_object (&fixture->saved);

  open_form (fixture, NULL);
  type (fixture, "Model", "openai/gpt-4o-mini");
  wait_for (shows (fixture->dialog, "Kept for this run only")); /* there is no keyring here */
  g_assert_false (gtk_widget_get_visible (find_row (fixture->dialog, "Connection name")));
  type (fixture, "API key", "sk-or-v1-another");
  g_assert_true (gtk_widget_get_visible (find_row (fixture->dialog, "Connection name")));
  assert_holds (fixture, "Connection name", "OpenRouter 2");
  type (fixture, "Connection name", "Work");
  save (fixture);
  g_assert_cmpuint (
    g_list_model_get_n_items (causerie_settings_get_connections (fixture->settings)), ==, 2);
}

static void
test_wrong_number_is_kept (Fixture *fixture, gconstpointer data)
{
  open_form (fixture, NULL);
  type (fixture, "Base URL", "http://127.0.0.1:8080/v1");
  type (fixture, "Model", "some/model");
  g_assert_true (can_save (fixture));
  type (fixture, "Temperature", "hot");
  g_assert_false (can_save (fixture));
  assert_holds (fixture, "Temperature", "hot");
  g_assert_true (shows (fixture->dialog, "Temperature: "));
  type (fixture, "Temperature", "");
  g_assert_true (can_save (fixture));
}

static void
test_address_is_completed (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection;

  open_form (fixture, NULL);
  type (fixture, "Base URL", "127.0.0.1:11434/");
  type (fixture, "Model", "some/model");
  assert_holds (fixture, "Base URL", "127.0.0.1:11434/");
  save (fixture);
  connection =
    causerie_settings_find_connection (fixture->settings,
                                       causerie_profile_get_connection (fixture->saved));
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, "http://127.0.0.1:11434/v1");
}

static void
test_provider_brings_its_address (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *provider;

  open_form (fixture, NULL);
  provider = ADW_COMBO_ROW (find_row (fixture->dialog, "Provider"));
  adw_combo_row_set_selected (provider, 1); /* Custom */
  assert_holds (fixture, "Base URL", "");
  type (fixture, "Base URL", "http://my.server/v1");
  adw_combo_row_set_selected (provider, 0);
  assert_holds (fixture, "Base URL", OPENROUTER);
  adw_combo_row_set_selected (provider, 1);
  assert_holds (fixture, "Base URL", "http://my.server/v1");
}

static void
test_name_follows_the_model (Fixture *fixture, gconstpointer data)
{
  open_form (fixture, NULL);
  type (fixture, "Model", "a/one");
  assert_holds (fixture, "Name", "one");
  type (fixture, "Name", "Mine");
  type (fixture, "Model", "a/two");
  assert_holds (fixture, "Name", "Mine");
}

static void
test_typing_is_not_lost_unasked (Fixture *fixture, gconstpointer data)
{
  open_form (fixture, NULL);
  type (fixture, "Model", "a/one");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_nonnull (fixture->dialog);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  assert_holds (fixture, "Model", "a/one");
}

static void
test_untouched_form_closes (Fixture *fixture, gconstpointer data)
{
  open_form (fixture, NULL);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  CauserieProfile *profile = add_model (fixture, "First");

  open_form (fixture, profile);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Edit model");
  assert_holds (fixture, "Name", "First");
  assert_holds (fixture, "Model", "some/model");
  type (fixture, "Top P", "0.5");
  save (fixture);
  g_assert_true (fixture->saved == profile);
  g_assert_cmpfloat (causerie_profile_get_params (profile)->value[CAUSERIE_PARAM_TOP_P], ==, 0.5);
  g_assert_cmpuint (
    g_list_model_get_n_items (causerie_settings_get_connections (fixture->settings)), ==, 1);
}

static CauserieMoreGroup *
find_more (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    CauserieMoreGroup *found =
      CAUSERIE_IS_MORE_GROUP (child) ? CAUSERIE_MORE_GROUP (child) : find_more (child);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static GtkWidget *
find_text_row (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = CAUSERIE_IS_TEXT_ROW (child) && is_called (child, "Extra JSON")
                         ? child : find_text_row (child);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
test_more (Fixture *fixture, gconstpointer data)
{
  CauserieTextRow *extra;
  const CauserieParams *params;

  open_form (fixture, NULL);
  type (fixture, "Base URL", "http://127.0.0.1:8080/v1");
  type (fixture, "Model", "some/model");
  type (fixture, "Seed", "7");
  g_assert_true (shows (fixture->dialog, "Seed"));
  g_assert_false (gtk_widget_get_visible (find_row (fixture->dialog, "Order of providers")));

  extra = CAUSERIE_TEXT_ROW (find_text_row (GTK_WIDGET (find_more (fixture->dialog))));
  causerie_text_row_set_text (extra, "{\n  \"top_a\" 1}");
  g_assert_false (can_save (fixture));
  g_assert_true (shows (fixture->dialog, "line 2, column"));
  causerie_text_row_set_text (extra, "{\"top_a\": 1}");
  save (fixture);

  params = causerie_profile_get_params (fixture->saved);
  g_assert_cmpfloat (params->value[CAUSERIE_PARAM_SEED], ==, 7);
  g_assert_cmpstr (causerie_params_get_text (params, CAUSERIE_TEXT_PARAM_EXTRA), ==,
                   "{\"top_a\": 1}");
}

/* Over the demo's own server on loopback, as every test of a model. */
static void
test_model_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);

  causerie_connection_set_provider (connection, "demo");
  causerie_settings_add_connection (fixture->settings, connection);
  causerie_profile_set_connection (profile, causerie_connection_get_uid (connection));
  causerie_profile_set_model (profile, CAUSERIE_DEMO_MODEL);
  causerie_settings_add_profile (fixture->settings, profile);

  open_form (fixture, profile);
  for (int i = 0; i < 2; i++) { /* the second stops the first */
    g_assert_true (gtk_widget_activate_action (fixture->dialog, "model-test.start", NULL));
    g_assert_true (shows (fixture->dialog, "Connecting…"));
  }
  wait_for (shows (fixture->dialog, "answered in"));
}

#define ADD(path, function) \
  g_test_add ("/profile-dialog/" path, Fixture, NULL, set_up, function, tear_down)

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

  g_test_add_func ("/profile-dialog/templates", test_templates);
  g_test_add_func ("/profile-dialog/help-overlay", test_help_overlay);
  g_test_add_func ("/profile-dialog/number-row", test_number_row);
  ADD ("windows-let-go", test_windows_let_go);
  ADD ("add", test_add);
  ADD ("second-model", test_second_model);
  ADD ("wrong-number-is-kept", test_wrong_number_is_kept);
  ADD ("address-is-completed", test_address_is_completed);
  ADD ("provider-brings-its-address", test_provider_brings_its_address);
  ADD ("name-follows-the-model", test_name_follows_the_model);
  ADD ("typing-is-not-lost-unasked", test_typing_is_not_lost_unasked);
  ADD ("untouched-form-closes", test_untouched_form_closes);
  ADD ("edit", test_edit);
  ADD ("more", test_more);
  ADD ("model-answers", test_model_answers);

  return g_test_run ();
}
