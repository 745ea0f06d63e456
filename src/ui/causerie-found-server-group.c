/* causerie-found-server-group.c: a server on this computer, with its models
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-found-server-group.h"

#include "causerie-key-trial.h"
#include "causerie-note-row.h"
#include "causerie-pasted-key.h"
#include "causerie-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* More would be a catalogue; that is in the chat. */
#define MAX_ROWS 30

struct _CauserieFoundServerGroup {
  AdwPreferencesGroup  parent_instance;

  /* owned */
  CauserieGateway     *gateway;
  CauserieConnection  *connection;
  CauserieKeyTrial    *trial;      /* of a key; NULL: none was tried */
  char                *key;        /* the one that is tried; "" none */

  /* of the group; NULL: no key is asked for */
  GtkWidget           *key_row;
  GtkWidget           *note;
};

G_DEFINE_FINAL_TYPE (CauserieFoundServerGroup, causerie_found_server_group,
                     ADW_TYPE_PREFERENCES_GROUP)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- models ----------------------------------------------------------------------------------- */

static void
button_clicked_cb (CauserieFoundServerGroup *self, GtkWidget *button)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (button), "model"));
}

/* NULL: not known. */
static char *
describe (CauserieModel *model)
{
  gint64 length = causerie_model_get_facts (model)->context_length;
  g_autofree char *count = length > 0 ? causerie_text_format_count (length) : NULL;

  /* Translators: what a model can take in; %s is a number of tokens. */
  return count != NULL ? g_strdup_printf (_("Context: %s tokens"), count) : NULL;
}

/* It is named by its row. */
static GtkWidget *
new_button (CauserieFoundServerGroup *self, CauserieModel *model)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "model", g_strdup (causerie_model_get_id (model)),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (button_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
add_model (CauserieFoundServerGroup *self, CauserieModel *model)
{
  g_autofree char *subtitle = describe (model);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = new_button (self, model);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), causerie_model_get_name (model));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
say (CauserieFoundServerGroup *self, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
}

static void
show_address (CauserieFoundServerGroup *self)
{
  say (self, causerie_connection_get_base_url (self->connection));
}

/* LM Studio comes with a model that only compares texts, and its list does not say which it is. */
static gboolean
can_chat (CauserieModel *model)
{
  g_autofree char *id = g_ascii_strdown (causerie_model_get_id (model), -1);

  return causerie_model_can_chat (model) && strstr (id, "embed") == NULL;
}

static void
add_models (CauserieFoundServerGroup *self, GPtrArray *models)
{
  guint n_able = 0;

  for (guint i = 0; i < models->len; i++)
    if (can_chat (g_ptr_array_index (models, i)) && ++n_able <= MAX_ROWS)
      add_model (self, g_ptr_array_index (models, i));

  if (n_able == 0)
    say (self, _("It has no model that can chat yet. Load one there, and look again."));
  else if (n_able > MAX_ROWS)
    say (self, _("These are the first of its models; all of them are behind the model button of a "
                 "chat."));
  else
    show_address (self);
}

/* --- a key ------------------------------------------------------------------------------------ */

static void
trial_changed_cb (CauserieFoundServerGroup *self)
{
  CauserieKeyTrialState state = causerie_key_trial_get_state (self->trial);
  g_autofree char *sentence = NULL;

  gtk_editable_set_editable (GTK_EDITABLE (self->key_row), state != CAUSERIE_KEY_TRIAL_ASKING);
  if (state == CAUSERIE_KEY_TRIAL_FAILED) {
    sentence = causerie_key_trial_dup_sentence (self->trial);
    causerie_note_row_say (CAUSERIE_NOTE_ROW (self->note), sentence, CAUSERIE_NOTE_QUESTION);
  } else if (state == CAUSERIE_KEY_TRIAL_GOOD) {
    add_models (self, causerie_key_trial_get_models (self->trial));
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD); /* off what goes */
    gtk_widget_set_visible (self->key_row, FALSE);
  }
}

