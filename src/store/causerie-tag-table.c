/* causerie-tag-table.c: the tags of conversations in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-tag-table.h"

static const char clear_sql[] =
  "DELETE FROM tag WHERE conversation = ?";

static const char insert_sql[] =
  "INSERT OR IGNORE INTO tag (conversation, name) VALUES (?, ?)";

static const char list_sql[] =
  "SELECT conversation, name FROM tag ORDER BY conversation, name";

gboolean
causerie_tag_table_save (CauserieDatabase  *database,
                         gint64             conversation_id,
                         char             **tags,
                         GError           **error)
{
  g_autoptr(CauserieStatement) clear = causerie_database_prepare (database, clear_sql, error);
  g_autoptr(CauserieStatement) insert = NULL;

  causerie_statement_bind_int (clear, conversation_id);
  if (!causerie_statement_run (clear, error))
    return FALSE;

  insert = causerie_database_prepare (database, insert_sql, error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++) {
    causerie_statement_bind_int (insert, conversation_id);
    causerie_statement_bind_text (insert, tags[i]);
    if (!causerie_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

/* The tags of one conversation come one after the other. */
typedef struct {
  GHashTable   *tags;
  gint64        id;
  GStrvBuilder *names; /* of `id`; NULL before the first */
} Collection;

static void
keep_collected (Collection *collection)
{
  gint64 *id;

  if (collection->names == NULL)
    return;

  id = g_new (gint64, 1);
  *id = collection->id;
  g_hash_table_insert (collection->tags, id, g_strv_builder_end (collection->names));
  g_clear_pointer (&collection->names, g_strv_builder_unref);
}

static void
collect_tag (Collection *collection, CauserieStatement *statement)
{
  gint64 id = causerie_statement_read_int (statement);
  g_autofree char *name = causerie_statement_dup_text (statement);

  if (id != collection->id)
    keep_collected (collection);
  if (collection->names == NULL)
    collection->names = g_strv_builder_new ();
  collection->id = id;
  g_strv_builder_add (collection->names, name);
}

GHashTable *
causerie_tag_table_list (CauserieDatabase *database, GError **error)
{
  g_autoptr(GHashTable) tags = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                      (GDestroyNotify) g_strfreev);
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, list_sql, error);
  Collection collection = { .tags = tags };

  while (causerie_statement_step (statement, error))
    collect_tag (&collection, statement);
  keep_collected (&collection);
  return causerie_statement_is_done (statement) ? g_steal_pointer (&tags) : NULL;
}
