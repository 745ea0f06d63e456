/* causerie-profile-form.c: the fields of a model, in the order of the guide
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-form-private.h"

#include "causerie-inner-focus.h"
#include "causerie-model-picker.h"

G_DEFINE_FINAL_TYPE (CauserieProfileForm, causerie_profile_form, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
get_text (gpointer row)
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

static const char *
get_param_text (CauserieProfileForm *self, CauserieParam param)
{
  return param < CAUSERIE_N_FORM_PARAMS ? causerie_params_group_get_text (self->params, param)
                                        : causerie_more_group_get_text (self->more, param);
}

static char **
dup_texts (CauserieProfileForm *self)
{
  char **texts = g_new0 (char *, CAUSERIE_N_TEXT_PARAMS + 1);

  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    texts[i] = causerie_more_group_dup_text_param (self->more, i);

  return texts;
}

static CauserieProfileDraft *
read_draft (CauserieProfileForm *self)
{
  g_autofree char *instructions = dup_instructions (self);
  g_autofree char *starters = causerie_more_group_dup_starters (self->more);
  g_auto(GStrv) texts = dup_texts (self);
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
    .icon = causerie_sign_row_get_icon (self->sign),
    .color = causerie_sign_row_get_color (self->sign),
    .starters = starters,
    .title_model = causerie_more_group_get_title_model (self->more),
  };

  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++)
    typed.params[i] = get_param_text (self, i);
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    typed.texts[i] = texts[i];

  return causerie_profile_draft_new (&typed, self->settings, self->keys);
}

/* Everything typed, as one text; an address that came with the provider was not typed. */
static char *
dup_typed (CauserieProfileForm *self)
{
  GString *typed = g_string_new (NULL);
  g_autofree char *instructions = dup_instructions (self);
  g_autofree char *starters = causerie_more_group_dup_starters (self->more);
  g_auto(GStrv) texts = dup_texts (self);
  g_autofree char *text = g_strjoinv ("\n", texts);
  const char *base_url = get_text (GTK_WIDGET (self->base_url));

  if (!g_str_equal (base_url, causerie_provider_row_get (self->provider)->base_url))
    g_string_append (typed, base_url);
  g_string_append_printf (typed, "\n%s\n%s\n%s\n%s", get_text (self->model), get_text (self->name),
                          *get_text (self->key) != '\0' ? "key" : "", instructions);
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++)
    g_string_append_printf (typed, "\n%s", get_param_text (self, i));
  g_string_append_printf (typed, "\n%s\n%s\n%s\n%s\n%s", text, starters,
                          causerie_more_group_get_title_model (self->more),
                          causerie_sign_row_get_icon (self->sign),
                          causerie_sign_row_get_color (self->sign));

  return g_string_free (typed, FALSE);
}

/* --- what the form means --- */

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
  if (self->filling || self->settings == NULL)
    return;

  g_clear_pointer (&self->draft, causerie_profile_draft_free);
  self->draft = read_draft (self);
  look_up_keys (self);

  causerie_profile_form_show_notes (self);
  causerie_profile_form_show_model (self);
  causerie_sign_row_set_name (self->sign, self->draft->name);
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

/* --- choosing a model --- */

static void
use_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieProfileForm *self = CAUSERIE_PROFILE_FORM (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->model), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->model));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieProfileForm) self = user_data;
  g_autoptr(CauserieModelChoice) choice = causerie_model_picker_choose_finish (result, NULL);

  /* Nothing was chosen, or the form has gone. */
  if (choice == NULL || choice->model == NULL || self->settings == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->model), choice->model);
}

static void
choose_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieProfileForm *self = CAUSERIE_PROFILE_FORM (widget);
  const char *offer = causerie_profile_form_find_offer (self);
  const CauserieModelQuestion question = {
    .connection_uid = offer,
    .current_connection = offer,
    .current_model = get_text (self->model),
  };

  causerie_model_picker_choose_async (GTK_WINDOW (gtk_widget_get_root (widget)), self->catalogue,
                                      self->settings, &question, self->cancellable, chosen_cb,
                                      g_object_ref (self));
}

/* --- being filled --- */

static void
show_profile (CauserieProfileForm *self, CauserieProfile *profile)
{
  const char *model = causerie_profile_get_model (profile);
  g_autofree char *usual_name = causerie_profile_name_for_model (model);

  fill (self, GTK_WIDGET (self->model), model);
  fill (self, self->name, causerie_profile_get_name (profile));
  self->name_typed = !g_str_equal (causerie_profile_get_name (profile), usual_name);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->instructions),
                            causerie_profile_get_instructions (profile), -1);
  causerie_params_group_show (self->params, causerie_profile_get_params (profile));
  causerie_more_group_show (self->more, profile);
  causerie_sign_row_show (self->sign, profile);
}

