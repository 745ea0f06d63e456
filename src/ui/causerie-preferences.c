/* causerie-preferences.c: preferences: General, Connections, Models
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-preferences.h"

#include "causerie-connection-dialog.h"
#include "causerie-data-page.h"
#include "causerie-general-page.h"
#include "causerie-item-row.h"
#include "causerie-kept-keys.h"
#include "causerie-profile-dialog.h"

#include <glib/gi18n.h>

struct _CauseriePreferences {
  AdwPreferencesWindow  parent_instance;

  /* owned */
  CauserieSettings     *settings;
  CauserieGateway      *gateway;
  CauserieKeptKeys     *keys;             /* NULL until the connections are looked at */
  GHashTable           *deleted;          /* uid to profile: those that can be brought back */
  CauserieConnection   *doomed;           /* the one whose end is asked about; NULL */

  /* template children */
  CauserieGeneralPage  *general;
  CauserieDataPage     *data;
  AdwPreferencesPage   *connections_page;
  GtkListBox           *connections;
  GtkListBox           *profiles;
};

G_DEFINE_FINAL_TYPE (CauseriePreferences, causerie_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* --- Models --- */

static void
show_profile_row (CauseriePreferences *self, CauserieItemRow *row)
{
  CauserieProfile *profile =
    causerie_settings_find_profile (self->settings, causerie_item_row_get_uid (row));
  CauserieConnection *connection;
  g_autofree char *subtitle = NULL;

  if (profile == NULL)
    return; /* it is about to go */

  connection =
    causerie_settings_find_connection (self->settings, causerie_profile_get_connection (profile));
  /* Translators: a model's identifier and the connection it is asked by. */
  subtitle = g_strdup_printf (_("%s · %s"), causerie_profile_get_model (profile),
                              connection != NULL ? causerie_connection_get_name (connection)
                                                 : _("the connection is gone"));
  causerie_item_row_show (row, causerie_profile_get_name (profile), subtitle);
}

static void
show_profiles (CauseriePreferences *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->profiles, i)) != NULL; i++)
    show_profile_row (self, CAUSERIE_ITEM_ROW (row));
}

static void
profile_changed_cb (GtkWidget *row)
{
  GtkWidget *self = gtk_widget_get_ancestor (row, CAUSERIE_TYPE_PREFERENCES);

  if (self != NULL)
    show_profiles (CAUSERIE_PREFERENCES (self));
}

static GtkWidget *
create_profile_row (gpointer item, gpointer user_data)
{
  CauseriePreferences *self = user_data;
  GtkWidget *row = causerie_item_row_new (causerie_profile_get_uid (item),
                                          "preferences.edit-profile", "preferences.delete-profile");

  g_signal_connect_object (item, "notify", G_CALLBACK (profile_changed_cb), row, G_CONNECT_SWAPPED);
  show_profile_row (self, CAUSERIE_ITEM_ROW (row));

  return row;
}

static void
add_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauseriePreferences *self = CAUSERIE_PREFERENCES (widget);

  gtk_window_present (GTK_WINDOW (causerie_profile_dialog_new (GTK_WINDOW (self), self->settings,
                                                               self->gateway, NULL)));
}

static void
edit_profile_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauseriePreferences *self = CAUSERIE_PREFERENCES (widget);
  CauserieProfile *profile =
    causerie_settings_find_profile (self->settings, g_variant_get_string (parameter, NULL));

  if (profile != NULL)
    gtk_window_present (GTK_WINDOW (causerie_profile_dialog_new (GTK_WINDOW (self), self->settings,
                                                                 self->gateway, profile)));
}

/* A deleted model and where it stood. */
typedef struct {
  CauserieProfile *profile;
  guint            position;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->profile);
  g_free (deletion);
}

static void
restore_profile_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauseriePreferences *self = CAUSERIE_PREFERENCES (widget);
  const char *uid = g_variant_get_string (parameter, NULL);
  Deletion *deletion = g_hash_table_lookup (self->deleted, uid);

  if (deletion == NULL)
    return;

  causerie_settings_insert_profile (self->settings, deletion->profile, deletion->position);
  g_hash_table_remove (self->deleted, uid);
}

static void
offer_undo (CauseriePreferences *self, CauserieProfile *profile)
{
  g_autofree char *title = g_strdup_printf (_("“%s” deleted"), causerie_profile_get_name (profile));
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "preferences.restore-profile");
  adw_toast_set_action_target (toast, "s", causerie_profile_get_uid (profile));
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
}

