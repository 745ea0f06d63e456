/* causerie-chat-list.c: chats, folders and headings as rows
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-list.h"
#include "causerie-chat-list-private.h"

#include "causerie-chat-drag.h"
#include "causerie-inner-focus.h"
#include "causerie-property.h"

G_DEFINE_FINAL_TYPE (CauserieChatList, causerie_chat_list, ADW_TYPE_BIN)

enum { PROP_CHOOSING = 1, PROP_N_CHOSEN, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- rows --- */

static void
update_choice (CauserieChatList *self, CauserieConversationRow *row)
{
  GObject *item = causerie_conversation_row_get_item (row);

  causerie_conversation_row_set_choice (row, self->choosing,
                                        g_hash_table_contains (self->chosen, item));
}

static void
setup_row_cb (CauserieChatList *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, causerie_conversation_row_new ());
}

/* Only we select, so that what the pointer passes over is not marked as open. */
static void
bind_row_cb (CauserieChatList *self, GtkListItem *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  CauserieConversationRow *row = CAUSERIE_CONVERSATION_ROW (gtk_list_item_get_child (list_item));
  gboolean is_plain = CAUSERIE_IS_HEADING (item) &&
                      causerie_heading_get_folder (CAUSERIE_HEADING (item)) == NULL;

  causerie_conversation_row_set_item (row, item, self->headings);
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_activatable (list_item, !is_plain);
  g_hash_table_add (self->rows, row);
  update_choice (self, row);
}

static void
unbind_row_cb (CauserieChatList *self, GtkListItem *list_item)
{
  CauserieConversationRow *row = CAUSERIE_CONVERSATION_ROW (gtk_list_item_get_child (list_item));

  g_hash_table_remove (self->rows, row);
  causerie_conversation_row_set_item (row, NULL, NULL);
}

/* --- the open chat --- */

static void
mark_selected (CauserieChatList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->headings));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; self->selected != NULL && i < n && position == GTK_INVALID_LIST_POSITION; i++) {
    g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->headings), i);

    if (item == (GObject *) self->selected)
      position = i;
  }
  gtk_single_selection_set_selected (self->selection, position);
}

/* --- choosing several --- */

void
causerie_chat_list_set_chosen (CauserieChatList     *self,
                               CauserieConversation *conversation,
                               gboolean              chosen)
{
  GHashTableIter iter;
  gpointer row;

  if (chosen)
    g_hash_table_add (self->chosen, g_object_ref (conversation));
  else
    g_hash_table_remove (self->chosen, conversation);

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (causerie_conversation_row_get_item (row) == (GObject *) conversation)
      update_choice (self, row);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}

static void
update_choices (CauserieChatList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    update_choice (self, row);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}

/* What has left the library is not chosen any more. */
static void
forget_gone (CauserieChatList *self)
{
  CauserieConversationList *conversations = causerie_library_get_conversations (self->library);
  guint before = g_hash_table_size (self->chosen);
  GHashTableIter iter;
  gpointer conversation;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &conversation, NULL)) {
    const char *uid = causerie_conversation_get_uid (conversation);

    if (causerie_conversation_list_find (conversations, uid) == NULL)
      g_hash_table_iter_remove (&iter);
  }
  if (g_hash_table_size (self->chosen) != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}

static void
items_changed_cb (CauserieChatList *self)
{
  mark_selected (self);
  if (g_hash_table_size (self->chosen) > 0)
    forget_gone (self);
}

/* --- the widget --- */

static void
activate_cb (CauserieChatList *self, guint position)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->headings), position);

  if (item != NULL)
    causerie_chat_list_activate_item (self, item);
}

static void
causerie_chat_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieChatList *self = CAUSERIE_CHAT_LIST (widget);

  GTK_WIDGET_CLASS (causerie_chat_list_parent_class)->size_allocate (widget, width, height,
                                                                     baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* Tab comes to one row and its button, and goes on from there: there are many rows. */
static gboolean
causerie_chat_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CauserieChatList *self = CAUSERIE_CHAT_LIST (widget);

  if (self->selection == NULL)
    return FALSE;
  if (!causerie_inner_focus_is_in (widget))
    return causerie_chat_list_take_focus (self);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return causerie_chat_list_pass_focus (self, direction);

  return GTK_WIDGET_CLASS (causerie_chat_list_parent_class)->focus (widget, direction);
}

