/* causerie-profile-form.c: the fields of a model, in the order of the guide
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-form.h"

#include "causerie-address-row.h"
#include "causerie-inner-focus.h"
#include "causerie-key-guard.h"
#include "causerie-note-row.h"
#include "causerie-params-group.h"
#include "causerie-provider-row.h"

#include <glib/gi18n.h>

struct _CauserieProfileForm {
  AdwBin                parent_instance;

  /* owned */
  CauserieSettings     *settings;
  CauserieProfile      *profile;         /* NULL: a new one */
  CauserieKeptKeys     *keys;
  CauserieProfileDraft *draft;           /* what the fields mean now; NULL before set_up */
  char                 *new_uid;         /* of a connection that may have to be made */
  char                 *untouched;       /* what the fields held before anything was typed */
  char                 *own_address;     /* typed for another provider; comes back with Custom */

  gboolean              filling;         /* the program writes into the fields */
  gboolean              name_typed;      /* by the person: it no longer follows the model */
  gboolean              connection_name_typed;
  guint                 confirmed;       /* bits by CauserieRisk, for this key and this address */

  /* template children */
  CauserieProviderRow  *provider;
  CauserieAddressRow   *base_url;
  CauserieNoteRow      *base_url_note;
  GtkWidget            *model;
  GtkWidget            *key;
  GtkLinkButton        *get_key;
  CauserieNoteRow      *key_note;
  GtkWidget            *confirm_key;
  GtkWidget            *connection_name;
  CauserieNoteRow      *connection_name_note;
  CauserieParamsGroup  *params;
  GtkTextView          *instructions;
  GtkWidget            *name;
};

G_DEFINE_FINAL_TYPE (CauserieProfileForm, causerie_profile_form, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
fill (CauserieProfileForm *self, GtkWidget *row, const char *text)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  if (!g_str_equal (get_text (row), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  self->filling = filling;
}

static char *
dup_instructions (CauserieProfileForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->instructions);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static CauserieProfileDraft *
read_draft (CauserieProfileForm *self)
{
  g_autofree char *instructions = dup_instructions (self);
  CauserieTypedProfile typed = {
    .profile = self->profile,
    .name = get_text (self->name),
    .provider = causerie_provider_row_get (self->provider)->id,
    .base_url = get_text (GTK_WIDGET (self->base_url)),
    .model = get_text (self->model),
    .key = get_text (self->key),
    .confirmed = self->confirmed,
    .connection_name = get_text (self->connection_name),
    .new_uid = self->new_uid,
    .instructions = instructions,
  };

  for (CauserieParam i = 0; i < CAUSERIE_N_FORM_PARAMS; i++)
    typed.params[i] = causerie_params_group_get_text (self->params, i);

  return causerie_profile_draft_new (&typed, self->settings, self->keys);
}

/* Everything typed, as one text; an address that came with the provider was not typed. */
static char *
dup_typed (CauserieProfileForm *self)
{
  GString *typed = g_string_new (NULL);
  g_autofree char *instructions = dup_instructions (self);
  const char *base_url = get_text (GTK_WIDGET (self->base_url));

  if (!g_str_equal (base_url, causerie_provider_row_get (self->provider)->base_url))
    g_string_append (typed, base_url);
  g_string_append_printf (typed, "\n%s\n%s\n%s\n%s", get_text (self->model), get_text (self->name),
                          *get_text (self->key) != '\0' ? "key" : "", instructions);
  for (CauserieParam i = 0; i < CAUSERIE_N_FORM_PARAMS; i++)
    g_string_append_printf (typed, "\n%s", causerie_params_group_get_text (self->params, i));

  return g_string_free (typed, FALSE);
}

/* --- what the form says --- */

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
  gtk_widget_set_visible (GTK_WIDGET (self->get_key), uri != NULL &&
                          *get_text (self->key) == '\0' && describe_key (self) == NULL);
}

static void
show_connection_name (CauserieProfileForm *self)
{
  gboolean asks = self->draft->asks_name;

  if (asks && !self->connection_name_typed)
    fill (self, self->connection_name, causerie_connection_get_name (self->draft->connection));
  gtk_widget_set_visible (self->connection_name, asks);
  causerie_note_row_say (self->connection_name_note,
                         asks ? _("Another key makes another connection; a name tells them apart.")
                              : NULL,
                         CAUSERIE_NOTE_PLAIN);
}

/* Keys of the connections that may be used, or may have the key that is typed. */
static void
look_up_keys (CauserieProfileForm *self)
{
  GListModel *connections = causerie_settings_get_connections (self->settings);
  const char *provider = causerie_connection_get_provider (self->draft->connection);
  const char *base_url = causerie_connection_get_base_url (self->draft->connection);

  for (guint i = 0; i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);

    if (connection == self->draft->before ||
        (g_str_equal (causerie_connection_get_provider (connection), provider) &&
         g_str_equal (causerie_connection_get_base_url (connection), base_url)))
      causerie_kept_keys_look_up (self->keys, connection);
  }
}

