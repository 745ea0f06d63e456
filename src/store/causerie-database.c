/* causerie-database.c: one SQLite connection on a thread of its own
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-database.h"

#include "causerie-backup.h"
#include "causerie-database-file.h"
#include "causerie-error.h"
#include "causerie-sqlite-error.h"

#include <glib/gi18n.h>

/* How often a running statement looks whether its job was cancelled, in SQLite's virtual
 * instructions. */
#define CANCEL_CHECK_STEPS 10000

/* Belongs to one side at a time: the caller's, the thread's, the caller's again. */
typedef struct {
  CauserieDatabaseJob run;         /* NULL ends the thread */
  GTask              *task;        /* owned; touched on the calling side only; or NULL */
  GMainContext       *context;     /* the task's */
  GCancellable       *cancellable; /* owned, or NULL */
  gpointer            data;
  GDestroyNotify      free_data;   /* or NULL */
  gpointer            result;
  GDestroyNotify      free_result; /* or NULL */
  GError             *error;       /* owned */
} Job;

struct _CauserieDatabase {
  GObject       parent_instance;

  char         *path;
  GThread      *thread; /* NULL once closed */
  GAsyncQueue  *jobs;   /* of Job */

  /* the thread's own */
  sqlite3      *handle;     /* NULL before open and after close */
  GHashTable   *statements; /* SQL to CauserieStatement */
  GCancellable *cancellable; /* borrowed from the running job */
  CauserieSync  sync;
  gint64        synced_time;

  CauserieStoreAccess  access; /* while the handle is there */
  int                  newest_version;
  CauserieDatabaseWork before_commit; /* or NULL */
  gpointer             before_commit_data;
};

G_DEFINE_FINAL_TYPE (CauserieDatabase, causerie_database, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  if (job->result != NULL && job->free_result != NULL)
    job->free_result (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_free (job);
}

static gboolean
return_result_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);
  return G_SOURCE_REMOVE;
}

/* The task itself must not be touched here: letting go of it last would end its objects on this
 * thread. */
static void
give_back (Job *job)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "causerie-database");
  g_source_set_callback (source, return_result_cb, job, (GDestroyNotify) job_free);
  g_source_attach (source, job->context);
}

static void
run_job (CauserieDatabase *self, Job *job)
{
  self->cancellable = job->cancellable;
  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    job->result = job->run (self, job->data, &job->error);
  self->cancellable = NULL;

  if (job->task != NULL) {
    give_back (job);
    return;
  }
  if (job->error != NULL)
    g_warning ("A job of the history that nobody waits for failed: %s", job->error->message);
  job_free (job);
}

static gpointer
run_jobs (gpointer data)
{
  CauserieDatabase *self = data;

  while (TRUE) {
    Job *job = g_async_queue_pop (self->jobs);

    if (job->run == NULL) {
      job_free (job);
      break;
    }
    run_job (self, job);
  }
  causerie_database_shut (self);
  return NULL;
}

static int
check_cancelled_cb (void *user_data)
{
  CauserieDatabase *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static gpointer
refuse_job (CauserieDatabase *self, gpointer data, GError **error)
{
  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "the history is closed");
  return NULL;
}

static void
push (CauserieDatabase *self, Job *job)
{
  if (self->thread == NULL) {
    job->run = refuse_job;
    run_job (self, job);
    return;
  }
  g_async_queue_push (self->jobs, job);
}

static void
causerie_database_dispose (GObject *object)
{
  causerie_database_close (CAUSERIE_DATABASE (object));
  causerie_database_shut (CAUSERIE_DATABASE (object)); /* what has no thread */
  G_OBJECT_CLASS (causerie_database_parent_class)->dispose (object);
}

static void
causerie_database_finalize (GObject *object)
{
  CauserieDatabase *self = CAUSERIE_DATABASE (object);

  g_free (self->path);
  g_async_queue_unref (self->jobs);
  g_hash_table_unref (self->statements);
  G_OBJECT_CLASS (causerie_database_parent_class)->finalize (object);
}

static void
causerie_database_class_init (CauserieDatabaseClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = causerie_database_dispose;
  object_class->finalize = causerie_database_finalize;
}

static void
causerie_database_init (CauserieDatabase *self)
{
  self->jobs = g_async_queue_new ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                            (GDestroyNotify) causerie_statement_free);
}

