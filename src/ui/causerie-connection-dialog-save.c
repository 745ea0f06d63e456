/* causerie-connection-dialog-save.c: a connection's form is saved, its secrets first
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-dialog-private.h"

#include "causerie-toast.h"

#include <glib/gi18n.h>

/* How long a keyring is waited for without a word. Seconds. */
#define PATIENCE 2

static void
lose_patience (CauserieConnectionDialog *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  gtk_widget_set_visible (self->skip_keyring, FALSE);
}

static void
finish_saving (CauserieConnectionDialog *self)
{
  g_autoptr(CauserieConnectionDraft) draft = g_steal_pointer (&self->saving);

  lose_patience (self);
  causerie_connection_draft_apply (draft, self->connection);
  if (self->is_new)
    causerie_settings_add_connection (self->settings, self->connection);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
give_up_saving (CauserieConnectionDialog *self)
{
  lose_patience (self);
  g_clear_pointer (&self->saving, causerie_connection_draft_free);
  gtk_widget_set_sensitive (self->fields, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->key));
  causerie_connection_dialog_update (self);
  causerie_connection_dialog_show_reason (self, _("The key could not be kept."));
}

static void
say_unkept (CauserieConnectionDialog *self)
{
  causerie_toast_show_unkept_key (gtk_window_get_transient_for (GTK_WINDOW (self)),
                                  causerie_gateway_get_keyring (self->gateway));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieConnectionDialog) self = user_data;
  CauserieKeyring *keyring = CAUSERIE_KEYRING (source);
  g_autoptr(GError) error = NULL;
  gboolean kept_for_good = FALSE;
  gboolean kept = causerie_connection_draft_keep_finish (keyring, result, &kept_for_good, &error);

  if (self->saving == NULL)
    return; /* closed meanwhile, or kept for this run */

  if (!kept) {
    give_up_saving (self);
    return;
  }

  if (!kept_for_good)
    say_unkept (self);
  finish_saving (self);
}

/* It may wait for its password, or hang: both are the same from here. */
static gboolean
patience_cb (gpointer user_data)
{
  CauserieConnectionDialog *self = user_data;

  self->patience_id = 0;
  causerie_connection_dialog_show_reason (self, _("Waiting for the keyring…"));
  gtk_widget_set_visible (self->skip_keyring, TRUE);

  return G_SOURCE_REMOVE;
}

/* The keyring may ask for its password first. */
static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (widget);

  self->saving = causerie_connection_dialog_read (self);
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* a cursor would go on to blink */
  gtk_widget_set_sensitive (self->fields, FALSE);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  self->patience_id = g_timeout_add_seconds (PATIENCE, patience_cb, self);
  causerie_connection_draft_keep_async (self->saving, causerie_gateway_get_keyring (self->gateway),
                                        self->cancellable, kept_cb, g_object_ref (self));
}

static void
skip_keyring_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (widget);

  if (self->saving == NULL)
    return;

  causerie_connection_draft_remember (self->saving, causerie_gateway_get_keyring (self->gateway));
  g_cancellable_cancel (self->cancellable);
  causerie_toast_show (gtk_window_get_transient_for (GTK_WINDOW (self)),
                       _("The key is kept for this run only."));
  finish_saving (self);
}

void
causerie_connection_dialog_install_save (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.skip-keyring", NULL, skip_keyring_action);
}

void
causerie_connection_dialog_stop_saving (CauserieConnectionDialog *self)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION_DIALOG (self));

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->saving, causerie_connection_draft_free);
}
