/* causerie-care-table.c: what the upkeep of the history remembers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-care-table.h"

static const char set_sql[] =
  "INSERT INTO care (name, value) VALUES (?, ?)"
  " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

gint64
causerie_care_table_get (CauserieDatabase *database, const char *name)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "SELECT value FROM care WHERE name = ?", NULL);

  causerie_statement_bind_text (statement, name);
  return causerie_statement_step (statement, NULL) ? causerie_statement_read_int (statement) : 0;
}

gboolean
causerie_care_table_set (CauserieDatabase *database, const char *name, gint64 value, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, set_sql, error);

  causerie_statement_bind_text (statement, name);
  causerie_statement_bind_int (statement, value);
  return causerie_statement_run (statement, error);
}

gboolean
causerie_care_table_note_change (CauserieDatabase *database, gpointer data, GError **error)
{
  gint64 *noted_time = data;
  gint64 now = g_get_real_time ();

  if (ABS (now - *noted_time) < CAUSERIE_CARE_CHANGED_GRAIN)
    return TRUE;
  if (!causerie_care_table_set (database, CAUSERIE_CARE_CHANGED_TIME, now, error))
    return FALSE;

  *noted_time = now;
  return TRUE;
}
