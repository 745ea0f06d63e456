/* causerie-profile-form-model.c: what the catalogue knows of the model in the form
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-form-private.h"

#include "causerie-template.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

#define MAX_CLOSE_NAMES 3

static gboolean
has_list (CauserieProfileForm *self, CauserieConnection *connection)
{
  const char *uid = causerie_connection_get_uid (connection);

  return causerie_catalogue_get_date (self->catalogue, uid) > 0;
}

/* The one that will be used, else another one with the same address. */
const char *
causerie_profile_form_find_offer (CauserieProfileForm *self)
{
  GListModel *connections = causerie_settings_get_connections (self->settings);
  const char *base_url = causerie_connection_get_base_url (self->draft->connection);

  if (self->catalogue == NULL || *base_url == '\0')
    return NULL;
  if (has_list (self, self->draft->connection))
    return causerie_connection_get_uid (self->draft->connection);

  for (guint i = 0; i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);

    if (g_str_equal (causerie_connection_get_base_url (connection), base_url) &&
        has_list (self, connection))
      return causerie_connection_get_uid (connection); /* the settings keep it */
  }

  return NULL;
}

static CauserieTemplateFacts *
look_up (CauserieProfileForm *self, const char *offer)
{
  g_autofree const char **ids = causerie_catalogue_list_ids (self->catalogue, offer);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%F");
  CauserieCatalogueEntry *entry =
    causerie_catalogue_find_entry (self->catalogue, offer, self->draft->model);
  gboolean is_gone =
    entry != NULL && causerie_catalogue_entry_get_change (entry) == CAUSERIE_MODEL_CHANGE_GONE;
  CauserieModel *model =
    is_gone ? NULL : causerie_catalogue_find (self->catalogue, offer, self->draft->model);

  return causerie_template_look_up (self->draft->model, model, (const char * const *) ids, today);
}

/* --- what is like a model that is gone --- */

static void
add_close_name (CauserieProfileForm *self, const char *id)
{
  GtkWidget *button = gtk_button_new_with_label (id);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_MIDDLE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "form.use-model");
  gtk_box_append (self->close_models, button);
}

static void
show_close_names (CauserieProfileForm *self, char **ids)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->close_models))) != NULL)
    gtk_box_remove (self->close_models, child);
  for (int i = 0; ids != NULL && ids[i] != NULL && i < MAX_CLOSE_NAMES; i++)
    add_close_name (self, ids[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->close_models), ids != NULL && *ids != NULL);
}

/* --- the note --- */

static char *
describe (const CauserieTemplateFacts *facts)
{
  if (facts->presence == CAUSERIE_MODEL_GONE)
    return g_strdup (facts->close_names != NULL && *facts->close_names != NULL
                     ? _("The server’s list has no such model. Is it one of these?")
                     : _("The server’s list has no such model."));

  return causerie_template_facts_describe (facts);
}

static void
show_nothing (CauserieProfileForm *self)
{
  causerie_note_row_say (self->model_note, NULL, CAUSERIE_NOTE_PLAIN);
  show_close_names (self, NULL);
}

void
causerie_profile_form_show_model (CauserieProfileForm *self)
{
  const char *offer = causerie_profile_form_find_offer (self);
  const CauserieProvider *provider = causerie_connection_get_facts (self->draft->connection);
  g_autoptr(CauserieTemplateFacts) facts = NULL;
  g_autofree char *note = NULL;

  causerie_model_name_row_set_offer (self->model, self->catalogue, offer);
  gtk_widget_set_visible (self->choose_model, offer != NULL);

  if (offer != NULL && *self->draft->model != '\0')
    facts = look_up (self, offer);
  causerie_params_group_set_model (self->params, facts != NULL ? facts->model : NULL,
                                   &self->draft->params);
  causerie_more_group_set_model (self->more, facts != NULL ? facts->model : NULL, provider);
  if (facts == NULL ||
      (facts->presence == CAUSERIE_MODEL_GONE &&
       gtk_event_controller_focus_contains_focus (self->model_focus))) {
    show_nothing (self); /* half a name is not one that is gone */
    return;
  }

  note = describe (facts);
  causerie_note_row_say (self->model_note, note, CAUSERIE_NOTE_PLAIN);
  show_close_names (self, facts->presence == CAUSERIE_MODEL_GONE ? facts->close_names : NULL);
}