static void
causerie_chat_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CauserieChatList *self = CAUSERIE_CHAT_LIST (object);

  switch (prop_id) {
    case PROP_CHOOSING:
      g_value_set_boolean (value, self->choosing);
      break;
    case PROP_N_CHOSEN:
      g_value_set_uint (value, g_hash_table_size (self->chosen));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_chat_list_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id) {
    case PROP_CHOOSING:
      causerie_chat_list_set_choosing (CAUSERIE_CHAT_LIST (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_chat_list_dispose (GObject *object)
{
  CauserieChatList *self = CAUSERIE_CHAT_LIST (object);

  g_clear_weak_pointer (&self->menu_row);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->headings);
  g_clear_object (&self->selected);
  g_clear_object (&self->library);
  g_hash_table_remove_all (self->chosen);

  G_OBJECT_CLASS (causerie_chat_list_parent_class)->dispose (object);
}

static void
causerie_chat_list_finalize (GObject *object)
{
  CauserieChatList *self = CAUSERIE_CHAT_LIST (object);

  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->chosen);

  G_OBJECT_CLASS (causerie_chat_list_parent_class)->finalize (object);
}

static void
causerie_chat_list_class_init (CauserieChatListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = causerie_chat_list_get_property;
  object_class->set_property = causerie_chat_list_set_property;
  object_class->dispose = causerie_chat_list_dispose;
  object_class->finalize = causerie_chat_list_finalize;
  widget_class->size_allocate = causerie_chat_list_size_allocate;
  widget_class->focus = causerie_chat_list_focus;

  properties[PROP_CHOOSING] =
    g_param_spec_boolean ("choosing", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_CHOSEN] =
    g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  causerie_chat_list_install_actions (widget_class);
}

static void
add_view (CauserieChatList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);

  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "chat-list");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static void
causerie_chat_list_init (CauserieChatList *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->chosen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  add_view (self);
  causerie_chat_list_add_controllers (self);
}

void
causerie_chat_list_set_model (CauserieChatList    *self,
                              CauserieLibrary     *library,
                              CauserieHeadingList *headings,
                              const char          *label)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_LIST (self) && self->headings == NULL);

  self->library = g_object_ref (library);
  self->headings = g_object_ref (headings);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (headings)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (headings, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  causerie_chat_drag_add (GTK_WIDGET (self->view), library);
}

void
causerie_chat_list_set_selected (CauserieChatList *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_LIST (self) && self->headings != NULL);

  if (g_set_object (&self->selected, conversation))
    mark_selected (self);
}

gboolean
causerie_chat_list_get_choosing (CauserieChatList *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT_LIST (self), FALSE);

  return self->choosing;
}

void
causerie_chat_list_set_choosing (CauserieChatList *self, gboolean choosing)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_LIST (self));

  if (!causerie_set_value (&self->choosing, choosing))
    return;

  g_hash_table_remove_all (self->chosen);
  update_choices (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOOSING]);
}

guint
causerie_chat_list_get_n_chosen (CauserieChatList *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT_LIST (self), 0);

  return g_hash_table_size (self->chosen);
}

char **
causerie_chat_list_dup_chosen (CauserieChatList *self)
{
  GPtrArray *uids = g_ptr_array_new ();
  GListModel *conversations;

  g_return_val_if_fail (CAUSERIE_IS_CHAT_LIST (self) && self->library != NULL, NULL);

  conversations = G_LIST_MODEL (causerie_library_get_conversations (self->library));
  for (guint i = 0; i < g_list_model_get_n_items (conversations); i++) {
    g_autoptr(CauserieConversation) conversation = g_list_model_get_item (conversations, i);

    if (g_hash_table_contains (self->chosen, conversation))
      g_ptr_array_add (uids, g_strdup (causerie_conversation_get_uid (conversation)));
  }
  g_ptr_array_add (uids, NULL);

  return (char **) g_ptr_array_free (uids, FALSE);
}

void
causerie_chat_list_choose_all (CauserieChatList *self)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_LIST (self) && self->headings != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->headings)); i++) {
    g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->headings), i);

    if (CAUSERIE_IS_CONVERSATION (item))
      g_hash_table_add (self->chosen, g_object_ref (item));
  }
  update_choices (self);
}
