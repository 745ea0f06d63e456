/* causerie-opening.c: a history opened, whatever state its file is in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-opening.h"

#include "causerie-conversation-table.h"
#include "causerie-database-file.h"
#include "causerie-error.h"
#include "causerie-migrations.h"
#include "causerie-set-aside.h"
#include "causerie-snapshot-folder.h"
#include "causerie-snapshot-maker.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static gboolean
enter (CauserieRunLock *lock, gboolean alone, GError **error)
{
  if (causerie_run_lock_enter (lock, alone))
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE,
                       _("another program is opening the history, and does not come to an end"));
  return FALSE;
}

static gboolean
read_number (CauserieDatabase *database, const char *sql, gint64 *number, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  if (!causerie_statement_step (statement, error))
    return FALSE;
  *number = causerie_statement_read_int (statement);
  return TRUE;
}

/* The file has a form that a later version gave up. */
static gboolean
is_step_due (CauserieDatabase *database, gboolean *is_due, GError **error)
{
  gint64 version;

  if (!read_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  *is_due = version > 0 && version < CAUSERIE_MIGRATIONS_NEWEST;
  return TRUE;
}

/* --- reading alone --- */

static gboolean
take_steps (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_migrations_run (database, error);
}

static gboolean
bring_up_to_date_aside (CauserieDatabase *database, GError **error)
{
  gboolean is_due;

  return is_step_due (database, &is_due, error) &&
         (!is_due || causerie_database_move_to_copy (database, take_steps, NULL, error));
}

/* What a newer version has made of the tables may be beyond this one. */
static gboolean
check_readable (CauserieDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) conversations = NULL;
  g_autoptr(GError) wrong = NULL;

  conversations = causerie_conversation_table_list (database, 0, &wrong);
  if (conversations != NULL)
    return TRUE;

  if (causerie_database_get_access (database) == CAUSERIE_STORE_READ_ONLY_NEWER)
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NEWER,
                 _("the history was written by a newer version of the program, in a form that this "
                   "one cannot read: %s"), wrong->message);
  else
    g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

static gboolean
open_reading (CauserieDatabase *database, GError **error)
{
  if (causerie_database_open (database, CAUSERIE_MIGRATIONS_NEWEST, error) &&
      bring_up_to_date_aside (database, error) && check_readable (database, error))
    return TRUE;

  causerie_database_shut (database);
  return FALSE;
}

/* --- writing --- */

/* A history is never empty once it was one. */
static gboolean
check_not_emptied (const char *path, GError **error)
{
  g_autoptr(GPtrArray) copies = NULL;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || info.st_size > 0)
    return TRUE;

  copies = causerie_snapshot_folder_list (path, NULL);
  if (copies == NULL || copies->len == 0)
    return TRUE;
  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED,
                       _("the history is damaged: it is empty, and there are copies of it"));
  return FALSE;
}

/* That the chats can be listed is worth a look before all else. */
static gboolean
check_sound (CauserieDatabase *database, GError **error)
{
  gint64 n;

  return read_number (database, "SELECT sum (length (title)) FROM conversation NOT INDEXED", &n,
                      error);
}

/* A step is undone when it fails; the copy is against one that does the wrong thing well. Without
 * room for a copy the history is opened all the same. */
static void
copy_before_step (CauserieDatabase *database)
{
  const char *path = causerie_database_get_path (database);
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieSnapshot) copy = NULL;
  gint64 n = 0;

  if (!read_number (database, "SELECT count(*) FROM conversation", &n, NULL) || n == 0)
    return;

  copy = causerie_snapshot_maker_run (path, CAUSERIE_SNAPSHOT_MIGRATION, NULL, NULL, &error);
  if (copy == NULL)
    g_info ("No copy before the history is brought up to date: %s", error->message);
}

static gboolean
take_steps_alone (CauserieDatabase *database, CauserieRunLock *lock, GError **error)
{
  gboolean is_due, done;

  causerie_run_lock_leave (lock);
  if (!enter (lock, TRUE, error))
    return FALSE;

  done = is_step_due (database, &is_due, error); /* another may have been first */
  if (done && is_due)
    copy_before_step (database);
  return done && causerie_migrations_run (database, error);
}

