/* causerie-chat-list-input.c: what clicks, keys and menus do in the list of chats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-list-private.h"

#include "causerie-chat-menu.h"

static CauserieConversationRow *
find_row (GtkWidget *widget)
{
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, CAUSERIE_TYPE_CONVERSATION_ROW)
                                  : NULL;

  if (row == NULL && widget != NULL)
    row = gtk_widget_get_first_child (widget); /* the list's own widget around it */

  return CAUSERIE_IS_CONVERSATION_ROW (row) ? CAUSERIE_CONVERSATION_ROW (row) : NULL;
}

static CauserieConversationRow *
find_row_at (CauserieChatList *self, double x, double y)
{
  return find_row (gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT));
}

static CauserieConversationRow *
find_focused_row (CauserieChatList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) ? find_row (focus)
                                                                                   : NULL;
}

void
causerie_chat_list_activate_item (CauserieChatList *self, GObject *item)
{
  if (CAUSERIE_IS_HEADING (item)) {
    CauserieHeading *heading = CAUSERIE_HEADING (item);
    CauserieFolder *folder = causerie_heading_get_folder (heading);

    if (folder != NULL)
      causerie_heading_list_set_unfolded (self->headings, folder,
                                          !causerie_heading_get_unfolded (heading));
  } else if (self->choosing) {
    causerie_chat_list_set_chosen (self, CAUSERIE_CONVERSATION (item),
                                   !g_hash_table_contains (self->chosen, item));
  } else {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-chat", "s",
                                causerie_conversation_get_uid (CAUSERIE_CONVERSATION (item)));
  }
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatList *self = CAUSERIE_CHAT_LIST (widget);
  CauserieConversation *conversation =
    causerie_conversation_list_find (causerie_library_get_conversations (self->library),
                                     g_variant_get_string (parameter, NULL));

  causerie_chat_list_set_choosing (self, TRUE);
  if (conversation != NULL)
    causerie_chat_list_set_chosen (self, conversation, TRUE);
}

static gboolean
is_plain_heading (GObject *item)
{
  return CAUSERIE_IS_HEADING (item) &&
         causerie_heading_get_folder (CAUSERIE_HEADING (item)) == NULL;
}

static guint
find_position (GListModel *list, GObject *item)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++) {
    g_autoptr(GObject) other = g_list_model_get_item (list, i);

    if (other == item)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
focus_item (CauserieChatList *self, GObject *item)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (causerie_conversation_row_get_item (row) == item)
      return gtk_widget_grab_focus (row);

  return FALSE;
}

/* From `position`, which may lie before the first, to the next row that takes the keyboard; GTK
 * would stop in front of a heading. */
static gboolean
move_focus (CauserieChatList *self, int position, int step)
{
  GListModel *list = G_LIST_MODEL (self->headings);
  int n = (int) g_list_model_get_n_items (list);

  for (position += step; position >= 0 && position < n; position += step) {
    g_autoptr(GObject) item = g_list_model_get_item (list, position);

    if (is_plain_heading (item))
      continue;
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u",
                                (guint) position);
    return focus_item (self, item);
  }
  return FALSE;
}

gboolean
causerie_chat_list_take_focus (CauserieChatList *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  return move_focus (self, selected != GTK_INVALID_LIST_POSITION ? (int) selected - 1 : -1, 1);
}

gboolean
causerie_chat_list_pass_focus (CauserieChatList *self, GtkDirectionType direction)
{
  CauserieConversationRow *row = find_focused_row (self);

  return row != NULL && gtk_widget_child_focus (GTK_WIDGET (row), direction);
}

static gboolean
move_by_key (CauserieChatList *self, GObject *item, guint key)
{
  int position = (int) find_position (G_LIST_MODEL (self->headings), item);

  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    move_focus (self, position, -1);
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    move_focus (self, position, 1);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    move_focus (self, -1, 1);
  else
    return FALSE;

  return TRUE;
}