static void
leave_trial (CauserieFoundServerGroup *self)
{
  if (self->trial == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->trial, trial_changed_cb, self);
  causerie_key_trial_cancel (self->trial);
  g_clear_object (&self->trial);
}

static void
try_key (CauserieFoundServerGroup *self, const char *key)
{
  leave_trial (self);
  causerie_keyring_free_key (self->key);
  self->key = g_strdup (key);
  self->trial = causerie_key_trial_new (self->gateway, self->connection, key);
  g_signal_connect_object (self->trial, "notify::state", G_CALLBACK (trial_changed_cb), self,
                           G_CONNECT_SWAPPED);
  causerie_key_trial_start (self->trial);
}

static void
key_applied_cb (CauserieFoundServerGroup *self)
{
  g_autoptr(CauseriePastedKey) pasted =
    causerie_pasted_key_read (gtk_editable_get_text (GTK_EDITABLE (self->key_row)));
  g_autofree char *problem = causerie_pasted_key_explain (pasted);

  causerie_note_row_say (CAUSERIE_NOTE_ROW (self->note), problem, CAUSERIE_NOTE_QUESTION);
  if (pasted->key != NULL)
    try_key (self, pasted->key);
}

static void
add_key_row (CauserieFoundServerGroup *self)
{
  gboolean is_webui = g_str_equal (causerie_connection_get_provider (self->connection),
                                   "open-webui");

  say (self, is_webui ? _("It wants a key. Create one in Open WebUI: Settings > Account.")
                      : _("It wants a key: the one that it was started with."));
  self->key_row = adw_password_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key_row), _("API key"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->key_row), TRUE);
  g_signal_connect_object (self->key_row, "apply", G_CALLBACK (key_applied_cb), self,
                           G_CONNECT_SWAPPED);
  self->note = g_object_new (CAUSERIE_TYPE_NOTE_ROW, "field", self->key_row, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->key_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->note);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_found_server_group_dispose (GObject *object)
{
  CauserieFoundServerGroup *self = CAUSERIE_FOUND_SERVER_GROUP (object);

  leave_trial (self);
  g_clear_object (&self->gateway);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (causerie_found_server_group_parent_class)->dispose (object);
}

static void
causerie_found_server_group_finalize (GObject *object)
{
  causerie_keyring_free_key (CAUSERIE_FOUND_SERVER_GROUP (object)->key);

  G_OBJECT_CLASS (causerie_found_server_group_parent_class)->finalize (object);
}

static void
causerie_found_server_group_class_init (CauserieFoundServerGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = causerie_found_server_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = causerie_found_server_group_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
causerie_found_server_group_init (CauserieFoundServerGroup *self)
{
  self->key = g_strdup ("");
}

GtkWidget *
causerie_found_server_group_new (CauserieFoundServer *server, CauserieGateway *gateway)
{
  CauserieFoundServerGroup *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (server != NULL && CAUSERIE_IS_GATEWAY (gateway), NULL);

  self = g_object_new (CAUSERIE_TYPE_FOUND_SERVER_GROUP, NULL);
  self->gateway = g_object_ref (gateway);
  self->connection = causerie_connection_new (NULL);
  causerie_connection_set_name (self->connection, server->name);
  causerie_connection_set_provider (self->connection, server->provider);
  causerie_connection_set_base_url (self->connection, server->base_url);

  title = g_markup_escape_text (server->name, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  if (server->models != NULL)
    add_models (self, server->models);
  else
    add_key_row (self);

  return GTK_WIDGET (self);
}

CauserieConnection *
causerie_found_server_group_get_connection (CauserieFoundServerGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_FOUND_SERVER_GROUP (self), NULL);

  return self->connection;
}

const char *
causerie_found_server_group_get_key (CauserieFoundServerGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_FOUND_SERVER_GROUP (self), NULL);

  return self->key;
}
