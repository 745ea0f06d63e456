/* causerie-profile-dialog.c: Add model: one form in the order of the guide
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-dialog.h"

#include "causerie-discard-question.h"
#include "causerie-model-test.h"
#include "causerie-profile-form.h"
#include "causerie-toast.h"

#include <glib/gi18n.h>

struct _CauserieProfileDialog {
  AdwWindow             parent_instance;

  /* owned */
  CauserieSettings     *settings;
  CauserieGateway      *gateway;
  CauserieProfile      *profile;     /* NULL: a new one */
  CauserieProfileDraft *saving;      /* while its key is being kept */
  GCancellable         *cancellable;

  gboolean              closing;     /* saved or given up: nothing is asked any more */

  /* template children */
  GtkScrolledWindow    *scroller;
  GtkWidget            *fields;
  CauserieProfileForm  *form;
  CauserieModelTest    *test;
  GtkLabel             *uses;
  GtkRevealer          *reason_revealer;
  GtkLabel             *reason;
};

G_DEFINE_FINAL_TYPE (CauserieProfileDialog, causerie_profile_dialog, ADW_TYPE_WINDOW)

enum { SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static CauserieKeyring *
get_keyring (CauserieProfileDialog *self)
{
  return causerie_gateway_get_keyring (self->gateway);
}

/* `reason` NULL: nothing stops saving. */
static void
show_reason (CauserieProfileDialog *self, const char *reason)
{
  if (reason != NULL)
    gtk_label_set_text (self->reason, reason);
  gtk_revealer_set_reveal_child (self->reason_revealer, reason != NULL);
}

static void
changed_cb (CauserieProfileDialog *self)
{
  const CauserieProfileDraft *draft = causerie_profile_form_get_draft (self->form);
  gboolean complete = causerie_profile_draft_is_complete (draft);
  g_autofree char *reason = causerie_profile_draft_why_not (draft);

  show_reason (self, reason);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", complete && self->saving == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "model-test.start", complete);
}

static void
start_test_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieProfileDialog *self = CAUSERIE_PROFILE_DIALOG (widget);
  g_autoptr(CauserieProfileDraft) draft = causerie_profile_form_finish (self->form);
  CauserieQuestion question = {
    .connection = draft->connection,
    .model = draft->model,
    .instructions = draft->instructions,
    .params = &draft->params,
    .key = draft->key,
    .purpose = "test",
    .once = TRUE, /* what went wrong is told at once */
  };

  causerie_model_test_ask (self->test, self->gateway, &question);
}

/* What came back is below the button: it is brought into view as it grows. */
static void
grown_cb (CauserieProfileDialog *self, GtkAdjustment *adjustment)
{
  if (gtk_widget_get_state_flags (GTK_WIDGET (self->test)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

/* --- saving --- */

static void
finish_saving (CauserieProfileDialog *self)
{
  g_autoptr(CauserieProfileDraft) draft = g_steal_pointer (&self->saving);
  g_autoptr(CauserieProfile) saved = NULL;

  /* A key that cannot be taken out of the keyring lies there unused: nothing refers to it. */
  if (draft->outcome == CAUSERIE_DRAFT_REPLACES)
    causerie_keyring_clear_async (get_keyring (self),
                                  causerie_connection_get_uid (draft->before), NULL, NULL, NULL);

  saved = causerie_profile_draft_save (draft, self->settings, self->profile);
  g_signal_emit (self, signals[SAVED], 0, saved);
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
key_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieProfileDialog) self = user_data;
  CauserieKeyring *keyring = CAUSERIE_KEYRING (source);
  g_autoptr(GError) error = NULL;
  gboolean kept_for_good = FALSE;
  gboolean kept = causerie_keyring_store_finish (keyring, result, &kept_for_good, &error);

  if (self->saving == NULL)
    return; /* closed meanwhile */

  if (kept) {
    if (!kept_for_good)
      causerie_toast_show_unkept_key (gtk_window_get_transient_for (GTK_WINDOW (self)), keyring);
    finish_saving (self);
    return;
  }

  g_clear_pointer (&self->saving, causerie_profile_draft_free);
  gtk_widget_set_sensitive (self->fields, TRUE);
  changed_cb (self);
  show_reason (self, _("The key could not be kept."));
}

static void
keep_key (CauserieProfileDialog *self)
{
  CauserieConnection *connection = self->saving->connection;
  /* Translators: how programs that show the keyring call it; %s is a connection's name. */
  g_autofree char *label =
    g_strdup_printf (_("API key of %s"), causerie_connection_get_name (connection));

  causerie_keyring_store_async (get_keyring (self),
                                causerie_connection_get_uid (connection), label, self->saving->key,
                                self->cancellable, key_kept_cb, g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieProfileDialog *self = CAUSERIE_PROFILE_DIALOG (widget);

  causerie_model_test_stop (self->test);
  self->saving = causerie_profile_form_finish (self->form);
  if (self->saving->key == NULL) {
    finish_saving (self);
    return;
  }

  /* The keyring may ask for its password first. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* a cursor would go on to blink */
  gtk_widget_set_sensitive (self->fields, FALSE);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  keep_key (self);
}

/* --- closing --- */

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CAUSERIE_PROFILE_DIALOG (widget)->closing = TRUE;
  gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
causerie_profile_dialog_close_request (GtkWindow *window)
{
  CauserieProfileDialog *self = CAUSERIE_PROFILE_DIALOG (window);

  if (!self->closing && causerie_profile_form_is_touched (self->form)) {
    causerie_discard_question_ask (window, _("The model has not been saved."));
    return TRUE;
  }

  return GTK_WINDOW_CLASS (causerie_profile_dialog_parent_class)->close_request (window);
}

/* The form begins where the guide does, not at Cancel. */
static void
causerie_profile_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (causerie_profile_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (CAUSERIE_PROFILE_DIALOG (widget)->form));
}

static void
causerie_profile_dialog_dispose (GObject *object)
{
  CauserieProfileDialog *self = CAUSERIE_PROFILE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self); /* its rows empty as they go */
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_PROFILE_DIALOG);
  g_clear_pointer (&self->saving, causerie_profile_draft_free);
  g_clear_object (&self->profile);
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_profile_dialog_parent_class)->dispose (object);
}

