/* causerie-message-ending.c: that an answer ended before it was whole, and how it goes on
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-ending.h"

#include "causerie-ending-text.h"

#include <glib/gi18n.h>

struct _CauserieMessageEnding {
  GtkWidget  parent_instance;

  /* children */
  GtkWidget *words;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (CauserieMessageEnding, causerie_message_ending, GTK_TYPE_WIDGET)

static void
add_words (CauserieMessageEnding *self, const char *text)
{
  self->words = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->words), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
}

static void
add_button (CauserieMessageEnding *self, CauserieMessage *message, const char *label,
            const char *hint, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    causerie_message_get_uid (message));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, hint);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static gboolean
has_own_limit (CauserieMessage *message)
{
  const CauserieParams *params = causerie_message_get_params (message);

  return params != NULL && params->is_set[CAUSERIE_PARAM_MAX_TOKENS];
}

static void
add_buttons (CauserieMessageEnding *self, CauserieMessage *message)
{
  gboolean is_limit = causerie_ending_find (message) == CAUSERIE_ENDING_LIMIT;
  gboolean has_text = causerie_message_get_text_length (message) > 0;

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
  if (is_limit && has_text)
    add_button (self, message, C_("answer", "Continue"),
                _("Let the model go on where the answer ends"), "chat.continue");
  if (is_limit && has_own_limit (message))
    add_button (self, message, _("Raise the limit"),
                _("Double Max tokens of the model profile, and go on"), "chat.raise-limit");
  if (gtk_widget_get_first_child (self->buttons) == NULL)
    add_button (self, message, _("Try again"), NULL, "chat.retry");
}

static void
causerie_message_ending_dispose (GObject *object)
{
  CauserieMessageEnding *self = CAUSERIE_MESSAGE_ENDING (object);

  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->buttons, gtk_widget_unparent);
  G_OBJECT_CLASS (causerie_message_ending_parent_class)->dispose (object);
}

static void
causerie_message_ending_class_init (CauserieMessageEndingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_message_ending_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "messageending");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
causerie_message_ending_init (CauserieMessageEnding *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 10);
}

GtkWidget *
causerie_message_ending_new (CauserieMessage *message)
{
  CauserieMessageEnding *self = g_object_new (CAUSERIE_TYPE_MESSAGE_ENDING, NULL);
  g_autofree char *text = causerie_ending_text_new (message);

  add_words (self, text);
  add_buttons (self, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

void
causerie_message_ending_set_last (CauserieMessageEnding *self, gboolean is_last)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE_ENDING (self));

  gtk_widget_set_visible (self->buttons, is_last);
}
