/* causerie-chat-panel.c: what the shown chat asks with, beside it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-panel.h"

#include "causerie-css-class.h"
#include "causerie-fold-row.h"
#include "causerie-inner-focus.h"
#include "causerie-model-limits.h"
#include "causerie-name-dialog.h"
#include "causerie-setup-row.h"

#include <glib/gi18n.h>

/* The parameters that are looked for first; the others are under More, in their own order. */
static const CauserieParam first_params[] = {
  CAUSERIE_PARAM_CONTEXT_LENGTH, CAUSERIE_PARAM_TEMPERATURE, CAUSERIE_PARAM_MAX_TOKENS,
  CAUSERIE_PARAM_TOP_P, CAUSERIE_PARAM_REASONING_EFFORT,
};

struct _CauserieChatPanel {
  AdwBin               parent_instance;

  /* owned */
  CauserieLibrary     *library;
  CauserieSettings    *settings;
  CauserieChat        *chat;    /* NULL: none is shown */
  GSignalGroup        *signals; /* follows the chat */

  gboolean             is_showing; /* nobody types that */

  /* in the parameters' group */
  CauserieSetupRow    *rows[CAUSERIE_N_SETUP_FIELDS]; /* NULL: no parameter */
  CauserieFoldRow     *more;

  /* template children */
  GtkWidget           *settings_box;
  AdwActionRow        *model_row;
  GtkWidget           *reset_model;
  AdwPreferencesGroup *params_group;
  GtkWidget           *instructions_card;
  GtkTextView         *instructions;
  GtkWidget           *reset_instructions;
  GtkLabel            *summary;
  GtkWidget           *save_button;
  GtkWidget           *reset_all_button;
};

G_DEFINE_FINAL_TYPE (CauserieChatPanel, causerie_chat_panel, ADW_TYPE_BIN)

static CauserieProfile *
get_profile (CauserieChatPanel *self)
{
  return self->chat != NULL ? causerie_chat_get_profile (self->chat) : NULL;
}

static CauserieProfile *
get_saved (CauserieChatPanel *self)
{
  return self->chat != NULL ? causerie_chat_get_saved_profile (self->chat) : NULL;
}

static void
mark (GtkWidget *widget, GtkWidget *reset_button, gboolean differs)
{
  gtk_widget_set_visible (reset_button, differs);
  causerie_set_css_class (widget, "differs", differs);
}

/* --- what is shown ---------------------------------------------------------------------------- */

static void
show_model (CauserieChatPanel *self, CauserieProfile *profile)
{
  CauserieConnection *connection =
    causerie_settings_find_connection (self->settings, causerie_profile_get_connection (profile));
  const char *name = connection != NULL ? causerie_connection_get_name (connection) : "";
  g_autofree char *text =
    g_strdup_printf ("%s%s%s", causerie_profile_get_model (profile), *name != '\0' ? "\n" : "",
                     name);
  g_autofree char *subtitle = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (self->model_row, subtitle);
  mark (GTK_WIDGET (self->model_row), self->reset_model,
        causerie_chat_differs (self->chat, CAUSERIE_SETUP_MODEL));
}

static char *
dup_instructions (CauserieChatPanel *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->instructions);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_instructions (CauserieChatPanel *self, CauserieProfile *profile)
{
  const char *instructions = causerie_profile_get_instructions (profile);
  g_autofree char *shown = dup_instructions (self);

  if (!g_str_equal (shown, instructions))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->instructions), instructions, -1);
  mark (self->instructions_card, self->reset_instructions,
        causerie_chat_differs (self->chat, CAUSERIE_SETUP_INSTRUCTIONS));
}

static gboolean
is_first (CauserieSetupField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (first_params); i++) {
    if (field == CAUSERIE_SETUP_PARAM (first_params[i]))
      return TRUE;
  }

  return FALSE;
}

/* Whether the field makes sense for the model, or something is set all the same. */
static gboolean
is_wanted (CauserieChatPanel *self, CauserieProfile *profile, CauserieSetupField field)
{
  const char *uid = causerie_profile_get_connection (profile);
  CauserieConnection *connection = causerie_settings_find_connection (self->settings, uid);
  CauserieCatalogue *catalogue = causerie_library_get_catalogue (self->library);
  const CauserieProvider *provider;
  CauserieModel *model = NULL;

  if (connection == NULL || causerie_chat_differs (self->chat, field) ||
      causerie_setup_field_is_set (field, profile))
    return TRUE;

  provider = causerie_connection_get_facts (connection);
  if (catalogue != NULL)
    model = causerie_catalogue_find (catalogue, uid, causerie_profile_get_model (profile));

  if (field >= CAUSERIE_SETUP_FIRST_TEXT_PARAM)
    return causerie_model_limits_takes_text (model, provider,
                                             field - CAUSERIE_SETUP_FIRST_TEXT_PARAM);

  return causerie_model_limits_takes (model, provider, field - CAUSERIE_SETUP_FIRST_PARAM);
}

