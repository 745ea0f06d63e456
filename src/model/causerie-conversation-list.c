/* causerie-conversation-list.c: conversations, newest first
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-list.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include <string.h>

/* A listed conversation with what it was last sorted by: the order stays true while several of them
 * change and not all have been heard. */
typedef struct {
  CauserieConversation *conversation; /* owned */
  gboolean              pinned;
  gint64                updated_time;
} Entry;

struct _CauserieConversationList {
  GObject     parent_instance;

  /* owned */
  GSequence  *entries; /* of Entry */
  GHashTable *iters;   /* uid, borrowed from the conversation, to GSequenceIter */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieConversationList, causerie_conversation_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Entry *one = a, *other = b;

  if (one->pinned != other->pinned)
    return one->pinned ? -1 : 1;
  if (one->updated_time != other->updated_time)
    return one->updated_time > other->updated_time ? -1 : 1;

  /* An order of its own, so that equals do not change places. */
  return strcmp (causerie_conversation_get_uid (one->conversation),
                 causerie_conversation_get_uid (other->conversation));
}

static void
read_keys (Entry *entry)
{
  entry->pinned = causerie_conversation_get_pinned (entry->conversation);
  entry->updated_time = causerie_conversation_get_updated_time (entry->conversation);
}

static GSequenceIter *
find_iter (CauserieConversationList *self, const char *uid)
{
  return uid != NULL ? g_hash_table_lookup (self->iters, uid) : NULL;
}

static GDateTime *
new_local_time (gint64 time)
{
  /* What a damaged history may hold is brought to the nearest time there is a date for. */
  gint64 seconds = CLAMP (time / G_USEC_PER_SEC, 0, G_GINT64_CONSTANT (253402128000));

  return g_date_time_new_from_unix_local (seconds);
}

/* How many midnights lie between the two, as the person's calendar counts them. */
static int
count_days (GDateTime *from, GDateTime *to)
{
  GDate from_date, to_date;

  g_date_clear (&from_date, 1);
  g_date_clear (&to_date, 1);
  g_date_set_dmy (&from_date, g_date_time_get_day_of_month (from),
                  g_date_time_get_month (from), g_date_time_get_year (from));
  g_date_set_dmy (&to_date, g_date_time_get_day_of_month (to),
                  g_date_time_get_month (to), g_date_time_get_year (to));

  return g_date_days_between (&from_date, &to_date);
}

/* "August 2026"; a heading begins with a capital where the language writes months small. */
static char *
format_month (GDateTime *time)
{
  g_autofree char *text = NULL;
  char first[7] = "";

  /* Translators: a month and its year as a heading, for g_date_time_format(): %OB is the month's
   * name standing alone (nominative), %Y the year. */
  /* xgettext:no-c-format */
  text = g_date_time_format (time, C_("month heading", "%OB %Y"));
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first);

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/* One change over the span between the two places: the item is in the list before and after, so
 * that a selection follows it. */
static void
sort_again (CauserieConversationList *self, GSequenceIter *iter)
{
  guint from = g_sequence_iter_get_position (iter);
  guint to, length;

  read_keys (g_sequence_get (iter));
  g_sequence_sort_changed (iter, compare_entries, NULL);
  to = g_sequence_iter_get_position (iter);
  if (from == to)
    return;

  length = MAX (from, to) - MIN (from, to) + 1;
  g_list_model_items_changed (G_LIST_MODEL (self), MIN (from, to), length, length);
}

/* One handler for all properties: there may be ten thousand conversations. */
static void
notify_cb (CauserieConversationList *self,
           GParamSpec               *pspec,
           CauserieConversation     *conversation)
{
  GSequenceIter *iter = find_iter (self, causerie_conversation_get_uid (conversation));

  if (g_str_equal (pspec->name, "pinned") || g_str_equal (pspec->name, "updated-time"))
    sort_again (self, iter);
  else if (g_str_equal (pspec->name, "folder") || g_str_equal (pspec->name, "archived"))
    g_list_model_items_changed (G_LIST_MODEL (self), g_sequence_iter_get_position (iter), 1, 1);
}

static Entry *
new_entry (CauserieConversationList *self, CauserieConversation *conversation)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->conversation = g_object_ref (conversation);
  read_keys (entry);
  g_signal_connect_swapped (conversation, "notify", G_CALLBACK (notify_cb), self); /* see clear () */

  return entry;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->conversation);
  g_free (entry);
}

static void
remember_iter (CauserieConversationList *self, GSequenceIter *iter)
{
  Entry *entry = g_sequence_get (iter);
  const char *uid = causerie_conversation_get_uid (entry->conversation);

  g_hash_table_insert (self->iters, (char *) uid, iter);
}

/* Empties the list without a word to those who watch it. */
static void
clear (CauserieConversationList *self)
{
  GSequenceIter *iter;

  for (iter = g_sequence_get_begin_iter (self->entries);
       !g_sequence_iter_is_end (iter);
       iter = g_sequence_iter_next (iter)) {
    Entry *entry = g_sequence_get (iter);

    g_signal_handlers_disconnect_by_data (entry->conversation, self);
  }

  g_hash_table_remove_all (self->iters);
  g_sequence_remove_range (g_sequence_get_begin_iter (self->entries),
                           g_sequence_get_end_iter (self->entries));
}

