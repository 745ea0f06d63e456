/* causerie-settings-list.c: a list of objects kept in settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-settings-list.h"

#include "causerie-settings-backend.h"
#include "causerie-settings-record.h"

#define MAX_UID_LENGTH 64

struct _CauserieSettingsList {
  /* owned */
  GSettings       *root;
  char            *key;
  GSettingsSchema *schema;
  GListStore      *items;
  GHashTable      *records; /* uid to CauserieSettingsRecord, one an item */
};

/* Whether a path can be made of it. */
static gboolean
is_uid (const char *text)
{
  gsize length = strspn (text, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_");

  return length > 0 && length <= MAX_UID_LENGTH && text[length] == '\0';
}

static GSettings *
open_path (CauserieSettingsList *self, const char *uid)
{
  g_autoptr(GSettingsBackend) backend = NULL;
  g_autofree char *root_path = NULL;
  g_autofree char *path = NULL;

  g_object_get (self->root, "path", &root_path, "backend", &backend, NULL);
  path = g_strconcat (root_path, self->key, "/", uid, "/", NULL);
  return g_settings_new_full (self->schema, backend, path);
}

/* The item with that uid; made from what is stored when it is not known yet. */
static GObject *
ensure_item (CauserieSettingsList *self, const char *uid)
{
  CauserieSettingsRecord *record = g_hash_table_lookup (self->records, uid);

  if (record == NULL) {
    g_autoptr(GSettings) settings = open_path (self, uid);
    GType item_type = g_list_model_get_item_type (G_LIST_MODEL (self->items));
    g_autoptr(GObject) item = g_object_new (item_type, "uid", uid, NULL);

    record = causerie_settings_record_new (settings, item);
    g_hash_table_insert (self->records, g_strdup (uid), record);
  }

  return causerie_settings_record_get_object (record);
}

/* Items in the order of the key. A uid no path can be made of, or the second of two equal ones, was
 * not written by this program and is passed over. */
static GPtrArray *
collect_items (CauserieSettingsList *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) uids = g_settings_get_strv (self->root, self->key);

  for (guint i = 0; uids[i] != NULL; i++) {
    GObject *item = is_uid (uids[i]) ? ensure_item (self, uids[i]) : NULL;

    if (item != NULL && !g_ptr_array_find (items, item, NULL))
      g_ptr_array_add (items, g_object_ref (item));
  }

  return items;
}

static gboolean
is_item_at (CauserieSettingsList *self, guint position, gconstpointer item)
{
  g_autoptr(GObject) there = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return there == item;
}

/* Makes the model hold `items`, with one items-changed for the part that differs, or none. */
static void
replace_items (CauserieSettingsList *self, GPtrArray *items)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_shared = MIN (n_before, items->len);
  guint head = 0, tail = 0;

  while (head < n_shared && is_item_at (self, head, items->pdata[head]))
    head++;
  while (tail < n_shared - head &&
         is_item_at (self, n_before - 1 - tail, items->pdata[items->len - 1 - tail]))
    tail++;

  if (n_before > head + tail || items->len > head + tail)
    g_list_store_splice (self->items, head, n_before - head - tail,
                         items->pdata + head, items->len - head - tail);
}

static gboolean
is_dropped_cb (gpointer uid, gpointer record, gpointer items)
{
  return !g_ptr_array_find (items, causerie_settings_record_get_object (record), NULL);
}

static void
reload (CauserieSettingsList *self)
{
  g_autoptr(GPtrArray) items = collect_items (self);

  g_hash_table_foreach_remove (self->records, is_dropped_cb, items);
  replace_items (self, items);
}

static void
write_uids (CauserieSettingsList *self, char **uids)
{
  if (!g_settings_set_strv (self->root, self->key, (const char * const *) uids))
    g_warning ("The setting “%s” is locked and stays as it is", self->key);
  reload (self); /* the setting's own news, sooner or later, finds nothing left to do */
}

