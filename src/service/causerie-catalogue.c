/* causerie-catalogue.c: the models of all connections, kept for when there is no network
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-catalogue.h"

#include "causerie-catalogue-entry-private.h"
#include "causerie-catalogue-shelf.h"
#include "causerie-catalogue-upkeep.h"
#include "causerie-model-marks.h"

struct _CauserieCatalogue {
  GObject                  parent_instance;

  /* owned */
  CauserieSettings        *settings;
  CauserieGateway         *gateway;
  char                    *folder;   /* NULL: the program's */
  GPtrArray               *shelves;  /* of CauserieCatalogueShelf, as the connections are */
  CauserieModelMarks      *marks;
  CauserieCatalogueUpkeep *upkeep;   /* NULL: nobody looks after them */
};

G_DEFINE_ENUM_TYPE (CauserieCatalogueState, causerie_catalogue_state,
  G_DEFINE_ENUM_VALUE (CAUSERIE_CATALOGUE_EMPTY, "empty"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CATALOGUE_LOADING, "loading"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CATALOGUE_READY, "ready"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CATALOGUE_FAILED, "failed"))

enum { CONNECTION_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static guint
count_entries (CauserieCatalogueShelf *shelf)
{
  return causerie_catalogue_shelf_get_entries (shelf)->len;
}

static GType
get_item_type (GListModel *list)
{
  return CAUSERIE_TYPE_CATALOGUE_ENTRY;
}

static guint
get_n_items (GListModel *list)
{
  GPtrArray *shelves = CAUSERIE_CATALOGUE (list)->shelves;
  guint n = 0;

  for (guint i = 0; i < shelves->len; i++)
    n += count_entries (g_ptr_array_index (shelves, i));

  return n;
}

static gpointer
get_item (GListModel *list, guint position)
{
  GPtrArray *shelves = CAUSERIE_CATALOGUE (list)->shelves;

  for (guint i = 0; i < shelves->len; i++) {
    GPtrArray *entries = causerie_catalogue_shelf_get_entries (g_ptr_array_index (shelves, i));

    if (position < entries->len)
      return g_object_ref (g_ptr_array_index (entries, position));
    position -= entries->len;
  }

  return NULL;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieCatalogue, causerie_catalogue, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

/* --- shelves ---------------------------------------------------------------------------------- */

static CauserieCatalogueShelf *
find_shelf (CauserieCatalogue *self, const char *connection_uid)
{
  for (guint i = 0; i < self->shelves->len; i++) {
    CauserieCatalogueShelf *shelf = g_ptr_array_index (self->shelves, i);
    CauserieConnection *connection = causerie_catalogue_shelf_get_connection (shelf);

    if (g_str_equal (causerie_connection_get_uid (connection), connection_uid))
      return shelf;
  }

  return NULL;
}

/* Where a shelf's entries begin. */
static guint
find_start (CauserieCatalogue *self, CauserieCatalogueShelf *shelf)
{
  guint start = 0;

  for (guint i = 0; i < self->shelves->len && self->shelves->pdata[i] != shelf; i++)
    start += count_entries (g_ptr_array_index (self->shelves, i));

  return start;
}

static void
mark_entry (CauserieCatalogue *self, CauserieCatalogueEntry *entry)
{
  const char *uid = causerie_catalogue_entry_get_connection_uid (entry);
  const char *id = causerie_catalogue_entry_get_id (entry);

  causerie_catalogue_entry_set_favourite (
    entry, causerie_model_marks_is_favourite (self->marks, uid, id));
  causerie_catalogue_entry_set_last_used (
    entry, causerie_model_marks_get_last_used (self->marks, uid, id));
}

static void
mark_entries (CauserieCatalogue *self, GListModel *entries, guint position, guint n)
{
  for (guint i = position; i < position + n; i++) {
    g_autoptr(CauserieCatalogueEntry) entry = g_list_model_get_item (entries, i);

    mark_entry (self, entry);
  }
}

static void
items_changed_cb (GListModel *shelf, guint position, guint removed, guint added,
                  CauserieCatalogue *self)
{
  guint start = find_start (self, CAUSERIE_CATALOGUE_SHELF (shelf));

  mark_entries (self, shelf, position, added);
  g_list_model_items_changed (G_LIST_MODEL (self), start + position, removed, added);
}

static void
shelf_changed_cb (CauserieCatalogue *self, CauserieCatalogueShelf *shelf)
{
  CauserieConnection *connection = causerie_catalogue_shelf_get_connection (shelf);

  g_signal_emit (self, signals[CONNECTION_CHANGED], 0, causerie_connection_get_uid (connection));
}

static CauserieCatalogueShelf *
new_shelf (CauserieCatalogue *self, CauserieConnection *connection)
{
  g_autofree char *path =
    causerie_catalogue_shelf_build_path (self->folder, causerie_connection_get_uid (connection));
  CauserieCatalogueShelf *shelf = causerie_catalogue_shelf_new (self->gateway, connection, path);

  mark_entries (self, G_LIST_MODEL (shelf), 0, count_entries (shelf));
  g_signal_connect_object (shelf, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  g_signal_connect_object (shelf, "changed", G_CALLBACK (shelf_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return shelf;
}

/* Out of the list, for good: a connection that comes back asks anew. */
static void
remove_shelf (CauserieCatalogue *self, guint index)
{
  g_autoptr(CauserieCatalogueShelf) shelf =
    g_object_ref (g_ptr_array_index (self->shelves, index));

  causerie_catalogue_shelf_clear (shelf);
  g_signal_handlers_disconnect_by_data (shelf, self);
  g_ptr_array_remove_index (self->shelves, index);
}

/* --- the connections -------------------------------------------------------------------------- */

static gboolean
has_connection (CauserieCatalogue *self, CauserieCatalogueShelf *shelf)
{
  CauserieConnection *connection = causerie_catalogue_shelf_get_connection (shelf);

  return causerie_settings_find_connection (self->settings,
                                            causerie_connection_get_uid (connection)) == connection;
}

static void
remove_orphans (CauserieCatalogue *self)
{
  for (guint i = self->shelves->len; i > 0; i--)
    if (!has_connection (self, g_ptr_array_index (self->shelves, i - 1)))
      remove_shelf (self, i - 1);
}

/* The shelves in the order of the connections, with new ones for those that have none. */
static GPtrArray *
arrange_shelves (CauserieCatalogue *self)
{
  GListModel *connections = causerie_settings_get_connections (self->settings);
  GPtrArray *shelves = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);
    CauserieCatalogueShelf *shelf = find_shelf (self, causerie_connection_get_uid (connection));

    g_ptr_array_add (shelves, shelf != NULL ? g_object_ref (shelf) : new_shelf (self, connection));
  }

  return shelves;
}

static gboolean
is_same_order (GPtrArray *a, GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = a->pdata[i] == b->pdata[i];

  return same;
}

static void
connections_changed_cb (CauserieCatalogue *self)
{
  g_autoptr(GPtrArray) before = NULL;
  guint n_before;

  remove_orphans (self);
  n_before = get_n_items (G_LIST_MODEL (self));
  before = self->shelves;
  self->shelves = arrange_shelves (self);

  if (!is_same_order (before, self->shelves))
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before,
                                get_n_items (G_LIST_MODEL (self)));
  if (self->upkeep != NULL)
    causerie_catalogue_upkeep_hurry (self->upkeep);
}

/* --- favourites and recent -------------------------------------------------------------------- */

static void
marks_changed_cb (gpointer user_data)
{
  CauserieCatalogue *self = user_data;

  for (guint i = 0; i < self->shelves->len; i++) {
    CauserieCatalogueShelf *shelf = g_ptr_array_index (self->shelves, i);

    mark_entries (self, G_LIST_MODEL (shelf), 0, count_entries (shelf));
  }
}

/* --- upkeep ----------------------------------------------------------------------------------- */

void
causerie_catalogue_refresh_due (CauserieCatalogue *self)
{
  g_return_if_fail (CAUSERIE_IS_CATALOGUE (self));

  for (guint i = 0; i < self->shelves->len; i++) {
    CauserieCatalogueShelf *shelf = g_ptr_array_index (self->shelves, i);

    if (causerie_catalogue_upkeep_is_due (causerie_catalogue_shelf_get_date (shelf)) &&
        causerie_catalogue_upkeep_may_ask (causerie_catalogue_shelf_get_connection (shelf)))
      causerie_catalogue_shelf_refresh_quietly (shelf);
  }
}

void
causerie_catalogue_start_upkeep (CauserieCatalogue *self)
{
  g_return_if_fail (CAUSERIE_IS_CATALOGUE (self));

  if (self->upkeep == NULL)
    self->upkeep =
      causerie_catalogue_upkeep_start ((CauserieCatalogueUpkeepFunc) causerie_catalogue_refresh_due,
                                       self);
}

/* --- the catalogue ---------------------------------------------------------------------------- */

void
causerie_catalogue_close (CauserieCatalogue *self)
{
  g_return_if_fail (CAUSERIE_IS_CATALOGUE (self));

  g_clear_pointer (&self->upkeep, causerie_catalogue_upkeep_free);
  for (guint i = 0; i < self->shelves->len; i++)
    causerie_catalogue_shelf_close (g_ptr_array_index (self->shelves, i));
}

static void
causerie_catalogue_dispose (GObject *object)
{
  CauserieCatalogue *self = CAUSERIE_CATALOGUE (object);

  causerie_catalogue_close (self);
  g_ptr_array_set_size (self->shelves, 0);
  g_clear_pointer (&self->marks, causerie_model_marks_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->gateway);

  G_OBJECT_CLASS (causerie_catalogue_parent_class)->dispose (object);
}

static void
causerie_catalogue_finalize (GObject *object)
{
  CauserieCatalogue *self = CAUSERIE_CATALOGUE (object);

  g_ptr_array_unref (self->shelves);
  g_free (self->folder);

  G_OBJECT_CLASS (causerie_catalogue_parent_class)->finalize (object);
}

static void
causerie_catalogue_class_init (CauserieCatalogueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = causerie_catalogue_dispose;
  object_class->finalize = causerie_catalogue_finalize;

  signals[CONNECTION_CHANGED] =
    g_signal_new ("connection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
causerie_catalogue_init (CauserieCatalogue *self)
{
  self->shelves = g_ptr_array_new_with_free_func (g_object_unref);
}

CauserieCatalogue *
causerie_catalogue_new (CauserieSettings *settings, CauserieGateway *gateway, const char *folder)
{
  CauserieCatalogue *self;
  g_autoptr(GPtrArray) none = NULL;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway), NULL);

  self = g_object_new (CAUSERIE_TYPE_CATALOGUE, NULL);
  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);
  self->folder = g_strdup (folder);
  self->marks = causerie_model_marks_new (settings, marks_changed_cb, self);
  none = self->shelves;
  self->shelves = arrange_shelves (self);
  g_signal_connect_object (causerie_settings_get_connections (settings), "items-changed",
                           G_CALLBACK (connections_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

CauserieCatalogueEntry *
causerie_catalogue_find_entry (CauserieCatalogue *self,
                               const char        *connection_uid,
                               const char        *model_id)
{
  CauserieCatalogueShelf *shelf;

  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (connection_uid != NULL && model_id != NULL, NULL);

  shelf = find_shelf (self, connection_uid);
  return shelf != NULL ? causerie_catalogue_shelf_find (shelf, model_id) : NULL;
}

CauserieModel *
causerie_catalogue_find (CauserieCatalogue *self, const char *connection_uid, const char *model_id)
{
  CauserieCatalogueEntry *entry = causerie_catalogue_find_entry (self, connection_uid, model_id);

  return entry != NULL ? causerie_catalogue_entry_get_model (entry) : NULL;
}

const char **
causerie_catalogue_list_ids (CauserieCatalogue *self, const char *connection_uid)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  CauserieCatalogueShelf *shelf;
  guint n;

  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE (self) && connection_uid != NULL, NULL);

  shelf = find_shelf (self, connection_uid);
  n = shelf != NULL ? count_entries (shelf) : 0;
  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieCatalogueEntry) entry = g_list_model_get_item (G_LIST_MODEL (shelf), i);

    if ((causerie_catalogue_entry_get_card (entry)->traits & CAUSERIE_TRAIT_CHATS) &&
        causerie_catalogue_entry_get_change (entry) != CAUSERIE_MODEL_CHANGE_GONE)
      g_ptr_array_add (ids, (gpointer) causerie_catalogue_entry_get_id (entry));
  }
  g_ptr_array_add (ids, NULL);

