/* causerie-heading-list.c: chats with their headings between them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything is arranged anew when something changed, and compared with what was there: ten
 * thousand chats take two milliseconds. Dates are looked at only where one group ends and the next
 * begins. */

#include "causerie-heading-list.h"

#include <glib/gi18n.h>

struct _CauserieHeadingList {
  GObject                   parent_instance;

  /* owned */
  CauserieConversationList *conversations;
  GListModel               *folders;  /* NULL in the archive */
  GHashTable               *headings; /* a folder's uid to its CauserieHeading */
  GHashTable               *unfolded; /* set of folders' uids */
  GPtrArray                *items;    /* CauserieConversations and CauserieHeadings */

  gint64                    now;
};

enum { PROP_UNFOLDED = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

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

/* --- arranging --- */

/* The chats of the list, each where it belongs. */
typedef struct {
  GPtrArray  *pinned;  /* owned; of borrowed CauserieConversations, as are the others */
  GPtrArray  *others;  /* owned */
  GHashTable *folders; /* owned; a folder's uid to a GPtrArray */
} Groups;

static void
clear_groups (Groups *groups)
{
  g_ptr_array_unref (groups->pinned);
  g_ptr_array_unref (groups->others);
  g_hash_table_unref (groups->folders);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Groups, clear_groups)

static GPtrArray *
choose_group (CauserieHeadingList *self, Groups *groups, CauserieConversation *conversation)
{
  GPtrArray *group;

  if (self->folders == NULL)
    return groups->others;
  if (causerie_conversation_get_pinned (conversation))
    return groups->pinned;

  group = g_hash_table_lookup (groups->folders, causerie_conversation_get_folder (conversation));
  return group != NULL ? group : groups->others;
}

static void
sort_into_groups (CauserieHeadingList *self, Groups *groups)
{
  GListModel *source = G_LIST_MODEL (self->conversations);
  guint n = g_list_model_get_n_items (source);
  gboolean is_archive = self->folders == NULL;
  GHashTableIter iter;
  gpointer uid;

  groups->pinned = g_ptr_array_new ();
  groups->others = g_ptr_array_sized_new (n);
  groups->folders = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                           (GDestroyNotify) g_ptr_array_unref);
  g_hash_table_iter_init (&iter, self->headings);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    g_hash_table_insert (groups->folders, uid, g_ptr_array_new ());

  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieConversation) conversation = g_list_model_get_item (source, i);

    if (causerie_conversation_get_archived (conversation) == is_archive)
      g_ptr_array_add (choose_group (self, groups, conversation), conversation);
  }
}

static void
add_chats (GPtrArray *items, GPtrArray *chats)
{
  for (guint i = 0; i < chats->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (chats, i)));
}

static void
add_folders (CauserieHeadingList *self, GPtrArray *items, Groups *groups)
{
  guint n = self->folders != NULL ? g_list_model_get_n_items (self->folders) : 0;

  if (n > 0)
    g_ptr_array_add (items, causerie_heading_new (C_("heading", "Folders")));

  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieFolder) folder = g_list_model_get_item (self->folders, i);
    const char *uid = causerie_folder_get_uid (folder);
    CauserieHeading *heading = g_hash_table_lookup (self->headings, uid);
    GPtrArray *chats = g_hash_table_lookup (groups->folders, uid);

    causerie_heading_set_n_chats (heading, chats->len);
    causerie_heading_set_unfolded (heading, g_hash_table_contains (self->unfolded, uid));
    g_ptr_array_add (items, g_object_ref (heading));
    if (causerie_heading_get_unfolded (heading))
      add_chats (items, chats);
  }
}