static void
update (CauserieProfileForm *self)
{
  gboolean is_demo;

  if (self->filling || self->settings == NULL)
    return;

  g_clear_pointer (&self->draft, causerie_profile_draft_free);
  self->draft = read_draft (self);
  look_up_keys (self);

  is_demo = (causerie_provider_row_get (self->provider)->flags & CAUSERIE_PROVIDER_DEMO) != 0;
  gtk_widget_set_visible (GTK_WIDGET (self->base_url), !is_demo);
  gtk_widget_set_visible (self->key, !is_demo);
  show_base_url_note (self);
  show_key_note (self);
  show_key_link (self);
  show_connection_name (self);
  for (CauserieParam i = 0; i < CAUSERIE_N_FORM_PARAMS; i++) {
    g_autofree char *problem = explain (self, CAUSERIE_DRAFT_PARAM + i);

    causerie_params_group_set_error (self->params, i, problem);
  }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- typing --- */

/* A row brings its address; one that was typed comes back with the next row that has none. */
static void
provider_cb (CauserieProfileForm *self)
{
  const CauserieProvider *provider = causerie_provider_row_get (self->provider);
  const char *present = get_text (GTK_WIDGET (self->base_url));

  if (self->filling)
    return;

  if (!causerie_provider_row_brings (present)) {
    g_free (self->own_address);
    self->own_address = g_strdup (present);
  }

  if (*provider->base_url != '\0')
    fill (self, GTK_WIDGET (self->base_url), provider->base_url);
  else
    fill (self, GTK_WIDGET (self->base_url), self->own_address);
  update (self);
}

static void
model_cb (CauserieProfileForm *self)
{
  if (!self->name_typed) {
    g_autofree char *name = causerie_profile_name_for_model (get_text (self->model));

    fill (self, self->name, name);
  }
  update (self);
}

static void
name_cb (CauserieProfileForm *self)
{
  if (self->filling)
    return;

  self->name_typed = *get_text (self->name) != '\0';
  update (self);
}

static void
address_or_key_cb (CauserieProfileForm *self)
{
  self->confirmed = 0;
  update (self);
}

static void
connection_name_cb (CauserieProfileForm *self)
{
  if (self->filling)
    return;

  self->connection_name_typed = TRUE; /* emptied too: else the suggestion comes back at once */
  update (self);
}

static void
confirm_key_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieProfileForm *self = CAUSERIE_PROFILE_FORM (widget);

  causerie_address_row_complete (self->base_url);
  self->confirmed |= 1 << (self->draft->problems[CAUSERIE_DRAFT_KEY] == CAUSERIE_DRAFT_READABLE_KEY
                           ? CAUSERIE_RISK_PLAIN_HTTP : CAUSERIE_RISK_FOREIGN_KEY);
  gtk_widget_grab_focus (self->key);
  update (self);
}

/* --- being filled --- */

static void
show_profile (CauserieProfileForm *self, CauserieProfile *profile)
{
  const char *model = causerie_profile_get_model (profile);
  g_autofree char *usual_name = causerie_profile_name_for_model (model);
  CauserieConnection *connection =
    causerie_settings_find_connection (self->settings, causerie_profile_get_connection (profile));

  if (connection != NULL) {
    causerie_provider_row_show (self->provider, causerie_connection_get_provider (connection));
    fill (self, GTK_WIDGET (self->base_url), causerie_connection_get_base_url (connection));
  }
  fill (self, self->model, model);
  fill (self, self->name, causerie_profile_get_name (profile));
  self->name_typed = !g_str_equal (causerie_profile_get_name (profile), usual_name);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->instructions),
                            causerie_profile_get_instructions (profile), -1);
}