  return (const char **) g_ptr_array_steal (ids, NULL);
}

CauserieCatalogueState
causerie_catalogue_get_state (CauserieCatalogue *self, const char *connection_uid)
{
  CauserieCatalogueShelf *shelf;

  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE (self), CAUSERIE_CATALOGUE_EMPTY);
  g_return_val_if_fail (connection_uid != NULL, CAUSERIE_CATALOGUE_EMPTY);

  shelf = find_shelf (self, connection_uid);
  return shelf != NULL ? causerie_catalogue_shelf_get_state (shelf) : CAUSERIE_CATALOGUE_EMPTY;
}

gint64
causerie_catalogue_get_date (CauserieCatalogue *self, const char *connection_uid)
{
  CauserieCatalogueShelf *shelf;

  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE (self) && connection_uid != NULL, 0);

  shelf = find_shelf (self, connection_uid);
  return shelf != NULL ? causerie_catalogue_shelf_get_date (shelf) : 0;
}

CauserieFailure *
causerie_catalogue_get_failure (CauserieCatalogue *self, const char *connection_uid)
{
  CauserieCatalogueShelf *shelf;

  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE (self) && connection_uid != NULL, NULL);

  shelf = find_shelf (self, connection_uid);
  return shelf != NULL ? causerie_catalogue_shelf_get_failure (shelf) : NULL;
}