/* When the day begins, some days before the one of `time`. */
static gint64
find_day (gint64 time, int n_days_before)
{
  g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr(GDateTime) midnight = NULL;
  g_autoptr(GDateTime) day = NULL;

  if (then == NULL)
    return G_MININT64;
  midnight = g_date_time_new_local (g_date_time_get_year (then), g_date_time_get_month (then),
                                    g_date_time_get_day_of_month (then), 0, 0, 0);
  day = midnight != NULL ? g_date_time_add_days (midnight, -n_days_before) : NULL;

  return day != NULL ? g_date_time_to_unix (day) * G_USEC_PER_SEC : G_MININT64;
}

static gint64
find_month (gint64 time)
{
  g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return then != NULL ? find_day (time, g_date_time_get_day_of_month (then) - 1) : G_MININT64;
}

/* The earliest time that stands under the same heading as `time`. */
static gint64
find_group_start (gint64 time, gint64 now)
{
  const int n_days_before[] = { 0, 1, 7 };

  for (gsize i = 0; i < G_N_ELEMENTS (n_days_before); i++) {
    gint64 start = find_day (now, n_days_before[i]);

    if (time >= start)
      return start;
  }
  return find_month (time);
}

static void
add_dated (CauserieHeadingList *self, GPtrArray *items, GPtrArray *chats)
{
  g_autofree char *previous = NULL;
  gint64 start = G_MAXINT64;

  for (guint i = 0; i < chats->len; i++) {
    CauserieConversation *conversation = g_ptr_array_index (chats, i);
    gint64 time = causerie_conversation_get_updated_time (conversation);

    if (time < start) {
      g_autofree char *title = causerie_conversation_list_heading (conversation, self->now);

      start = find_group_start (time, self->now);
      if (g_strcmp0 (title, previous) != 0)
        g_ptr_array_add (items, causerie_heading_new (title));
      g_free (previous);
      previous = g_steal_pointer (&title);
    }
    g_ptr_array_add (items, g_object_ref (conversation));
  }
}

static GPtrArray *
arrange (CauserieHeadingList *self)
{
  GPtrArray *items;
  g_auto(Groups) groups = { 0 };

  sort_into_groups (self, &groups);
  items = g_ptr_array_new_full (groups.others->len + 64, g_object_unref);
  if (groups.pinned->len > 0)
    g_ptr_array_add (items, causerie_heading_new (C_("heading", "Pinned")));
  add_chats (items, groups.pinned);
  add_folders (self, items, &groups);
  add_dated (self, items, groups.others);

  return items;
}

/* --- announcing --- */

static gboolean
is_same_item (gpointer a, gpointer b)
{
  if (a == b)
    return TRUE;

  return CAUSERIE_IS_HEADING (a) && CAUSERIE_IS_HEADING (b) &&
         causerie_heading_get_folder (a) == NULL && causerie_heading_get_folder (b) == NULL &&
         g_str_equal (causerie_heading_get_title (a), causerie_heading_get_title (b));
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

/* A folder that stays keeps its heading. */
static void
folders_changed_cb (CauserieHeadingList *self)
{
  g_autoptr(GHashTable) before = g_steal_pointer (&self->headings);

  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (self->folders); i++) {
    g_autoptr(CauserieFolder) folder = g_list_model_get_item (self->folders, i);
    const char *uid = causerie_folder_get_uid (folder);
    CauserieHeading *heading = g_hash_table_lookup (before, uid);

    if (heading != NULL && causerie_heading_get_folder (heading) == folder)
      g_object_ref (heading);
    else
      heading = causerie_heading_new_for_folder (folder);
    g_hash_table_insert (self->headings, (char *) uid, heading);
  }
  rearrange (self);
}

/* --- what is unfolded --- */

static char **
dup_unfolded (CauserieHeadingList *self)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer uid;

  g_hash_table_iter_init (&iter, self->unfolded);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    g_ptr_array_add (uids, g_strdup (uid));
  g_ptr_array_add (uids, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&uids), FALSE);
}

static void
set_unfolded (CauserieHeadingList *self, const char * const *uids)
{
  g_hash_table_remove_all (self->unfolded);
  for (gsize i = 0; uids != NULL && uids[i] != NULL; i++)
    g_hash_table_add (self->unfolded, g_strdup (uids[i]));
  if (self->conversations != NULL)
    rearrange (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNFOLDED]);
}