CauserieDatabase *
causerie_database_new (const char *path)
{
  CauserieDatabase *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_DATABASE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->thread = g_thread_new ("causerie-store", run_jobs, self);
  return self;
}

CauserieDatabase *
causerie_database_new_here (const char *path)
{
  CauserieDatabase *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_DATABASE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  return self;
}

const char *
causerie_database_get_path (CauserieDatabase *self)
{
  g_return_val_if_fail (CAUSERIE_IS_DATABASE (self), NULL);

  return self->path;
}

void
causerie_database_run (CauserieDatabase    *self,
                       GTask               *task,
                       CauserieDatabaseJob  run,
                       GDestroyNotify       free_result)
{
  Job *job;

  g_return_if_fail (CAUSERIE_IS_DATABASE (self) && G_IS_TASK (task) && run != NULL);

  job = g_new0 (Job, 1);
  job->run = run;
  job->task = task;
  job->context = g_task_get_context (task);
  job->data = g_task_get_task_data (task);
  job->free_result = free_result;
  g_set_object (&job->cancellable, g_task_get_cancellable (task));
  push (self, job);
}

void
causerie_database_post (CauserieDatabase    *self,
                        CauserieDatabaseJob  run,
                        gpointer             data,
                        GDestroyNotify       free_data)
{
  Job *job;

  g_return_if_fail (CAUSERIE_IS_DATABASE (self) && run != NULL);

  job = g_new0 (Job, 1);
  job->run = run;
  job->data = data;
  job->free_data = free_data;
  push (self, job);
}

void
causerie_database_close (CauserieDatabase *self)
{
  Job *last;

  g_return_if_fail (CAUSERIE_IS_DATABASE (self));

  if (self->thread == NULL)
    return;

  last = g_new0 (Job, 1);
  g_async_queue_push (self->jobs, last);
  g_thread_join (g_steal_pointer (&self->thread));
}

static gboolean
take_handle (CauserieDatabase *self, sqlite3 *handle)
{
  self->handle = handle;
  if (handle == NULL)
    return FALSE;

  self->sync = CAUSERIE_SYNC_DISK; /* how the file is opened */
  sqlite3_progress_handler (handle, CANCEL_CHECK_STEPS, check_cancelled_cb, self);
  return TRUE;
}

gboolean
causerie_database_open (CauserieDatabase *self, int newest_version, GError **error)
{
  if (self->handle != NULL)
    return TRUE;

  self->newest_version = newest_version;
  return take_handle (self, causerie_database_file_open (self->path, newest_version, &self->access,
                                                         error));
}

gboolean
causerie_database_open_beside (CauserieDatabase *self, int newest_version, GError **error)
{
  if (self->handle != NULL)
    return TRUE;

  self->access = CAUSERIE_STORE_READ_ONLY_FOLDER;
  return take_handle (self, causerie_database_file_open_beside (self->path, newest_version,
                                                                error));
}

gboolean
causerie_database_move_to_copy (CauserieDatabase      *self,
                                CauserieDatabaseWork   work,
                                gpointer               data,
                                GError               **error)
{
  CauserieStoreAccess access = self->access;
  sqlite3 *copy = causerie_backup_open_private (self->handle, error);
  gboolean done;

  causerie_database_shut (self);
  if (!take_handle (self, copy))
    return FALSE;

  self->access = CAUSERIE_STORE_WRITABLE;
  done = work (self, data, error);
  self->access = access;
  return done;
}

CauserieStoreAccess
causerie_database_get_access (CauserieDatabase *self)
{
  return self->handle != NULL ? self->access : CAUSERIE_STORE_CLOSED;
}

sqlite3 *
causerie_database_get_handle (CauserieDatabase *self)
{
  return self->handle;
}

gboolean
causerie_database_check_cancelled (CauserieDatabase *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

void
causerie_database_shut (CauserieDatabase *self)
{
  g_hash_table_remove_all (self->statements);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    g_warning ("The history was not closed: %s", sqlite3_errmsg (self->handle));
  self->handle = NULL;
}

static gboolean
check_open (CauserieDatabase *self, GError **error)
{
  if (self->handle != NULL)
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "the history is not open");
  return FALSE;
}

