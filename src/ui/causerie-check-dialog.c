/* causerie-check-dialog.c: a connection checked while the person looks on
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-dialog.h"

#include "causerie-check-view.h"
#include "causerie-copy-button.h"

#include <glib/gi18n.h>

struct _CauserieCheckDialog {
  AdwWindow           parent_instance;

  /* owned */
  CauserieGateway    *gateway;
  CauserieConnection *connection;
  char               *address;
  char               *key;        /* NULL: the keyring's */
  char               *model;

  /* template children */
  AdwHeaderBar       *header;
  AdwWindowTitle     *title;
  CauserieCheckView  *view;
};

G_DEFINE_FINAL_TYPE (CauserieCheckDialog, causerie_check_dialog, ADW_TYPE_WINDOW)

enum { ADDRESS_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_running (CauserieCheckDialog *self)
{
  gboolean is_running;

  g_object_get (self->view, "running", &is_running, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.again", !is_running);
}

static void
start (CauserieCheckDialog *self)
{
  g_autoptr(CauserieCheck) check = causerie_check_new (self->gateway, self->connection);

  causerie_check_set_typed (check, self->address);
  causerie_check_set_key (check, self->key);
  causerie_check_set_model (check, self->model);
  causerie_check_view_start (self->view, check,
                             causerie_connection_get_base_url (self->connection));
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (CAUSERIE_CHECK_DIALOG (widget));
}

static void
use_address_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieCheckDialog *self = CAUSERIE_CHECK_DIALOG (widget);

  g_signal_emit (self, signals[ADDRESS_CHOSEN], 0, g_variant_get_string (parameter, NULL));
  gtk_window_close (GTK_WINDOW (self));
}

static char *
dup_report (gpointer self)
{
  return causerie_check_view_dup_report (CAUSERIE_CHECK_DIALOG (self)->view);
}

static void
causerie_check_dialog_dispose (GObject *object)
{
  CauserieCheckDialog *self = CAUSERIE_CHECK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_CHECK_DIALOG);
  g_clear_object (&self->connection);
  g_clear_object (&self->gateway);

  G_OBJECT_CLASS (causerie_check_dialog_parent_class)->dispose (object);
}

static void
causerie_check_dialog_finalize (GObject *object)
{
  CauserieCheckDialog *self = CAUSERIE_CHECK_DIALOG (object);

  g_free (self->address);
  g_free (self->model);
  causerie_keyring_free_key (self->key);

  G_OBJECT_CLASS (causerie_check_dialog_parent_class)->finalize (object);
}

static void
causerie_check_dialog_class_init (CauserieCheckDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_check_dialog_dispose;
  object_class->finalize = causerie_check_dialog_finalize;

  signals[ADDRESS_CHOSEN] = g_signal_new ("address-chosen", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRING);

  g_type_ensure (CAUSERIE_TYPE_CHECK_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckDialog, header);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, show_running);
  gtk_widget_class_install_action (widget_class, "check.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "check.use-address", "s", use_address_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
causerie_check_dialog_init (CauserieCheckDialog *self)
{
  GtkWidget *copy;

  gtk_widget_init_template (GTK_WIDGET (self));
  copy = causerie_copy_button_new (_("Copy the steps"));
  causerie_copy_button_set_source (CAUSERIE_COPY_BUTTON (copy), dup_report, self);
  adw_header_bar_pack_end (self->header, copy);
}

GtkWidget *
causerie_check_dialog_new (GtkWindow          *parent,
                           CauserieGateway    *gateway,
                           CauserieConnection *connection,
                           const char         *address,
                           const char         *key,
                           const char         *model)
{
  CauserieCheckDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (gateway) && CAUSERIE_IS_CONNECTION (connection), NULL);

  self = g_object_new (CAUSERIE_TYPE_CHECK_DIALOG, "transient-for", parent, NULL);
  self->gateway = g_object_ref (gateway);
  self->connection = g_object_ref (connection);
  self->address = g_strdup (address);
  self->key = g_strdup (key);
  self->model = g_strdup (model);
  adw_window_title_set_subtitle (self->title, causerie_connection_get_name (connection));
  start (self);

  return GTK_WIDGET (self);
}
