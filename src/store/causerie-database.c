/* causerie-database.c: one SQLite connection on a thread of its own
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-database-private.h"

#include "causerie-error.h"

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