static void
show_server (CauserieProfileForm *self, const char *provider, const char *base_url)
{
  causerie_provider_row_show (self->provider, provider);
  fill (self, GTK_WIDGET (self->base_url), base_url);
}

static void
show_connection (CauserieProfileForm *self, CauserieProfile *profile)
{
  CauserieConnection *connection =
    causerie_settings_find_connection (self->settings, causerie_profile_get_connection (profile));

  if (connection != NULL)
    show_server (self, causerie_connection_get_provider (connection),
                 causerie_connection_get_base_url (connection));
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
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_PROFILE_FORM);
  g_clear_pointer (&self->draft, causerie_profile_draft_free);
  g_clear_object (&self->keys);
  g_clear_object (&self->profile);
  g_clear_object (&self->catalogue);
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
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (causerie_profile_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, provider);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, base_url);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, base_url_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, model);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, model_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, close_models);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, choose_model);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, key);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, get_key);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, key_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, confirm_key);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, connection_name);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, connection_name_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, params);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, instructions);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, more);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileForm, sign);
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
  g_type_ensure (CAUSERIE_TYPE_MODEL_NAME_ROW);
  g_type_ensure (CAUSERIE_TYPE_MORE_GROUP);
  g_type_ensure (CAUSERIE_TYPE_NOTE_ROW);
  g_type_ensure (CAUSERIE_TYPE_PARAMS_GROUP);
  g_type_ensure (CAUSERIE_TYPE_PROVIDER_ROW);
  g_type_ensure (CAUSERIE_TYPE_SIGN_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-profile-form.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "form.confirm-key", NULL, confirm_key_action);
  gtk_widget_class_install_action (widget_class, "form.choose-model", NULL, choose_model_action);
  gtk_widget_class_install_action (widget_class, "form.use-model", "s", use_model_action);
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
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model_focus = GTK_EVENT_CONTROLLER_FOCUS (gtk_event_controller_focus_new ());
  gtk_widget_add_controller (GTK_WIDGET (self->model), GTK_EVENT_CONTROLLER (self->model_focus));

  watch (self, self->provider, "notify::selected", G_CALLBACK (provider_cb));
  watch (self, self->model_focus, "notify::contains-focus", G_CALLBACK (update));
  watch (self, self->base_url, "changed", G_CALLBACK (address_or_key_cb));
  watch (self, self->model, "changed", G_CALLBACK (model_cb));
  watch (self, self->key, "changed", G_CALLBACK (address_or_key_cb));
  watch (self, self->connection_name, "changed", G_CALLBACK (connection_name_cb));
  watch (self, self->params, "changed", G_CALLBACK (update));
  watch (self, self->more, "changed", G_CALLBACK (update));
  watch (self, self->sign, "changed", G_CALLBACK (update));
  watch (self, self->name, "changed", G_CALLBACK (name_cb));
  watch (self, gtk_text_view_get_buffer (self->instructions), "changed", G_CALLBACK (update));
}

void
causerie_profile_form_set_up (CauserieProfileForm *self,
                              CauserieSettings    *settings,
                              CauserieKeyring     *keyring,
                              CauserieCatalogue   *catalogue,
                              CauserieProfile     *profile)
{
  g_autoptr(CauserieProfile) unset = causerie_profile_new (NULL);

  g_return_if_fail (CAUSERIE_IS_PROFILE_FORM (self) && self->settings == NULL);
  g_return_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_KEYRING (keyring));

  self->settings = g_object_ref (settings);
  if (g_set_object (&self->catalogue, catalogue))
    g_signal_connect_object (catalogue, "connection-changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  self->keys = causerie_kept_keys_new (keyring);
  g_signal_connect_object (self->keys, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  self->filling = TRUE;
  fill (self, GTK_WIDGET (self->base_url), causerie_provider_row_get (self->provider)->base_url);
  show_profile (self, profile != NULL ? profile : unset);
  if (g_set_object (&self->profile, profile))
    show_connection (self, profile);
  self->filling = FALSE;

  self->untouched = dup_typed (self);
  update (self);
}

void
causerie_profile_form_fill (CauserieProfileForm *self,
                            CauserieProfile     *profile,
                            const char          *provider,
                            const char          *base_url)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE_FORM (self) && self->settings != NULL);
  g_return_if_fail (CAUSERIE_IS_PROFILE (profile) && provider != NULL && base_url != NULL);

  self->filling = TRUE;
  show_server (self, provider, base_url);
  show_profile (self, profile);
  self->filling = FALSE;
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