/* The list `uids` with one more at a place; past the end means last. */
static void
write_uids_with (CauserieSettingsList *self, char **uids, const char *uid, guint position)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) longer = NULL;

  for (guint i = 0; uids[i] != NULL; i++) {
    if (i == position)
      g_strv_builder_add (builder, uid);
    g_strv_builder_add (builder, uids[i]);
  }
  if (position >= g_strv_length (uids))
    g_strv_builder_add (builder, uid);
  longer = g_strv_builder_end (builder);
  write_uids (self, longer);
}

/* The uids that are stored, without one of them. */
static char **
dup_uids_without (CauserieSettingsList *self, const char *uid)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) uids = g_settings_get_strv (self->root, self->key);

  for (guint i = 0; uids[i] != NULL; i++)
    if (!g_str_equal (uids[i], uid))
      g_strv_builder_add (builder, uids[i]);
  return g_strv_builder_end (builder);
}

CauserieSettingsList *
causerie_settings_list_new (GSettings             *root,
                            const char            *key,
                            GSettingsSchemaSource *schemas,
                            const char            *schema_id,
                            GType                  item_type)
{
  g_autofree char *changed = g_strconcat ("changed::", key, NULL);
  CauserieSettingsList *self = g_new0 (CauserieSettingsList, 1);

  self->root = g_object_ref (root);
  self->key = g_strdup (key);
  self->schema = g_settings_schema_source_lookup (schemas, schema_id, TRUE);
  self->items = g_list_store_new (item_type);
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) causerie_settings_record_free);

  reload (self);
  g_signal_connect_swapped (root, changed, G_CALLBACK (reload), self);
  return self;
}

void
causerie_settings_list_free (CauserieSettingsList *self)
{
  g_signal_handlers_disconnect_by_data (self->root, self);
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_object (&self->items);
  g_clear_pointer (&self->schema, g_settings_schema_unref);
  g_clear_pointer (&self->key, g_free);
  g_clear_object (&self->root);
  g_free (self);
}

GListModel *
causerie_settings_list_get_model (CauserieSettingsList *self)
{
  return G_LIST_MODEL (self->items);
}

gpointer
causerie_settings_list_find (CauserieSettingsList *self, const char *uid)
{
  CauserieSettingsRecord *record = g_hash_table_lookup (self->records, uid);

  return record != NULL ? causerie_settings_record_get_object (record) : NULL;
}

void
causerie_settings_list_add (CauserieSettingsList *self, GObject *item)
{
  causerie_settings_list_insert (self, item, G_MAXUINT);
}

void
causerie_settings_list_insert (CauserieSettingsList *self, GObject *item, guint position)
{
  g_auto(GStrv) uids = g_settings_get_strv (self->root, self->key);
  g_autoptr(GSettings) settings = NULL;
  CauserieSettingsRecord *record;
  g_autofree char *uid = NULL;

  g_object_get (item, "uid", &uid, NULL);
  g_return_if_fail (is_uid (uid) && causerie_settings_list_find (self, uid) == NULL);

  settings = open_path (self, uid);
  causerie_settings_record_write (settings, item);
  record = causerie_settings_record_new (settings, item);
  g_hash_table_insert (self->records, g_strdup (uid), record);

  write_uids_with (self, uids, uid, position);
}

void
causerie_settings_list_remove (CauserieSettingsList *self, GObject *item)
{
  g_autoptr(GSettings) settings = NULL;
  g_auto(GStrv) uids = NULL;
  g_autofree char *uid = NULL;

  g_object_get (item, "uid", &uid, NULL);
  g_return_if_fail (causerie_settings_list_find (self, uid) == (gpointer) item);

  uids = dup_uids_without (self, uid);
  settings = open_path (self, uid);
  write_uids (self, uids); /* lets go of the item, so that it does not follow what is erased */
  causerie_settings_record_erase (settings);
}

void
causerie_settings_list_move (CauserieSettingsList *self, GObject *item, guint position)
{
  g_auto(GStrv) uids = NULL;
  g_autofree char *uid = NULL;

  g_object_get (item, "uid", &uid, NULL);
  g_return_if_fail (causerie_settings_list_find (self, uid) == (gpointer) item);

  uids = dup_uids_without (self, uid);
  write_uids_with (self, uids, uid, position);
}
