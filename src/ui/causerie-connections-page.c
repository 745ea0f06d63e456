/* causerie-connections-page.c: preferences of connections: accounts and servers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connections-page.h"

#include "causerie-check-dialog.h"
#include "causerie-connection-dialog.h"
#include "causerie-connection-duplicate.h"
#include "causerie-connection-removal.h"
#include "causerie-connection-row.h"
#include "causerie-connection-states.h"
#include "causerie-log-page.h"
#include "causerie-undo-toast.h"
#include "causerie-usual-model.h"

#include <glib/gi18n.h>

struct _CauserieConnectionsPage {
  AdwPreferencesPage        parent_instance;

  /* owned */
  CauserieSettings         *settings;
  CauserieGateway          *gateway;
  CauserieConnectionStates *states;
  GSignalGroup             *window;    /* the one it is in, while it is shown */

  /* template children */
  GtkListBox               *list;
  GtkWidget                *locked;
};

G_DEFINE_FINAL_TYPE (CauserieConnectionsPage, causerie_connections_page, ADW_TYPE_PREFERENCES_PAGE)

static GtkWindow *
get_window (CauserieConnectionsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static CauserieConnection *
find_connection (gpointer self, GVariant *uid)
{
  return causerie_settings_find_connection (CAUSERIE_CONNECTIONS_PAGE (self)->settings,
                                            g_variant_get_string (uid, NULL));
}

/* --- what is known --- */

static void
show_states (CauserieConnectionsPage *self)
{
  gboolean is_locked = FALSE;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++) {
    CauserieConnection *connection =
      causerie_connection_row_get_connection (CAUSERIE_CONNECTION_ROW (row));

    causerie_connection_row_show (CAUSERIE_CONNECTION_ROW (row), self->states);
    is_locked |= causerie_connection_states_get (self->states, connection) ==
                 CAUSERIE_CONNECTION_KEY_LOCKED;
  }
  gtk_widget_set_visible (self->locked, is_locked);
}

/* Keys are asked for only when their state is looked at: the keyring may show a prompt. */
static void
look (CauserieConnectionsPage *self)
{
  GListModel *connections = causerie_settings_get_connections (self->settings);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !gtk_window_is_active (get_window (self)))
    return;

  /* Anew each time: a dialog may have changed a key, or a server was started. */
  causerie_connection_states_forget (self->states);
  for (guint i = 0; i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);

    causerie_connection_states_look (self->states, connection);
  }
}

static void
unlock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionsPage *self = CAUSERIE_CONNECTIONS_PAGE (widget);

  causerie_keyring_retry (causerie_gateway_get_keyring (self->gateway));
  look (self);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = causerie_connection_row_new (item);

  causerie_connection_row_show (CAUSERIE_CONNECTION_ROW (row),
                                CAUSERIE_CONNECTIONS_PAGE (user_data)->states);
  return row;
}

/* --- actions --- */

static void
open_dialog (CauserieConnectionsPage *self, CauserieConnection *connection)
{
  gtk_window_present (GTK_WINDOW (causerie_connection_dialog_new (
    get_window (self), self->settings, self->gateway, connection)));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_dialog (CAUSERIE_CONNECTIONS_PAGE (widget), NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnection *connection = find_connection (widget, parameter);

  if (connection != NULL)
    open_dialog (CAUSERIE_CONNECTIONS_PAGE (widget), connection);
}

static void
address_chosen_cb (CauserieConnection *connection, const char *base_url)
{
  causerie_connection_set_base_url (connection, base_url);
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionsPage *self = CAUSERIE_CONNECTIONS_PAGE (widget);
  CauserieConnection *connection = find_connection (widget, parameter);
  GtkWidget *dialog;

  if (connection == NULL)
    return;

  dialog = causerie_check_dialog_new (get_window (self), self->gateway, connection, NULL, NULL,
                                      causerie_usual_model_find (self->settings, connection));
  g_signal_connect_object (dialog, "address-chosen", G_CALLBACK (address_chosen_cb), connection,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionsPage *self = CAUSERIE_CONNECTIONS_PAGE (widget);
  CauserieConnection *connection = find_connection (widget, parameter);

  if (connection != NULL)
    causerie_connection_duplicate (self->settings, causerie_gateway_get_keyring (self->gateway),
                                   connection);
}

static void
undo_cb (gpointer removal)
{
  causerie_connection_removal_undo (removal);
}

static guint
count_profiles (CauserieConnectionsPage *self, const char *uid)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    count += g_str_equal (causerie_profile_get_connection (profile), uid);
  }

  return count;
}