static gboolean
causerie_profile_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CAUSERIE_PROFILE_FORM (widget)->provider));
}

static void
causerie_profile_form_dispose (GObject *object)
{
  CauserieProfileForm *self = CAUSERIE_PROFILE_FORM (object);

  self->filling = TRUE; /* fields that go are no typing */
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_PROFILE_FORM);
  g_clear_pointer (&self->draft, causerie_profile_draft_free);
  g_clear_object (&self->keys);
  g_clear_object (&self->profile);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_profile_form_parent_class)->dispose (object);
}

static void
causerie_profile_form_finalize (GObject *object)
{
  CauserieProfileForm *self = CAUSERIE_PROFILE_FORM (object);

  g_free (self->new_uid);
  g_free (self->untouched);
  g_free (self->own_address);

  G_OBJECT_CLASS (causerie_profile_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, provider);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, base_url);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, base_url_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, model);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, key);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, get_key);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, key_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, confirm_key);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, connection_name);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, connection_name_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, params);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, instructions);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, name);
}

static void
causerie_profile_form_class_init (CauserieProfileFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_profile_form_dispose;
  object_class->finalize = causerie_profile_form_finalize;
  widget_class->grab_focus = causerie_profile_form_grab_focus;
  causerie_inner_focus_install (widget_class);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CAUSERIE_TYPE_ADDRESS_ROW);
  g_type_ensure (CAUSERIE_TYPE_NOTE_ROW);
  g_type_ensure (CAUSERIE_TYPE_PARAMS_GROUP);
  g_type_ensure (CAUSERIE_TYPE_PROVIDER_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-profile-form.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "form.confirm-key", NULL, confirm_key_action);
}

static void
watch (CauserieProfileForm *self, gpointer field, const char *signal, GCallback changed_cb)
{
  g_signal_connect_object (field, signal, changed_cb, self, G_CONNECT_SWAPPED);
}

static void
causerie_profile_form_init (CauserieProfileForm *self)
{
  self->new_uid = g_uuid_string_random ();
  self->own_address = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  watch (self, self->provider, "notify::selected", G_CALLBACK (provider_cb));
  watch (self, self->base_url, "changed", G_CALLBACK (address_or_key_cb));
  watch (self, self->model, "changed", G_CALLBACK (model_cb));
  watch (self, self->key, "changed", G_CALLBACK (address_or_key_cb));
  watch (self, self->connection_name, "changed", G_CALLBACK (connection_name_cb));
  watch (self, self->params, "changed", G_CALLBACK (update));
  watch (self, self->name, "changed", G_CALLBACK (name_cb));
  watch (self, gtk_text_view_get_buffer (self->instructions), "changed", G_CALLBACK (update));
}

void
causerie_profile_form_set_up (CauserieProfileForm *self,
                              CauserieSettings    *settings,
                              CauserieKeyring     *keyring,
                              CauserieProfile     *profile)
{
  const CauserieParams unset = { 0 };

  g_return_if_fail (CAUSERIE_IS_PROFILE_FORM (self) && self->settings == NULL);
  g_return_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_KEYRING (keyring));

  self->settings = g_object_ref (settings);
  self->keys = causerie_kept_keys_new (keyring);
  g_signal_connect_object (self->keys, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  self->filling = TRUE;
  fill (self, GTK_WIDGET (self->base_url), causerie_provider_row_get (self->provider)->base_url);
  if (g_set_object (&self->profile, profile))
    show_profile (self, profile);
  causerie_params_group_show (self->params,
                              profile != NULL ? causerie_profile_get_params (profile) : &unset);
  self->filling = FALSE;

  self->untouched = dup_typed (self);
  update (self);
}

const CauserieProfileDraft *
causerie_profile_form_get_draft (CauserieProfileForm *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE_FORM (self), NULL);

  return self->draft;
}

CauserieProfileDraft *
causerie_profile_form_finish (CauserieProfileForm *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE_FORM (self) && self->settings != NULL, NULL);

  causerie_address_row_complete (self->base_url);
  update (self);
  return read_draft (self);
}

gboolean
causerie_profile_form_is_touched (CauserieProfileForm *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (CAUSERIE_IS_PROFILE_FORM (self) && self->settings != NULL, FALSE);

  typed = dup_typed (self);

  return g_strcmp0 (typed, self->untouched) != 0;
}
