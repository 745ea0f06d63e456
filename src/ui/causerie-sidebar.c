/* causerie-sidebar.c: the list of chats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-sidebar.h"

#include "causerie-conversation-row.h"
#include "causerie-heading-list.h"

struct _CauserieSidebar {
  AdwBin                parent_instance;

  /* owned */
  CauserieHeadingList  *headings;  /* NULL until there are conversations to follow */
  GtkSingleSelection   *selection;
  CauserieConversation *selected;  /* the open chat; may be in no list yet */

  /* template children */
  GtkStack             *pages;
  GtkListView          *list;
};

G_DEFINE_FINAL_TYPE (CauserieSidebar, causerie_sidebar, ADW_TYPE_BIN)

static void
setup_row_cb (CauserieSidebar *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, causerie_conversation_row_new ());
}

static void
bind_row_cb (CauserieSidebar *self, GtkListItem *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  gboolean is_chat = CAUSERIE_IS_CONVERSATION (item);

  g_object_set (gtk_list_item_get_child (list_item), "item", item, NULL);
  gtk_list_item_set_selectable (list_item, is_chat);
  gtk_list_item_set_activatable (list_item, is_chat);
}

static void
unbind_row_cb (CauserieSidebar *self, GtkListItem *list_item)
{
  g_object_set (gtk_list_item_get_child (list_item), "item", NULL, NULL);
}

static void
activate_cb (CauserieSidebar *self, guint position)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (CAUSERIE_IS_CONVERSATION (item))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-chat", "s",
                                causerie_conversation_get_uid (CAUSERIE_CONVERSATION (item)));
}

/* The open chat stays marked wherever it moves, and nothing else ever is. */
static void
mark_selected (CauserieSidebar *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->headings));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && position == GTK_INVALID_LIST_POSITION; i++) {
    g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->headings), i);

    if (item == (GObject *) self->selected)
      position = i;
  }
  gtk_single_selection_set_selected (self->selection, position);
}

static void
items_changed_cb (CauserieSidebar *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->headings)) == 0;

  gtk_stack_set_visible_child_name (self->pages, is_empty ? "empty" : "chats");
  mark_selected (self);
}

static void
causerie_sidebar_dispose (GObject *object)
{
  CauserieSidebar *self = CAUSERIE_SIDEBAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_SIDEBAR);
  g_clear_object (&self->selection);
  g_clear_object (&self->headings);
  g_clear_object (&self->selected);

  G_OBJECT_CLASS (causerie_sidebar_parent_class)->dispose (object);
}

static void
causerie_sidebar_class_init (CauserieSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_sidebar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, pages);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
causerie_sidebar_init (CauserieSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
causerie_sidebar_new (void)
{
  return g_object_new (CAUSERIE_TYPE_SIDEBAR, NULL);
}

void
causerie_sidebar_set_conversations (CauserieSidebar *self, CauserieConversationList *conversations)
{
  g_autoptr(GListStore) folders = g_list_store_new (CAUSERIE_TYPE_FOLDER);

  g_return_if_fail (CAUSERIE_IS_SIDEBAR (self) && self->headings == NULL);

  self->headings = causerie_heading_list_new (conversations, G_LIST_MODEL (folders));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->headings)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->headings, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  items_changed_cb (self);
}

void
causerie_sidebar_set_selected (CauserieSidebar *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_SIDEBAR (self) && self->headings != NULL);

  if (g_set_object (&self->selected, conversation))
    mark_selected (self);
}

void
causerie_sidebar_refresh (CauserieSidebar *self)
{
  g_return_if_fail (CAUSERIE_IS_SIDEBAR (self) && self->headings != NULL);

  causerie_heading_list_refresh (self->headings, g_get_real_time ());
}
