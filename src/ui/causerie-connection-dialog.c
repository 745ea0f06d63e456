/* causerie-connection-dialog.c: one account or server: name, address, key, and the way there
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-dialog-private.h"

#include "causerie-check-dialog.h"
#include "causerie-connection-name.h"
#include "causerie-discard-question.h"
#include "causerie-environment-key.h"
#include "causerie-usual-model.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CauserieConnectionDialog, causerie_connection_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

CauserieConnectionDraft *
causerie_connection_dialog_read (CauserieConnectionDialog *self)
{
  const CauserieTypedRoute route = causerie_advanced_group_read (self->advanced);
  const CauserieTypedConnection typed = {
    .connection = self->connection,
    .provider = causerie_provider_row_get (self->provider)->id,
    .name = get_text (self->name),
    .base_url = get_text (self->base_url),
    .key = get_text (self->key),
    .key_confirmed = self->key_confirmed,
    .way_confirmed = self->way_confirmed,
    .app_url = get_text (self->app_url),
    .app_title = get_text (self->app_title),
    .route = &route,
  };

  return causerie_connection_draft_new (&typed, self->keys);
}

static void
keys_changed_cb (CauserieConnectionDialog *self)
{
  char *key = causerie_kept_keys_dup_key (self->keys, self->connection);

  causerie_key_row_set_kept (self->key, key);
  causerie_keyring_free_key (key);
  causerie_connection_dialog_update (self);
}

/* --- typing --- */

static void
fill_text (CauserieConnectionDialog *self, gpointer row, const char *text)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  if (!g_str_equal (get_text (row), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  self->filling = filling;
}

/* A name nobody typed follows the address of a new connection. */
static void
follow_address (CauserieConnectionDialog *self)
{
  g_autofree char *name = NULL;

  if (!self->is_new || self->name_typed || self->filling)
    return;

  name = causerie_connection_name_new (self->settings,
                                       causerie_provider_row_get (self->provider)->id,
                                       get_text (self->base_url));
  fill_text (self, self->name, name);
}

static void
name_cb (CauserieConnectionDialog *self)
{
  if (self->filling)
    return;

  self->name_typed = *get_text (self->name) != '\0';
  causerie_connection_dialog_update (self);
}

/* A row brings its address; one that was typed comes back with the next row that has none. */
static void
provider_cb (CauserieConnectionDialog *self)
{
  const CauserieProvider *provider = causerie_provider_row_get (self->provider);
  const char *present = get_text (self->base_url);

  if (self->filling)
    return;

  if (!causerie_provider_row_brings (present)) {
    g_free (self->own_address);
    self->own_address = g_strdup (present);
  }
  fill_text (self, self->base_url,
             *provider->base_url != '\0' ? provider->base_url : self->own_address);
  follow_address (self);
  causerie_connection_dialog_update (self);
}

/* What was confirmed was this key for this address. */
static void
address_or_key_cb (CauserieConnectionDialog *self)
{
  self->key_confirmed = FALSE;
  self->way_confirmed = FALSE;
  follow_address (self);
  causerie_connection_dialog_update (self);
}

static void
confirm_key_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (widget);

  causerie_address_row_complete (self->base_url);
  if (self->draft->problem == CAUSERIE_CONNECTION_READABLE_KEY)
    self->way_confirmed = TRUE;
  else
    self->key_confirmed = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->key));
  causerie_connection_dialog_update (self);
}

/* The keyring may show a prompt. A connection that is new has no key in it. */
static void
look_up_key (CauserieConnectionDialog *self)
{
  g_clear_object (&self->keys);
  self->keys = causerie_kept_keys_new (causerie_gateway_get_keyring (self->gateway));
  g_signal_connect_object (self->keys, "changed", G_CALLBACK (keys_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->is_new)
    causerie_kept_keys_set (self->keys, self->connection, NULL);
  else
    causerie_kept_keys_look_up (self->keys, self->connection);
}

static void
unlock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (widget);

  causerie_keyring_retry (causerie_gateway_get_keyring (self->gateway));
  look_up_key (self);
  causerie_connection_dialog_update (self);
}

static void
use_variable_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (widget);
  char *key = causerie_environment_key_find (self->draft->result, NULL);

  if (key != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->key), key);
  causerie_keyring_free_key (key);
  gtk_widget_grab_focus (GTK_WIDGET (self->key));
}

/* --- checking --- */

static void
address_chosen_cb (CauserieConnectionDialog *self, const char *base_url)
{
  gtk_editable_set_text (GTK_EDITABLE (self->base_url), base_url);
}

/* What is typed is checked, saved or not; a key that is kept comes from the keyring. */
static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (widget);
  const char *key = self->draft->key;
  GtkWidget *dialog;

  if (key == NULL && self->is_new)
    key = ""; /* the keyring has none of it */
  dialog = causerie_check_dialog_new (GTK_WINDOW (self), self->gateway, self->draft->result, NULL,
                                      key, causerie_usual_model_find (self->settings,
                                                                      self->connection));
  g_signal_connect_object (dialog, "address-chosen", G_CALLBACK (address_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- closing --- */

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_destroy (GTK_WINDOW (widget));
}

static gboolean
causerie_connection_dialog_close_request (GtkWindow *window)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (window);

  if (self->draft != NULL &&
      causerie_connection_draft_is_changed (self->draft, self->connection)) {
    causerie_discard_question_ask (window, _("The connection has not been saved."));
    return TRUE;
  }

  return GTK_WINDOW_CLASS (causerie_connection_dialog_parent_class)->close_request (window);
}

