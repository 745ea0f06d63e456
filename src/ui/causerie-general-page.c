/* causerie-general-page.c: preferences that are not about models
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-general-page.h"

#include <glib/gi18n.h>

struct _CauserieGeneralPage {
  AdwPreferencesPage  parent_instance;

  CauserieSettings   *settings; /* owned */
  gboolean            filling;  /* the program chooses in the lists */

  /* template children */
  GtkSwitch          *enter_sends;
  AdwComboRow        *new_chat_model;
  AdwComboRow        *color_scheme;
};

G_DEFINE_FINAL_TYPE (CauserieGeneralPage, causerie_general_page, ADW_TYPE_PREFERENCES_PAGE)

/* In the order of the list. */
static const char * const color_schemes[] = { "default", "force-light", "force-dark" };

static void
color_scheme_cb (CauserieGeneralPage *self)
{
  guint selected = adw_combo_row_get_selected (self->color_scheme);

  if (!self->filling && selected < G_N_ELEMENTS (color_schemes))
    causerie_settings_set_string (self->settings, CAUSERIE_SETTING_COLOR_SCHEME,
                                  color_schemes[selected]);
}

static void
show_color_scheme (CauserieGeneralPage *self)
{
  g_autofree char *name =
    causerie_settings_dup_string (self->settings, CAUSERIE_SETTING_COLOR_SCHEME);

  for (guint i = 0; i < G_N_ELEMENTS (color_schemes); i++)
    if (g_str_equal (color_schemes[i], name))
      adw_combo_row_set_selected (self->color_scheme, i);
}

static void
new_chat_model_cb (CauserieGeneralPage *self)
{
  guint selected = adw_combo_row_get_selected (self->new_chat_model);
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  g_autoptr(CauserieProfile) profile = NULL;

  if (self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected > 0) /* the first is the one used last */
    profile = g_list_model_get_item (profiles, selected - 1);
  causerie_settings_set_string (self->settings, CAUSERIE_SETTING_DEFAULT_PROFILE,
                                profile != NULL ? causerie_profile_get_uid (profile) : "");
}

static void
show_new_chat_model (CauserieGeneralPage *self)
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
  adw_combo_row_set_model (self->new_chat_model, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->new_chat_model, selected);
  self->filling = FALSE;
}

/* A name that changed is another text in the list of models. */
static void
profiles_changed_cb (CauserieGeneralPage *self, guint position, guint removed, guint added)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);

  for (guint i = position; i < position + added; i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    g_signal_connect_object (profile, "notify::name", G_CALLBACK (show_new_chat_model), self,
                             G_CONNECT_SWAPPED);
  }
  show_new_chat_model (self);
}

static void
causerie_general_page_dispose (GObject *object)
{
  CauserieGeneralPage *self = CAUSERIE_GENERAL_PAGE (object);

  self->filling = TRUE; /* lists that go are no choice */
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_GENERAL_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_general_page_parent_class)->dispose (object);
}

static void
causerie_general_page_class_init (CauserieGeneralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_general_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-general-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieGeneralPage, enter_sends);
  gtk_widget_class_bind_template_child (widget_class, CauserieGeneralPage, new_chat_model);
  gtk_widget_class_bind_template_child (widget_class, CauserieGeneralPage, color_scheme);
}

static void
causerie_general_page_init (CauserieGeneralPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_general_page_set_settings (CauserieGeneralPage *self, CauserieSettings *settings)
{
  GListModel *profiles;

  g_return_if_fail (CAUSERIE_IS_GENERAL_PAGE (self) && CAUSERIE_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  profiles = causerie_settings_get_profiles (settings);
  causerie_settings_bind (settings, CAUSERIE_SETTING_ENTER_SENDS, self->enter_sends, "active",
                          G_SETTINGS_BIND_DEFAULT);
  show_color_scheme (self);
  profiles_changed_cb (self, 0, 0, g_list_model_get_n_items (profiles));

  g_signal_connect_object (profiles, "items-changed", G_CALLBACK (profiles_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->new_chat_model, "notify::selected", G_CALLBACK (new_chat_model_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->color_scheme, "notify::selected", G_CALLBACK (color_scheme_cb),
                           self, G_CONNECT_SWAPPED);
}
