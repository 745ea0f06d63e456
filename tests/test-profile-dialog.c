/* test-profile-dialog.c: the forms of models and connections, typed into as a person would
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-dialog.h"
#include "causerie-door-button.h"
#include "causerie-general-page.h"
#include "causerie-item-row.h"
#include "causerie-model-test.h"
#include "causerie-note-row.h"
#include "causerie-number-row.h"
#include "causerie-preferences.h"
#include "causerie-profile-dialog.h"
#include "causerie-profile-form.h"
#include "causerie-ui-resources.h"
#include "causerie-welcome.h"

#include <string.h>

#define OPENROUTER "https://openrouter.ai/api/v1"
#define KEY        "sk-or-v1-0123456789abcdef"
#define SECONDS    10

typedef struct {
  CauserieSettings *settings;
  CauserieGateway  *gateway;
  GtkWidget        *dialog;
  CauserieProfile  *saved;
} Fixture;

static void
forget_all (CauserieSettings *settings)
{
  GListModel *profiles = causerie_settings_get_profiles (settings);
  GListModel *connections = causerie_settings_get_connections (settings);

  while (g_list_model_get_n_items (profiles) > 0) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, 0);

    causerie_settings_remove_profile (settings, profile);
  }
  while (g_list_model_get_n_items (connections) > 0) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, 0);

    causerie_settings_remove_connection (settings, connection);
  }
}

/* The memory settings live as long as the program. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(GError) error = NULL;

  fixture->settings = causerie_settings_new (&error);
  g_assert_no_error (error);
  forget_all (fixture->settings);
  fixture->gateway = causerie_gateway_new (keyring);
}

/* Whatever is open is closed, and lets go of everything. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  while (g_list_model_get_n_items (windows) > 0) {
    g_autoptr(GtkWindow) window = g_list_model_get_item (windows, 0);

    gtk_window_destroy (window);
  }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->saved);
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->settings);
}

/* --- being a person --- */

static gboolean
is_called (GtkWidget *widget, const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = is_called (child, title) ? child : find_row (child, title);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
type (Fixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = find_row (fixture->dialog, title);

  g_assert_nonnull (row);
  if (CAUSERIE_IS_NUMBER_ROW (row))
    causerie_number_row_set_text (CAUSERIE_NUMBER_ROW (row), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
assert_holds (Fixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = find_row (fixture->dialog, title);

  g_assert_nonnull (row);
  if (CAUSERIE_IS_NUMBER_ROW (row))
    g_assert_cmpstr (causerie_number_row_get_text (CAUSERIE_NUMBER_ROW (row)), ==, text);
  else
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, text);
}

/* A text that is shown in the window, whole or in part. */
static gboolean
shows (GtkWidget *widget, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_get_visible (child))
      continue;
    if (GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), text) != NULL)
      return TRUE;
    if (shows (child, text))
      return TRUE;
  }

  return FALSE;
}

static gboolean
can_save (Fixture *fixture)
{
  GtkWidget *save = gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog));

  return gtk_widget_get_sensitive (save);
}

static gboolean
late_cb (gpointer user_data)
{
  g_error ("what was waited for did not come");
  return G_SOURCE_REMOVE;
}

#define wait_for(condition) \
  G_STMT_START { \
    guint late_ = g_timeout_add_seconds (SECONDS, late_cb, NULL); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (late_); \
  } G_STMT_END

static void
saved_cb (Fixture *fixture, CauserieProfile *profile)
{
  g_set_object (&fixture->saved, profile);
}

static void
open_form (Fixture *fixture, CauserieProfile *profile)
{
  fixture->dialog = causerie_profile_dialog_new (NULL, fixture->settings, fixture->gateway, profile);
  g_signal_connect_swapped (fixture->dialog, "saved", G_CALLBACK (saved_cb), fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
save (Fixture *fixture)
{
  g_assert_true (can_save (fixture));
  g_assert_true (gtk_widget_activate_action (fixture->dialog, "form.save", NULL));
  wait_for (fixture->saved != NULL && fixture->dialog == NULL);
}

static CauserieProfile *
add_model (Fixture *fixture, const char *name)
{
  g_autoptr(CauserieProfile) profile = NULL;

  open_form (fixture, NULL);
  type (fixture, "Base URL", "http://127.0.0.1:8080/v1");
  type (fixture, "Model", "some/model");
  type (fixture, "Name", name);
  save (fixture);
  profile = g_steal_pointer (&fixture->saved);

  return profile; /* the settings keep it */
}

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
    causerie_profile_dialog_new (NULL, fixture->settings, fixture->gateway, NULL),
    causerie_connection_dialog_new (NULL, fixture->settings, fixture->gateway, connection),
    causerie_preferences_new (NULL, fixture->settings, fixture->gateway, "models"),
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
  GtkWidget *row = g_object_ref_sink (g_object_new (CAUSERIE_TYPE_NUMBER_ROW, "title", "Top P", "hint",
                                                    "What it does.", NULL));
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
    g_assert_true (shows (fixture->dialog, "Waiting"));
  }
  wait_for (shows (fixture->dialog, "answered in"));
}

/* --- the connection dialog --- */

static void
test_connection (Fixture *fixture, gconstpointer data)
{
  CauserieProfile *profile = add_model (fixture, "First");
  CauserieConnection *connection =
    causerie_settings_find_connection (fixture->settings, causerie_profile_get_connection (profile));

  fixture->dialog =
    causerie_connection_dialog_new (NULL, fixture->settings, fixture->gateway, connection);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  wait_for (can_save (fixture));
  type (fixture, "Name", "Home");
  type (fixture, "Base URL", "http://localhost:1234");
  wait_for (can_save (fixture));
  gtk_widget_activate_action (fixture->dialog, "form.save", NULL);
  wait_for (fixture->dialog == NULL);
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "Home");
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, "http://localhost:1234/v1");
}

/* --- the preferences --- */

static const char *
name_of (Fixture *fixture, guint position)
{
  g_autoptr(CauserieProfile) profile =
    g_list_model_get_item (causerie_settings_get_profiles (fixture->settings), position);

  return causerie_profile_get_name (profile);
}

static void
test_deleted_model_comes_back (Fixture *fixture, gconstpointer data)
{
  CauserieProfile *first = add_model (fixture, "First");
  g_autofree char *uid = g_strdup (causerie_profile_get_uid (first));

  add_model (fixture, "<b>Second</b>");
  fixture->dialog = causerie_preferences_new (NULL, fixture->settings, fixture->gateway, "models");
  g_assert_true (shows (fixture->dialog, "First"));
  g_assert_true (shows (fixture->dialog, "<b>Second</b>"));
  g_assert_true (shows (fixture->dialog, "some/model · 127.0.0.1:8080"));

  gtk_widget_activate_action (fixture->dialog, "preferences.delete-profile", "s", uid);
  g_assert_null (causerie_settings_find_profile (fixture->settings, uid));
  gtk_widget_activate_action (fixture->dialog, "preferences.restore-profile", "s", uid);
  g_assert_cmpstr (name_of (fixture, 0), ==, "First");
  g_assert_cmpstr (name_of (fixture, 1), ==, "<b>Second</b>");
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
  ADD ("model-answers", test_model_answers);
  ADD ("connection", test_connection);
  ADD ("deleted-model-comes-back", test_deleted_model_comes_back);

  return g_test_run ();
}
