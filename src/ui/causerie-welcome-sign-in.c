/* causerie-welcome-sign-in.c: the door through the browser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-welcome-sign-in.h"

#include "causerie-account-summary.h"
#include "causerie-inner-focus.h"
#include "causerie-sign-in.h"
#include "causerie-welcome-start.h"

#include <glib/gi18n.h>

#define PROVIDER "openrouter"

struct _CauserieWelcomeSignIn {
  AdwBin                  parent_instance;

  /* owned */
  CauserieSettings       *settings;
  CauserieGateway        *gateway;
  CauserieConnection     *connection; /* that of this try */
  CauserieSignIn         *sign_in;    /* NULL until it is shown */

  /* template children */
  GtkLabel               *words;
  GtkStack               *stack;
  GtkSpinner             *spinner;
  GtkEditable            *code;
  GtkWidget              *by_code;
  GtkWidget              *copy;
  GtkWidget              *again;
  CauserieAccountSummary *summary;
};

G_DEFINE_FINAL_TYPE (CauserieWelcomeSignIn, causerie_welcome_sign_in, ADW_TYPE_BIN)

/* --- the course ------------------------------------------------------------------------------- */

static void
show (CauserieWelcomeSignIn *self, const char *page, const char *words)
{
  gtk_label_set_text (self->words, words);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
show_waiting (CauserieWelcomeSignIn *self)
{
  gboolean needs_code = causerie_sign_in_get_needs_code (self->sign_in);

  gtk_widget_set_visible (GTK_WIDGET (self->code), needs_code);
  gtk_widget_set_visible (self->by_code, !needs_code);
  show (self, "waiting",
        needs_code ? _("Open the address in any browser, sign in, and enter the code that the "
                       "page shows.")
                   : _("Sign in on the page that has opened in your browser. It leads back here "
                       "by itself."));
}

static void
show_failed (CauserieWelcomeSignIn *self)
{
  g_autofree char *sentence = causerie_sign_in_dup_sentence (self->sign_in);

  show (self, "failed", sentence);
  gtk_widget_grab_focus (self->again);
}

static void
learned_cb (CauserieWelcomeSignIn *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->summary));
}

static void
show_done (CauserieWelcomeSignIn *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr(CauserieKeyTrial) trial =
    causerie_key_trial_new (self->gateway, self->connection, NULL);

  causerie_account_summary_set_trial (self->summary, trial);
  g_signal_connect_object (trial, "notify::state", G_CALLBACK (learned_cb), self,
                           G_CONNECT_SWAPPED);
  causerie_key_trial_start (trial);
  show (self, "done", _("You are signed in."));
  if (GTK_IS_WINDOW (root))
    gtk_window_present (GTK_WINDOW (root)); /* the browser is in front */
}

static void
update (CauserieWelcomeSignIn *self)
{
  CauserieSignInState state = causerie_sign_in_get_state (self->sign_in);

  gtk_spinner_set_spinning (self->spinner, state == CAUSERIE_SIGN_IN_WAITING ||
                                           state == CAUSERIE_SIGN_IN_EXCHANGING);
  switch (state) {
  case CAUSERIE_SIGN_IN_IDLE:
    break;
  case CAUSERIE_SIGN_IN_WAITING:
    show_waiting (self);
    break;
  case CAUSERIE_SIGN_IN_EXCHANGING:
    gtk_label_set_text (self->words, _("Fetching the key…"));
    break;
  case CAUSERIE_SIGN_IN_DONE:
    show_done (self);
    break;
  case CAUSERIE_SIGN_IN_FAILED:
    show_failed (self);
    break;
  }
}

/* --- a try ------------------------------------------------------------------------------------ */

static void
leave_try (CauserieWelcomeSignIn *self)
{
  if (self->sign_in == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->sign_in, update, self);
  causerie_sign_in_cancel (self->sign_in);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->connection);
}

