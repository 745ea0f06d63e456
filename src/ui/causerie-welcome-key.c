/* causerie-welcome-key.c: the door for who has a key
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-welcome-key.h"

#include "causerie-account-summary.h"
#include "causerie-address-row.h"
#include "causerie-environment-key.h"
#include "causerie-failure-text.h"
#include "causerie-inner-focus.h"
#include "causerie-key-guard.h"
#include "causerie-note-row.h"
#include "causerie-pasted-key.h"
#include "causerie-provider-row.h"
#include "causerie-url.h"
#include "causerie-welcome-start.h"

#include <glib/gi18n.h>

/* After the last letter: nobody is asked about half a key, and nobody is told while they type. */
#define CALM_MS 500

struct _CauserieWelcomeKey {
  AdwBin                  parent_instance;

  /* owned */
  CauserieSettings       *settings;
  CauserieGateway        *gateway;
  CauseriePastedKey      *pasted;     /* what is in the field; NULL at first */
  guint                   calm;       /* source; 0: none */

  /* template children */
  GtkEditable            *key;
  GtkWidget              *from_environment;
  CauserieNoteRow        *key_note;
  CauserieProviderRow    *provider;
  GtkEditable            *base_url;
  CauserieNoteRow        *base_url_note;
  GtkWidget              *get_key;
  CauserieAccountSummary *summary;
};

G_DEFINE_FINAL_TYPE (CauserieWelcomeKey, causerie_welcome_key, ADW_TYPE_BIN)

/* --- what is asked ---------------------------------------------------------------------------- */

/* The address of the chosen provider, or the typed one where it has none of its own; NULL: none. */
static char *
dup_base_url (CauserieWelcomeKey *self)
{
  const CauserieProvider *provider = causerie_provider_row_get (self->provider);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->base_url)))
    return g_strdup (provider->base_url);

  return causerie_url_normalize (gtk_editable_get_text (self->base_url), NULL);
}

/* (transfer full); NULL: its address is missing. */
static CauserieConnection *
new_connection (CauserieWelcomeKey *self)
{
  const CauserieProvider *provider = causerie_provider_row_get (self->provider);
  g_autofree char *base_url = dup_base_url (self);
  g_autofree char *host = base_url != NULL ? causerie_url_dup_host (base_url) : NULL;
  CauserieConnection *connection;

  if (host == NULL)
    return NULL;

  connection = causerie_connection_new (NULL);
  causerie_connection_set_provider (connection, provider->id);
  causerie_connection_set_base_url (connection, base_url);
  causerie_connection_set_name (connection,
                                g_str_equal (provider->id, "custom") ? host : provider->name);
  return connection;
}

/* TRUE: said so in its field, and nobody is asked. */
static gboolean
stays_here (CauserieWelcomeKey *self, CauserieConnection *connection)
{
  g_autoptr(CauserieFailure) failure = causerie_key_guard_judge (connection, self->pasted->key);
  g_autoptr(CauserieFailureText) text = NULL;

  if (failure == NULL)
    return FALSE;

  text = causerie_failure_text_new (failure, connection);
  causerie_note_row_say (self->key_note, text->sentence, CAUSERIE_NOTE_QUESTION);
  return TRUE;
}

static void
try_key (CauserieWelcomeKey *self)
{
  g_autoptr(CauserieConnection) connection = new_connection (self);
  g_autoptr(CauserieKeyTrial) trial = NULL;

  if (connection == NULL || stays_here (self, connection))
    return;

  trial = causerie_key_trial_new (self->gateway, connection, self->pasted->key);
  causerie_account_summary_set_trial (self->summary, trial);
  causerie_key_trial_start (trial);
}

static gboolean
calm_cb (gpointer user_data)
{
  CauserieWelcomeKey *self = user_data;
  g_autofree char *problem = causerie_pasted_key_explain (self->pasted);

  self->calm = 0;
  if (problem != NULL)
    causerie_note_row_say (self->key_note, problem, CAUSERIE_NOTE_QUESTION);
  else
    try_key (self);

  return G_SOURCE_REMOVE;
}

/* Whatever was learned was learned of something else. */
static void
ask_anew (CauserieWelcomeKey *self)
{
  g_clear_handle_id (&self->calm, g_source_remove);
  causerie_account_summary_set_trial (self->summary, NULL);
  if (self->pasted != NULL && self->pasted->state != CAUSERIE_PASTED_NOTHING)
    self->calm = g_timeout_add (CALM_MS, calm_cb, self);
}

/* --- what is typed ---------------------------------------------------------------------------- */

static void
show_links (CauserieWelcomeKey *self)
{
  const char *page = causerie_provider_row_get (self->provider)->keys_url;
  gboolean has_key = *gtk_editable_get_text (self->key) != '\0';

  gtk_widget_set_visible (self->get_key, page != NULL && !has_key);
  if (page != NULL)
    gtk_link_button_set_uri (GTK_LINK_BUTTON (self->get_key), page);
}

