/* causerie-welcome.c: the first start: doors that each end in a chat that answers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-welcome.h"

#include "causerie-config.h"
#include "causerie-door-button.h"
#include "causerie-inner-focus.h"
#include "causerie-welcome-key.h"
#include "causerie-welcome-local.h"
#include "causerie-welcome-sign-in.h"

struct _CauserieWelcome {
  AdwBin            parent_instance;

  /* owned */
  CauserieSettings *settings;
  CauserieGateway  *gateway;

  GtkWidget        *opened;  /* of the stack; what is behind the open door; NULL: all are closed */
  GtkWidget        *door;    /* of the template; the one that was opened last; NULL */

  /* template children */
  GtkStack         *stack;
  GtkWidget        *doors;
  GtkImage         *icon;
  GtkWidget        *sign_in;
  GtkWidget        *key;
  GtkWidget        *local;
};

G_DEFINE_FINAL_TYPE (CauserieWelcome, causerie_welcome, ADW_TYPE_BIN)

/* --- doors ------------------------------------------------------------------------------------ */

/* Once it is out of sight. */
static void
drop_left_cb (CauserieWelcome *self)
{
  GtkWidget *child, *next;

  if (gtk_stack_get_transition_running (self->stack))
    return;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL; child = next) {
    next = gtk_widget_get_next_sibling (child);
    if (child != self->doors && child != self->opened)
      gtk_stack_remove (self->stack, child);
  }
}

static void
open_door (CauserieWelcome *self, GtkWidget *door, GtkWidget *page)
{
  self->door = door;
  self->opened = page;
  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
  gtk_widget_grab_focus (page);
}

static void
sign_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWelcome *self = CAUSERIE_WELCOME (widget);

  open_door (self, self->sign_in, causerie_welcome_sign_in_new (self->settings, self->gateway));
}

static void
key_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWelcome *self = CAUSERIE_WELCOME (widget);

  open_door (self, self->key, causerie_welcome_key_new (self->settings, self->gateway));
}

static void
local_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWelcome *self = CAUSERIE_WELCOME (widget);

  open_door (self, self->local, causerie_welcome_local_new (self->settings, self->gateway));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWelcome *self = CAUSERIE_WELCOME (widget);

  causerie_welcome_close_door (self);
  gtk_widget_grab_focus (widget);
}

/* --- the widget ------------------------------------------------------------------------------- */

/* The first start begins at the first door, and not in the menu. */
static void
causerie_welcome_map (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (causerie_welcome_parent_class)->map (widget);
  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (widget);
}

static gboolean
causerie_welcome_grab_focus (GtkWidget *widget)
{
  CauserieWelcome *self = CAUSERIE_WELCOME (widget);

  if (self->opened != NULL)
    return gtk_widget_grab_focus (self->opened);

  return gtk_widget_grab_focus (self->door != NULL ? self->door : self->sign_in);
}

static void
causerie_welcome_dispose (GObject *object)
{
  CauserieWelcome *self = CAUSERIE_WELCOME (object);

  self->opened = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL); /* a template child is not unparented twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_WELCOME);
  g_clear_object (&self->settings);
  g_clear_object (&self->gateway);

  G_OBJECT_CLASS (causerie_welcome_parent_class)->dispose (object);
}

static void
causerie_welcome_class_init (CauserieWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_welcome_dispose;
  widget_class->map = causerie_welcome_map;
  widget_class->grab_focus = causerie_welcome_grab_focus;
  causerie_inner_focus_install (widget_class);

  g_type_ensure (CAUSERIE_TYPE_DOOR_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcome, stack);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcome, doors);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcome, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcome, sign_in);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcome, key);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcome, local);
  gtk_widget_class_bind_template_callback (widget_class, drop_left_cb);

  gtk_widget_class_install_action (widget_class, "welcome.sign-in", NULL, sign_in_action);
  gtk_widget_class_install_action (widget_class, "welcome.key", NULL, key_action);
  gtk_widget_class_install_action (widget_class, "welcome.local", NULL, local_action);
  gtk_widget_class_install_action (widget_class, "welcome.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "welcome.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "welcome.back", NULL);
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

void
causerie_welcome_set_gateway (CauserieWelcome  *self,
                              CauserieSettings *settings,
                              CauserieGateway  *gateway)
{
  g_return_if_fail (CAUSERIE_IS_WELCOME (self) && CAUSERIE_IS_SETTINGS (settings));
  g_return_if_fail (CAUSERIE_IS_GATEWAY (gateway));

  g_set_object (&self->settings, settings);
  g_set_object (&self->gateway, gateway);
}

void
causerie_welcome_close_door (CauserieWelcome *self)
{
  g_return_if_fail (CAUSERIE_IS_WELCOME (self));

  if (self->opened == NULL)
    return;

  self->opened = NULL;
  gtk_stack_set_visible_child (self->stack, self->doors);
  drop_left_cb (self);
}
