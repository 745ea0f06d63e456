/* causerie-new-chat-row.c: which model profile new chats take
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-new-chat-row.h"

#include <glib/gi18n.h>

struct _CauserieNewChatRow {
  AdwComboRow       parent_instance;

  CauserieSettings *settings; /* weak: libadwaita 1.2 does not let go of groups and their rows */
  gboolean          filling;  /* the program chooses */
};

G_DEFINE_FINAL_TYPE (CauserieNewChatRow, causerie_new_chat_row, ADW_TYPE_COMBO_ROW)

static void
selected_cb (CauserieNewChatRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  g_autoptr(CauserieProfile) profile = NULL;

  if (self->filling || self->settings == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected > 0) /* the first is the one used last */
    profile = g_list_model_get_item (causerie_settings_get_profiles (self->settings), selected - 1);
  causerie_settings_set_string (self->settings, CAUSERIE_SETTING_DEFAULT_PROFILE,
                                profile != NULL ? causerie_profile_get_uid (profile) : "");
}

static void
show_profiles (CauserieNewChatRow *self)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *uid =
    causerie_settings_dup_string (self->settings, CAUSERIE_SETTING_DEFAULT_PROFILE);
  guint selected = 0;

  /* Translators: the model used last, as the choice for new chats. */
  gtk_string_list_append (names, _("The last used"));
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    gtk_string_list_append (names, causerie_profile_get_name (profile));
    if (g_str_equal (causerie_profile_get_uid (profile), uid))
      selected = i + 1;
  }

  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->filling = FALSE;
}

/* A name that changed is another text in the list. */
static void
profiles_changed_cb (CauserieNewChatRow *self, guint position, guint removed, guint added)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);

  for (guint i = position; i < position + added; i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    g_signal_handlers_disconnect_by_func (profile, show_profiles, self);
    g_signal_connect_object (profile, "notify::name", G_CALLBACK (show_profiles), self,
                             G_CONNECT_SWAPPED);
  }
  show_profiles (self);
}

static void
causerie_new_chat_row_dispose (GObject *object)
{
  CauserieNewChatRow *self = CAUSERIE_NEW_CHAT_ROW (object);

  self->filling = TRUE; /* a list that goes is no choice */
  g_clear_weak_pointer (&self->settings);

  G_OBJECT_CLASS (causerie_new_chat_row_parent_class)->dispose (object);
}

static void
causerie_new_chat_row_class_init (CauserieNewChatRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = causerie_new_chat_row_dispose;
}

static void
causerie_new_chat_row_init (CauserieNewChatRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Model for new chats"));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

void
causerie_new_chat_row_set_settings (CauserieNewChatRow *self, CauserieSettings *settings)
{
  GListModel *profiles;

  g_return_if_fail (CAUSERIE_IS_NEW_CHAT_ROW (self) && self->settings == NULL);
  g_return_if_fail (CAUSERIE_IS_SETTINGS (settings));

  g_set_weak_pointer (&self->settings, settings);
  profiles = causerie_settings_get_profiles (settings);
  profiles_changed_cb (self, 0, 0, g_list_model_get_n_items (profiles));
  g_signal_connect_object (profiles, "items-changed", G_CALLBACK (profiles_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
