/* causerie-welcome.c: the first start: doors that each end in a chat that answers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-welcome.h"

#include "causerie-config.h"
#include "causerie-door-button.h"
#include "causerie-inner-focus.h"

struct _CauserieWelcome {
  AdwBin     parent_instance;

  /* template children */
  GtkImage  *icon;
  GtkWidget *add_model;
};

G_DEFINE_FINAL_TYPE (CauserieWelcome, causerie_welcome, ADW_TYPE_BIN)

static gboolean
causerie_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CAUSERIE_WELCOME (widget)->add_model);
}

static void
causerie_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_WELCOME);

  G_OBJECT_CLASS (causerie_welcome_parent_class)->dispose (object);
}

static void
causerie_welcome_class_init (CauserieWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_welcome_dispose;
  widget_class->grab_focus = causerie_welcome_grab_focus;
  causerie_inner_focus_install (widget_class);

  g_type_ensure (CAUSERIE_TYPE_DOOR_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcome, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcome, add_model);
}

static void
causerie_welcome_init (CauserieWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->icon, CAUSERIE_APP_ID);
}

GtkWidget *
causerie_welcome_new (void)
{
  return g_object_new (CAUSERIE_TYPE_WELCOME, NULL);
}
