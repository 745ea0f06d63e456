/* causerie-catalogue-shelf.c: the models of one connection, kept and refreshed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-catalogue-shelf.h"

#include "causerie-account.h"
#include "causerie-catalogue-arrival.h"
#include "causerie-catalogue-entry-private.h"
#include "causerie-install.h"

#include <glib/gstdio.h>
#include <string.h>

#define FOLDER "models"
#define SUFFIX ".models"

struct _CauserieCatalogueShelf {
  GObject                parent_instance;

  /* owned */
  CauserieGateway       *gateway;
  CauserieConnection    *connection;
  char                  *path;        /* may be NULL */
  CauserieCatalogueList *list;        /* NULL: none is known */
  GPtrArray             *entries;
  GHashTable            *by_id;       /* ids to entries, borrowed; NULL until one is looked up */
  CauserieFailure       *failure;     /* of the last asking */
  GCancellable          *asking;      /* NULL: nobody is */

  gboolean               is_quiet;    /* the asking under way */
  gboolean               is_keyless;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *list)
{
  return CAUSERIE_TYPE_CATALOGUE_ENTRY;
}

static guint
get_n_items (GListModel *list)
{
  return CAUSERIE_CATALOGUE_SHELF (list)->entries->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  GPtrArray *entries = CAUSERIE_CATALOGUE_SHELF (list)->entries;

  return position < entries->len ? g_object_ref (g_ptr_array_index (entries, position)) : NULL;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieCatalogueShelf, causerie_catalogue_shelf, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

/* --- the list --------------------------------------------------------------------------------- */

static GPtrArray *
make_entries (CauserieCatalogueShelf *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  const char *uid = g_intern_string (causerie_connection_get_uid (self->connection));
  guint n = self->list != NULL ? causerie_catalogue_list_get_size (self->list) : 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (entries, causerie_catalogue_entry_new (uid, self->list, i));

  return entries;
}

/* Takes the list; NULL: none. */
static void
set_list (CauserieCatalogueShelf *self, CauserieCatalogueList *list)
{
  guint n_before = self->entries->len;

  g_clear_pointer (&self->list, causerie_catalogue_list_unref);
  self->list = list;
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_ptr_array_unref (self->entries);
  self->entries = make_entries (self);

  if (n_before > 0 || self->entries->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->entries->len);
}

static const char *
get_base_url (CauserieCatalogueShelf *self)
{
  return causerie_connection_get_base_url (self->connection);
}

static gboolean
is_of_address (CauserieCatalogueShelf *self, CauserieCatalogueList *list)
{
  return g_str_equal (causerie_catalogue_list_get_head (list)->base_url, get_base_url (self));
}

static void
load (CauserieCatalogueShelf *self)
{
  CauserieCatalogueList *list =
    self->path != NULL ? causerie_catalogue_list_load (self->path) : NULL;

  if (list != NULL && !is_of_address (self, list))
    g_clear_pointer (&list, causerie_catalogue_list_unref);
  if (list != NULL)
    set_list (self, list);
}

/* --- asking ----------------------------------------------------------------------------------- */

static void
end_asking (CauserieCatalogueShelf *self, CauserieFailure *failure)
{
  g_clear_object (&self->asking);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  self->failure = failure != NULL ? causerie_failure_ref (failure) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Something else is being asked meanwhile, or nothing at all. */
static gboolean
is_stale (CauserieCatalogueShelf *self, GAsyncResult *result)
{
  return self->asking == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking;
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieCatalogueShelf) self = user_data;
  g_autoptr(CauserieCatalogueList) list = causerie_catalogue_arrival_take_finish (result);

  if (is_stale (self, result))
    return;

  set_list (self, g_steal_pointer (&list));
  end_asking (self, NULL);
}

/* `models` NULL: the list is the one that is there. */
static void
take (CauserieCatalogueShelf *self, GPtrArray *models, const char *url, const char *etag)
{
  const CauserieArrival arrival = {
    .models = models, .before = self->list, .base_url = get_base_url (self), .url = url,
    .etag = etag, .path = self->path,
  };

  causerie_catalogue_arrival_take_async (&arrival, self->asking, taken_cb, g_object_ref (self));
}

/* Nobody asked for a list that only a key opens. */
static gboolean
is_no_news (CauserieCatalogueShelf *self, CauserieFailure *failure)
{
  CauserieFailureKind kind = causerie_failure_get_kind (failure);

  return self->is_quiet && self->is_keyless &&
         (kind == CAUSERIE_FAILURE_KEY_INVALID || kind == CAUSERIE_FAILURE_KEY_MISSING ||
          kind == CAUSERIE_FAILURE_FORBIDDEN);
}

static void
fail (CauserieCatalogueShelf *self, CauserieFailure *failure)
{
  g_autoptr(CauserieFailure) before =
    self->failure != NULL ? causerie_failure_ref (self->failure) : NULL;

  end_asking (self, is_no_news (self, failure) ? before : failure);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieCatalogueShelf) self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autofree char *url = NULL, *etag = NULL;
  g_autoptr(GPtrArray) models = NULL;

  models = causerie_account_list_newer_finish (CAUSERIE_ACCESS (source), result, &url, &etag,
                                               &failure);
  if (is_stale (self, result))
    return;

  if (failure != NULL)
    fail (self, failure);
  else
    take (self, models, url, etag);
}