/* What is folded and this chat's own is marked where it unfolds. */
static void
show_more (CauserieChatPanel *self)
{
  CauserieProfile *profile = get_profile (self);
  gboolean is_unfolded = causerie_fold_row_is_unfolded (self->more), differs = FALSE;

  if (profile == NULL)
    return;

  for (CauserieSetupField i = CAUSERIE_SETUP_FIRST_PARAM; i < CAUSERIE_N_SETUP_FIELDS; i++) {
    if (is_first (i))
      continue;
    gtk_widget_set_visible (GTK_WIDGET (self->rows[i]),
                            is_unfolded && is_wanted (self, profile, i));
    differs |= causerie_chat_differs (self->chat, i);
  }
  causerie_set_css_class (self->more, "differs", differs && !is_unfolded);
}

static void
show_params (CauserieChatPanel *self, CauserieProfile *profile)
{
  CauserieProfile *saved = get_saved (self);

  for (CauserieSetupField i = CAUSERIE_SETUP_FIRST_PARAM; i < CAUSERIE_N_SETUP_FIELDS; i++)
    causerie_setup_row_show (self->rows[i], causerie_profile_get_params (profile),
                             saved != NULL ? causerie_profile_get_params (saved) : NULL,
                             causerie_chat_differs (self->chat, i));
  show_more (self);
}

/* What saving would do to others is said before it is done. */
static char *
summarize_differences (CauserieChatPanel *self, guint n)
{
  const char *uid = causerie_profile_get_uid (get_saved (self));
  guint n_chats = causerie_library_count_profile_chats (self->library, uid);
  g_autofree char *differences =
    g_strdup_printf (ngettext ("%u setting is this chat’s own.",
                               "%u settings are this chat’s own.", n), n);
  g_autofree char *others = NULL;

  if (n_chats <= 1)
    return g_steal_pointer (&differences);

  n_chats--;
  others = g_strdup_printf (ngettext ("%u other chat asks with this profile.",
                                      "%u other chats ask with this profile.", n_chats), n_chats);
  /* Translators: two sentences. */
  return g_strdup_printf (C_("sentences", "%s %s"), differences, others);
}

static void
show_summary (CauserieChatPanel *self)
{
  guint n = causerie_chat_count_differences (self->chat);
  CauserieProfile *saved = get_saved (self);
  g_autofree char *text = NULL;

  if (saved == NULL)
    text = g_strdup (_("The profile of this chat was deleted. The chat goes on with what it asked "
                       "with."));
  else if (n > 0)
    text = summarize_differences (self, n);
  else
    /* Translators: %s is the name of a model profile. */
    text = g_strdup_printf (_("Everything is as in the profile “%s”."),
                            causerie_profile_get_name (saved));

  gtk_label_set_text (self->summary, text);
  gtk_widget_set_visible (self->save_button, saved != NULL && n > 0);
  gtk_widget_set_visible (self->reset_all_button, saved != NULL && n > 0);
}

static void
update (CauserieChatPanel *self)
{
  CauserieProfile *profile = get_profile (self);

  gtk_widget_set_sensitive (self->settings_box, profile != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.save-as", profile != NULL);
  if (profile == NULL) {
    gtk_label_set_text (self->summary, _("No model is chosen"));
    gtk_widget_set_visible (self->save_button, FALSE);
    gtk_widget_set_visible (self->reset_all_button, FALSE);
    return;
  }

  self->is_showing = TRUE;
  show_model (self, profile);
  show_instructions (self, profile);
  show_params (self, profile);
  show_summary (self);
  self->is_showing = FALSE;
}

/* --- what is given ---------------------------------------------------------------------------- */

static void
typed_cb (CauserieChatPanel *self)
{
  g_autofree char *instructions = NULL;

  if (self->is_showing || get_profile (self) == NULL)
    return;

  instructions = dup_instructions (self);
  causerie_chat_override_instructions (self->chat, instructions);
}

static void
param_changed_cb (CauserieChatPanel *self, CauserieSetupRow *row)
{
  CauserieProfile *profile = get_profile (self);
  g_auto(CauserieParams) params = { 0 };

  if (profile == NULL)
    return;

  causerie_params_assign (&params, causerie_profile_get_params (profile));
  if (causerie_setup_row_read (row, &params))
    causerie_chat_override_params (self->chat, &params);
}

static void
param_reset_cb (CauserieChatPanel *self, CauserieSetupRow *row)
{
  if (self->chat != NULL)
    causerie_chat_reset (self->chat, causerie_setup_row_get_field (row));
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatPanel *self = CAUSERIE_CHAT_PANEL (widget);
  const char *wanted = g_variant_get_string (parameter, NULL);

  if (self->chat == NULL)
    return;

  for (CauserieSetupField field = 0; field < CAUSERIE_N_SETUP_FIELDS; field++) {
    if (g_str_equal (causerie_setup_field_get_name (field), wanted))
      causerie_chat_reset (self->chat, field);
  }
}

static void
reset_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatPanel *self = CAUSERIE_CHAT_PANEL (widget);

  if (self->chat != NULL)
    causerie_chat_reset_all (self->chat);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatPanel *self = CAUSERIE_CHAT_PANEL (widget);

  if (self->chat != NULL)
    causerie_chat_save_to_profile (self->chat);
}

