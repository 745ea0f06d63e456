/* causerie-model-button.c: the header's button that names and changes the model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-button.h"

#include "causerie-profile-icon.h"

#include <glib/gi18n.h>

struct _CauserieModelButton {
  AdwBin               parent_instance;

  /* owned */
  CauserieChat        *chat;    /* NULL: none is open */
  GSignalGroup        *signals; /* follows the chat */

  /* template children */
  GtkButton           *button;
  CauserieProfileIcon *icon;
  GtkLabel            *name;
};

G_DEFINE_FINAL_TYPE (CauserieModelButton, causerie_model_button, ADW_TYPE_BIN)

/* A profile without a sign of its own shows none: its first letter would say nothing new. */
static void
show_icon (CauserieModelButton *self, CauserieProfile *profile)
{
  gboolean has_icon = profile != NULL && *causerie_profile_get_icon (profile) != '\0';

  if (has_icon)
    causerie_profile_icon_show (self->icon, profile);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), has_icon);
}

static void
show_profile (CauserieModelButton *self)
{
  CauserieProfile *profile = self->chat != NULL ? causerie_chat_get_profile (self->chat) : NULL;
  const char *name = profile != NULL ? causerie_profile_get_name (profile) : _("Choose a model");
  /* Translators: what a screen reader says of the button that chooses the model; %s is its name. */
  g_autofree char *label = g_strdup_printf (_("Model: %s"), name);

  show_icon (self, profile);
  gtk_label_set_text (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
causerie_model_button_dispose (GObject *object)
{
  CauserieModelButton *self = CAUSERIE_MODEL_BUTTON (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->chat);
  adw_bin_set_child (ADW_BIN (self), NULL); /* disposing of the template would leave it dangling */

  G_OBJECT_CLASS (causerie_model_button_parent_class)->dispose (object);
}

static void
causerie_model_button_class_init (CauserieModelButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_model_button_dispose;

  g_type_ensure (CAUSERIE_TYPE_PROFILE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-model-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieModelButton, button);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelButton, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelButton, name);
}

static void
causerie_model_button_init (CauserieModelButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (CAUSERIE_TYPE_CHAT);
  g_signal_group_connect_swapped (self->signals, "notify::profile", G_CALLBACK (show_profile),
                                  self);
  show_profile (self);
}

void
causerie_model_button_set_chat (CauserieModelButton *self, CauserieChat *chat)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_BUTTON (self));

  g_set_object (&self->chat, chat);
  g_signal_group_set_target (self->signals, chat);
  show_profile (self);
}
