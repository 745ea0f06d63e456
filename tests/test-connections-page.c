/* test-connections-page.c: connections listed, copied, deleted and brought back; the request log
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-dialog.h"
#include "causerie-check-row.h"
#include "causerie-check-view.h"
#include "causerie-connection-dialog.h"
#include "causerie-connection-row.h"
#include "causerie-connections-page.h"
#include "causerie-key-row.h"
#include "causerie-log-dialog.h"
#include "causerie-log-page.h"
#include "causerie-log-row.h"
#include "causerie-preferences.h"
#include "causerie-provider-links.h"
#include "causerie-ui-resources.h"
#include "typed-forms.h"

static void
test_templates (void)
{
  const GType types[] = {
    CAUSERIE_TYPE_CHECK_VIEW, CAUSERIE_TYPE_CONNECTIONS_PAGE, CAUSERIE_TYPE_KEY_ROW,
    CAUSERIE_TYPE_LOG_PAGE, CAUSERIE_TYPE_LOG_ROW, CAUSERIE_TYPE_PROVIDER_LINKS,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

    g_assert_finalize_object (widget);
  }
}

/* (borrowed: the settings keep it) */
static CauserieConnection *
add_connection (Fixture *fixture, const char *name, const char *provider, const char *base_url)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  causerie_connection_set_name (connection, name);
  causerie_connection_set_provider (connection, provider);
  causerie_connection_set_base_url (connection, base_url);
  causerie_settings_add_connection (fixture->settings, connection);
  return connection;
}

static void
open_page (Fixture *fixture)
{
  fixture->dialog = causerie_preferences_new (NULL, fixture->settings, fixture->gateway,
                                              fixture->library, "connections");
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

/* The names in their order, "A, B". */
static char *
list_names (Fixture *fixture)
{
  GListModel *connections = causerie_settings_get_connections (fixture->settings);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);

    g_strv_builder_add (builder, causerie_connection_get_name (connection));
  }
  names = g_strv_builder_end (builder);
  return g_strjoinv (", ", names);
}

static void
assert_names (Fixture *fixture, const char *expected)
{
  g_autofree char *names = list_names (fixture);

  g_assert_cmpstr (names, ==, expected);
}

static GtkWidget *
find_connection_row (Fixture *fixture, const char *name)
{
  GtkWidget *row = find_row (fixture->dialog, name);

  g_assert_true (CAUSERIE_IS_CONNECTION_ROW (row));
  return row;
}

static void
act (Fixture *fixture, const char *name, const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_connection_row (fixture, name), action, NULL));
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection =
    add_connection (fixture, "<b>Home</b>", "custom", "http://127.0.0.1:1/v1");

  add_connection (fixture, "OpenRouter", "openrouter", OPENROUTER);
  open_page (fixture);
  g_assert_true (shows (fixture->dialog, "<b>Home</b>"));
  g_assert_true (shows (fixture->dialog, "http://127.0.0.1:1/v1"));
  wait_for (shows (find_connection_row (fixture, "OpenRouter"), "API key missing"));
  wait_for (shows (find_connection_row (fixture, "<b>Home</b>"), "The server is not running"));

  causerie_connection_set_name (connection, "Work");
  g_assert_true (shows (find_connection_row (fixture, "Work"), "The server is not running"));
}

static void
test_state_is_ready (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection =
    add_connection (fixture, "OpenRouter", "openrouter", "https://openrouter.ai/api/v1");

  causerie_keyring_remember (causerie_gateway_get_keyring (fixture->gateway),
                             causerie_connection_get_uid (connection), KEY);
  open_page (fixture);
  wait_for (!shows (find_connection_row (fixture, "OpenRouter"), "keyring…"));
  g_assert_false (shows (find_connection_row (fixture, "OpenRouter"), "API key missing"));
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  CauserieKeyring *keyring = causerie_gateway_get_keyring (fixture->gateway);
  CauserieConnection *first =
    add_connection (fixture, "First", "custom", "http://127.0.0.1:1/v1");
  g_autoptr(CauserieConnection) copy = NULL;

  causerie_keyring_remember (keyring, causerie_connection_get_uid (first), KEY);
  add_connection (fixture, "Last", "custom", "http://127.0.0.1:2/v1");
  open_page (fixture);
  act (fixture, "First", "connection.duplicate");
  assert_names (fixture, "First, First (copy), Last");
  act (fixture, "First", "connection.duplicate");
  assert_names (fixture, "First, First (copy 2), First (copy), Last");

  copy = g_list_model_get_item (causerie_settings_get_connections (fixture->settings), 1);
  g_assert_cmpstr (causerie_connection_get_uid (copy), !=, causerie_connection_get_uid (first));
  wait_for (causerie_keyring_remembers (keyring, causerie_connection_get_uid (copy)));
}

static GtkWidget *
find_undo (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (GTK_IS_BUTTON (child) &&
        g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), "_Undo") == 0)
      return child;
    found = find_undo (child);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
test_deleted_comes_back (Fixture *fixture, gconstpointer data)
{
  CauserieKeyring *keyring = causerie_gateway_get_keyring (fixture->gateway);
  CauserieConnection *first =
    add_connection (fixture, "First", "custom", "http://127.0.0.1:1/v1");
  g_autofree char *uid = g_strdup (causerie_connection_get_uid (first));

  add_connection (fixture, "Last", "custom", "http://127.0.0.1:2/v1");
  causerie_keyring_remember (keyring, uid, KEY);
  open_page (fixture);
  act (fixture, "First", "connection.delete");
  assert_names (fixture, "Last");
  wait_for (!causerie_keyring_remembers (keyring, uid));
  wait_for (find_undo (fixture->dialog) != NULL);
  g_signal_emit_by_name (find_undo (fixture->dialog), "clicked");
  assert_names (fixture, "First, Last");
  wait_for (causerie_keyring_remembers (keyring, uid));
}