CauserieStatement *
causerie_database_prepare (CauserieDatabase *self, const char *sql, GError **error)
{
  CauserieStatement *statement;

  if (!check_open (self, error))
    return NULL;

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL) {
    statement = causerie_statement_new (self->handle, sql, error);
    if (statement != NULL)
      g_hash_table_insert (self->statements, (gpointer) sql, statement);
  }
  return statement;
}

gboolean
causerie_database_execute (CauserieDatabase *self, const char *sql, GError **error)
{
  if (!check_open (self, error))
    return FALSE;
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return causerie_sqlite_error_set (error, self->handle);
  return TRUE;
}

/* A setting of the connection that cannot change inside a transaction. */
static gboolean
set_sync (CauserieDatabase *self, CauserieSync sync, GError **error)
{
  if (self->sync == sync)
    return TRUE;
  if (!causerie_database_execute (self, sync == CAUSERIE_SYNC_DISK ? "PRAGMA synchronous = FULL"
                                                                   : "PRAGMA synchronous = NORMAL",
                                  error))
    return FALSE;
  self->sync = sync;
  return TRUE;
}

static gboolean
commit (CauserieDatabase *self, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (self, "COMMIT", error);

  if (!causerie_statement_run (statement, error))
    return FALSE;
  if (self->sync == CAUSERIE_SYNC_DISK)
    self->synced_time = g_get_monotonic_time ();
  return TRUE;
}

/* Some failures end the transaction by themselves. */
static void
roll_back (CauserieDatabase *self)
{
  g_autoptr(GError) error = NULL;

  self->cancellable = NULL; /* this must not be interrupted too */
  if (!sqlite3_get_autocommit (self->handle) &&
      !causerie_database_execute (self, "ROLLBACK", &error))
    g_warning ("A change to the history was not undone: %s", error->message);
}

gboolean
causerie_database_check_writable (CauserieDatabase *self, GError **error)
{
  if (!check_open (self, error))
    return FALSE;
  if (self->access == CAUSERIE_STORE_WRITABLE)
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_READ_ONLY,
                       self->access == CAUSERIE_STORE_READ_ONLY_NEWER
                         ? _("the history was written by a newer version of the program")
                         : _("the history or its folder is read-only"));
  return FALSE;
}

gboolean
causerie_database_check_version (CauserieDatabase *self, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (self, "PRAGMA user_version", error);

  if (!causerie_statement_step (statement, error))
    return FALSE;
  if (causerie_statement_read_int (statement) > self->newest_version)
    self->access = CAUSERIE_STORE_READ_ONLY_NEWER;
  return TRUE;
}

/* Another program may have brought the file to a newer version since it was opened. */
static gboolean
check_version_in_transaction (CauserieDatabase *self, GError **error)
{
  return causerie_database_check_version (self, error) &&
         causerie_database_check_writable (self, error);
}

static gboolean
note_commit (CauserieDatabase *self, GError **error)
{
  return self->before_commit == NULL ||
         self->before_commit (self, self->before_commit_data, error);
}

gboolean
causerie_database_transact (CauserieDatabase      *self,
                            CauserieSync           sync,
                            CauserieDatabaseWork   work,
                            gpointer               data,
                            GError               **error)
{
  g_autoptr(CauserieStatement) begin = NULL;

  if (!causerie_database_check_writable (self, error) || !set_sync (self, sync, error))
    return FALSE;

  begin = causerie_database_prepare (self, "BEGIN IMMEDIATE", error);
  if (!causerie_statement_run (begin, error))
    return FALSE;
  if (check_version_in_transaction (self, error) && work (self, data, error) &&
      note_commit (self, error) && commit (self, error))
    return TRUE;

  roll_back (self);
  return FALSE;
}

gboolean
causerie_database_read (CauserieDatabase      *self,
                        CauserieDatabaseWork   work,
                        gpointer               data,
                        GError               **error)
{
  gboolean done;

  if (!causerie_database_execute (self, "BEGIN", error))
    return FALSE;

  done = work (self, data, error);
  roll_back (self);
  return done;
}

void
causerie_database_set_before_commit (CauserieDatabase     *self,
                                     CauserieDatabaseWork  work,
                                     gpointer              data)
{
  self->before_commit = work;
  self->before_commit_data = data;
}

gint64
causerie_database_get_synced_time (CauserieDatabase *self)
{
  return self->synced_time;
}
