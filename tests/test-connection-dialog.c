/* test-connection-dialog.c: a connection changed in its form, the advanced part too
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-advanced-group.h"
#include "causerie-connection-dialog.h"
#include "causerie-header-row.h"
#include "causerie-headers-row.h"
#include "causerie-proxy-row.h"
#include "causerie-risk-dialog.h"
#include "causerie-time-outs-row.h"
#include "causerie-trust-dialog.h"
#include "causerie-trust-row.h"
#include "causerie-ui-resources.h"
#include "typed-forms.h"

#define FINGERPRINT "sha256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static void
test_templates (void)
{
  const GType types[] = {
    CAUSERIE_TYPE_ADVANCED_GROUP, CAUSERIE_TYPE_HEADER_ROW, CAUSERIE_TYPE_HEADERS_ROW,
    CAUSERIE_TYPE_PROXY_ROW, CAUSERIE_TYPE_TIME_OUTS_ROW, CAUSERIE_TYPE_TRUST_ROW,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

    g_assert_finalize_object (widget);
  }
}

/* (borrowed: the settings keep it) */
static CauserieConnection *
add_connection (Fixture *fixture, const char *base_url)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  causerie_connection_set_name (connection, "Home");
  causerie_connection_set_provider (connection, "custom");
  causerie_connection_set_base_url (connection, base_url);
  causerie_settings_add_connection (fixture->settings, connection);
  return causerie_settings_find_connection (fixture->settings,
                                            causerie_connection_get_uid (connection));
}

static void
open_connection (Fixture *fixture, CauserieConnection *connection)
{
  fixture->dialog =
    causerie_connection_dialog_new (NULL, fixture->settings, fixture->gateway, connection);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  wait_for (can_save (fixture));
}

static void
save_connection (Fixture *fixture)
{
  wait_for (can_save (fixture));
  gtk_widget_activate_action (fixture->dialog, "form.save", NULL);
  wait_for (fixture->dialog == NULL);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_type (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
test_name_and_address (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "http://127.0.0.1:8080/v1");

  open_connection (fixture, connection);
  type (fixture, "Name", "Work");
  type (fixture, "Base URL", "http://localhost:1234");
  save_connection (fixture);
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "Work");
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, "http://localhost:1234/v1");
}

static void
choose_proxy (Fixture *fixture, CauserieProxyKind kind)
{
  GtkWidget *row = find_row (fixture->dialog, "Kind of proxy");

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), kind);
}

static void
test_proxy (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "http://127.0.0.1:8080/v1");

  open_connection (fixture, connection);
  g_assert_false (gtk_widget_get_visible (find_row (fixture->dialog, "Proxy address")));
  choose_proxy (fixture, CAUSERIE_PROXY_SOCKS5);
  g_assert_true (gtk_widget_get_visible (find_row (fixture->dialog, "Proxy address")));
  g_assert_false (can_save (fixture));
  type (fixture, "Proxy address", "127.0.0.1:1080");
  type (fixture, "User name", "ada");
  type (fixture, "Password", "secret");
  save_connection (fixture);
  g_assert_cmpstr (causerie_connection_get_proxy (connection), ==, "socks5://127.0.0.1:1080");
  g_assert_cmpstr (causerie_connection_get_proxy_user (connection), ==, "ada");

  open_connection (fixture, connection);
  assert_holds (fixture, "Proxy address", "127.0.0.1:1080");
  assert_holds (fixture, "Password", "");
  g_assert_true (shows (fixture->dialog, "the saved password stays"));
  choose_proxy (fixture, CAUSERIE_PROXY_SYSTEM);
  save_connection (fixture);
  g_assert_cmpstr (causerie_connection_get_proxy (connection), ==, "");
  g_assert_cmpstr (causerie_connection_get_proxy_user (connection), ==, "");
}

/* The header rows in their order. */
static GtkWidget *
find_header (Fixture *fixture)
{
  return find_type (fixture->dialog, CAUSERIE_TYPE_HEADER_ROW);
}

static void
type_header (Fixture *fixture, const char *name, const char *value)
{
  GtkWidget *row = find_header (fixture);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (find_type (row, GTK_TYPE_ENTRY)), name);
  gtk_editable_set_text (GTK_EDITABLE (find_type (row, GTK_TYPE_PASSWORD_ENTRY)), value);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    gboolean is_it =
      GTK_IS_BUTTON (child) && g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0;
    GtkWidget *found = is_it ? child : find_button (child, tooltip);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
press (GtkWidget *widget, const char *tooltip)
{
  GtkWidget *button = find_button (widget, tooltip);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_headers (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "http://127.0.0.1:8080/v1");

  open_connection (fixture, connection);
  g_assert_null (find_header (fixture));
  press (fixture->dialog, "Add a header");
  type_header (fixture, "Authorization", "Bearer x");
  g_assert_false (can_save (fixture));
  g_assert_true (shows (find_header (fixture), "Causerie sets the header Authorization itself."));
  type_header (fixture, "X-Team", "blue");
  g_assert_false (shows (find_header (fixture), "Causerie sets"));
  save_connection (fixture);
  g_assert_cmpstr (causerie_connection_get_header_names (connection), ==, "X-Team");

  open_connection (fixture, connection);
  g_assert_nonnull (find_header (fixture));
  press (fixture->dialog, "Remove this header");
  g_assert_null (find_header (fixture));
  save_connection (fixture);
  g_assert_cmpstr (causerie_connection_get_header_names (connection), ==, "");
}

