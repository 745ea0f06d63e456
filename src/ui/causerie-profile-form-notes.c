/* causerie-profile-form-notes.c: what the form of a model says beside its fields
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-form-private.h"

#include "causerie-key-guard.h"

#include <glib/gi18n.h>

static char *
explain (CauserieProfileForm *self, CauserieDraftField field)
{
  if (self->draft->problems[field] == CAUSERIE_DRAFT_MISSING)
    return NULL; /* an empty field needs no words beside it */

  return causerie_profile_draft_explain (self->draft, field);
}

static void
show_base_url_note (CauserieProfileForm *self)
{
  g_autofree char *problem = explain (self, CAUSERIE_DRAFT_BASE_URL);
  g_autofree char *note = causerie_address_row_dup_note (self->base_url);

  if (problem != NULL)
    causerie_note_row_say (self->base_url_note, problem, CAUSERIE_NOTE_ERROR);
  else
    causerie_note_row_say (self->base_url_note, note, CAUSERIE_NOTE_PLAIN);
}

/* What happens to the key: the form never decides in silence. */
static const char *
describe_key (CauserieProfileForm *self)
{
  CauserieProfileDraft *draft = self->draft;

  if (draft->outcome == CAUSERIE_DRAFT_REPLACES && draft->key == NULL)
    return _("Another server: the key is not taken along.");
  if (draft->outcome == CAUSERIE_DRAFT_MAKES || draft->outcome == CAUSERIE_DRAFT_REPLACES)
    return NULL;
  if (causerie_kept_keys_get_state (self->keys, draft->connection) != CAUSERIE_KEY_KEPT)
    return NULL;
  if (draft->key != NULL)
    return _("Replaces the key that is kept.");

  return causerie_kept_keys_get_text (self->keys, draft->connection);
}

static void
show_key_note (CauserieProfileForm *self)
{
  CauserieDraftProblem kind = self->draft->problems[CAUSERIE_DRAFT_KEY];
  gboolean asks = kind == CAUSERIE_DRAFT_FOREIGN_KEY || kind == CAUSERIE_DRAFT_READABLE_KEY;
  CauserieNoteKind note = asks ? CAUSERIE_NOTE_QUESTION : CAUSERIE_NOTE_ERROR;
  g_autofree char *problem = explain (self, CAUSERIE_DRAFT_KEY);

  if (problem == NULL)
    problem = causerie_key_guard_describe_cut (self->draft->connection, self->draft->key);
  gtk_widget_set_visible (self->confirm_key, asks);
  causerie_note_row_say (self->key_note, problem != NULL ? problem : describe_key (self),
                         problem != NULL ? note : CAUSERIE_NOTE_PLAIN);
}

/* Whoever has a key needs the room more than the link. */
static void
show_key_link (CauserieProfileForm *self)
{
  const CauserieProvider *facts = causerie_connection_get_facts (self->draft->connection);
  const char *uri =
    facts->host != NULL ? facts->keys_url : causerie_provider_row_get (self->provider)->keys_url;

  if (uri != NULL)
    gtk_link_button_set_uri (self->get_key, uri);
  gtk_widget_set_visible (GTK_WIDGET (self->get_key),
                          uri != NULL && describe_key (self) == NULL &&
                          *gtk_editable_get_text (GTK_EDITABLE (self->key)) == '\0');
}

static void
fill_name (CauserieProfileForm *self, const char *name)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->connection_name), name);
  self->filling = filling;
}

static void
show_connection_name (CauserieProfileForm *self)
{
  gboolean asks = self->draft->asks_name;

  if (asks && !self->connection_name_typed)
    fill_name (self, causerie_connection_get_name (self->draft->connection));
  gtk_widget_set_visible (self->connection_name, asks);
  causerie_note_row_say (self->connection_name_note,
                         asks ? _("Another key makes another connection; a name tells them apart.")
                              : NULL,
                         CAUSERIE_NOTE_PLAIN);
}

static void
show_param_errors (CauserieProfileForm *self)
{
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    g_autofree char *problem = explain (self, CAUSERIE_DRAFT_PARAM + i);

    if (i < CAUSERIE_N_FORM_PARAMS)
      causerie_params_group_set_error (self->params, i, problem);
    else
      causerie_more_group_set_error (self->more, i, problem);
  }
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++) {
    g_autofree char *problem = explain (self, CAUSERIE_DRAFT_TEXT_PARAM + i);

    causerie_more_group_set_text_error (self->more, i, problem);
  }
}

void
causerie_profile_form_show_notes (CauserieProfileForm *self)
{
  const CauserieProvider *provider = causerie_provider_row_get (self->provider);
  gboolean is_demo = (provider->flags & CAUSERIE_PROVIDER_DEMO) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->base_url), !is_demo);
  gtk_widget_set_visible (self->key, !is_demo);
  show_base_url_note (self);
  show_key_note (self);
  show_key_link (self);
  show_connection_name (self);
  show_param_errors (self);
}
