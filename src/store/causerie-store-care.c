/* causerie-store-care.c: copies of the history, and its check
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-care.h"

#include "causerie-care-table.h"
#include "causerie-database-file.h"
#include "causerie-error.h"
#include "causerie-integrity.h"
#include "causerie-migrations.h"
#include "causerie-snapshot-folder.h"
#include "causerie-snapshot-maker.h"
#include "causerie-snapshot-reader.h"
#include "causerie-store-private.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FIRST_WAIT_S 10
#define WAIT_S       (24 * 3600)
#define CHECK_EVERY  (24 * 3600 * (gint64) G_USEC_PER_SEC)

/* Between two steps of a copy: others want the disk too. */
#define COPY_PAUSE_US 1000

/* ioprio_set: has no function and no header of its own */
#define IOPRIO_WHO_PROCESS 1
#define IOPRIO_IDLE        (3 << 13)

/* What an order for the upkeep's thread says. */
typedef struct {
  CauserieSnapshotReason reason;
  gboolean               checks_anyway;
} Order;

/* What the upkeep found. */
typedef struct {
  gint64   checked_time; /* 0: it was not checked */
  gboolean damaged;
} Upkeep;

/* --- on the upkeep's thread, which has a connection of its own while it works --- */

static void
step_back (void)
{
  pid_t thread = (pid_t) syscall (SYS_gettid);

  setpriority (PRIO_PROCESS, (id_t) thread, 19);
  syscall (SYS_ioprio_set, IOPRIO_WHO_PROCESS, thread, IOPRIO_IDLE);
}

static gboolean
pause_copy (gpointer data, GError **error)
{
  g_usleep (COPY_PAUSE_US);
  return !causerie_database_check_cancelled (data, error);
}

static gint64
get_newest_time (CauserieDatabase *database)
{
  g_autoptr(GPtrArray) copies =
    causerie_snapshot_folder_list (causerie_database_get_path (database), NULL);

  return copies != NULL && copies->len > 0
           ? ((CauserieSnapshot *) g_ptr_array_index (copies, 0))->time
           : 0;
}

static gboolean
is_copy_due (CauserieDatabase *database)
{
  gint64 changed_time = causerie_care_table_get (database, CAUSERIE_CARE_CHANGED_TIME);

  return changed_time > 0 &&
         changed_time + CAUSERIE_CARE_CHANGED_GRAIN > get_newest_time (database);
}

static CauserieSnapshot *
make_copy (CauserieDatabase *database, CauserieSnapshotReason reason, GError **error)
{
  return causerie_snapshot_maker_run (causerie_database_get_path (database), reason, pause_copy,
                                      database, error);
}

static gpointer
snapshot_job (CauserieDatabase *database, gpointer data, GError **error)
{
  const Order *order = data;
  CauserieSnapshot *copy = NULL;

  step_back ();
  if (!causerie_database_open_beside (database, CAUSERIE_MIGRATIONS_NEWEST, error))
    return NULL;

  if (is_copy_due (database))
    copy = make_copy (database, order->reason, error);
  causerie_database_shut (database);
  return copy;
}

/* A file that cannot even be opened is a report too. */
static gpointer
verify_job (CauserieDatabase *database, gpointer data, GError **error)
{
  g_autoptr(GError) wrong = NULL;
  CauserieVerifyReport *report = NULL;

  if (!g_file_test (causerie_database_get_path (database), G_FILE_TEST_EXISTS))
    return causerie_verify_report_new (); /* nothing was written yet */

  if (causerie_database_open_beside (database, CAUSERIE_MIGRATIONS_NEWEST, &wrong))
    report = causerie_integrity_verify (database, &wrong);
  causerie_database_shut (database);

  if (report == NULL && g_error_matches (wrong, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED)) {
    report = causerie_verify_report_new ();
    causerie_verify_report_add_problem (report, "%s", wrong->message);
  } else if (report == NULL) {
    g_propagate_error (error, g_steal_pointer (&wrong));
  }
  return report;
}

static gboolean
is_check_due (CauserieDatabase *database, const Order *order)
{
  gint64 checked_time = causerie_care_table_get (database, CAUSERIE_CARE_CHECKED_TIME);
  gint64 now = g_get_real_time ();

  return order->checks_anyway || checked_time > now || now - checked_time >= CHECK_EVERY;
}

