/* causerie-message-buttons.c: what can be done with a message, in its footer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-buttons.h"

#include "causerie-chat-view.h"
#include "causerie-message-menu.h"

#include <glib/gi18n.h>

#define BUTTON_SIZE 32 /* as in transcript.css, pixels */

struct _CauserieMessageButtons {
  GtkWidget        parent_instance;

  CauserieMessage *message; /* owned */
  gboolean         is_last; /* of the path */
};

G_DEFINE_FINAL_TYPE (CauserieMessageButtons, causerie_message_buttons, GTK_TYPE_WIDGET)

/* A button that shows when its row is made. `for_role`: -1 for all. */
static const struct {
  const char *icon;
  const char *label;
  const char *action;
  int         for_role;
} buttons[] = {
  { "edit-copy-symbolic", N_("Copy message"), "chat.copy-message", -1 },
  { "document-edit-symbolic", N_("Edit"), "chat.edit-message", CAUSERIE_ROLE_USER },
  { "view-refresh-symbolic", N_("Regenerate"), "chat.retry", CAUSERIE_ROLE_ASSISTANT },
};

static gboolean
is_offered (CauserieMessageButtons *self, gsize index)
{
  return buttons[index].for_role == -1 ||
         buttons[index].for_role == (int) causerie_message_get_role (self->message);
}

/* With the menu, and those that are not there yet. */
static int
count_buttons (CauserieMessageButtons *self)
{
  int n = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    n += is_offered (self, i);
  return n;
}

static void
add_to_row (CauserieMessageButtons *self, GtkWidget *button, const char *label)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "action");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
add_button (CauserieMessageButtons *self, gsize index)
{
  GtkWidget *button = gtk_button_new_from_icon_name (buttons[index].icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[index].action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    causerie_message_get_uid (self->message));
  add_to_row (self, button, _(buttons[index].label));
}

/* --- the menu --------------------------------------------------------------------------------- */

static void
fill_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  CauserieMessageButtons *self = user_data;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), CAUSERIE_TYPE_CHAT_VIEW);
  GListModel *profiles =
    view != NULL ? causerie_chat_view_get_profiles (CAUSERIE_CHAT_VIEW (view)) : NULL;
  g_autoptr(GMenuModel) menu = causerie_message_menu_new (self->message, self->is_last, profiles);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
add_menu (CauserieMessageButtons *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_menu_cb, self, NULL);
  add_to_row (self, button, _("More"));
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
show_actions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_message_buttons_ensure (CAUSERIE_MESSAGE_BUTTONS (widget));
}

/* The keyboard comes, from whichever side. */
static gboolean
causerie_message_buttons_focus (GtkWidget *widget, GtkDirectionType direction)
{
  causerie_message_buttons_ensure (CAUSERIE_MESSAGE_BUTTONS (widget));
  return GTK_WIDGET_CLASS (causerie_message_buttons_parent_class)->focus (widget, direction);
}

/* The menu holds everything: the others are there where they fit. */
static void
causerie_message_buttons_measure (GtkWidget      *widget,
                                  GtkOrientation  orientation,
                                  int             for_size,
                                  int            *minimum,
                                  int            *natural,
                                  int            *minimum_baseline,
                                  int            *natural_baseline)
{
  CauserieMessageButtons *self = CAUSERIE_MESSAGE_BUTTONS (widget);

  *minimum = *natural = BUTTON_SIZE;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural *= count_buttons (self);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
}

static void
causerie_message_buttons_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n_hidden = count_buttons (CAUSERIE_MESSAGE_BUTTONS (widget)) - width / BUTTON_SIZE;
  int x = n_hidden > 0 ? width % BUTTON_SIZE : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAllocation place = { rtl ? width - x - BUTTON_SIZE : x, (height - BUTTON_SIZE) / 2,
                            BUTTON_SIZE, BUTTON_SIZE };

    gtk_widget_set_child_visible (child, n_hidden <= 0);
    if (n_hidden-- > 0)
      continue;
    gtk_widget_size_allocate (child, &place, -1);
    x += BUTTON_SIZE;
  }
}

static void
causerie_message_buttons_dispose (GObject *object)
{
  CauserieMessageButtons *self = CAUSERIE_MESSAGE_BUTTONS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->message);
  G_OBJECT_CLASS (causerie_message_buttons_parent_class)->dispose (object);
}

static void
causerie_message_buttons_class_init (CauserieMessageButtonsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_message_buttons_dispose;
  widget_class->focus = causerie_message_buttons_focus;
  widget_class->measure = causerie_message_buttons_measure;
  widget_class->size_allocate = causerie_message_buttons_size_allocate;
  gtk_widget_class_install_action (widget_class, "message.show-actions", NULL,
                                   show_actions_action);
  gtk_widget_class_set_css_name (widget_class, "messagebuttons");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
causerie_message_buttons_init (CauserieMessageButtons *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Message actions"), -1);
}

GtkWidget *
causerie_message_buttons_new (CauserieMessage *message)
{
  CauserieMessageButtons *self = g_object_new (CAUSERIE_TYPE_MESSAGE_BUTTONS, NULL);

  self->message = g_object_ref (message);
  return GTK_WIDGET (self);
}

void
causerie_message_buttons_ensure (CauserieMessageButtons *self)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE_BUTTONS (self));

  if (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++) {
    if (is_offered (self, i))
      add_button (self, i);
  }
  add_menu (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.show-actions", FALSE);
}

void
causerie_message_buttons_set_last (CauserieMessageButtons *self, gboolean is_last)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE_BUTTONS (self));

  self->is_last = is_last;
}