static void
provider_changed_cb (CauserieWelcomeKey *self)
{
  const CauserieProvider *provider = causerie_provider_row_get (self->provider);
  gboolean has_address = *provider->base_url != '\0' &&
                         (provider->flags & CAUSERIE_PROVIDER_LOCAL) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->base_url), !has_address);
  if (!has_address && causerie_provider_row_brings (gtk_editable_get_text (self->base_url)))
    gtk_editable_set_text (self->base_url, provider->base_url);
  show_links (self);
  ask_anew (self);
}

static void
base_url_changed_cb (CauserieWelcomeKey *self)
{
  g_autofree char *note = causerie_address_row_dup_note (CAUSERIE_ADDRESS_ROW (self->base_url));

  causerie_note_row_say (self->base_url_note, note, CAUSERIE_NOTE_PLAIN);
  ask_anew (self);
}

/* Whose key it is shows in it, or beside it. */
static void
follow_key (CauserieWelcomeKey *self)
{
  const CauseriePastedKey *pasted = self->pasted;

  if (pasted->provider != NULL)
    causerie_provider_row_show (self->provider, pasted->provider->id);
  else if (pasted->base_url != NULL)
    causerie_provider_row_show (self->provider, "custom");
  if (pasted->base_url != NULL && gtk_widget_get_visible (GTK_WIDGET (self->base_url)))
    gtk_editable_set_text (self->base_url, pasted->base_url);
}

static void
show_environment (CauserieWelcomeKey *self)
{
  g_autoptr(CauserieConnection) connection = new_connection (self);
  const char *variable = NULL;
  g_autofree char *words = NULL;
  char *key = NULL;

  if (connection != NULL && *gtk_editable_get_text (self->key) == '\0')
    key = causerie_environment_key_find (connection, &variable);
  if (key != NULL)
    /* Translators: %s is the name of an environment variable. */
    words = g_strdup_printf (_("There is a key in %s."), variable);

  gtk_widget_set_visible (self->from_environment, key != NULL);
  causerie_note_row_say (self->key_note, words, CAUSERIE_NOTE_PLAIN);
  causerie_keyring_free_key (key);
}

static void
key_changed_cb (CauserieWelcomeKey *self)
{
  g_clear_pointer (&self->pasted, causerie_pasted_key_free);
  self->pasted = causerie_pasted_key_read (gtk_editable_get_text (self->key));
  show_environment (self);
  show_links (self);
  follow_key (self);
  ask_anew (self);
}

static void
take_environment_cb (CauserieWelcomeKey *self)
{
  g_autoptr(CauserieConnection) connection = new_connection (self);
  char *key = connection != NULL ? causerie_environment_key_find (connection, NULL) : NULL;

  if (key != NULL)
    gtk_editable_set_text (self->key, key);
  causerie_keyring_free_key (key);
}

static void
start_cb (CauserieWelcomeKey *self)
{
  CauserieKeyTrial *trial = causerie_account_summary_get_trial (self->summary);
  CauserieModel *model = causerie_key_trial_get_first_model (trial);

  causerie_welcome_start (GTK_WIDGET (self), self->settings, self->gateway,
                          causerie_key_trial_get_connection (trial), self->pasted->key,
                          causerie_model_get_id (model));
}

static void
entered_cb (CauserieWelcomeKey *self)
{
  if (causerie_account_summary_is_ready (self->summary))
    start_cb (self);
}

/* --- the widget ------------------------------------------------------------------------------- */

static gboolean
causerie_welcome_key_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CAUSERIE_WELCOME_KEY (widget)->key));
}

static void
causerie_welcome_key_dispose (GObject *object)
{
  CauserieWelcomeKey *self = CAUSERIE_WELCOME_KEY (object);

  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_pointer (&self->pasted, causerie_pasted_key_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_WELCOME_KEY);
  g_clear_object (&self->settings);
  g_clear_object (&self->gateway);

  G_OBJECT_CLASS (causerie_welcome_key_parent_class)->dispose (object);
}

static void
causerie_welcome_key_class_init (CauserieWelcomeKeyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_welcome_key_dispose;
  widget_class->grab_focus = causerie_welcome_key_grab_focus;
  causerie_inner_focus_install (widget_class);

  g_type_ensure (CAUSERIE_TYPE_ACCOUNT_SUMMARY);
  g_type_ensure (CAUSERIE_TYPE_ADDRESS_ROW);
  g_type_ensure (CAUSERIE_TYPE_NOTE_ROW);
  g_type_ensure (CAUSERIE_TYPE_PROVIDER_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-welcome-key.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeKey, key);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeKey, from_environment);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeKey, key_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeKey, provider);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeKey, base_url);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeKey, base_url_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeKey, get_key);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeKey, summary);
  gtk_widget_class_bind_template_callback (widget_class, take_environment_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
causerie_welcome_key_init (CauserieWelcomeKey *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->key, "changed", G_CALLBACK (key_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->key, "entry-activated", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->provider, "notify::selected", G_CALLBACK (provider_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->base_url, "changed", G_CALLBACK (base_url_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_links (self);
  show_environment (self);
}

GtkWidget *
causerie_welcome_key_new (CauserieSettings *settings, CauserieGateway *gateway)
{
  CauserieWelcomeKey *self;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway), NULL);

  self = g_object_new (CAUSERIE_TYPE_WELCOME_KEY, NULL);
  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);

  return GTK_WIDGET (self);
}
