/* causerie-version-switch.c: from one version of a message to another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-version-switch.h"

#include <glib/gi18n.h>

struct _CauserieVersionSwitch {
  GtkWidget  parent_instance;

  /* children */
  GtkWidget *previous;
  GtkWidget *place;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (CauserieVersionSwitch, causerie_version_switch, GTK_TYPE_WIDGET)

static GtkWidget *
add_button (CauserieVersionSwitch *self, const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "action");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

/* Without an action at the ends: a button cannot be pressed that leads nowhere. */
static void
lead_to (GtkWidget *button, CauserieMessage *version)
{
  GtkActionable *actionable = GTK_ACTIONABLE (button);

  if (version == NULL) {
    gtk_actionable_set_action_name (actionable, NULL);
    gtk_widget_set_sensitive (button, FALSE);
    return;
  }
  gtk_actionable_set_action_target (actionable, "s", causerie_message_get_uid (version));
  gtk_actionable_set_action_name (actionable, "chat.show-version");
}

/* It reads as "2/3" in every direction. */
static void
show_place (CauserieVersionSwitch *self, guint index, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u/%u", index + 1, n);
  /* Translators: of a question or an answer: "Version 2 of 3" */
  g_autofree char *name = g_strdup_printf (C_("answer", "Version %u of %u"), index + 1, n);

  if (g_str_equal (gtk_label_get_text (GTK_LABEL (self->place)), text))
    return;
  gtk_label_set_text (GTK_LABEL (self->place), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
causerie_version_switch_dispose (GObject *object)
{
  CauserieVersionSwitch *self = CAUSERIE_VERSION_SWITCH (object);

  g_clear_pointer (&self->previous, gtk_widget_unparent);
  g_clear_pointer (&self->place, gtk_widget_unparent);
  g_clear_pointer (&self->next, gtk_widget_unparent);
  G_OBJECT_CLASS (causerie_version_switch_parent_class)->dispose (object);
}

static void
causerie_version_switch_class_init (CauserieVersionSwitchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_version_switch_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "versionswitch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
causerie_version_switch_init (CauserieVersionSwitch *self)
{
  self->previous = add_button (self, "go-previous-symbolic", C_("answer", "Previous version"));
  self->place = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->place, "caption");
  gtk_widget_add_css_class (self->place, "dim-label");
  gtk_widget_add_css_class (self->place, "numeric");
  gtk_widget_set_parent (self->place, GTK_WIDGET (self));
  self->next = add_button (self, "go-next-symbolic", C_("answer", "Next version"));
}

GtkWidget *
causerie_version_switch_new (void)
{
  return g_object_new (CAUSERIE_TYPE_VERSION_SWITCH, NULL);
}

void
causerie_version_switch_show (CauserieVersionSwitch *self,
                              CauserieMessage       *message,
                              GPtrArray             *versions)
{
  guint index;

  g_return_if_fail (CAUSERIE_IS_VERSION_SWITCH (self) && versions != NULL);
  g_return_if_fail (g_ptr_array_find (versions, message, &index));

  show_place (self, index, versions->len);
  lead_to (self->previous, index > 0 ? versions->pdata[index - 1] : NULL);
  lead_to (self->next, index + 1 < versions->len ? versions->pdata[index + 1] : NULL);
}