static GType
causerie_conversation_list_get_item_type (GListModel *model)
{
  return CAUSERIE_TYPE_CONVERSATION;
}

static guint
causerie_conversation_list_get_n_items (GListModel *model)
{
  return g_sequence_get_length (CAUSERIE_CONVERSATION_LIST (model)->entries);
}

static gpointer
causerie_conversation_list_get_item (GListModel *model, guint position)
{
  CauserieConversationList *self = CAUSERIE_CONVERSATION_LIST (model);
  Entry *entry;

  if (position >= (guint) g_sequence_get_length (self->entries))
    return NULL;

  entry = g_sequence_get (g_sequence_get_iter_at_pos (self->entries, position));
  return g_object_ref (entry->conversation);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = causerie_conversation_list_get_item_type;
  interface->get_n_items = causerie_conversation_list_get_n_items;
  interface->get_item = causerie_conversation_list_get_item;
}

static void
causerie_conversation_list_dispose (GObject *object)
{
  clear (CAUSERIE_CONVERSATION_LIST (object));

  G_OBJECT_CLASS (causerie_conversation_list_parent_class)->dispose (object);
}

static void
causerie_conversation_list_finalize (GObject *object)
{
  CauserieConversationList *self = CAUSERIE_CONVERSATION_LIST (object);

  g_hash_table_unref (self->iters);
  g_sequence_free (self->entries);

  G_OBJECT_CLASS (causerie_conversation_list_parent_class)->finalize (object);
}

static void
causerie_conversation_list_class_init (CauserieConversationListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = causerie_conversation_list_dispose;
  object_class->finalize = causerie_conversation_list_finalize;
}

static void
causerie_conversation_list_init (CauserieConversationList *self)
{
  self->entries = g_sequence_new (free_entry);
  self->iters = g_hash_table_new (g_str_hash, g_str_equal);
}

CauserieConversationList *
causerie_conversation_list_new (void)
{
  return g_object_new (CAUSERIE_TYPE_CONVERSATION_LIST, NULL);
}

void
causerie_conversation_list_add (CauserieConversationList *self, CauserieConversation *conversation)
{
  GSequenceIter *iter;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION_LIST (self));
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (find_iter (self, causerie_conversation_get_uid (conversation)) == NULL);

  iter = g_sequence_insert_sorted (self->entries, new_entry (self, conversation),
                                   compare_entries, NULL);
  remember_iter (self, iter);
  g_list_model_items_changed (G_LIST_MODEL (self), g_sequence_iter_get_position (iter), 0, 1);
}

void
causerie_conversation_list_remove (CauserieConversationList *self,
                                   CauserieConversation     *conversation)
{
  g_autoptr(CauserieConversation) held = NULL;
  GSequenceIter *iter;
  guint position;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION_LIST (self));
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (conversation));

  iter = find_iter (self, causerie_conversation_get_uid (conversation));
  g_return_if_fail (iter != NULL);

  /* Its uid is the key in the table. */
  held = g_object_ref (conversation);
  position = g_sequence_iter_get_position (iter);
  g_signal_handlers_disconnect_by_data (conversation, self);
  g_hash_table_remove (self->iters, causerie_conversation_get_uid (conversation));
  g_sequence_remove (iter);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

void
causerie_conversation_list_set (CauserieConversationList *self, GPtrArray *conversations)
{
  guint n_removed, n_added;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION_LIST (self) && conversations != NULL);

  n_removed = g_sequence_get_length (self->entries);
  clear (self);

  for (guint i = 0; i < conversations->len; i++) {
    CauserieConversation *conversation = g_ptr_array_index (conversations, i);

    if (find_iter (self, causerie_conversation_get_uid (conversation)) == NULL)
      remember_iter (self, g_sequence_append (self->entries, new_entry (self, conversation)));
  }

  g_sequence_sort (self->entries, compare_entries, NULL);
  n_added = g_sequence_get_length (self->entries);
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, n_added);
}

CauserieConversation *
causerie_conversation_list_find (CauserieConversationList *self, const char *uid)
{
  GSequenceIter *iter;

  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION_LIST (self), NULL);

  iter = find_iter (self, uid);
  return iter != NULL ? ((Entry *) g_sequence_get (iter))->conversation : NULL;
}

char *
causerie_conversation_list_heading (CauserieConversation *conversation, gint64 now)
{
  g_autoptr(GDateTime) then = NULL;
  g_autoptr(GDateTime) today = NULL;
  int n_days;

  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (conversation), NULL);

  if (causerie_conversation_get_pinned (conversation))
    return g_strdup (C_("heading", "Pinned"));

  then = new_local_time (causerie_conversation_get_updated_time (conversation));
  today = new_local_time (now);
  n_days = count_days (then, today);

  if (n_days <= 0)
    return g_strdup (C_("heading", "Today")); /* also what a wrong clock put into the future */
  if (n_days == 1)
    return g_strdup (C_("heading", "Yesterday"));
  if (n_days <= 7)
    return g_strdup (C_("heading", "Previous 7 days"));

  return format_month (then);
}