static void
test_key_row (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection =
    add_connection (fixture, "Home", "custom", "http://127.0.0.1:1/v1");
  GtkWidget *row;
  GtkText *text;

  causerie_keyring_remember (causerie_gateway_get_keyring (fixture->gateway),
                             causerie_connection_get_uid (connection), KEY);
  fixture->dialog =
    causerie_connection_dialog_new (NULL, fixture->settings, fixture->gateway, connection);
  row = find_row (fixture->dialog, "API key");
  text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  g_assert_false (gtk_text_get_visibility (text));
  causerie_key_row_set_kept (CAUSERIE_KEY_ROW (row), KEY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
}

static void
test_new_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConnection) made = NULL;
  GtkWidget *provider;

  fixture->dialog =
    causerie_connection_dialog_new (NULL, fixture->settings, fixture->gateway, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  assert_holds (fixture, "Base URL", OPENROUTER);
  assert_holds (fixture, "Name", "OpenRouter");
  g_assert_false (can_save (fixture));

  provider = find_row (fixture->dialog, "Provider");
  adw_combo_row_set_selected (ADW_COMBO_ROW (provider), 1); /* Custom */
  assert_holds (fixture, "Base URL", "");
  type (fixture, "Base URL", "http://localhost:3000/api/v1/chat/completions");
  assert_holds (fixture, "Name", "localhost:3000");
  wait_for (can_save (fixture));
  gtk_widget_activate_action (fixture->dialog, "form.save", NULL);
  wait_for (fixture->dialog == NULL);

  made = g_list_model_get_item (causerie_settings_get_connections (fixture->settings), 0);
  g_assert_cmpstr (causerie_connection_get_provider (made), ==, "custom");
  g_assert_cmpstr (causerie_connection_get_base_url (made), ==, "http://localhost:3000/api");
  g_assert_cmpstr (causerie_connection_get_name (made), ==, "localhost:3000");
}

static void
test_variable_is_offered (Fixture *fixture, gconstpointer data)
{
  g_setenv ("OPENROUTER_API_KEY", KEY, TRUE);
  fixture->dialog =
    causerie_connection_dialog_new (NULL, fixture->settings, fixture->gateway, NULL);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  g_assert_true (shows (fixture->dialog, "OPENROUTER_API_KEY is set here: sk-or-"));
  g_assert_false (shows (fixture->dialog, KEY));
  assert_holds (fixture, "API key", "");
  gtk_widget_activate_action (fixture->dialog, "form.use-variable", NULL);
  assert_holds (fixture, "API key", KEY);
  g_assert_false (shows (fixture->dialog, "OPENROUTER_API_KEY"));
  g_unsetenv ("OPENROUTER_API_KEY");
}

/* --- the log --- */

static void
add_entry (CauserieRequestLog *log, const char *connection, const char *kind)
{
  g_autoptr(CauserieLogEntry) entry = causerie_log_entry_new (&(CauserieLogFacts) {
    .time = g_get_real_time (),
    .connection = connection,
    .purpose = "chat",
    .method = "POST",
    .url = "https://openrouter.ai/api/v1/chat/completions",
    .model = "moonshotai/kimi-k2",
    .status = kind != NULL ? 429 : 200,
    .kind = kind,
    .attempt = 1,
    .connect_us = -1, .tls_us = -1, .first_byte_us = -1,
    .total_us = 1200000,
  });

  causerie_request_log_add (log, entry);
}

static GtkWidget *
find_drop_down (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = GTK_IS_DROP_DOWN (child) ? child : find_drop_down (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
test_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = temporary_folder_file (fixture->folder, "requests.jsonl");
  CauserieRequestLog *log = causerie_request_log_new (path);
  GtkWidget *page = causerie_log_page_new (log);

  fixture->dialog = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 400, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->dialog), page);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  g_assert_true (shows (page, "No requests yet"));

  add_entry (log, "OpenRouter", NULL);
  add_entry (log, "Home", "rate-limited");
  wait_for (shows (page, "200 · 1.2 s · OpenRouter"));
  wait_for (shows (page, "429 · 1.2 s · Too many requests to Home."));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_drop_down (page)), 1);
  wait_for (!shows (page, "Too many requests"));
  g_assert_true (shows (page, "200 · 1.2 s · OpenRouter"));

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (G_OBJECT (log)->ref_count == 1); /* it was still reading the disk */
  g_assert_finalize_object (log);
}

#define ADD(path, function) \
  g_test_add ("/connections-page/" path, Fixture, NULL, set_up, function, tear_down)

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

  g_test_add_func ("/connections-page/templates", test_templates);
  ADD ("list", test_list);
  ADD ("state-is-ready", test_state_is_ready);
  ADD ("duplicate", test_duplicate);
  ADD ("deleted-comes-back", test_deleted_comes_back);
  ADD ("key-row", test_key_row);
  ADD ("new-connection", test_new_connection);
  ADD ("variable-is-offered", test_variable_is_offered);
  ADD ("log", test_log);

  return g_test_run ();
}