/* Space chooses; Left and Right fold and unfold. */
static gboolean
key_pressed_cb (CauserieChatList *self, guint key, guint code, GdkModifierType state)
{
  CauserieConversationRow *row = find_focused_row (self);
  GObject *item = row != NULL ? causerie_conversation_row_get_item (row) : NULL;
  CauserieFolder *folder = CAUSERIE_IS_HEADING (item)
                           ? causerie_heading_get_folder (CAUSERIE_HEADING (item)) : NULL;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || item == NULL)
    return FALSE;
  if (move_by_key (self, item, key))
    return TRUE;
  if (!gtk_widget_has_focus (GTK_WIDGET (row)))
    return FALSE; /* its menu button has it */

  if (key == GDK_KEY_space && self->choosing)
    causerie_chat_list_activate_item (self, item);
  else if (key == GDK_KEY_Escape && self->choosing)
    causerie_chat_list_set_choosing (self, FALSE);
  else if (folder != NULL && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    causerie_heading_list_set_unfolded (self->headings, folder, key == GDK_KEY_Right);
  else
    return FALSE;

  return TRUE;
}

/* The row's own actions are the window's, with its chat or folder. */
static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConversationRow *row = find_focused_row (CAUSERIE_CHAT_LIST (widget));
  GObject *item = row != NULL ? causerie_conversation_row_get_item (row) : NULL;
  gboolean deletes = g_str_equal (name, "chats.delete");

  if (CAUSERIE_IS_CONVERSATION (item)) {
    const char *uids[] = { causerie_conversation_get_uid (CAUSERIE_CONVERSATION (item)), NULL };

    if (deletes)
      gtk_widget_activate_action (widget, "win.delete-chats", "^as", uids);
    else
      gtk_widget_activate_action (widget, "win.rename-chat", "s", uids[0]);
  } else if (CAUSERIE_IS_HEADING (item)) {
    CauserieFolder *folder = causerie_heading_get_folder (CAUSERIE_HEADING (item));

    if (folder != NULL)
      gtk_widget_activate_action (widget, deletes ? "win.delete-folder" : "win.rename-folder", "s",
                                  causerie_folder_get_uid (folder));
  }
}

/* --- the menu --- */

static GMenuModel *
new_menu (CauserieChatList *self, GObject *item)
{
  if (CAUSERIE_IS_CONVERSATION (item))
    return causerie_chat_menu_new (self->library, CAUSERIE_CONVERSATION (item));
  if (CAUSERIE_IS_HEADING (item) && causerie_heading_get_folder (CAUSERIE_HEADING (item)) != NULL)
    return causerie_chat_menu_new_for_folder (
        causerie_heading_get_folder (CAUSERIE_HEADING (item)));

  return NULL;
}

/* The keyboard comes back to where it was. */
static void
closed_cb (CauserieChatList *self)
{
  if (self->menu_row != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->menu_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->menu_row));
  g_clear_weak_pointer (&self->menu_row);
}

static void
popup_menu (CauserieChatList *self, CauserieConversationRow *row, GdkRectangle *place)
{
  g_autoptr(GMenuModel) menu = row != NULL
                               ? new_menu (self, causerie_conversation_row_get_item (row)) : NULL;

  if (menu == NULL || self->choosing)
    return;

  if (self->popover == NULL) {
    self->popover = gtk_popover_menu_new_from_model (NULL);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
    gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
    gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self,
                             G_CONNECT_SWAPPED);
  }
  g_set_weak_pointer (&self->menu_row, row);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* GTK marks what is pressed, and does not hear of the end of it once a menu is open. */
static void
forget_press (CauserieChatList *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_ACTIVE);
}

static void
popup_menu_at (CauserieChatList *self, GtkGesture *gesture, double x, double y)
{
  CauserieConversationRow *row = find_row_at (self, x, y);
  double own_x = x, own_y = y;

  if (row == NULL)
    return;

  forget_press (self, x, y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y,
                                    &own_x, &own_y);
  popup_menu (self, row, &(GdkRectangle) { (int) own_x, (int) own_y, 1, 1 });
}

static void
clicked_cb (GtkGesture *gesture, int n_press, double x, double y, CauserieChatList *self)
{
  popup_menu_at (self, gesture, x, y);
}

static void
held_cb (GtkGesture *gesture, double x, double y, CauserieChatList *self)
{
  popup_menu_at (self, gesture, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatList *self = CAUSERIE_CHAT_LIST (widget);
  CauserieConversationRow *row = find_focused_row (self);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), widget, &bounds))
    return;

  popup_menu (self, row, &(GdkRectangle) { (int) bounds.origin.x + 24,
                                           (int) (bounds.origin.y + bounds.size.height), 1, 1 });
}

void
causerie_chat_list_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chats.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "chats.rename", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "chats.delete", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "chats.choose", "s", choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chats.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "chats.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "chats.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "chats.rename", NULL);
}

void
causerie_chat_list_add_controllers (CauserieChatList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (held_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (hold));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}
