/* causerie-salvage.c: a new history of what is readable in a damaged one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-salvage.h"

#include "causerie-database-file.h"
#include "causerie-error.h"
#include "causerie-migrations.h"
#include "causerie-salvage-fill.h"
#include "causerie-salvage-mend.h"
#include "causerie-salvage-table.h"
#include "causerie-snapshot-reader.h"

#include <glib/gi18n.h>

typedef struct {
  CauseriePageFile *file;     /* borrowed */
  GPtrArray        *tables;   /* of CauserieSalvageTable; borrowed */
  gboolean          has_copy;
  CauserieRescue   *rescue;   /* borrowed: what is counted */
} Salvage;

/* --- the rows on the pages --- */

static CauserieSalvageTable *
find_table (Salvage *self, const CauseriePageRow *row)
{
  for (guint i = 0; i < self->tables->len; i++) {
    CauserieSalvageTable *table = g_ptr_array_index (self->tables, i);

    if (causerie_salvage_table_matches (table, row))
      return table;
  }
  return NULL;
}

static gboolean
note_torn (CauserieDatabase *database, gint64 message, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "INSERT OR IGNORE INTO torn VALUES (?)", error);

  causerie_statement_bind_int (statement, message);
  return causerie_statement_run (statement, error);
}

static gboolean
keep_row (Salvage *self, CauserieDatabase *database, const CauseriePageRow *row, GError **error)
{
  CauserieSalvageTable *table = find_table (self, row);
  gboolean is_torn;

  if (table == NULL)
    return TRUE;
  if (!causerie_salvage_table_insert (table, database, row, &is_torn, error))
    return FALSE;

  self->rescue->n_unreadable += is_torn ? 1 : 0;
  return !is_torn || !g_str_equal (causerie_salvage_table_get_name (table), "message") ||
         note_torn (database, row->id, error);
}

/* All pages that hold rows, whether a tree leads to them or not. What is deleted is no row: pages
 * are overwritten when they become free. */
static gboolean
keep_rows (Salvage *self, CauserieDatabase *database, GError **error)
{
  g_auto(CauseriePageRow) row = { 0 };
  g_autofree guint8 *page = g_malloc (causerie_page_file_get_size (self->file));

  for (guint32 number = 1; number <= causerie_page_file_get_n_pages (self->file); number++) {
    guint n = causerie_page_file_read (self->file, number, page)
                ? causerie_page_count_rows (page, number)
                : 0;

    for (guint i = 0; i < n; i++)
      if (causerie_page_row_read (&row, self->file, page, number, i) &&
          !keep_row (self, database, &row, error))
        return FALSE;
  }
  return TRUE;
}

/* --- the new file --- */

static gboolean
count (CauserieDatabase *database, const char *sql, guint *number, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  if (!causerie_statement_step (statement, error))
    return FALSE;
  *number = (guint) causerie_statement_read_int (statement);
  return TRUE;
}

/* A file without a row of a history and without its mark is somebody else's. */
static gboolean
check_was_history (Salvage *self, CauserieDatabase *database, GError **error)
{
  guint n_conversations;

  if (!count (database, "SELECT count(*) FROM message", &self->rescue->n_messages, error) ||
      !count (database, "SELECT count(*) FROM conversation", &n_conversations, error))
    return FALSE;
  if (self->rescue->n_messages > 0 || n_conversations > 0 || self->has_copy ||
      causerie_page_file_get_application (self->file) == CAUSERIE_DATABASE_APPLICATION_ID)
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE,
                       _("the file is no history, and not a database at all"));
  return FALSE;
}

static gboolean
fill (Salvage *self, CauserieDatabase *database, GError **error)
{
  if (self->has_copy)
    return causerie_salvage_fill (database, &self->rescue->n_filled_messages, error);
  return causerie_salvage_adopt (database, error);
}

static gboolean
write_all (CauserieDatabase *database, gpointer data, GError **error)
{
  Salvage *self = data;

  return causerie_database_execute (database, "CREATE TEMP TABLE torn (id INTEGER PRIMARY KEY)",
                                    error) &&
         keep_rows (self, database, error) && check_was_history (self, database, error) &&
         causerie_salvage_empty_blobs (database, error) && fill (self, database, error) &&
         causerie_salvage_mend (database, error) &&
         count (database, "SELECT count(*) FROM conversation", &self->rescue->n_conversations,
                error);
}

static gboolean
attach_copy (CauserieDatabase *database, const char *path, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "ATTACH ? AS copy", error);

  causerie_statement_bind_text (statement, path);
  return causerie_statement_run (statement, error);
}

static gboolean
write_file (Salvage *self, CauserieDatabase *database, const char *copy_path, GError **error)
{
  g_autoptr(GPtrArray) tables = NULL;
  gboolean done;

  if (!causerie_database_open (database, CAUSERIE_MIGRATIONS_NEWEST, error) ||
      !causerie_migrations_run (database, error) ||
      !causerie_database_execute (database, "PRAGMA foreign_keys = OFF", error) ||
      (self->has_copy && !attach_copy (database, copy_path, error)))
    return FALSE;

  self->tables = tables = causerie_salvage_tables_new (database, error);
  done = tables != NULL &&
         causerie_database_transact (database, CAUSERIE_SYNC_DISK, write_all, self, error);
  causerie_database_shut (database); /* its statements go before their texts, the tables' */
  return done;
}

CauserieRescue *
causerie_salvage_run (const char *damaged_path, const char *new_path, GError **error)
{
  g_autoptr(CauseriePageFile) file = causerie_page_file_open (damaged_path, error);
  g_autoptr(CauserieRescue) rescue = g_new0 (CauserieRescue, 1);
  g_autoptr(CauserieDatabase) database = causerie_database_new_here (new_path);
  g_autofree char *copy_path = g_strconcat (new_path, "-copy", NULL);
  Salvage salvage = { .file = file, .rescue = rescue };
  gboolean done;

  if (file == NULL)
    return NULL;

  causerie_database_file_remove (new_path);
  salvage.has_copy = causerie_snapshot_reader_unfold_newest (damaged_path, copy_path);
  done = write_file (&salvage, database, copy_path, error);
  causerie_database_shut (database);
  causerie_database_file_remove (copy_path);
  if (done)
    return g_steal_pointer (&rescue);

  causerie_database_file_remove (new_path);
  return NULL;
}
