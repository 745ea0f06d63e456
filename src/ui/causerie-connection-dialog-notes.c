/* causerie-connection-dialog-notes.c: what a connection's form says of what is typed into it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-dialog-private.h"

#include "causerie-environment-key.h"
#include "causerie-key-guard.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

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
  if (causerie_kept_keys_is_locked (self->keys, self->connection))
    return _("The keyring is locked. Unlock it, or enter the key for this run.");
  if (self->draft->key == NULL)
    return causerie_kept_keys_get_text (self->keys, self->connection);
  if (causerie_kept_keys_get_state (self->keys, self->connection) == CAUSERIE_KEY_KEPT)
    return _("Replaces the key that is kept.");

  return NULL;
}

/* "OPENROUTER_API_KEY holds a key: sk-or-v1-au7…890"; NULL: none is offered. */
static char *
describe_variable (CauserieConnectionDialog *self)
{
  const char *variable;
  g_autofree char *masked = NULL;
  char *key;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->key)) != '\0' ||
      causerie_kept_keys_get_state (self->keys, self->connection) != CAUSERIE_KEY_NONE)
    return NULL;

  key = causerie_environment_key_find (self->draft->result, &variable);
  if (key == NULL)
    return NULL;

  masked = causerie_text_mask_key (key);
  causerie_keyring_free_key (key);
  /* Translators: a variable of the environment, and the key in it, masked. */
  return g_strdup_printf (_("%s is set here: %s"), variable, masked);
}

static void
show_quiet_note (CauserieConnectionDialog *self)
{
  g_autofree char *offer = describe_variable (self);

  gtk_widget_set_visible (self->use_variable, offer != NULL);
  causerie_note_row_say (self->key_note, offer != NULL ? offer : describe_key (self),
                         CAUSERIE_NOTE_PLAIN);
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
  gtk_widget_set_visible (self->use_variable, FALSE);
  gtk_widget_set_visible (self->unlock,
                          causerie_kept_keys_is_locked (self->keys, self->connection));
  if (asks)
    causerie_note_row_say (self->key_note, problem, CAUSERIE_NOTE_QUESTION);
  else if (self->draft->problem == CAUSERIE_CONNECTION_WRONG_KEY)
    causerie_note_row_say (self->key_note, problem, CAUSERIE_NOTE_ERROR);
  else if (cut != NULL)
    causerie_note_row_say (self->key_note, cut, CAUSERIE_NOTE_ERROR);
  else
    show_quiet_note (self);
}

/* The facts follow the address; a row that is chosen has its pages before one is typed. */
static const CauserieProvider *
get_pages (CauserieConnectionDialog *self)
{
  const CauserieProvider *facts = causerie_connection_get_facts (self->draft->result);

  return facts->host != NULL ? facts : causerie_provider_row_get (self->provider);
}

static void
show_provider (CauserieConnectionDialog *self)
{
  const CauserieProvider *facts = causerie_connection_get_facts (self->draft->result);
  gboolean is_demo = (facts->flags & CAUSERIE_PROVIDER_DEMO) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->base_url), !is_demo);
  gtk_widget_set_visible (GTK_WIDGET (self->key), !is_demo);
  gtk_widget_set_visible (GTK_WIDGET (self->advanced), !is_demo);
  gtk_widget_set_visible (self->app, (facts->flags & CAUSERIE_PROVIDER_ATTRIBUTION) != 0);
  causerie_key_row_set_link (self->key, get_pages (self)->keys_url);
  causerie_provider_links_show (self->links, get_pages (self));
}

void
causerie_connection_dialog_show_reason (CauserieConnectionDialog *self, const char *reason)
{
  if (reason != NULL)
    gtk_label_set_text (self->reason, reason);
  gtk_revealer_set_reveal_child (self->reason_revealer, reason != NULL);
}

/* What only the keyring can give to a request must be in it. */
static gboolean
can_check (CauserieConnectionDialog *self)
{
  gboolean is_fine = self->draft->problem == CAUSERIE_CONNECTION_FINE ||
                     self->draft->problem == CAUSERIE_CONNECTION_NO_NAME ||
                     self->draft->problem == CAUSERIE_CONNECTION_NO_KEY;

  return is_fine && self->saving == NULL &&
         (self->draft->route == NULL || self->draft->route->secrets->len == 0);
}

void
causerie_connection_dialog_update (CauserieConnectionDialog *self)
{
  g_autofree char *problem = NULL;

  if (self->filling)
    return;

  g_clear_pointer (&self->draft, causerie_connection_draft_free);
  self->draft = causerie_connection_dialog_read (self);
  problem = causerie_connection_draft_explain (self->draft);
  show_provider (self);
  show_base_url_note (self, problem);
  show_key_note (self, problem);
  causerie_advanced_group_show_problem (self->advanced, self->draft->route);
  causerie_connection_dialog_show_reason (self, problem);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.check", can_check (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save",
                                 problem == NULL && self->saving == NULL);
}
