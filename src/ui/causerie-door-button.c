/* causerie-door-button.c: a large button that says where it leads
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-door-button.h"

struct _CauserieDoorButton {
  GtkButton  parent_instance;

  /* template children */
  GtkImage  *icon;
  GtkLabel  *title;
  GtkLabel  *subtitle;
};

G_DEFINE_FINAL_TYPE (CauserieDoorButton, causerie_door_button, GTK_TYPE_BUTTON)

enum { PROP_SYMBOL = 1, PROP_TITLE, PROP_SUBTITLE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
set_label (CauserieDoorButton *self, GtkLabel *label, const char *text, GParamSpec *pspec)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) == 0)
    return;

  gtk_label_set_text (label, text);
  if (label == self->title)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
causerie_door_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieDoorButton *self = CAUSERIE_DOOR_BUTTON (object);

  switch (id) {
  case PROP_SYMBOL:
    g_value_set_string (value, gtk_image_get_icon_name (self->icon));
    break;
  case PROP_TITLE:
    g_value_set_string (value, gtk_label_get_text (self->title));
    break;
  case PROP_SUBTITLE:
    g_value_set_string (value, gtk_label_get_text (self->subtitle));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_door_button_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CauserieDoorButton *self = CAUSERIE_DOOR_BUTTON (object);

  switch (id) {
  case PROP_SYMBOL:
    if (g_strcmp0 (gtk_image_get_icon_name (self->icon), g_value_get_string (value)) != 0) {
      gtk_image_set_from_icon_name (self->icon, g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
    }
    break;
  case PROP_TITLE:
    set_label (self, self->title, g_value_get_string (value), pspec);
    break;
  case PROP_SUBTITLE:
    set_label (self, self->subtitle, g_value_get_string (value), pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_door_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_DOOR_BUTTON);

  G_OBJECT_CLASS (causerie_door_button_parent_class)->dispose (object);
}

static void
causerie_door_button_class_init (CauserieDoorButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = causerie_door_button_get_property;
  object_class->set_property = causerie_door_button_set_property;
  object_class->dispose = causerie_door_button_dispose;

  properties[PROP_SYMBOL] = g_param_spec_string ("symbol", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-door-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieDoorButton, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieDoorButton, title);
  gtk_widget_class_bind_template_child (widget_class, CauserieDoorButton, subtitle);
}

static void
causerie_door_button_init (CauserieDoorButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