static void
delete_profile_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauseriePreferences *self = CAUSERIE_PREFERENCES (widget);
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  const char *uid = g_variant_get_string (parameter, NULL);
  guint position = 0;
  g_autoptr(CauserieProfile) profile = NULL;
  Deletion *deletion;

  while ((profile = g_list_model_get_item (profiles, position)) != NULL &&
         !g_str_equal (causerie_profile_get_uid (profile), uid)) {
    g_clear_object (&profile);
    position++;
  }
  if (profile == NULL)
    return;

  deletion = g_new0 (Deletion, 1);
  deletion->profile = g_object_ref (profile);
  deletion->position = position;
  g_hash_table_insert (self->deleted, g_strdup (uid), deletion);
  causerie_settings_remove_profile (self->settings, profile);
  offer_undo (self, profile);
}

/* --- Connections --- */

static void
show_connection_row (CauseriePreferences *self, CauserieItemRow *row)
{
  CauserieConnection *connection =
    causerie_settings_find_connection (self->settings, causerie_item_row_get_uid (row));
  const char *address, *key;
  g_autofree char *subtitle = NULL;

  if (connection == NULL)
    return; /* it is about to go */

  address = causerie_connection_get_base_url (connection);
  key = self->keys != NULL ? causerie_kept_keys_get_text (self->keys, connection) : "";
  subtitle = g_strjoin (*address != '\0' && *key != '\0' ? "\n" : "", address, key, NULL);
  causerie_item_row_show (row, causerie_connection_get_name (connection), subtitle);
}

static void
show_connections (CauseriePreferences *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->connections, i)) != NULL; i++)
    show_connection_row (self, CAUSERIE_ITEM_ROW (row));
}

/* Keys are asked for only when their state is looked at: the keyring may show a prompt. */
static void
look_up_keys (CauseriePreferences *self)
{
  GListModel *connections = causerie_settings_get_connections (self->settings);

  if (!gtk_window_is_active (GTK_WINDOW (self)) ||
      adw_preferences_window_get_visible_page (ADW_PREFERENCES_WINDOW (self)) !=
        self->connections_page)
    return;

  /* Anew each time: a dialog may have changed a key. */
  g_clear_object (&self->keys);
  self->keys = causerie_kept_keys_new (causerie_gateway_get_keyring (self->gateway));
  g_signal_connect_object (self->keys, "changed", G_CALLBACK (show_connections), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);

    causerie_kept_keys_look_up (self->keys, connection);
  }
}

static void
connection_changed_cb (GtkWidget *row)
{
  GtkWidget *self = gtk_widget_get_ancestor (row, CAUSERIE_TYPE_PREFERENCES);

  if (self == NULL)
    return;

  show_connections (CAUSERIE_PREFERENCES (self));
  show_profiles (CAUSERIE_PREFERENCES (self));
}

static GtkWidget *
create_connection_row (gpointer item, gpointer user_data)
{
  CauseriePreferences *self = user_data;
  GtkWidget *row = causerie_item_row_new (causerie_connection_get_uid (item),
                                          "preferences.edit-connection",
                                          "preferences.delete-connection");

  g_signal_connect_object (item, "notify", G_CALLBACK (connection_changed_cb), row,
                           G_CONNECT_SWAPPED);
  show_connection_row (self, CAUSERIE_ITEM_ROW (row));

  return row;
}

static void
edit_connection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauseriePreferences *self = CAUSERIE_PREFERENCES (widget);
  CauserieConnection *connection =
    causerie_settings_find_connection (self->settings, g_variant_get_string (parameter, NULL));

  if (connection != NULL)
    gtk_window_present (GTK_WINDOW (causerie_connection_dialog_new (
      GTK_WINDOW (self), self->settings, self->gateway, connection)));
}

static guint
count_profiles (CauseriePreferences *self, CauserieConnection *connection)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    count += g_str_equal (causerie_profile_get_connection (profile),
                          causerie_connection_get_uid (connection));
  }

  return count;
}

static void
answered_cb (CauseriePreferences *self, const char *response)
{
  g_autoptr(CauserieConnection) connection = g_steal_pointer (&self->doomed);
  const char *uid = causerie_connection_get_uid (connection);

  if (!g_str_equal (response, "delete") ||
      causerie_settings_find_connection (self->settings, uid) != connection)
    return;

  /* Nothing refers to the key any more, so that a keyring that cannot be reached does no harm. */
  causerie_keyring_clear_async (causerie_gateway_get_keyring (self->gateway), uid,
                                NULL, NULL, NULL);
  causerie_settings_remove_connection (self->settings, connection);
  show_profiles (self);
}