static gboolean
open_in_room (CauserieDatabase *database, CauserieRunLock *lock, GError **error)
{
  gboolean is_due;

  if (!check_not_emptied (causerie_database_get_path (database), error) ||
      !causerie_database_open (database, CAUSERIE_MIGRATIONS_NEWEST, error))
    return FALSE;
  if (causerie_database_get_access (database) != CAUSERIE_STORE_WRITABLE)
    return check_readable (database, error);

  return is_step_due (database, &is_due, error) &&
         (is_due ? take_steps_alone (database, lock, error)
                 : causerie_migrations_run (database, error)) &&
         check_sound (database, error);
}

/* --- damage --- */

/* The file as another program may have left it meanwhile: nobody is in the room, and nobody has it
 * open. */
static gboolean
replace_in_room (CauserieDatabase  *database,
                 CauserieRunLock   *lock,
                 CauserieRescue   **rescue,
                 GError           **error)
{
  if (!causerie_run_lock_is_alone (lock)) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED,
                         _("the history is damaged, and another program has it open: it can be "
                           "repaired when that has ended"));
    return FALSE;
  }

  *rescue = causerie_set_aside_run (causerie_database_get_path (database), error);
  return *rescue != NULL && open_in_room (database, lock, error);
}

static gboolean
open_damaged (CauserieDatabase  *database,
              CauserieRunLock   *lock,
              CauserieRescue   **rescue,
              GError           **error)
{
  g_autoptr(GError) wrong = NULL;

  causerie_database_shut (database);
  if (open_in_room (database, lock, &wrong))
    return TRUE;

  causerie_database_shut (database);
  if (g_error_matches (wrong, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED))
    return replace_in_room (database, lock, rescue, error);
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

/* --- all of it --- */

static gboolean
open_writing (CauserieDatabase  *database,
              CauserieRunLock   *lock,
              CauserieRescue   **rescue,
              GError           **error)
{
  g_autoptr(GError) wrong = NULL;
  gboolean done = FALSE;

  if (!enter (lock, FALSE, error))
    return FALSE;

  if (causerie_set_aside_resume (causerie_database_get_path (database), &wrong))
    done = open_in_room (database, lock, &wrong);
  causerie_run_lock_leave (lock);
  if (done)
    return TRUE;

  if (!g_error_matches (wrong, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED)) {
    g_propagate_error (error, g_steal_pointer (&wrong));
    return FALSE;
  }

  g_info ("The history is damaged: %s", wrong->message);
  if (!enter (lock, TRUE, error))
    return FALSE;
  done = open_damaged (database, lock, rescue, error);
  causerie_run_lock_leave (lock);
  return done;
}

gboolean
causerie_opening_run (CauserieDatabase  *database,
                      CauserieRunLock  **lock,
                      CauserieRescue   **rescue,
                      GError           **error)
{
  const char *path = causerie_database_get_path (database);
  g_autofree char *folder = g_path_get_dirname (path);

  if (causerie_database_file_look (path, CAUSERIE_MIGRATIONS_NEWEST) != CAUSERIE_STORE_WRITABLE)
    return open_reading (database, error);

  g_mkdir_with_parents (folder, 0700); /* failing shows when the file is made */
  if (*lock == NULL)
    *lock = causerie_run_lock_new (path);
  if (open_writing (database, *lock, rescue, error))
    return TRUE;

  causerie_database_shut (database);
  return FALSE;
}

gboolean
causerie_opening_repair (CauserieDatabase  *database,
                         CauserieRunLock  **lock,
                         CauserieRescue   **rescue,
                         GError           **error)
{
  g_autoptr(GError) wrong = NULL;
  gboolean done;

  if (*lock == NULL)
    *lock = causerie_run_lock_new (causerie_database_get_path (database));
  if (!enter (*lock, TRUE, error))
    return FALSE;

  causerie_database_shut (database);
  done = replace_in_room (database, *lock, rescue, &wrong);
  if (!done)
    open_in_room (database, *lock, NULL); /* as it was */
  causerie_run_lock_leave (*lock);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&wrong));
  return done;
}
