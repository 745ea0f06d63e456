/* causerie-message-writer.c: a message with all that hangs on it, into its tables
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-writer.h"

#include "causerie-error.h"
#include "causerie-journal-table.h"
#include "causerie-message-table.h"
#include "causerie-part-table.h"
#include "causerie-search-index.h"

static const char has_origin_sql[] =
  "SELECT 1 FROM conversation WHERE id = ? AND origin IS NOT NULL";

static gboolean
check_conversation (CauserieDatabase            *database,
                    gint64                       conversation_id,
                    const CauserieMessagePlace  *place,
                    GError                     **error)
{
  g_autoptr(CauserieStatement) statement = NULL;

  if (place->conversation_id == conversation_id)
    return TRUE;

  statement = causerie_database_prepare (database, has_origin_sql, error);
  causerie_statement_bind_int (statement, conversation_id);
  if (causerie_statement_step (statement, error))
    return TRUE;
  if (causerie_statement_is_done (statement))
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE,
                         "the message belongs to another conversation");
  return FALSE;
}

/* `lock` may be NULL: nobody is writing. */
static gboolean
check_run (CauserieRunLock *lock, const CauserieMessagePlace *place, GError **error)
{
  if (lock == NULL || place->run == 0 || place->run == causerie_run_lock_get_run (lock) ||
      !causerie_run_lock_is_alive (lock, place->run))
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE,
                       "another program is writing the message");
  return FALSE;
}

static gboolean
overwrite (CauserieDatabase             *database,
           gint64                        conversation_id,
           const CauserieMessagePlace   *place,
           const CauserieStoredMessage  *message,
           CauserieRunLock              *lock,
           GError                      **error)
{
  return check_conversation (database, conversation_id, place, error) &&
         check_run (lock, place, error) &&
         causerie_search_index_forget_message (database, place->id, error) &&
         causerie_message_table_update (database, place->id, message,
                                        lock != NULL ? causerie_run_lock_get_run (lock) : 0,
                                        error) &&
         causerie_journal_table_clear (database, place->id, error);
}

/* The row's id, or 0. */
static gint64
write_row (CauserieDatabase             *database,
           gint64                        conversation_id,
           const CauserieStoredMessage  *message,
           CauserieRunLock              *lock,
           GError                      **error)
{
  CauserieMessagePlace place;
  gint64 id;

  if (!causerie_message_table_find (database, message->uid, &place, error))
    return 0;

  id = place.id;
  if (id == 0)
    id = causerie_message_table_insert (database, conversation_id, message,
                                        lock != NULL ? causerie_run_lock_get_run (lock) : 0, error);
  else if (!overwrite (database, conversation_id, &place, message, lock, error))
    return 0;
  return id != 0 && causerie_part_table_save (database, id, message->parts, error) ? id : 0;
}

gboolean
causerie_message_writer_write (CauserieDatabase             *database,
                               gint64                        conversation_id,
                               const CauserieStoredMessage  *message,
                               CauserieRunLock              *lock,
                               GError                      **error)
{
  gint64 id = write_row (database, conversation_id, message, lock, error);

  return id != 0 && causerie_search_index_save_message (database, id, error);
}

gboolean
causerie_message_writer_import (CauserieDatabase             *database,
                                gint64                        conversation_id,
                                const CauserieStoredMessage  *message,
                                GError                      **error)
{
  gint64 id = write_row (database, conversation_id, message, NULL, error);

  return id != 0 && causerie_search_index_note_message (database, id, error);
}