static void
causerie_heading_list_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (prop_id) {
    case PROP_UNFOLDED:
      g_value_take_boxed (value, dup_unfolded (CAUSERIE_HEADING_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_heading_list_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  switch (prop_id) {
    case PROP_UNFOLDED:
      set_unfolded (CAUSERIE_HEADING_LIST (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_heading_list_dispose (GObject *object)
{
  CauserieHeadingList *self = CAUSERIE_HEADING_LIST (object);

  g_clear_object (&self->conversations);
  g_clear_object (&self->folders);
  g_hash_table_remove_all (self->headings);
  g_ptr_array_set_size (self->items, 0);

  G_OBJECT_CLASS (causerie_heading_list_parent_class)->dispose (object);
}

static void
causerie_heading_list_finalize (GObject *object)
{
  CauserieHeadingList *self = CAUSERIE_HEADING_LIST (object);

  g_hash_table_unref (self->headings);
  g_hash_table_unref (self->unfolded);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (causerie_heading_list_parent_class)->finalize (object);
}

static void
causerie_heading_list_class_init (CauserieHeadingListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_heading_list_get_property;
  object_class->set_property = causerie_heading_list_set_property;
  object_class->dispose = causerie_heading_list_dispose;
  object_class->finalize = causerie_heading_list_finalize;

  properties[PROP_UNFOLDED] =
    g_param_spec_boxed ("unfolded", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_heading_list_init (CauserieHeadingList *self)
{
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->now = g_get_real_time ();
}

static CauserieHeadingList *
new_list (CauserieConversationList *conversations)
{
  CauserieHeadingList *self = g_object_new (CAUSERIE_TYPE_HEADING_LIST, NULL);

  self->conversations = g_object_ref (conversations);
  g_signal_connect_object (conversations, "items-changed", G_CALLBACK (rearrange), self,
                           G_CONNECT_SWAPPED);

  return self;
}

CauserieHeadingList *
causerie_heading_list_new (CauserieConversationList *conversations, GListModel *folders)
{
  CauserieHeadingList *self;

  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION_LIST (conversations), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (folders), NULL);

  self = new_list (conversations);
  self->folders = g_object_ref (folders);
  g_signal_connect_object (folders, "items-changed", G_CALLBACK (folders_changed_cb), self,
                           G_CONNECT_SWAPPED);
  folders_changed_cb (self);

  return self;
}

CauserieHeadingList *
causerie_heading_list_new_for_archive (CauserieConversationList *conversations)
{
  CauserieHeadingList *self;

  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION_LIST (conversations), NULL);

  self = new_list (conversations);
  rearrange (self);

  return self;
}

void
causerie_heading_list_set_unfolded (CauserieHeadingList *self,
                                    CauserieFolder      *folder,
                                    gboolean             unfolded)
{
  const char *uid;

  g_return_if_fail (CAUSERIE_IS_HEADING_LIST (self) && CAUSERIE_IS_FOLDER (folder));

  uid = causerie_folder_get_uid (folder);
  if (g_hash_table_contains (self->unfolded, uid) == unfolded)
    return;

  if (unfolded)
    g_hash_table_add (self->unfolded, g_strdup (uid));
  else
    g_hash_table_remove (self->unfolded, uid);
  rearrange (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNFOLDED]);
}

CauserieHeading *
causerie_heading_list_find_folder (CauserieHeadingList *self, const char *folder_uid)
{
  g_return_val_if_fail (CAUSERIE_IS_HEADING_LIST (self) && folder_uid != NULL, NULL);

  return g_hash_table_lookup (self->headings, folder_uid);
}

void
causerie_heading_list_refresh (CauserieHeadingList *self, gint64 now)
{
  g_return_if_fail (CAUSERIE_IS_HEADING_LIST (self));

  self->now = now;
  rearrange (self);
}
