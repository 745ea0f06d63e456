/* causerie-connection-dialog.c: one account or server: name, address, key, and the way there
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-dialog.h"

#include "causerie-address-row.h"
#include "causerie-advanced-group.h"
#include "causerie-connection-draft.h"
#include "causerie-discard-question.h"
#include "causerie-key-guard.h"
#include "causerie-note-row.h"
#include "causerie-toast.h"

#include <glib/gi18n.h>

struct _CauserieConnectionDialog {
  AdwWindow                parent_instance;

  /* owned */
  CauserieGateway         *gateway;
  CauserieConnection      *connection;
  CauserieKeptKeys        *keys;
  CauserieConnectionDraft *draft;       /* what the fields mean as they stand */
  CauserieConnectionDraft *saving;      /* while its secrets are being kept */
  GCancellable            *cancellable;

  gboolean                 key_confirmed;
  gboolean                 way_confirmed;
  CauserieConnectionPlace  place;       /* where the focus is when it is shown */
  gboolean                 filling;     /* the program writes into the fields */

  /* template children */
  GtkWidget               *fields;
  GtkWidget               *name;
  GtkLabel                *provider;
  CauserieAddressRow      *base_url;
  CauserieNoteRow         *base_url_note;
  GtkWidget               *key;
  GtkLinkButton           *get_key;
  CauserieNoteRow         *key_note;
  GtkWidget               *confirm_key;
  GtkWidget               *app;
  GtkWidget               *app_url;
  GtkWidget               *app_title;
  CauserieAdvancedGroup   *advanced;
  GtkRevealer             *reason_revealer;
  GtkLabel                *reason;
};

G_DEFINE_FINAL_TYPE (CauserieConnectionDialog, causerie_connection_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static CauserieConnectionDraft *
read_draft (CauserieConnectionDialog *self)
{
  const CauserieTypedRoute route = causerie_advanced_group_read (self->advanced);
  const CauserieTypedConnection typed = {
    .connection = self->connection,
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

/* --- what the form says --- */

static void
show_base_url_note (CauserieConnectionDialog *self, const char *problem)
{
  g_autofree char *note = causerie_address_row_dup_note (self->base_url);

  if (self->draft->problem == CAUSERIE_CONNECTION_WRONG_ADDRESS)
    causerie_note_row_say (self->base_url_note, problem, CAUSERIE_NOTE_ERROR);
  else
    causerie_note_row_say (self->base_url_note, note, CAUSERIE_NOTE_PLAIN);
}

static const char *
describe_key (CauserieConnectionDialog *self)
{
  if (self->draft->key == NULL)
    return causerie_kept_keys_get_text (self->keys, self->connection);
  if (causerie_kept_keys_get_state (self->keys, self->connection) == CAUSERIE_KEY_KEPT)
    return _("Replaces the key that is kept.");

  return NULL;
}

static void
show_key_note (CauserieConnectionDialog *self, const char *problem)
{
  gboolean asks = self->draft->problem == CAUSERIE_CONNECTION_FOREIGN_KEY ||
                  self->draft->problem == CAUSERIE_CONNECTION_STRANDED_KEY ||
                  self->draft->problem == CAUSERIE_CONNECTION_READABLE_KEY;
  g_autofree char *cut =
    causerie_key_guard_describe_cut (self->draft->result, self->draft->key);

  gtk_widget_set_visible (self->confirm_key, asks);
  if (asks)
    causerie_note_row_say (self->key_note, problem, CAUSERIE_NOTE_QUESTION);
  else if (self->draft->problem == CAUSERIE_CONNECTION_WRONG_KEY)
    causerie_note_row_say (self->key_note, problem, CAUSERIE_NOTE_ERROR);
  else if (cut != NULL)
    causerie_note_row_say (self->key_note, cut, CAUSERIE_NOTE_ERROR);
  else
    causerie_note_row_say (self->key_note, describe_key (self), CAUSERIE_NOTE_PLAIN);
}

static void
show_provider (CauserieConnectionDialog *self)
{
  const CauserieProvider *facts = causerie_connection_get_facts (self->draft->result);
  gboolean is_demo = (facts->flags & CAUSERIE_PROVIDER_DEMO) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->base_url), !is_demo);
  gtk_widget_set_visible (self->key, !is_demo);
  gtk_widget_set_visible (GTK_WIDGET (self->advanced), !is_demo);
  gtk_widget_set_visible (self->app, (facts->flags & CAUSERIE_PROVIDER_ATTRIBUTION) != 0);
  if (facts->keys_url != NULL)
    gtk_link_button_set_uri (self->get_key, facts->keys_url);
  gtk_widget_set_visible (GTK_WIDGET (self->get_key),
                          facts->keys_url != NULL && *get_text (self->key) == '\0');
}

static void
show_reason (CauserieConnectionDialog *self, const char *reason)
{
  if (reason != NULL)
    gtk_label_set_text (self->reason, reason);
  gtk_revealer_set_reveal_child (self->reason_revealer, reason != NULL);
}

static void
update (CauserieConnectionDialog *self)
{
  g_autofree char *problem = NULL;

  if (self->filling)
    return;

  g_clear_pointer (&self->draft, causerie_connection_draft_free);
  self->draft = read_draft (self);
  problem = causerie_connection_draft_explain (self->draft);
  show_provider (self);
  show_base_url_note (self, problem);
  show_key_note (self, problem);
  causerie_advanced_group_show_problem (self->advanced, self->draft->route);
  show_reason (self, problem);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save",
                                 problem == NULL && self->saving == NULL);
}