static void
causerie_connection_dialog_map (GtkWidget *widget)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (widget);

  GTK_WIDGET_CLASS (causerie_connection_dialog_parent_class)->map (widget);
  switch (self->place) {
  case CAUSERIE_CONNECTION_AT_KEY:
    gtk_widget_grab_focus (GTK_WIDGET (self->key));
    break;
  case CAUSERIE_CONNECTION_AT_ADDRESS:
    gtk_widget_grab_focus (GTK_WIDGET (self->base_url));
    break;
  case CAUSERIE_CONNECTION_AT_PROXY:
    causerie_advanced_group_begin_at_proxy (self->advanced);
    break;
  case CAUSERIE_CONNECTION_AT_START:
  default:
    gtk_widget_grab_focus (self->is_new ? GTK_WIDGET (self->provider) : self->name);
    break;
  }
}

static void
causerie_connection_dialog_dispose (GObject *object)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (object);

  self->filling = TRUE; /* fields that go are no typing */
  causerie_connection_dialog_stop_saving (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_CONNECTION_DIALOG);
  g_clear_pointer (&self->draft, causerie_connection_draft_free);
  g_clear_object (&self->keys);
  g_clear_object (&self->connection);
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_connection_dialog_parent_class)->dispose (object);
}

static void
causerie_connection_dialog_finalize (GObject *object)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (object);

  g_object_unref (self->cancellable);
  g_free (self->own_address);

  G_OBJECT_CLASS (causerie_connection_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, provider);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, base_url);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, base_url_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, key);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, key_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, confirm_key);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, unlock);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, use_variable);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, links);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, check);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, app);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, app_url);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, app_title);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, advanced);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, reason_revealer);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, skip_keyring);
}

static void
causerie_connection_dialog_class_init (CauserieConnectionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_connection_dialog_dispose;
  object_class->finalize = causerie_connection_dialog_finalize;
  widget_class->map = causerie_connection_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = causerie_connection_dialog_close_request;

  g_type_ensure (CAUSERIE_TYPE_ADDRESS_ROW);
  g_type_ensure (CAUSERIE_TYPE_ADVANCED_GROUP);
  g_type_ensure (CAUSERIE_TYPE_KEY_ROW);
  g_type_ensure (CAUSERIE_TYPE_NOTE_ROW);
  g_type_ensure (CAUSERIE_TYPE_PROVIDER_LINKS);
  g_type_ensure (CAUSERIE_TYPE_PROVIDER_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-connection-dialog.ui");
  bind_children (widget_class);
  causerie_connection_dialog_install_save (widget_class);
  gtk_widget_class_install_action (widget_class, "form.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "form.confirm-key", NULL, confirm_key_action);
  gtk_widget_class_install_action (widget_class, "form.unlock", NULL, unlock_action);
  gtk_widget_class_install_action (widget_class, "form.use-variable", NULL, use_variable_action);
  gtk_widget_class_install_action (widget_class, "form.check", NULL, check_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
watch (CauserieConnectionDialog *self, gpointer row, GCallback changed_cb)
{
  g_signal_connect_object (row, "changed", changed_cb, self, G_CONNECT_SWAPPED);
}

static void
causerie_connection_dialog_init (CauserieConnectionDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->own_address = g_strdup ("");
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  watch (self, self->name, G_CALLBACK (name_cb));
  watch (self, self->base_url, G_CALLBACK (address_or_key_cb));
  watch (self, self->key, G_CALLBACK (address_or_key_cb));
  watch (self, self->app_url, G_CALLBACK (causerie_connection_dialog_update));
  watch (self, self->app_title, G_CALLBACK (causerie_connection_dialog_update));
  g_signal_connect_object (self->provider, "notify::selected", G_CALLBACK (provider_cb), self,
                           G_CONNECT_SWAPPED);
  watch (self, self->advanced, G_CALLBACK (causerie_connection_dialog_update));
}

static void
fill (CauserieConnectionDialog *self)
{
  CauserieConnection *connection = self->connection;

  causerie_provider_row_show (self->provider, causerie_connection_get_provider (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->name), causerie_connection_get_name (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->base_url),
                         causerie_connection_get_base_url (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->app_url),
                         causerie_connection_get_app_url (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->app_title),
                         causerie_connection_get_app_title (connection));
  causerie_advanced_group_show (self->advanced, connection);
}

/* As the first row of the table has it. */
static CauserieConnection *
make_connection (CauserieSettings *settings)
{
  CauserieConnection *connection = causerie_connection_new (NULL);
  gsize n_providers;
  const CauserieProvider *provider = causerie_provider_list (&n_providers);
  g_autofree char *name = causerie_connection_name_new (settings, provider->id, provider->base_url);

  causerie_connection_set_provider (connection, provider->id);
  causerie_connection_set_base_url (connection, provider->base_url);
  causerie_connection_set_name (connection, name);

  return connection;
}

GtkWidget *
causerie_connection_dialog_new (GtkWindow          *parent,
                                CauserieSettings   *settings,
                                CauserieGateway    *gateway,
                                CauserieConnection *connection)
{
  CauserieConnectionDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway), NULL);
  g_return_val_if_fail (connection == NULL || CAUSERIE_IS_CONNECTION (connection), NULL);

  self = g_object_new (CAUSERIE_TYPE_CONNECTION_DIALOG, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);
  self->is_new = connection == NULL;
  self->connection = connection != NULL ? g_object_ref (connection) : make_connection (settings);
  if (self->is_new)
    gtk_window_set_title (GTK_WINDOW (self), _("Add connection"));
  fill (self);
  look_up_key (self);
  self->filling = FALSE;
  causerie_connection_dialog_update (self);

  return GTK_WIDGET (self);
}

void
causerie_connection_dialog_begin_at (CauserieConnectionDialog *self, CauserieConnectionPlace place)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION_DIALOG (self));

  self->place = place;
}
