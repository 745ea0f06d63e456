/* causerie-connection-row.c: one connection in the preferences, its state and its actions
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CauserieConnectionRow {
  AdwActionRow              parent_instance;

  /* owned */
  CauserieConnection       *connection;
  CauserieConnectionStates *states;     /* NULL: nothing is known */

  /* template children */
  GtkImage                 *icon;
  GtkWidget                *menu;
};

G_DEFINE_FINAL_TYPE (CauserieConnectionRow, causerie_connection_row, ADW_TYPE_ACTION_ROW)

static const struct {
  const char *icon_name;
  const char *css_class;
} looks[] = {
  [CAUSERIE_CONNECTION_UNKNOWN] = { "content-loading-symbolic", "dim-label" },
  [CAUSERIE_CONNECTION_READY] = { "object-select-symbolic", "success" },
  [CAUSERIE_CONNECTION_KEY_MISSING] = { "dialog-password-symbolic", "warning" },
  [CAUSERIE_CONNECTION_KEY_LOCKED] = { "changes-prevent-symbolic", "warning" },
  [CAUSERIE_CONNECTION_OFFLINE] = { "network-offline-symbolic", "dim-label" },
};

/* --- what it shows --- */

static void
show_icon (CauserieConnectionRow *self)
{
  CauserieConnectionState state =
    self->states != NULL ? causerie_connection_states_get (self->states, self->connection)
                         : CAUSERIE_CONNECTION_UNKNOWN;

  gtk_image_set_from_icon_name (self->icon, looks[state].icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]) { looks[state].css_class, NULL });
}

static void
name_menu (CauserieConnectionRow *self, const char *name)
{
  /* Translators: what a screen reader says of a menu button; %s is the name of a connection. */
  g_autofree char *label = g_strdup_printf (_("Menu of %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
show (CauserieConnectionRow *self)
{
  const char *name = causerie_connection_get_name (self->connection);
  const char *address = causerie_connection_get_base_url (self->connection);
  g_autofree char *state =
    self->states != NULL ? causerie_connection_states_describe (self->states, self->connection)
                         : g_strdup ("");
  g_autofree char *subtitle =
    g_strjoin (*address != '\0' && *state != '\0' ? "\n" : "", address, state, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  show_icon (self);
  name_menu (self, name);
}

/* --- actions --- */

/* "connection.edit" is "connections.edit" with the uid. */
static void
pass_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionRow *self = CAUSERIE_CONNECTION_ROW (widget);
  g_autofree char *action = g_strconcat ("connections", strchr (name, '.'), NULL);

  gtk_widget_activate_action (widget, action, "s", causerie_connection_get_uid (self->connection));
}

static void
activated_cb (CauserieConnectionRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "connection.edit", NULL);
}

static void
causerie_connection_row_dispose (GObject *object)
{
  CauserieConnectionRow *self = CAUSERIE_CONNECTION_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_CONNECTION_ROW);
  g_clear_object (&self->states);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (causerie_connection_row_parent_class)->dispose (object);
}

static void
causerie_connection_row_class_init (CauserieConnectionRowClass *klass)
{
  static const char * const actions[] = { "connection.edit", "connection.check",
                                          "connection.duplicate", "connection.delete" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_connection_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-connection-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionRow, menu);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, pass_on_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "connection.delete", NULL);
}

static void
causerie_connection_row_init (CauserieConnectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
causerie_connection_row_new (CauserieConnection *connection)
{
  CauserieConnectionRow *self;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  self = g_object_new (CAUSERIE_TYPE_CONNECTION_ROW, NULL);
  self->connection = g_object_ref (connection);
  g_signal_connect_object (connection, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}

CauserieConnection *
causerie_connection_row_get_connection (CauserieConnectionRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION_ROW (self), NULL);

  return self->connection;
}

void
causerie_connection_row_show (CauserieConnectionRow *self, CauserieConnectionStates *states)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION_ROW (self));

  g_set_object (&self->states, states);
  show (self);
}
