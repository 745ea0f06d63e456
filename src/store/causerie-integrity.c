/* causerie-integrity.c: whether a history is whole
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-integrity.h"

#include "causerie-blob-check.h"
#include "causerie-error.h"
#include "causerie-migrations.h"

#include <glib/gi18n.h>

#define MAX_LINES "20" /* of one kind; more say no more */

static const char references_sql[] =
  "SELECT 'row ' || ifnull (rowid, '?') || ' of ' || \"table\" || ' names a row of ' || parent ||"
  "       ' that is not there' FROM pragma_foreign_key_check LIMIT " MAX_LINES;

/* What must be nothing; each gives a number. */
static const struct {
  const char *sql;
  const char *words;
} rules[] = {
  { "SELECT count(*) FROM journal WHERE message IN (SELECT id FROM message WHERE run IS NULL)",
    "pieces of a journal that belong to a message which is not being written" },
  { "SELECT count(*) FROM message WHERE parent >= id", "messages that come before their parent" },
  { "SELECT count(*) FROM conversation WHERE leaf NOT IN (SELECT uid FROM message)",
    "conversations whose last message is missing" },
  { "SELECT count(*) FROM blob WHERE id NOT IN (SELECT blob FROM part WHERE blob IS NOT NULL)"
    " AND id NOT IN (SELECT blob FROM draft_part)",
    "attachments that nothing names" },
  { "SELECT count(*) FROM search_document d WHERE message IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM message WHERE id = d.message)",
    "messages in the index of the search that are not there" },
  { "SELECT count(*) FROM search_document d"
    " WHERE NOT EXISTS (SELECT 1 FROM conversation WHERE id = d.conversation)",
    "conversations in the index of the search that are not there" },
};

/* The lines of a check of SQLite's own, "ok" left out. FALSE when it could not be done. */
static gboolean
add_lines (CauserieDatabase      *database,
           const char            *sql,
           CauserieVerifyReport  *report,
           GError               **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  while (causerie_statement_step (statement, error)) {
    g_autofree char *line = causerie_statement_dup_text (statement);

    if (line != NULL && !g_str_equal (line, "ok"))
      causerie_verify_report_add_problem (report, "%s", line);
  }
  return causerie_statement_is_done (statement);
}

gboolean
causerie_integrity_check (CauserieDatabase *database, GError **error)
{
  g_autoptr(CauserieVerifyReport) report = causerie_verify_report_new ();

  if (!add_lines (database, "PRAGMA quick_check (1)", report, error))
    return FALSE;
  if (report->ok)
    return TRUE;

  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED, _("the history is damaged: %s"),
               (const char *) g_ptr_array_index (report->problems, 0));
  return FALSE;
}

static gboolean
read_number (CauserieDatabase *database, const char *sql, guint *number, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  if (!causerie_statement_step (statement, error))
    return FALSE;
  *number = (guint) causerie_statement_read_int (statement);
  return TRUE;
}

static gboolean
check_rules (CauserieDatabase *database, CauserieVerifyReport *report, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    guint n;

    if (!read_number (database, rules[i].sql, &n, error))
      return FALSE;
    if (n > 0)
      causerie_verify_report_add_problem (report, "%u %s", n, rules[i].words);
  }
  return TRUE;
}

static gboolean
check_blobs (CauserieDatabase *database, CauserieVerifyReport *report, GError **error)
{
  g_autoptr(GArray) wrong = causerie_blob_check_all (database, &report->n_blobs, error);

  if (wrong == NULL)
    return FALSE;
  for (guint i = 0; i < wrong->len; i++)
    causerie_verify_report_add_problem (report, "attachment %" G_GINT64_FORMAT " is not whole",
                                        g_array_index (wrong, gint64, i));
  return TRUE;
}

static gboolean
count_all (CauserieDatabase *database, CauserieVerifyReport *report, GError **error)
{
  return read_number (database, "SELECT count(*) FROM conversation", &report->n_conversations,
                      error) &&
         read_number (database, "SELECT count(*) FROM message", &report->n_messages, error);
}

/* One state of the file. A version of another program has its own rules. */
static gboolean
check_all (CauserieDatabase *database, gpointer data, GError **error)
{
  CauserieVerifyReport *report = data;
  guint version;

  return read_number (database, "PRAGMA user_version", &version, error) &&
         add_lines (database, "PRAGMA integrity_check (" MAX_LINES ")", report, error) &&
         add_lines (database, references_sql, report, error) &&
         count_all (database, report, error) &&
         (version != CAUSERIE_MIGRATIONS_NEWEST || (check_rules (database, report, error) &&
                                                    check_blobs (database, report, error)));
}

/* Where it is too damaged to be read on, what is known so far is the report. */
CauserieVerifyReport *
causerie_integrity_verify (CauserieDatabase *database, GError **error)
{
  g_autoptr(CauserieVerifyReport) report = causerie_verify_report_new ();
  g_autoptr(GError) wrong = NULL;

  if (causerie_database_read (database, check_all, report, &wrong))
    return g_steal_pointer (&report);

  if (g_error_matches (wrong, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED)) {
    causerie_verify_report_add_problem (report, "%s", wrong->message);
    return g_steal_pointer (&report);
  }
  g_propagate_error (error, g_steal_pointer (&wrong));
  return NULL;
}