static void
test_time_outs (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "http://127.0.0.1:8080/v1");

  open_connection (fixture, connection);
  type (fixture, "Until an answer begins", "soon");
  g_assert_false (can_save (fixture));
  type (fixture, "Until an answer begins", "900");
  type (fixture, "Without a word in between", "60");
  save_connection (fixture);
  g_assert_cmpstr (causerie_connection_get_first_byte_seconds (connection), ==, "900");
  g_assert_cmpstr (causerie_connection_get_idle_seconds (connection), ==, "60");
}

static void
test_trusted_certificate (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "https://127.0.0.1:8080/v1");

  causerie_connection_set_certificate (connection, FINGERPRINT);
  open_connection (fixture, connection);
  g_assert_true (shows (fixture->dialog, "0011 2233 4455 6677 8899 AABB CCDD EEFF"));
  press (fixture->dialog, "Trust this certificate no longer");
  g_assert_false (gtk_widget_get_visible (find_row (fixture->dialog, "Trusted certificate")));
  save_connection (fixture);
  g_assert_cmpstr (causerie_connection_get_certificate (connection), ==, "");
}

static void
test_authority_that_is_none (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "https://127.0.0.1:8080/v1");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "meson.build", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  open_connection (fixture, connection);
  causerie_trust_row_open (
    CAUSERIE_TRUST_ROW (find_type (fixture->dialog, CAUSERIE_TYPE_TRUST_ROW)), file);
  wait_for (shows (fixture->dialog, "There is no certificate in this file."));
}

static void
test_begins_at_proxy (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "http://127.0.0.1:8080/v1");

  fixture->dialog =
    causerie_connection_dialog_new (NULL, fixture->settings, fixture->gateway, connection);
  causerie_connection_dialog_begin_at (CAUSERIE_CONNECTION_DIALOG (fixture->dialog),
                                       CAUSERIE_CONNECTION_AT_PROXY);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  g_assert_true (adw_expander_row_get_expanded (
    ADW_EXPANDER_ROW (find_type (fixture->dialog, CAUSERIE_TYPE_PROXY_ROW))));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)),
                                         find_row (fixture->dialog, "Proxy")));
}

static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      return window;
  }
  return NULL;
}

/* As a press of the button does it. */
static void
answer (const char *response)
{
  g_autoptr(GtkWindow) question = g_object_ref (find_question ());

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_close (question);
  wait_for (find_question () == NULL);
}

static void
test_unsaved_changes_are_asked_about (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "http://127.0.0.1:8080/v1");

  open_connection (fixture, connection);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog == NULL); /* nothing was typed */

  open_connection (fixture, connection);
  type (fixture, "Name", "Work");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_for (find_question () != NULL);
  g_assert_true (shows (GTK_WIDGET (find_question ()), "Discard what was typed?"));
  answer ("keep");
  g_assert_nonnull (fixture->dialog);
  assert_holds (fixture, "Name", "Work");

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_for (find_question () != NULL);
  answer ("discard");
  wait_for (fixture->dialog == NULL);
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "Home");
}

static void
test_key_notes (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "http://127.0.0.1:8080/v1");

  open_connection (fixture, connection);
  type (fixture, "Base URL", "http://models.example.org/v1");
  type (fixture, "API key", "some-key");
  g_assert_false (can_save (fixture));
  g_assert_true (shows (fixture->dialog, "anybody on the way can read the key"));
  gtk_widget_activate_action (fixture->dialog, "form.confirm-key", NULL);
  g_assert_true (can_save (fixture));
  save_connection (fixture);
  g_assert_true (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP));
}

static void
test_trust_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = causerie_trust_dialog_new (NULL, "nas.local", FINGERPRINT);
  AdwMessageDialog *self = ADW_MESSAGE_DIALOG (dialog);

  g_assert_nonnull (strstr (adw_message_dialog_get_body (self), "nas.local"));
  g_assert_cmpstr (adw_message_dialog_get_default_response (self), ==, "cancel");
  g_assert_cmpstr (adw_message_dialog_get_close_response (self), ==, "cancel");
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (shows (dialog, "0011 2233 4455 6677\n8899 AABB CCDD EEFF\n0011 2233"));
}

static void
test_risk_dialog (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  causerie_connection_set_base_url (connection, "http://models.example.org/v1");
  for (CauserieRisk risk = CAUSERIE_RISK_FOREIGN_KEY; risk <= CAUSERIE_RISK_PLAIN_HTTP; risk++) {
    GtkWidget *dialog = causerie_risk_dialog_new (NULL, connection, risk);
    AdwMessageDialog *self = ADW_MESSAGE_DIALOG (dialog);

    g_assert_nonnull (strstr (adw_message_dialog_get_body (self), "models.example.org"));
    g_assert_cmpstr (adw_message_dialog_get_default_response (self), ==, "cancel");
    gtk_window_destroy (GTK_WINDOW (dialog));
  }
}

#define ADD(path, function) \
  g_test_add ("/connection-dialog/" path, Fixture, NULL, set_up, function, tear_down)

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

  g_test_add_func ("/connection-dialog/templates", test_templates);
  ADD ("name-and-address", test_name_and_address);
  ADD ("proxy", test_proxy);
  ADD ("headers", test_headers);
  ADD ("time-outs", test_time_outs);
  ADD ("trusted-certificate", test_trusted_certificate);
  ADD ("authority-that-is-none", test_authority_that_is_none);
  ADD ("begins-at-proxy", test_begins_at_proxy);
  ADD ("unsaved-changes-are-asked-about", test_unsaved_changes_are_asked_about);
  ADD ("key-notes", test_key_notes);
  ADD ("trust-dialog", test_trust_dialog);
  ADD ("risk-dialog", test_risk_dialog);

  return g_test_run ();
}