static void
causerie_profile_dialog_finalize (GObject *object)
{
  g_object_unref (CAUSERIE_PROFILE_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (causerie_profile_dialog_parent_class)->finalize (object);
}

static void
causerie_profile_dialog_class_init (CauserieProfileDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_profile_dialog_dispose;
  object_class->finalize = causerie_profile_dialog_finalize;
  widget_class->map = causerie_profile_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = causerie_profile_dialog_close_request;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, CAUSERIE_TYPE_PROFILE);

  g_type_ensure (CAUSERIE_TYPE_PROFILE_FORM);
  g_type_ensure (CAUSERIE_TYPE_MODEL_TEST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-profile-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileDialog, form);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileDialog, test);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileDialog, uses);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileDialog, reason_revealer);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileDialog, reason);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "model-test.start", NULL, start_test_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
causerie_profile_dialog_init (CauserieProfileDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (grown_cb), self, G_CONNECT_SWAPPED);
}

/* Whoever changes a model changes how its chats answer. */
static void
show_uses (CauserieProfileDialog *self, CauserieLibrary *library)
{
  guint count =
    causerie_library_count_profile_chats (library, causerie_profile_get_uid (self->profile));
  g_autofree char *text = NULL;

  if (count == 0)
    return;

  text = g_strdup_printf (
    ngettext ("%u chat uses it: a change holds there from the next message on.",
              "%u chats use it: a change holds there from the next message on.", count), count);
  gtk_label_set_text (self->uses, text);
  gtk_widget_show (GTK_WIDGET (self->uses));
}

GtkWidget *
causerie_profile_dialog_new (GtkWindow        *parent,
                             CauserieSettings *settings,
                             CauserieGateway  *gateway,
                             CauserieLibrary  *library,
                             CauserieProfile  *profile)
{
  CauserieProfileDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway), NULL);
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);

  self = g_object_new (CAUSERIE_TYPE_PROFILE_DIALOG, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);
  if (g_set_object (&self->profile, profile)) {
    gtk_window_set_title (GTK_WINDOW (self), _("Edit model"));
    show_uses (self, library);
  }
  causerie_profile_form_set_up (self->form, settings, get_keyring (self),
                                causerie_library_get_catalogue (library), profile);

  return GTK_WIDGET (self);
}

void
causerie_profile_dialog_begin_with (CauserieProfileDialog *self,
                                    CauserieProfile       *profile,
                                    const char            *provider,
                                    const char            *base_url)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE_DIALOG (self) && self->profile == NULL);
  g_return_if_fail (CAUSERIE_IS_PROFILE (profile) && provider != NULL && base_url != NULL);

  causerie_profile_form_fill (self->form, profile, provider, base_url);
}