void
causerie_catalogue_refresh (CauserieCatalogue *self, const char *connection_uid)
{
  CauserieCatalogueShelf *shelf;

  g_return_if_fail (CAUSERIE_IS_CATALOGUE (self));

  shelf = connection_uid != NULL ? find_shelf (self, connection_uid) : NULL;
  if (shelf != NULL)
    causerie_catalogue_shelf_refresh (shelf, NULL);
  for (guint i = 0; connection_uid == NULL && i < self->shelves->len; i++)
    causerie_catalogue_shelf_refresh (g_ptr_array_index (self->shelves, i), NULL);
}

void
causerie_catalogue_forget (CauserieCatalogue *self, const char *connection_uid)
{
  CauserieCatalogueShelf *shelf;

  g_return_if_fail (CAUSERIE_IS_CATALOGUE (self) && connection_uid != NULL);

  shelf = find_shelf (self, connection_uid);
  if (shelf != NULL)
    causerie_catalogue_shelf_clear (shelf);
}

void
causerie_catalogue_toggle_favourite (CauserieCatalogue *self, CauserieCatalogueEntry *entry)
{
  g_return_if_fail (CAUSERIE_IS_CATALOGUE (self) && CAUSERIE_IS_CATALOGUE_ENTRY (entry));

  causerie_model_marks_set_favourite (self->marks,
                                      causerie_catalogue_entry_get_connection_uid (entry),
                                      causerie_catalogue_entry_get_id (entry),
                                      !causerie_catalogue_entry_get_favourite (entry));
}

void
causerie_catalogue_note_used (CauserieCatalogue *self,
                              const char        *connection_uid,
                              const char        *model_id)
{
  g_return_if_fail (CAUSERIE_IS_CATALOGUE (self));
  g_return_if_fail (connection_uid != NULL && model_id != NULL);

  causerie_model_marks_note_used (self->marks, connection_uid, model_id,
                                  g_get_real_time () / G_USEC_PER_SEC);
}