/* What was confirmed was this key for this address. */
static void
address_or_key_cb (CauserieConnectionDialog *self)
{
  self->key_confirmed = FALSE;
  self->way_confirmed = FALSE;
  update (self);
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
  gtk_widget_grab_focus (self->key);
  update (self);
}

/* --- saving --- */

static void
finish_saving (CauserieConnectionDialog *self)
{
  g_autoptr(CauserieConnectionDraft) draft = g_steal_pointer (&self->saving);

  causerie_connection_draft_apply (draft, self->connection);
  gtk_window_destroy (GTK_WINDOW (self));
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
    return; /* closed meanwhile */

  if (kept) {
    if (!kept_for_good)
      causerie_toast_show_unkept_key (gtk_window_get_transient_for (GTK_WINDOW (self)), keyring);
    finish_saving (self);
    return;
  }

  g_clear_pointer (&self->saving, causerie_connection_draft_free);
  gtk_widget_set_sensitive (self->fields, TRUE);
  gtk_widget_grab_focus (self->key);
  update (self);
  show_reason (self, _("The key could not be kept."));
}

/* The keyring may ask for its password first. */
static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (widget);

  self->saving = read_draft (self);
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* a cursor would go on to blink */
  gtk_widget_set_sensitive (self->fields, FALSE);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  causerie_connection_draft_keep_async (self->saving, causerie_gateway_get_keyring (self->gateway),
                                        self->cancellable, kept_cb, g_object_ref (self));
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
    gtk_widget_grab_focus (self->key);
    break;
  case CAUSERIE_CONNECTION_AT_ADDRESS:
    gtk_widget_grab_focus (GTK_WIDGET (self->base_url));
    break;
  case CAUSERIE_CONNECTION_AT_PROXY:
    causerie_advanced_group_begin_at_proxy (self->advanced);
    break;
  case CAUSERIE_CONNECTION_AT_START:
  default:
    gtk_widget_grab_focus (self->name);
    break;
  }
}

static void
causerie_connection_dialog_dispose (GObject *object)
{
  CauserieConnectionDialog *self = CAUSERIE_CONNECTION_DIALOG (object);

  self->filling = TRUE; /* fields that go are no typing */
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_CONNECTION_DIALOG);
  g_clear_pointer (&self->saving, causerie_connection_draft_free);
  g_clear_pointer (&self->draft, causerie_connection_draft_free);
  g_clear_object (&self->keys);
  g_clear_object (&self->connection);
  g_clear_object (&self->gateway);

  G_OBJECT_CLASS (causerie_connection_dialog_parent_class)->dispose (object);
}

static void
causerie_connection_dialog_finalize (GObject *object)
{
  g_object_unref (CAUSERIE_CONNECTION_DIALOG (object)->cancellable);

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
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, get_key);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, key_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, confirm_key);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, app);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, app_url);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, app_title);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, advanced);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, reason_revealer);
  gtk_widget_class_bind_template_child (widget_class, CauserieConnectionDialog, reason);
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
  g_type_ensure (CAUSERIE_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-connection-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "form.confirm-key", NULL, confirm_key_action);
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
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  watch (self, self->name, G_CALLBACK (update));
  watch (self, self->base_url, G_CALLBACK (address_or_key_cb));
  watch (self, self->key, G_CALLBACK (address_or_key_cb));
  watch (self, self->app_url, G_CALLBACK (update));
  watch (self, self->app_title, G_CALLBACK (update));
  watch (self, self->advanced, G_CALLBACK (update));
}

static void
fill (CauserieConnectionDialog *self)
{
  CauserieConnection *connection = self->connection;
  const CauserieProvider *provider =
    causerie_provider_get (causerie_connection_get_provider (connection));

  gtk_editable_set_text (GTK_EDITABLE (self->name), causerie_connection_get_name (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->base_url),
                         causerie_connection_get_base_url (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->app_url),
                         causerie_connection_get_app_url (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->app_title),
                         causerie_connection_get_app_title (connection));
  gtk_label_set_text (self->provider, _(provider->name));
  causerie_advanced_group_show (self->advanced, connection);
}

GtkWidget *
causerie_connection_dialog_new (GtkWindow          *parent,
                                CauserieSettings   *settings,
                                CauserieGateway    *gateway,
                                CauserieConnection *connection)
{
  CauserieConnectionDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (gateway) && CAUSERIE_IS_CONNECTION (connection), NULL);

  self = g_object_new (CAUSERIE_TYPE_CONNECTION_DIALOG, "transient-for", parent, NULL);
  self->gateway = g_object_ref (gateway);
  self->connection = g_object_ref (connection);
  self->keys = causerie_kept_keys_new (causerie_gateway_get_keyring (gateway));
  g_signal_connect_object (self->keys, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  fill (self);
  self->filling = FALSE;
  causerie_kept_keys_look_up (self->keys, connection);
  update (self);

  return GTK_WIDGET (self);
}

void
causerie_connection_dialog_begin_at (CauserieConnectionDialog *self, CauserieConnectionPlace place)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION_DIALOG (self));

  self->place = place;
}
