/* causerie-salvage-table.c: a table of the history: which rows are its own
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-salvage-table.h"

/* The index of the search is made anew, and the upkeep remembers nothing of another file. */
static const char * const table_names[] = {
  "folder", "conversation", "tag", "message", "part", "blob", "blob_chunk", "journal", "draft_part",
  "ledger",
};

static const char columns_sql[] =
  "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_info (?)"
  " ORDER BY cid";

typedef struct {
  char             *name;
  CauseriePageType  type;
  gboolean          is_id;       /* the number of the row: not among its values */
  gboolean          is_nullable;
} Column;

struct _CauserieSalvageTable {
  const char *name;
  GArray     *columns;       /* of Column, as the rows have them */
  guint       n_first;       /* of them every row has, the oldest too */
  gboolean    has_id;
  char      **inserts;       /* SQL by the number of columns; NULL: not made yet */
};

static void
clear_column_cb (gpointer data)
{
  Column *column = data;

  g_free (column->name);
}

static void
table_free (CauserieSalvageTable *self)
{
  for (guint i = 0; i <= self->columns->len; i++)
    g_free (self->inserts[i]);
  g_free (self->inserts);
  g_array_unref (self->columns);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieSalvageTable, table_free)

static CauseriePageType
parse_type (const char *name)
{
  if (g_str_equal (name, "INTEGER"))
    return CAUSERIE_PAGE_INTEGER;
  if (g_str_equal (name, "REAL"))
    return CAUSERIE_PAGE_REAL;
  return g_str_equal (name, "BLOB") ? CAUSERIE_PAGE_BLOB : CAUSERIE_PAGE_TEXT;
}

/* A column that a later version added is nullable or has a default; a row written before does not
 * have it. */
static void
read_column (CauserieSalvageTable *self, CauserieStatement *statement)
{
  Column column = { .name = causerie_statement_dup_text (statement) };
  g_autofree char *type = causerie_statement_dup_text (statement);
  gboolean is_not_null = causerie_statement_read_int (statement) != 0;
  gboolean has_default = causerie_statement_read_int (statement) != 0;
  gboolean is_key = causerie_statement_read_int (statement) != 0;

  column.type = parse_type (type);
  column.is_id = self->has_id && is_key;
  column.is_nullable = !is_not_null && !is_key;
  g_array_append_val (self->columns, column);
  if (!column.is_nullable && !has_default)
    self->n_first = self->columns->len;
}

static CauserieSalvageTable *
table_new (CauserieDatabase *database, const char *name, GError **error)
{
  g_autoptr(CauserieSalvageTable) self = g_new0 (CauserieSalvageTable, 1);
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, columns_sql, error);

  self->name = name;
  self->has_id = !g_str_equal (name, "tag");
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column_cb);

  causerie_statement_bind_text (statement, name);
  while (causerie_statement_step (statement, error))
    read_column (self, statement);
  self->inserts = g_new0 (char *, self->columns->len + 1);
  return causerie_statement_is_done (statement) ? g_steal_pointer (&self) : NULL;
}

GPtrArray *
causerie_salvage_tables_new (CauserieDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);

  for (gsize i = 0; i < G_N_ELEMENTS (table_names); i++) {
    CauserieSalvageTable *table = table_new (database, table_names[i], error);

    if (table == NULL)
      return NULL;
    g_ptr_array_add (tables, table);
  }
  return g_steal_pointer (&tables);
}

const char *
causerie_salvage_table_get_name (CauserieSalvageTable *self)
{
  return self->name;
}

static gboolean
is_value_of (const CauseriePageValue *value, const Column *column)
{
  if (column->is_id)
    return value->type == CAUSERIE_PAGE_NULL;
  return value->type == column->type || (value->type == CAUSERIE_PAGE_NULL && column->is_nullable);
}

gboolean
causerie_salvage_table_matches (CauserieSalvageTable *self, const CauseriePageRow *row)
{
  if (row->has_id != self->has_id || row->n_values < self->n_first ||
      row->n_values > self->columns->len)
    return FALSE;

  for (guint i = 0; i < row->n_values; i++)
    if (!is_value_of (&row->values[i], &g_array_index (self->columns, Column, i)))
      return FALSE;
  return TRUE;
}

static const char *
get_insert (CauserieSalvageTable *self, guint n)
{
  GString *names, *places;

  if (self->inserts[n] != NULL)
    return self->inserts[n];

  names = g_string_new (NULL);
  places = g_string_new (NULL);
  for (guint i = 0; i < n; i++) {
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            g_array_index (self->columns, Column, i).name);
    g_string_append (places, i > 0 ? ", ?" : "?");
  }
  self->inserts[n] = g_strdup_printf ("INSERT OR IGNORE INTO %s (%s) VALUES (%s)", self->name,
                                      names->str, places->str);
  g_string_free (names, TRUE);
  g_string_free (places, TRUE);
  return self->inserts[n];
}

/* `kept` holds what has to live until the row is written. */
static void
bind_text (CauserieStatement       *statement,
           const CauseriePageValue *value,
           GPtrArray               *kept,
           gboolean                *torn)
{
  const char *bytes = (const char *) value->bytes;
  char *text;

  if (g_utf8_validate_len (bytes, value->length, NULL)) {
    text = g_strndup (bytes, value->length);
  } else {
    text = g_utf8_make_valid (bytes, (gssize) value->length);
    *torn = TRUE;
  }
  g_ptr_array_add (kept, text);
  causerie_statement_bind_text (statement, text);
}

static void
bind_value (CauserieStatement       *statement,
            const CauseriePageValue *value,
            GPtrArray               *kept,
            gboolean                *torn)
{
  if (value->type == CAUSERIE_PAGE_TEXT)
    bind_text (statement, value, kept, torn);
  else if (value->type == CAUSERIE_PAGE_INTEGER)
    causerie_statement_bind_int (statement, value->integer);
  else if (value->type == CAUSERIE_PAGE_BLOB)
    causerie_statement_bind_blob (statement, value->bytes, value->length);
  else
    causerie_statement_bind_null (statement);
}

/* What stands for a value that could not be read. */
static void
bind_nothing (CauserieStatement *statement, const Column *column)
{
  if (column->is_nullable)
    causerie_statement_bind_null (statement);
  else if (column->type == CAUSERIE_PAGE_INTEGER)
    causerie_statement_bind_int (statement, 0);
  else
    causerie_statement_bind_text (statement, "");
}

/* Part of an attachment is no attachment. */
static gboolean
is_worthless (CauserieSalvageTable *self, const CauseriePageRow *row)
{
  return row->n_known < row->n_values && g_str_equal (self->name, "blob_chunk");
}

gboolean
causerie_salvage_table_insert (CauserieSalvageTable   *self,
                               CauserieDatabase       *database,
                               const CauseriePageRow  *row,
                               gboolean               *torn,
                               GError                **error)
{
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  guint n = MAX (row->n_known, self->n_first);
  g_autoptr(CauserieStatement) statement = NULL;

  *torn = row->n_known < row->n_values;
  if (is_worthless (self, row))
    return TRUE;

  statement = causerie_database_prepare (database, get_insert (self, n), error);
  for (guint i = 0; i < n; i++) {
    const Column *column = &g_array_index (self->columns, Column, i);

    if (column->is_id)
      causerie_statement_bind_int (statement, row->id);
    else if (i < row->n_known)
      bind_value (statement, &row->values[i], kept, torn);
    else
      bind_nothing (statement, column);
  }
  return causerie_statement_run (statement, error);
}