/* A damaged file is not copied: the copy would in the end push out good ones. */
static gboolean
take_care (CauserieDatabase *database, const Order *order, Upkeep *upkeep, GError **error)
{
  g_autoptr(CauserieSnapshot) copy = NULL;

  if (is_check_due (database, order)) {
    if (!causerie_integrity_check (database, error))
      return FALSE;
    upkeep->checked_time = g_get_real_time ();
  }
  if (g_get_real_time () - get_newest_time (database) < CHECK_EVERY || !is_copy_due (database))
    return TRUE;

  copy = make_copy (database, CAUSERIE_SNAPSHOT_DAILY, error);
  return copy != NULL;
}

static gpointer
care_job (CauserieDatabase *database, gpointer data, GError **error)
{
  g_autoptr(GError) wrong = NULL;
  g_autofree Upkeep *upkeep = g_new0 (Upkeep, 1);

  step_back ();
  if (causerie_database_open_beside (database, CAUSERIE_MIGRATIONS_NEWEST, &wrong))
    take_care (database, data, upkeep, &wrong);
  causerie_database_shut (database);

  upkeep->damaged = g_error_matches (wrong, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED);
  if (wrong == NULL || upkeep->damaged || upkeep->checked_time > 0)
    return g_steal_pointer (&upkeep);
  g_propagate_error (error, g_steal_pointer (&wrong));
  return NULL;
}

/* --- on the history's thread --- */

static gpointer
list_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_snapshot_folder_list (causerie_database_get_path (database), error);
}

static goffset
get_size (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 ? info.st_size : 0;
}

static gpointer
measure_job (CauserieDatabase *database, gpointer data, GError **error)
{
  const char *path = causerie_database_get_path (database);
  CauserieStoreSizes *sizes = g_new0 (CauserieStoreSizes, 1);

  sizes->history = get_size (path, "") + get_size (path, "-wal");
  sizes->copies = causerie_snapshot_folder_measure (path);
  return sizes;
}

static gpointer
note_checked_job (CauserieDatabase *database, gpointer data, GError **error)
{
  const gint64 *time = data;

  if (!causerie_database_check_writable (database, error) ||
      !causerie_care_table_set (database, CAUSERIE_CARE_CHECKED_TIME, *time, error))
    return NULL;
  return data;
}

typedef struct {
  CauserieHistory *history; /* borrowed: lives until the last job has run */
  char            *path;
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_free (restoring->path);
  g_free (restoring);
}

/* The copy of the present may push out the very copy that is restored, which is open by then. */
static gboolean
restore (Restoring *restoring, const char *path, sqlite3 *from, GError **error)
{
  g_autoptr(CauserieSnapshot) copy =
    causerie_snapshot_maker_run (path, CAUSERIE_SNAPSHOT_RESTORE, NULL, NULL, error);

  return copy != NULL && causerie_history_restore (restoring->history, from, error);
}

static gpointer
restore_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Restoring *restoring = data;
  const char *path = causerie_database_get_path (database);
  g_autofree char *unfolded = g_strconcat (path, "-restoring", NULL);
  gboolean done = FALSE;
  sqlite3 *from;

  if (!causerie_database_check_writable (database, error))
    return NULL;

  from = causerie_snapshot_reader_open (restoring->path, unfolded, error);
  if (from != NULL)
    done = restore (restoring, path, from, error);
  sqlite3_close (from);
  causerie_database_file_remove (unfolded);
  return done ? data : NULL;
}

/* --- on the caller's --- */

static CauserieDatabase *
get_care (CauserieStore *self)
{
  if (self->care == NULL) {
    self->care = causerie_database_new (causerie_database_get_path (self->database));
    self->care_cancellable = g_cancellable_new ();
  }
  return self->care;
}

/* Like causerie_store_run(), on the upkeep's thread. Ends when the store is closed. */
static void
run_beside (CauserieStore       *self,
            gpointer             source_tag,
            const Order         *order,
            CauserieDatabaseJob  job,
            GDestroyNotify       free_result,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  CauserieDatabase *care = get_care (self);
  GTask *task = g_task_new (self, self->care_cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_memdup2 (order, sizeof *order), g_free);
  causerie_database_run (care, task, job, free_result);
}

static void care_later (CauserieStore *self, guint seconds);

