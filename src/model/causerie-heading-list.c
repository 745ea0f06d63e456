/* causerie-heading-list.c: chats with their headings between them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-heading-list.h"

#include "causerie-heading.h"

struct _CauserieHeadingList {
  GObject                   parent_instance;

  /* owned */
  CauserieConversationList *conversations;
  GPtrArray                *items; /* CauserieConversations and CauserieHeadings */
  gint64                    now;
};

static GType
causerie_heading_list_get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
causerie_heading_list_get_n_items (GListModel *list)
{
  return CAUSERIE_HEADING_LIST (list)->items->len;
}

static gpointer
causerie_heading_list_get_item (GListModel *list, guint position)
{
  CauserieHeadingList *self = CAUSERIE_HEADING_LIST (list);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = causerie_heading_list_get_item_type;
  iface->get_n_items = causerie_heading_list_get_n_items;
  iface->get_item = causerie_heading_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieHeadingList, causerie_heading_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
is_same_item (gpointer a, gpointer b)
{
  if (CAUSERIE_IS_HEADING (a) && CAUSERIE_IS_HEADING (b))
    return g_str_equal (causerie_heading_get_title (a), causerie_heading_get_title (b));

  return a == b;
}

static GPtrArray *
arrange (CauserieHeadingList *self)
{
  GListModel *source = G_LIST_MODEL (self->conversations);
  guint n = g_list_model_get_n_items (source);
  GPtrArray *items = g_ptr_array_new_full (n + 8, g_object_unref);
  g_autofree char *previous = NULL;

  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieConversation) conversation = g_list_model_get_item (source, i);
    g_autofree char *heading = causerie_conversation_list_heading (conversation, self->now);

    if (g_strcmp0 (heading, previous) != 0) {
      g_ptr_array_add (items, causerie_heading_new (heading));
      g_free (previous);
      previous = g_steal_pointer (&heading);
    }
    g_ptr_array_add (items, g_steal_pointer (&conversation));
  }

  return items;
}

/* Announces only the middle that differs, so that a view keeps its place and its selection. */
static void
rearrange (CauserieHeadingList *self)
{
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->items);
  guint start = 0, end = 0, shorter;

  self->items = arrange (self);
  shorter = MIN (before->len, self->items->len);
  while (start < shorter &&
         is_same_item (g_ptr_array_index (before, start), g_ptr_array_index (self->items, start)))
    start++;
  while (end < shorter - start &&
         is_same_item (g_ptr_array_index (before, before->len - 1 - end),
                       g_ptr_array_index (self->items, self->items->len - 1 - end)))
    end++;

  if (before->len != self->items->len || start + end < before->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end,
                                self->items->len - start - end);
}

static void
causerie_heading_list_dispose (GObject *object)
{
  CauserieHeadingList *self = CAUSERIE_HEADING_LIST (object);

  g_clear_object (&self->conversations);
  g_ptr_array_set_size (self->items, 0);

  G_OBJECT_CLASS (causerie_heading_list_parent_class)->dispose (object);
}

static void
causerie_heading_list_finalize (GObject *object)
{
  g_ptr_array_unref (CAUSERIE_HEADING_LIST (object)->items);

  G_OBJECT_CLASS (causerie_heading_list_parent_class)->finalize (object);
}

static void
causerie_heading_list_class_init (CauserieHeadingListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = causerie_heading_list_dispose;
  object_class->finalize = causerie_heading_list_finalize;
}

static void
causerie_heading_list_init (CauserieHeadingList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->now = g_get_real_time ();
}

CauserieHeadingList *
causerie_heading_list_new (CauserieConversationList *conversations)
{
  CauserieHeadingList *self;

  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION_LIST (conversations), NULL);

  self = g_object_new (CAUSERIE_TYPE_HEADING_LIST, NULL);
  self->conversations = g_object_ref (conversations);
  g_signal_connect_object (conversations, "items-changed", G_CALLBACK (rearrange), self,
                           G_CONNECT_SWAPPED);
  rearrange (self);

  return self;
}

void
causerie_heading_list_refresh (CauserieHeadingList *self, gint64 now)
{
  g_return_if_fail (CAUSERIE_IS_HEADING_LIST (self));

  self->now = now;
  rearrange (self);
}