static gboolean
has_open_list (CauserieCatalogueShelf *self)
{
  return g_str_equal (causerie_connection_get_facts (self->connection)->id, "openrouter");
}

static gboolean
may_go_without_key (CauserieCatalogueShelf *self, CauserieFailure *failure)
{
  CauserieFailureKind kind = causerie_failure_get_kind (failure);

  return !self->is_keyless && has_open_list (self) &&
         (kind == CAUSERIE_FAILURE_KEY_MISSING || kind == CAUSERIE_FAILURE_KEYRING);
}

static void
ask_list (CauserieCatalogueShelf *self, CauserieAccess *access)
{
  const CauserieListHead *head =
    self->list != NULL ? causerie_catalogue_list_get_head (self->list) : NULL;

  causerie_account_list_newer_async (access, head != NULL ? head->url : NULL,
                                     head != NULL ? head->etag : NULL, self->asking, listed_cb,
                                     g_object_ref (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieGateway *gateway = CAUSERIE_GATEWAY (source);
  g_autoptr(CauserieCatalogueShelf) self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(CauserieAccess) access = causerie_gateway_open_finish (gateway, result, &failure);

  if (is_stale (self, result))
    return;

  if (access != NULL) {
    ask_list (self, access);
  } else if (may_go_without_key (self, failure)) {
    self->is_keyless = TRUE;
    causerie_gateway_open_keyless_async (gateway, self->connection, self->asking, opened_cb,
                                         g_object_ref (self));
  } else {
    fail (self, failure);
  }
}

static void
begin_asking (CauserieCatalogueShelf *self, const char *key, gboolean quiet, gboolean keyless)
{
  self->asking = g_cancellable_new ();
  self->is_quiet = quiet;
  self->is_keyless = keyless;
  g_signal_emit (self, signals[CHANGED], 0);

  if (keyless)
    causerie_gateway_open_keyless_async (self->gateway, self->connection, self->asking, opened_cb,
                                         g_object_ref (self));
  else
    causerie_gateway_open_async (self->gateway, self->connection, key, self->asking, opened_cb,
                                 g_object_ref (self));
}

void
causerie_catalogue_shelf_refresh (CauserieCatalogueShelf *self, const char *key)
{
  g_return_if_fail (CAUSERIE_IS_CATALOGUE_SHELF (self));

  if (self->asking != NULL && !self->is_quiet)
    return;

  causerie_catalogue_shelf_close (self); /* what the background cannot, the person may */
  begin_asking (self, key, FALSE, FALSE);
}

/* A proxy's password and the values of headers are secrets too. */
static gboolean
needs_keyring (CauserieCatalogueShelf *self)
{
  return *causerie_connection_get_proxy_user (self->connection) != '\0' ||
         *causerie_connection_get_header_names (self->connection) != '\0' ||
         (causerie_connection_needs_key (self->connection) && !has_open_list (self));
}

/* What an account may use is less than what there is: the two lists must not take turns. */
static gboolean
is_list_of_account (CauserieCatalogueShelf *self)
{
  return self->list != NULL && has_open_list (self) &&
         g_str_has_suffix (causerie_catalogue_list_get_head (self->list)->url, "/user");
}

gboolean
causerie_catalogue_shelf_refresh_quietly (CauserieCatalogueShelf *self)
{
  gboolean has_key;

  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_SHELF (self), FALSE);

  has_key = causerie_keyring_remembers (causerie_gateway_get_keyring (self->gateway),
                                        causerie_connection_get_uid (self->connection));
  if (!has_key && (needs_keyring (self) || is_list_of_account (self)))
    return FALSE;

  if (self->asking == NULL)
    begin_asking (self, NULL, TRUE, !has_key);
  return TRUE;
}

/* --- the shelf -------------------------------------------------------------------------------- */

/* Another server has other models. */
static void
address_cb (CauserieCatalogueShelf *self)
{
  if (self->list != NULL && !is_of_address (self, self->list))
    causerie_catalogue_shelf_clear (self);
  else if (self->list == NULL)
    causerie_catalogue_shelf_close (self);
}

static void
causerie_catalogue_shelf_dispose (GObject *object)
{
  CauserieCatalogueShelf *self = CAUSERIE_CATALOGUE_SHELF (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->gateway);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (causerie_catalogue_shelf_parent_class)->dispose (object);
}

static void
causerie_catalogue_shelf_finalize (GObject *object)
{
  CauserieCatalogueShelf *self = CAUSERIE_CATALOGUE_SHELF (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->list, causerie_catalogue_list_unref);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  g_free (self->path);

  G_OBJECT_CLASS (causerie_catalogue_shelf_parent_class)->finalize (object);
}

static void
causerie_catalogue_shelf_class_init (CauserieCatalogueShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = causerie_catalogue_shelf_dispose;
  object_class->finalize = causerie_catalogue_shelf_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_catalogue_shelf_init (CauserieCatalogueShelf *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

CauserieCatalogueShelf *
causerie_catalogue_shelf_new (CauserieGateway    *gateway,
                              CauserieConnection *connection,
                              const char         *path)
{
  CauserieCatalogueShelf *self;

  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (gateway) && CAUSERIE_IS_CONNECTION (connection), NULL);

  self = g_object_new (CAUSERIE_TYPE_CATALOGUE_SHELF, NULL);
  self->gateway = g_object_ref (gateway);
  self->connection = g_object_ref (connection);
  self->path = g_strdup (path);
  g_signal_connect_object (connection, "notify::base-url", G_CALLBACK (address_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);

  return self;
}

char *
causerie_catalogue_shelf_build_path (const char *folder, const char *connection_uid)
{
  g_autofree char *name = g_strconcat (connection_uid, SUFFIX, NULL);
  g_autofree char *own = NULL;

  if (folder == NULL) {
    g_autofree char *cache = causerie_install_cache_folder ();

    own = g_build_filename (cache, FOLDER, NULL);
    folder = own;
  }
  g_mkdir_with_parents (folder, 0700); /* where that fails, so does writing, which says it */

  return g_build_filename (folder, name, NULL);
}

CauserieConnection *
causerie_catalogue_shelf_get_connection (CauserieCatalogueShelf *self)
{
  return self->connection;
}

CauserieCatalogueState
causerie_catalogue_shelf_get_state (CauserieCatalogueShelf *self)
{
  if (self->asking != NULL)
    return CAUSERIE_CATALOGUE_LOADING;
  if (self->failure != NULL)
    return CAUSERIE_CATALOGUE_FAILED;

  return self->list != NULL ? CAUSERIE_CATALOGUE_READY : CAUSERIE_CATALOGUE_EMPTY;
}

gint64
causerie_catalogue_shelf_get_date (CauserieCatalogueShelf *self)
{
  return self->list != NULL ? causerie_catalogue_list_get_head (self->list)->date : 0;
}

CauserieFailure *
causerie_catalogue_shelf_get_failure (CauserieCatalogueShelf *self)
{
  return self->failure;
}

GPtrArray *
causerie_catalogue_shelf_get_entries (CauserieCatalogueShelf *self)
{
  return self->entries;
}

/* Names that requests use come first: an answer's name may be another model's. */
static void
index_entries (CauserieCatalogueShelf *self)
{
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->entries->len; i++) {
    CauserieCatalogueEntry *entry = g_ptr_array_index (self->entries, i);

    g_hash_table_insert (self->by_id, (gpointer) causerie_catalogue_entry_get_id (entry), entry);
  }
  for (guint i = 0; i < self->entries->len; i++) {
    const char *canonical = causerie_catalogue_list_get_canonical_id (self->list, i);
    gpointer entry = g_ptr_array_index (self->entries, i);

    if (*canonical != '\0' && !g_hash_table_contains (self->by_id, canonical))
      g_hash_table_insert (self->by_id, (gpointer) canonical, entry);
  }
}

CauserieCatalogueEntry *
causerie_catalogue_shelf_find (CauserieCatalogueShelf *self, const char *model_id)
{
  if (self->list == NULL)
    return NULL;
  if (self->by_id == NULL)
    index_entries (self);

  return g_hash_table_lookup (self->by_id, model_id);
}

void
causerie_catalogue_shelf_close (CauserieCatalogueShelf *self)
{
  g_return_if_fail (CAUSERIE_IS_CATALOGUE_SHELF (self));

  if (self->asking == NULL)
    return;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
causerie_catalogue_shelf_clear (CauserieCatalogueShelf *self)
{
  g_return_if_fail (CAUSERIE_IS_CATALOGUE_SHELF (self));

  causerie_catalogue_shelf_close (self);
  if (self->path != NULL)
    g_unlink (self->path);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  set_list (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}