static char *
describe_loss (CauseriePreferences *self, CauserieConnection *connection)
{
  guint n_profiles = count_profiles (self, connection);

  if (n_profiles == 0)
    return g_strdup (_("Its API key is deleted too."));

  return g_strdup_printf (ngettext ("Its API key is deleted too. %u model uses it and will not "
                                    "answer until it is given another connection.",
                                    "Its API key is deleted too. %u models use it and will not "
                                    "answer until they are given another connection.", n_profiles),
                          n_profiles);
}

static void
delete_connection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauseriePreferences *self = CAUSERIE_PREFERENCES (widget);
  CauserieConnection *connection =
    causerie_settings_find_connection (self->settings, g_variant_get_string (parameter, NULL));
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *question;

  if (connection == NULL)
    return;

  heading = g_strdup_printf (_("Delete “%s”?"), causerie_connection_get_name (connection));
  body = describe_loss (self, connection);
  question = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question),
                                    "cancel", _("Cancel"),
                                    "delete", _("Delete"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_set_object (&self->doomed, connection);
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
causerie_preferences_dispose (GObject *object)
{
  CauseriePreferences *self = CAUSERIE_PREFERENCES (object);

  /* Whoever still holds the closed window must not have rows made by it. */
  if (self->profiles != NULL)
    gtk_list_box_bind_model (self->profiles, NULL, NULL, NULL, NULL);
  if (self->connections != NULL)
    gtk_list_box_bind_model (self->connections, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_PREFERENCES);
  g_clear_pointer (&self->deleted, g_hash_table_unref);
  g_clear_object (&self->doomed);
  g_clear_object (&self->keys);
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_preferences_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "preferences.add-model", NULL, add_model_action);
  gtk_widget_class_install_action (widget_class, "preferences.edit-profile", "s",
                                   edit_profile_action);
  gtk_widget_class_install_action (widget_class, "preferences.delete-profile", "s",
                                   delete_profile_action);
  gtk_widget_class_install_action (widget_class, "preferences.restore-profile", "s",
                                   restore_profile_action);
  gtk_widget_class_install_action (widget_class, "preferences.edit-connection", "s",
                                   edit_connection_action);
  gtk_widget_class_install_action (widget_class, "preferences.delete-connection", "s",
                                   delete_connection_action);
}

static void
causerie_preferences_class_init (CauseriePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_preferences_dispose;

  g_type_ensure (CAUSERIE_TYPE_GENERAL_PAGE);
  g_type_ensure (CAUSERIE_TYPE_DATA_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CauseriePreferences, general);
  gtk_widget_class_bind_template_child (widget_class, CauseriePreferences, data);
  gtk_widget_class_bind_template_child (widget_class, CauseriePreferences, connections_page);
  gtk_widget_class_bind_template_child (widget_class, CauseriePreferences, connections);
  gtk_widget_class_bind_template_child (widget_class, CauseriePreferences, profiles);
  install_actions (widget_class);
}

static void
causerie_preferences_init (CauseriePreferences *self)
{
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) deletion_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
follow_settings (CauseriePreferences *self)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  GListModel *connections = causerie_settings_get_connections (self->settings);

  causerie_general_page_set_settings (self->general, self->settings);
  gtk_list_box_bind_model (self->profiles, profiles, create_profile_row, self, NULL);
  gtk_list_box_bind_model (self->connections, connections, create_connection_row, self, NULL);

  g_signal_connect_object (connections, "items-changed", G_CALLBACK (look_up_keys), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::visible-page", G_CALLBACK (look_up_keys), NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (look_up_keys), NULL);
}

GtkWidget *
causerie_preferences_new (GtkWindow        *parent,
                          CauserieSettings *settings,
                          CauserieGateway  *gateway,
                          CauserieLibrary  *library,
                          const char       *page)
{
  CauseriePreferences *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway), NULL);
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);

  self = g_object_new (CAUSERIE_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);
  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);
  follow_settings (self);
  causerie_data_page_set_library (self->data, library, causerie_gateway_get_keyring (gateway));
  if (page != NULL && *page != '\0')
    adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (self), page);

  return GTK_WIDGET (self);
}
