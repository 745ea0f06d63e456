/* causerie-empty-chat.c: what a chat shows before its first message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-empty-chat.h"

#include <glib/gi18n.h>

#define MAX_OTHERS 4

struct _CauserieEmptyChat {
  AdwBin      parent_instance;

  /* template children */
  GtkLabel   *name;
  GtkLabel   *model;
  GtkWidget  *temporary;
  GtkFlowBox *others;
};

G_DEFINE_FINAL_TYPE (CauserieEmptyChat, causerie_empty_chat, ADW_TYPE_BIN)

static GtkWidget *
new_profile_button (CauserieProfile *profile)
{
  GtkWidget *label = gtk_label_new (causerie_profile_get_name (profile));
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chat.profile");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    causerie_profile_get_uid (profile));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "profile-pill");

  return button;
}

static void
remove_others (CauserieEmptyChat *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->others))) != NULL)
    gtk_flow_box_remove (self->others, child);
}

static void
add_others (CauserieEmptyChat *self, GListModel *profiles)
{
  guint n = MIN (g_list_model_get_n_items (profiles), MAX_OTHERS);

  /* One model alone is no choice. */
  for (guint i = 0; n > 1 && i < n; i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);
    GtkWidget *button = new_profile_button (profile);

    gtk_flow_box_insert (self->others, button, -1);
    gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  }
}

static void
causerie_empty_chat_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_EMPTY_CHAT);

  G_OBJECT_CLASS (causerie_empty_chat_parent_class)->dispose (object);
}

static void
causerie_empty_chat_class_init (CauserieEmptyChatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_empty_chat_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-empty-chat.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, name);
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, model);
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, temporary);
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, others);
}

static void
causerie_empty_chat_init (CauserieEmptyChat *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_empty_chat_show (CauserieEmptyChat *self,
                          CauserieSettings  *settings,
                          CauserieProfile   *profile,
                          gboolean           temporary)
{
  const char *name, *model;

  g_return_if_fail (CAUSERIE_IS_EMPTY_CHAT (self) && CAUSERIE_IS_SETTINGS (settings));

  name = profile != NULL ? causerie_profile_get_name (profile) : _("No model is chosen");
  model = profile != NULL ? causerie_profile_get_model (profile) : "";
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->model, model);
  gtk_widget_set_visible (GTK_WIDGET (self->model), *model != '\0' && !g_str_equal (model, name));
  gtk_widget_set_visible (self->temporary, temporary);

  remove_others (self);
  add_others (self, causerie_settings_get_profiles (settings));
}
