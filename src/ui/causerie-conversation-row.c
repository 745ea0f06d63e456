/* causerie-conversation-row.c: one row of the sidebar: a chat or a heading
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-row.h"

#include "causerie-conversation.h"
#include "causerie-heading.h"

#include <glib/gi18n.h>

struct _CauserieConversationRow {
  GtkWidget     parent_instance;

  /* owned */
  GObject      *item;    /* a chat, a heading or NULL */
  GSignalGroup *signals; /* follows the chat */
  GtkWidget    *popover; /* NULL until it is asked for */

  /* template children */
  GtkStack     *kinds;
  GtkLabel     *heading;
  GtkLabel     *title;
  GtkLabel     *subtitle;
  GMenuModel   *menu;
};

G_DEFINE_FINAL_TYPE (CauserieConversationRow, causerie_conversation_row, GTK_TYPE_WIDGET)

enum { PROP_ITEM = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static const char *
display_title (CauserieConversation *conversation)
{
  const char *title = causerie_conversation_get_title (conversation);

  return *title != '\0' ? title : C_("chat", "New chat");
}

static void
show_chat (CauserieConversationRow *self)
{
  CauserieConversation *conversation = CAUSERIE_CONVERSATION (self->item);
  gboolean answering = causerie_conversation_get_answering (conversation);
  const char *preview = causerie_conversation_get_preview (conversation);
  const char *subtitle = answering ? C_("chat", "answering…") : preview;

  gtk_label_set_text (self->title, display_title (conversation));
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, display_title (conversation),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle,
                                  -1);
}

static void
show_item (CauserieConversationRow *self)
{
  if (CAUSERIE_IS_HEADING (self->item)) {
    const char *title = causerie_heading_get_title (CAUSERIE_HEADING (self->item));

    gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
    gtk_label_set_text (self->heading, title);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    gtk_stack_set_visible_child_name (self->kinds, "heading");
  } else if (CAUSERIE_IS_CONVERSATION (self->item)) {
    gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
    show_chat (self);
    gtk_stack_set_visible_child_name (self->kinds, "chat");
  }
}

static void
set_item (CauserieConversationRow *self, GObject *item)
{
  if (!g_set_object (&self->item, item))
    return;

  g_signal_group_set_target (self->signals, CAUSERIE_IS_CONVERSATION (item) ? item : NULL);
  show_item (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/* The row's actions are the window's, with the row's chat. */
static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConversationRow *self = CAUSERIE_CONVERSATION_ROW (widget);
  const char *action = g_str_equal (name, "row.open") ? "win.open-chat"
                     : g_str_equal (name, "row.rename") ? "win.rename-chat"
                     : "win.delete-chat";

  if (CAUSERIE_IS_CONVERSATION (self->item))
    gtk_widget_activate_action (widget, action, "s",
                                causerie_conversation_get_uid (CAUSERIE_CONVERSATION (self->item)));
}

static void
show_menu (CauserieConversationRow *self, double x, double y)
{
  if (!CAUSERIE_IS_CONVERSATION (self->item))
    return;

  if (self->popover == NULL) {
    self->popover = gtk_popover_menu_new_from_model (self->menu);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
    gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
    gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
show_menu_at_pointer_cb (CauserieConversationRow *self, int n_press, double x, double y)
{
  show_menu (self, x, y);
}

static void
show_menu_at_touch_cb (CauserieConversationRow *self, double x, double y)
{
  show_menu (self, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_menu (CAUSERIE_CONVERSATION_ROW (widget), 24, gtk_widget_get_height (widget));
}

static void
causerie_conversation_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieConversationRow *self = CAUSERIE_CONVERSATION_ROW (widget);

  GTK_WIDGET_CLASS (causerie_conversation_row_parent_class)->size_allocate (widget, width, height,
                                                                            baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
causerie_conversation_row_get_property (GObject    *object,
                                        guint       prop_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  switch (prop_id) {
    case PROP_ITEM:
      g_value_set_object (value, CAUSERIE_CONVERSATION_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_conversation_row_set_property (GObject      *object,
                                        guint         prop_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  switch (prop_id) {
    case PROP_ITEM:
      set_item (CAUSERIE_CONVERSATION_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_conversation_row_dispose (GObject *object)
{
  CauserieConversationRow *self = CAUSERIE_CONVERSATION_ROW (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_CONVERSATION_ROW);

  G_OBJECT_CLASS (causerie_conversation_row_parent_class)->dispose (object);
}

static void
causerie_conversation_row_class_init (CauserieConversationRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = causerie_conversation_row_get_property;
  object_class->set_property = causerie_conversation_row_set_property;
  object_class->dispose = causerie_conversation_row_dispose;
  widget_class->size_allocate = causerie_conversation_row_size_allocate;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-conversation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieConversationRow, kinds);
  gtk_widget_class_bind_template_child (widget_class, CauserieConversationRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CauserieConversationRow, title);
  gtk_widget_class_bind_template_child (widget_class, CauserieConversationRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CauserieConversationRow, menu);
  gtk_widget_class_bind_template_callback (widget_class, show_menu_at_pointer_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_menu_at_touch_cb);

  gtk_widget_class_install_action (widget_class, "row.open", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "row.rename", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "row.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "row.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "row.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "row.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "row.rename", NULL);
  gtk_widget_class_set_css_name (widget_class, "chatrow");
}

static void
causerie_conversation_row_init (CauserieConversationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (CAUSERIE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->signals, "notify::title", G_CALLBACK (show_chat), self);
  g_signal_group_connect_swapped (self->signals, "notify::preview", G_CALLBACK (show_chat), self);
  g_signal_group_connect_swapped (self->signals, "notify::answering", G_CALLBACK (show_chat), self);
}

GtkWidget *
causerie_conversation_row_new (void)
{
  return g_object_new (CAUSERIE_TYPE_CONVERSATION_ROW, NULL);
}