static void
cared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieStore *self = CAUSERIE_STORE (source);
  g_autoptr(GError) error = NULL;
  g_autofree Upkeep *upkeep = causerie_store_finish (self, result, cared_cb, &error);

  if (upkeep == NULL)
    g_info ("The upkeep of the history did not come to an end: %s", error->message);
  if (self->history == NULL)
    return; /* closed meanwhile */

  if (upkeep != NULL && upkeep->damaged)
    causerie_store_set_damaged (self, TRUE);
  else
    care_later (self, WAIT_S);
  if (upkeep != NULL && upkeep->checked_time > 0 && !upkeep->damaged)
    causerie_database_post (self->database, note_checked_job,
                            g_memdup2 (&upkeep->checked_time, sizeof upkeep->checked_time), g_free);
}

void
causerie_store_care_now (CauserieStore *self)
{
  const Order order = { .checks_anyway = self->was_in_use };

  g_clear_handle_id (&self->care_source, g_source_remove);
  self->was_in_use = FALSE;
  if (self->access == CAUSERIE_STORE_WRITABLE)
    run_beside (self, cared_cb, &order, care_job, g_free, cared_cb, NULL);
}

static gboolean
care_cb (gpointer user_data)
{
  CauserieStore *self = user_data;

  self->care_source = 0;
  causerie_store_care_now (self);
  return G_SOURCE_REMOVE;
}

static void
care_later (CauserieStore *self, guint seconds)
{
  if (self->care_source == 0)
    self->care_source = g_timeout_add_seconds (seconds, care_cb, self);
}

void
causerie_store_start_care (CauserieStore *self)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self));

  care_later (self, FIRST_WAIT_S);
}

void
causerie_store_stop_care (CauserieStore *self)
{
  g_clear_handle_id (&self->care_source, g_source_remove);
  g_clear_pointer (&self->watch, causerie_history_watch_free);
  if (self->care_cancellable != NULL)
    g_cancellable_cancel (self->care_cancellable);
  if (self->care != NULL)
    causerie_database_close (self->care);
  g_clear_object (&self->care);
  g_clear_object (&self->care_cancellable);
}

void
causerie_store_list_snapshots_async (CauserieStore       *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self));

  causerie_store_run (self, causerie_store_list_snapshots_async, NULL, NULL, list_job,
                      (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
causerie_store_list_snapshots_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_list_snapshots_async, error);
}

void
causerie_store_measure_async (CauserieStore       *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self));

  causerie_store_run (self, causerie_store_measure_async, NULL, NULL, measure_job, g_free,
                      cancellable, callback, user_data);
}

CauserieStoreSizes *
causerie_store_measure_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_measure_async, error);
}

void
causerie_store_snapshot_async (CauserieStore          *self,
                               CauserieSnapshotReason  reason,
                               GCancellable           *cancellable,
                               GAsyncReadyCallback     callback,
                               gpointer                user_data)
{
  const Order order = { .reason = reason };

  g_return_if_fail (CAUSERIE_IS_STORE (self));

  run_beside (self, causerie_store_snapshot_async, &order, snapshot_job,
              (GDestroyNotify) causerie_snapshot_free, callback, user_data);
}

CauserieSnapshot *
causerie_store_snapshot_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_snapshot_async, error);
}

void
causerie_store_verify_async (CauserieStore       *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  const Order order = { 0 };

  g_return_if_fail (CAUSERIE_IS_STORE (self));

  run_beside (self, causerie_store_verify_async, &order, verify_job,
              (GDestroyNotify) causerie_verify_report_free, callback, user_data);
}

CauserieVerifyReport *
causerie_store_verify_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_verify_async, error);
}

void
causerie_store_restore_async (CauserieStore       *self,
                              const char          *snapshot_path,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Restoring *restoring;

  g_return_if_fail (CAUSERIE_IS_STORE (self) && snapshot_path != NULL);

  restoring = g_new0 (Restoring, 1);
  restoring->history = self->history;
  restoring->path = g_strdup (snapshot_path);
  causerie_store_run (self, causerie_store_restore_async, restoring,
                      (GDestroyNotify) restoring_free, restore_job, NULL, cancellable, callback,
                      user_data);
}

gboolean
causerie_store_restore_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  if (causerie_store_finish (self, result, causerie_store_restore_async, error) == NULL)
    return FALSE;

  causerie_store_emit_changed (self);
  return TRUE;
}