static void
begin_try (CauserieWelcomeSignIn *self, gboolean listen)
{
  const CauserieProvider *provider = causerie_provider_get (PROVIDER);

  leave_try (self);
  self->connection = causerie_connection_new (NULL);
  causerie_connection_set_name (self->connection, provider->name);
  causerie_connection_set_provider (self->connection, provider->id);
  causerie_connection_set_base_url (self->connection, provider->base_url);

  self->sign_in = causerie_sign_in_new (self->gateway, self->connection);
  g_signal_connect_object (self->sign_in, "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  causerie_sign_in_start (self->sign_in, listen);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWelcomeSignIn *self = CAUSERIE_WELCOME_SIGN_IN (widget);

  gtk_widget_activate_action (widget, "app.open-uri", "s",
                              causerie_sign_in_get_url (self->sign_in));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWelcomeSignIn *self = CAUSERIE_WELCOME_SIGN_IN (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          causerie_sign_in_get_url (self->sign_in));
}

/* The page then shows a code, whatever computer it is on. */
static void
by_code_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWelcomeSignIn *self = CAUSERIE_WELCOME_SIGN_IN (widget);

  begin_try (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin_try (CAUSERIE_WELCOME_SIGN_IN (widget), TRUE);
  open_action (widget, name, parameter);
}

static void
enter_code_cb (CauserieWelcomeSignIn *self)
{
  causerie_sign_in_enter_code (self->sign_in, gtk_editable_get_text (self->code));
}

static void
start_cb (CauserieWelcomeSignIn *self)
{
  CauserieKeyTrial *trial = causerie_account_summary_get_trial (self->summary);
  CauserieModel *model = causerie_key_trial_get_first_model (trial);

  causerie_welcome_start (GTK_WIDGET (self), self->settings, self->gateway, self->connection, NULL,
                          causerie_model_get_id (model));
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_welcome_sign_in_root (GtkWidget *widget)
{
  CauserieWelcomeSignIn *self = CAUSERIE_WELCOME_SIGN_IN (widget);

  GTK_WIDGET_CLASS (causerie_welcome_sign_in_parent_class)->root (widget);
  if (self->sign_in == NULL)
    again_action (widget, NULL, NULL);
}

static gboolean
causerie_welcome_sign_in_grab_focus (GtkWidget *widget)
{
  CauserieWelcomeSignIn *self = CAUSERIE_WELCOME_SIGN_IN (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->code))
                                  ? GTK_WIDGET (self->code) : self->copy);
}

static void
causerie_welcome_sign_in_dispose (GObject *object)
{
  CauserieWelcomeSignIn *self = CAUSERIE_WELCOME_SIGN_IN (object);

  leave_try (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_WELCOME_SIGN_IN);
  g_clear_object (&self->settings);
  g_clear_object (&self->gateway);

  G_OBJECT_CLASS (causerie_welcome_sign_in_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeSignIn, words);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeSignIn, stack);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeSignIn, spinner);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeSignIn, code);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeSignIn, by_code);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeSignIn, copy);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeSignIn, again);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeSignIn, summary);
  gtk_widget_class_bind_template_callback (widget_class, enter_code_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
causerie_welcome_sign_in_class_init (CauserieWelcomeSignInClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_welcome_sign_in_dispose;
  widget_class->root = causerie_welcome_sign_in_root;
  widget_class->grab_focus = causerie_welcome_sign_in_grab_focus;
  causerie_inner_focus_install (widget_class);

  g_type_ensure (CAUSERIE_TYPE_ACCOUNT_SUMMARY);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-welcome-sign-in.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "sign-in.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "sign-in.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "sign-in.by-code", NULL, by_code_action);
  gtk_widget_class_install_action (widget_class, "sign-in.again", NULL, again_action);
}

static void
causerie_welcome_sign_in_init (CauserieWelcomeSignIn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
causerie_welcome_sign_in_new (CauserieSettings *settings, CauserieGateway *gateway)
{
  CauserieWelcomeSignIn *self;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway), NULL);

  self = g_object_new (CAUSERIE_TYPE_WELCOME_SIGN_IN, NULL);
  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);

  return GTK_WIDGET (self);
}
