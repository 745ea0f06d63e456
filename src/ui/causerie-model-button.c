/* causerie-model-button.c: the header's button that names and changes the model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-button.h"

#include "causerie-mnemonic.h"

#include <glib/gi18n.h>

struct _CauserieModelButton {
  AdwBin            parent_instance;

  /* owned */
  CauserieSettings *settings;
  CauserieChat     *chat;    /* NULL: none is open */
  GSignalGroup     *signals; /* follows the chat */

  /* template children */
  GtkMenuButton    *button;
  GtkLabel         *name;
};

G_DEFINE_FINAL_TYPE (CauserieModelButton, causerie_model_button, ADW_TYPE_BIN)

static CauserieProfile *
get_profile (CauserieModelButton *self)
{
  return self->chat != NULL ? causerie_chat_get_profile (self->chat) : NULL;
}

static void
show_name (CauserieModelButton *self)
{
  CauserieProfile *profile = get_profile (self);
  const char *name = profile != NULL ? causerie_profile_get_name (profile) : _("Choose a model");
  /* Translators: what a screen reader says of the button that chooses the model; %s is its name. */
  g_autofree char *label = g_strdup_printf (_("Model: %s"), name);

  gtk_label_set_text (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
append_profile (GMenu *menu, CauserieProfile *profile)
{
  g_autofree char *label = causerie_mnemonic_escape (causerie_profile_get_name (profile));
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "chat.profile", "s", causerie_profile_get_uid (profile));
  g_menu_append_item (menu, item);
}

static GMenu *
build_profiles (CauserieModelButton *self)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    append_profile (menu, profile);
  }

  return menu;
}

static GMenu *
build_actions (CauserieModelButton *self)
{
  CauserieProfile *profile = get_profile (self);
  GMenu *menu = g_menu_new ();

  if (profile != NULL) {
    g_autoptr(GMenuItem) item = g_menu_item_new (_("_Edit this model…"), NULL);

    g_menu_item_set_action_and_target (item, "win.edit-profile", "s",
                                       causerie_profile_get_uid (profile));
    g_menu_append_item (menu, item);
  }
  g_menu_append (menu, _("_Add model…"), "win.add-model");
  g_menu_append (menu, _("_Manage models"), "win.preferences('models')");

  return menu;
}

/* Built when it is opened, so that it is never out of date. */
static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  CauserieModelButton *self = user_data;
  g_autoptr(GMenu) profiles = build_profiles (self);
  g_autoptr(GMenu) model_actions = build_actions (self);
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (profiles));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (model_actions));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
causerie_model_button_dispose (GObject *object)
{
  CauserieModelButton *self = CAUSERIE_MODEL_BUTTON (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->chat);
  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (self), NULL); /* disposing of the template would leave it dangling */

  G_OBJECT_CLASS (causerie_model_button_parent_class)->dispose (object);
}

static void
causerie_model_button_class_init (CauserieModelButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_model_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-model-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieModelButton, button);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelButton, name);
}

static void
causerie_model_button_init (CauserieModelButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  self->signals = g_signal_group_new (CAUSERIE_TYPE_CHAT);
  g_signal_group_connect_swapped (self->signals, "notify::profile", G_CALLBACK (show_name), self);
  /* Told when anything of the profile changed, its name too. */
  g_signal_group_connect_swapped (self->signals, "notify::context-length", G_CALLBACK (show_name),
                                  self);
  show_name (self);
}

void
causerie_model_button_set_settings (CauserieModelButton *self, CauserieSettings *settings)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_BUTTON (self) && CAUSERIE_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
}

void
causerie_model_button_set_chat (CauserieModelButton *self, CauserieChat *chat)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_BUTTON (self));

  g_set_object (&self->chat, chat);
  g_signal_group_set_target (self->signals, chat);
  show_name (self);
}

void
causerie_model_button_popup (CauserieModelButton *self)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