static char *
describe_deletion (CauserieConnectionsPage *self, CauserieConnection *connection)
{
  const char *name = causerie_connection_get_name (connection);
  guint n = count_profiles (self, causerie_connection_get_uid (connection));

  if (n == 0)
    return g_strdup_printf (_("“%s” deleted, its API key too"), name);

  return g_strdup_printf (ngettext ("“%s” deleted, its API key too; %u model used it",
                                    "“%s” deleted, its API key too; %u models used it", n),
                          name, n);
}

/* The key is in memory until the toast goes. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionsPage *self = CAUSERIE_CONNECTIONS_PAGE (widget);
  CauserieConnection *connection = find_connection (widget, parameter);
  g_autofree char *text = NULL;

  if (connection == NULL)
    return;

  text = describe_deletion (self, connection);
  adw_preferences_window_add_toast (
    ADW_PREFERENCES_WINDOW (get_window (self)),
    causerie_undo_toast_new (text, undo_cb,
                             causerie_connection_removal_new (
                               self->settings, causerie_gateway_get_keyring (self->gateway),
                               connection),
                             g_object_unref));
}

static void
show_log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionsPage *self = CAUSERIE_CONNECTIONS_PAGE (widget);

  adw_preferences_window_present_subpage (
    ADW_PREFERENCES_WINDOW (get_window (self)),
    causerie_log_page_new (causerie_gateway_get_log (self->gateway)));
}

/* --- the page --- */

static void
causerie_connections_page_map (GtkWidget *widget)
{
  CauserieConnectionsPage *self = CAUSERIE_CONNECTIONS_PAGE (widget);

  GTK_WIDGET_CLASS (causerie_connections_page_parent_class)->map (widget);
  g_signal_group_set_target (self->window, get_window (self));
  if (self->settings != NULL)
    look (self);
}

static void
causerie_connections_page_unmap (GtkWidget *widget)
{
  g_signal_group_set_target (CAUSERIE_CONNECTIONS_PAGE (widget)->window, NULL);

  GTK_WIDGET_CLASS (causerie_connections_page_parent_class)->unmap (widget);
}

static void
causerie_connections_page_dispose (GObject *object)
{
  CauserieConnectionsPage *self = CAUSERIE_CONNECTIONS_PAGE (object);

  /* Whoever still holds the closed page must not have rows made by it. */
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_CONNECTIONS_PAGE);
  g_clear_object (&self->window);
  g_clear_object (&self->states);
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_connections_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "connections.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "connections.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "connections.check", "s", check_action);
  gtk_widget_class_install_action (widget_class, "connections.duplicate", "s", duplicate_action);
  gtk_widget_class_install_action (widget_class, "connections.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "connections.unlock", NULL, unlock_action);
  gtk_widget_class_install_action (widget_class, "connections.show-log", NULL, show_log_action);
}

static void
causerie_connections_page_class_init (CauserieConnectionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_connections_page_dispose;
  widget_class->map = causerie_connections_page_map;
  widget_class->unmap = causerie_connections_page_unmap;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-connections-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionsPage, locked);
  install_actions (widget_class);
}

static void
causerie_connections_page_init (CauserieConnectionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->window = g_signal_group_new (GTK_TYPE_WINDOW);
  g_signal_group_connect_swapped (self->window, "notify::is-active", G_CALLBACK (look), self);
}

void
causerie_connections_page_set_up (CauserieConnectionsPage *self,
                                  CauserieSettings        *settings,
                                  CauserieGateway         *gateway)
{
  GListModel *connections;

  g_return_if_fail (CAUSERIE_IS_CONNECTIONS_PAGE (self) && self->settings == NULL);
  g_return_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway));

  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);
  self->states = causerie_connection_states_new (causerie_gateway_get_keyring (gateway));
  g_signal_connect_object (self->states, "changed", G_CALLBACK (show_states), self,
                           G_CONNECT_SWAPPED);
  connections = causerie_settings_get_connections (settings);
  gtk_list_box_bind_model (self->list, connections, create_row, self, NULL);
  g_signal_connect_object (connections, "items-changed", G_CALLBACK (look), self,
                           G_CONNECT_SWAPPED);
}