static void
named_cb (const char *name, gpointer user_data)
{
  causerie_chat_save_as_profile (CAUSERIE_CHAT (user_data), name);
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatPanel *self = CAUSERIE_CHAT_PANEL (widget);
  CauserieNameQuestion question = {
    .heading = _("New profile"),
    .label = _("Name of the profile"),
    .button = _("_Save"),
  };

  if (get_profile (self) == NULL)
    return;

  question.name = causerie_profile_get_name (get_profile (self));
  causerie_name_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), &question, named_cb,
                                g_object_ref (self->chat), g_object_unref);
}

/* --- made ------------------------------------------------------------------------------------- */

static void
add_row (CauserieChatPanel *self, CauserieSetupField field)
{
  GtkWidget *row = causerie_setup_row_new (field);

  self->rows[field] = CAUSERIE_SETUP_ROW (row);
  adw_preferences_group_add (self->params_group, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (param_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "reset", G_CALLBACK (param_reset_cb), self, G_CONNECT_SWAPPED);
}

static void
add_more (CauserieChatPanel *self)
{
  GtkWidget *more = causerie_fold_row_new (_("More"));

  self->more = CAUSERIE_FOLD_ROW (more);
  adw_preferences_group_add (self->params_group, more);
  g_signal_connect_object (more, "notify::unfolded", G_CALLBACK (show_more), self,
                           G_CONNECT_SWAPPED);
}

static void
add_rows (CauserieChatPanel *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (first_params); i++)
    add_row (self, CAUSERIE_SETUP_PARAM (first_params[i]));
  add_more (self);
  for (CauserieSetupField i = CAUSERIE_SETUP_FIRST_PARAM; i < CAUSERIE_N_SETUP_FIELDS; i++) {
    if (is_first (i))
      continue;
    add_row (self, i);
    gtk_widget_set_visible (GTK_WIDGET (self->rows[i]), FALSE); /* folded */
  }
}

/* Past the button that closes it. */
static gboolean
causerie_chat_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (CAUSERIE_CHAT_PANEL (widget)->settings_box, GTK_DIR_TAB_FORWARD);
}

static void
causerie_chat_panel_dispose (GObject *object)
{
  CauserieChatPanel *self = CAUSERIE_CHAT_PANEL (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->chat);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_CHAT_PANEL);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (causerie_chat_panel_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "setup.reset", "s", reset_action);
  gtk_widget_class_install_action (widget_class, "setup.reset-all", NULL, reset_all_action);
  gtk_widget_class_install_action (widget_class, "setup.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "setup.save-as", NULL, save_as_action);
}

static void
causerie_chat_panel_class_init (CauserieChatPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_chat_panel_dispose;

  widget_class->grab_focus = causerie_chat_panel_grab_focus;
  causerie_inner_focus_install (widget_class);

  g_type_ensure (CAUSERIE_TYPE_SETUP_ROW);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-chat-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieChatPanel, settings_box);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatPanel, model_row);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatPanel, reset_model);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatPanel, params_group);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatPanel, instructions_card);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatPanel, instructions);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatPanel, reset_instructions);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatPanel, summary);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatPanel, save_button);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatPanel, reset_all_button);
}

static void
causerie_chat_panel_init (CauserieChatPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_rows (self);
  self->signals = g_signal_group_new (CAUSERIE_TYPE_CHAT);
  g_signal_group_connect_swapped (self->signals, "notify::profile", G_CALLBACK (update), self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->instructions), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

void
causerie_chat_panel_set_library (CauserieChatPanel *self,
                                 CauserieLibrary   *library,
                                 CauserieSettings  *settings)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_PANEL (self) && CAUSERIE_IS_LIBRARY (library));
  g_return_if_fail (CAUSERIE_IS_SETTINGS (settings) && self->library == NULL);

  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
}

void
causerie_chat_panel_set_chat (CauserieChatPanel *self, CauserieChat *chat)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_PANEL (self) && self->library != NULL);
  g_return_if_fail (chat == NULL || CAUSERIE_IS_CHAT (chat));

  if (!g_set_object (&self->chat, chat))
    return;

  g_signal_group_set_target (self->signals, chat);
  for (CauserieSetupField i = CAUSERIE_SETUP_FIRST_PARAM; i < CAUSERIE_N_SETUP_FIELDS; i++)
    causerie_setup_row_forget (self->rows[i]);
  update (self);
}
