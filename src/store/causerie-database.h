/* causerie-database.h: one SQLite connection on a thread of its own
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-statement.h"
#include "causerie-store-access.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_DATABASE (causerie_database_get_type ())
G_DECLARE_FINAL_TYPE (CauserieDatabase, causerie_database, CAUSERIE, DATABASE, GObject)

/* Blocking work for the database's thread. Jobs run one at a time, in the order they were asked
 * for. `data` and the result are plain or boxed; no GObject of the model crosses over. NULL with
 * `error` set is a failure. */
typedef gpointer (*CauserieDatabaseJob) (CauserieDatabase *self, gpointer data, GError **error);

/* Work inside one transaction; FALSE with `error` set undoes all of it. */
typedef gboolean (*CauserieDatabaseWork) (CauserieDatabase *self, gpointer data, GError **error);

/* How far a transaction has come when its commit returns. */
typedef enum {
  CAUSERIE_SYNC_SYSTEM, /* with the system: survives the program, perhaps not a power cut */
  CAUSERIE_SYNC_DISK,   /* on the disk itself: fsync */
} CauserieSync;

/* Starts the thread; touches no file. `path` is a file name. */
CauserieDatabase  *causerie_database_new      (const char *path);

/* Has no thread: what is for jobs alone is done on the calling one. For a file that a job makes or reads
 * beside its own. */
CauserieDatabase  *causerie_database_new_here (const char *path);

const char        *causerie_database_get_path (CauserieDatabase *self);

/* The calling thread's side. */

/* Queues a job with the task's data (which the job may change, but not keep) and its
 * cancellable. The task returns the job's result in its own context. A job cancelled before its
 * turn does not run; one cancelled while a statement runs is interrupted and its transaction
 * undone. */
void               causerie_database_run      (CauserieDatabase    *self,
                                               GTask               *task, /* (transfer full) */
                                               CauserieDatabaseJob  job,
                                               GDestroyNotify       free_result);

/* Queues a job nobody waits for: its result is the job's own affair, a failure is logged. */
void               causerie_database_post     (CauserieDatabase    *self,
                                               CauserieDatabaseJob  job,
                                               gpointer             data,
                                               GDestroyNotify       free_data);

/* Blocks until all jobs ran and the file is closed. Jobs asked for later fail. */
void               causerie_database_close    (CauserieDatabase    *self);

/* The thread's side: only inside a job. */

/* Opens the file, created with its folder when missing, for this person alone (0600, 0700). One that
 * cannot or must not be written is opened for reading; see causerie_database_file_open(). */
gboolean           causerie_database_open     (CauserieDatabase     *self,
                                               int                   newest_version,
                                               GError              **error);

/* As another connection has opened it, for reading alone. */
gboolean           causerie_database_open_beside (CauserieDatabase  *self,
                                                  int                newest_version,
                                                  GError           **error);

/* For an old file that cannot be written: goes on with a copy of it that belongs to this connection alone,
 * where `work` brings it up to date. Nothing else can be written to the copy either. */
gboolean           causerie_database_move_to_copy (CauserieDatabase      *self,
                                                   CauserieDatabaseWork   work,
                                                   gpointer               data,
                                                   GError               **error);

/* Transactions that write fail with CAUSERIE_ERROR_READ_ONLY unless it is writable. It ends to be when
 * another program brings the file to a newer version. */
CauserieStoreAccess causerie_database_get_access (CauserieDatabase *self);

gboolean           causerie_database_check_writable (CauserieDatabase *self, GError **error);

/* Looks whether it did: FALSE when that cannot be read. */
gboolean           causerie_database_check_version (CauserieDatabase *self, GError **error);

/* For what no statement does: copying a whole file. NULL while it is not open. */
sqlite3           *causerie_database_get_handle (CauserieDatabase *self);

/* TRUE with `error` set when the running job was cancelled. */
gboolean           causerie_database_check_cancelled (CauserieDatabase *self, GError **error);

/* Closes the file; it may be opened again. */
void               causerie_database_shut     (CauserieDatabase     *self);

/* A statement ready to be bound, from the cache. `sql` is a literal. Use with g_autoptr; the
 * same SQL cannot be prepared again inside that scope. */
CauserieStatement *causerie_database_prepare  (CauserieDatabase     *self,
                                               const char           *sql,
                                               GError              **error);

/* One or several statements without parameters or results, not cached. */
gboolean           causerie_database_execute  (CauserieDatabase     *self,
                                               const char           *sql,
                                               GError              **error);

/* Runs `work` in a transaction that writes. */
gboolean           causerie_database_transact (CauserieDatabase     *self,
                                               CauserieSync          sync,
                                               CauserieDatabaseWork  work,
                                               gpointer              data,
                                               GError              **error);

/* From now on `work` (NULL: nothing) is done at the end of every transaction that writes. */
void               causerie_database_set_before_commit (CauserieDatabase     *self,
                                                        CauserieDatabaseWork  work,
                                                        gpointer              data);

/* Runs `work`, which only reads, on one state of the file, whatever another program writes
 * meanwhile. */
gboolean           causerie_database_read     (CauserieDatabase     *self,
                                               CauserieDatabaseWork  work,
                                               gpointer              data,
                                               GError              **error);

/* When everything committed so far was last known to be on the disk; monotonic microseconds. */
gint64             causerie_database_get_synced_time (CauserieDatabase *self);

G_END_DECLS
