/* causerie-request-log.c: every request that left this computer, newest first
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-request-log.h"
#include "causerie-request-log-private.h"

#include "causerie-install.h"
#include "causerie-log-file.h"
#include "causerie-request-record.h"
#include "causerie-url.h"

#include <glib/gi18n.h>
#include <string.h>

#define FILE_NAME "requests.jsonl"
#define MAX_BYTES (1024 * 1024)

struct _CauserieRequestLog {
  GObject          parent_instance;

  /* owned */
  char            *path;
  CauserieLogFile *file;    /* the thread's */
  GThreadPool     *thread;  /* one, its jobs in order; NULL: closed */
  GPtrArray       *entries; /* CauserieLogEntry, newest first */
  GFileMonitor    *monitor; /* NULL: not followed */
};

static GType
causerie_request_log_get_item_type (GListModel *list)
{
  return CAUSERIE_TYPE_LOG_ENTRY;
}

static guint
causerie_request_log_get_n_items (GListModel *list)
{
  return CAUSERIE_REQUEST_LOG (list)->entries->len;
}

static gpointer
causerie_request_log_get_item (GListModel *list, guint position)
{
  CauserieRequestLog *self = CAUSERIE_REQUEST_LOG (list);

  return position < self->entries->len
           ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = causerie_request_log_get_item_type;
  iface->get_n_items = causerie_request_log_get_n_items;
  iface->get_item = causerie_request_log_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieRequestLog, causerie_request_log, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- the thread ------------------------------------------------------------------------------- */

/* One of both. Its task holds no reference on the log: the thread must not drop the last one. */
typedef struct {
  char  *line; /* to append */
  GTask *task; /* to give back the entries that are on the disk */
} Job;

/* Newest first, as many as are kept; what is no entry is left out: a newer version's, perhaps. */
static GPtrArray *
parse_entries (const char *bytes, gsize length)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  const char *end = bytes + length;

  while (end > bytes && entries->len < CAUSERIE_REQUEST_LOG_MAX_ENTRIES) {
    const char *feed = memrchr (bytes, '\n', (gsize) (end - bytes));
    const char *line = feed != NULL ? feed + 1 : bytes;
    CauserieLogEntry *entry = causerie_log_entry_from_line (line, end - line);

    if (entry != NULL)
      g_ptr_array_add (entries, entry);
    end = feed != NULL ? feed : bytes;
  }

  return entries;
}

static void
run_append (CauserieLogFile *file, const char *line)
{
  g_autoptr(GError) error = NULL;

  if (!causerie_log_file_append (file, line, &error))
    g_debug ("A request is not in the log: %s", error->message);
}

static void
run_read (CauserieLogFile *file, GTask *task)
{
  g_autoptr(GError) error = NULL;
  gsize length;
  g_autofree char *bytes = causerie_log_file_read (file, &length, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, parse_entries (bytes, length),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
free_job (Job *job)
{
  g_free (job->line);
  g_clear_object (&job->task);
  g_free (job);
}

static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;

  if (job->line != NULL)
    run_append (user_data, job->line);
  else
    run_read (user_data, job->task);
  free_job (job);
}

/* Takes the task. */
static void
push_job (CauserieRequestLog *self, const char *line, GTask *task)
{
  Job *job = g_new0 (Job, 1);

  job->line = g_strdup (line);
  job->task = task;
  if (self->thread != NULL)
    g_thread_pool_push (self->thread, job, NULL);
  else if (line == NULL)
    run_job (job, self->file);
  else
    free_job (job);
}

/* --- putting together ------------------------------------------------------------------------- */

/* Requests are written when they end. */
static gint64
get_end (gconstpointer entry)
{
  const CauserieLogFacts *facts = causerie_log_entry_get_facts ((CauserieLogEntry *) entry);

  return facts->time + MAX (facts->total_us, 0);
}

static gint
compare_ends (gconstpointer a, gconstpointer b)
{
  gint64 end_a = get_end (*(gpointer *) a);
  gint64 end_b = get_end (*(gpointer *) b);

  return (end_a < end_b) - (end_a > end_b);
}

/* Adds those that are not there yet; `seen` has the lines of those that are. */
static void
take_entries (GPtrArray *merged, GHashTable *seen, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    CauserieLogEntry *entry = g_ptr_array_index (entries, i);

    if (g_hash_table_add (seen, (gpointer) causerie_log_entry_get_line (entry)))
      g_ptr_array_add (merged, g_object_ref (entry));
  }
}

/* What is there, as the same objects, and what is on the disk. What was forgotten there meanwhile
 * stays until it is one too many. */
static GPtrArray *
merge (CauserieRequestLog *self, GPtrArray *stored)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  take_entries (merged, seen, self->entries);
  take_entries (merged, seen, stored);
  g_ptr_array_sort (merged, compare_ends);
  if (merged->len > CAUSERIE_REQUEST_LOG_MAX_ENTRIES)
    g_ptr_array_set_size (merged, CAUSERIE_REQUEST_LOG_MAX_ENTRIES);

  return merged;
}

/* Says no more than what changed. */
static void
replace_entries (CauserieRequestLog *self, GPtrArray *entries)
{
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->entries);
  guint common = MIN (old->len, entries->len);
  guint before = 0, after = 0;

  while (before < common &&
         g_ptr_array_index (old, before) == g_ptr_array_index (entries, before))
    before++;
  while (after < common - before &&
         g_ptr_array_index (old, old->len - 1 - after) ==
         g_ptr_array_index (entries, entries->len - 1 - after))
    after++;

  self->entries = entries;
  if (old->len != entries->len || before < entries->len)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - after,
                                entries->len - before - after);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieRequestLog *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) stored = g_task_propagate_pointer (G_TASK (result), &error);

  if (stored == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  replace_entries (self, merge (self, stored));
  g_task_return_boolean (task, TRUE);
}

/* --- following -------------------------------------------------------------------------------- */

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!causerie_request_log_load_finish (CAUSERIE_REQUEST_LOG (source), result, &error))
    g_debug ("The log is not read: %s", error->message);
}

static void
monitor_cb (CauserieRequestLog *self)
{
  causerie_request_log_load_async (self, NULL, followed_cb, NULL);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_request_log_finalize (GObject *object)
{
  CauserieRequestLog *self = CAUSERIE_REQUEST_LOG (object);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  causerie_request_log_close (self);
  g_clear_pointer (&self->file, causerie_log_file_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->path);

  G_OBJECT_CLASS (causerie_request_log_parent_class)->finalize (object);
}

static void
causerie_request_log_class_init (CauserieRequestLogClass *class)
{
  G_OBJECT_CLASS (class)->finalize = causerie_request_log_finalize;
}

static void
causerie_request_log_init (CauserieRequestLog *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

static char *
dup_own_path (void)
{
  g_autofree char *folder = causerie_install_state_folder ();

  return g_build_filename (folder, FILE_NAME, NULL);
}

CauserieRequestLog *
causerie_request_log_new (const char *path)
{
  CauserieRequestLog *self = g_object_new (CAUSERIE_TYPE_REQUEST_LOG, NULL);

  self->path = path != NULL ? g_strdup (path) : dup_own_path ();
  self->file = causerie_log_file_new (self->path, MAX_BYTES);
  self->thread = g_thread_pool_new (run_job, self->file, 1, FALSE, NULL);

  return self;
}

void
causerie_request_log_close (CauserieRequestLog *self)
{
  GThreadPool *thread;

  g_return_if_fail (CAUSERIE_IS_REQUEST_LOG (self));

  thread = g_steal_pointer (&self->thread);
  if (thread != NULL)
    g_thread_pool_free (thread, FALSE, TRUE);
}

void
causerie_request_log_add (CauserieRequestLog *self, CauserieLogEntry *entry)
{
  g_return_if_fail (CAUSERIE_IS_REQUEST_LOG (self) && CAUSERIE_IS_LOG_ENTRY (entry));

  push_job (self, causerie_log_entry_get_line (entry), NULL);

  g_ptr_array_insert (self->entries, 0, g_object_ref (entry));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
  if (self->entries->len > CAUSERIE_REQUEST_LOG_MAX_ENTRIES) {
    g_ptr_array_set_size (self->entries, CAUSERIE_REQUEST_LOG_MAX_ENTRIES);
    g_list_model_items_changed (G_LIST_MODEL (self), CAUSERIE_REQUEST_LOG_MAX_ENTRIES, 1, 0);
  }
}

void
causerie_request_log_load_async (CauserieRequestLog  *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_REQUEST_LOG (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_request_log_load_async);
  push_job (self, NULL, g_task_new (NULL, NULL, read_cb, task));
}

gboolean
causerie_request_log_load_finish (CauserieRequestLog *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CAUSERIE_IS_REQUEST_LOG (self) && g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
causerie_request_log_follow (CauserieRequestLog *self)
{
  g_autoptr(GFile) file = NULL;

  g_return_if_fail (CAUSERIE_IS_REQUEST_LOG (self));

  if (self->monitor != NULL)
    return;

  file = g_file_new_for_path (self->path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_cb), self,
                             G_CONNECT_SWAPPED);
  monitor_cb (self);
}

/* --- what sessions tell ----------------------------------------------------------------------- */

typedef struct {
  CauserieRequestLog *log;
  CauserieConnection *connection;
} Watch;

static void
free_watch (gpointer data, GClosure *closure)
{
  Watch *watch = data;

  g_object_unref (watch->log);
  g_object_unref (watch->connection);
  g_free (watch);
}

/* As the person calls it. */
static char *
dup_name (CauserieConnection *connection)
{
  const char *name = causerie_connection_get_name (connection);
  char *host;

  if (*name != '\0')
    return g_strdup (name);

  host = causerie_url_dup_host (causerie_connection_get_base_url (connection));
  return host != NULL ? host : g_strdup (_(causerie_connection_get_facts (connection)->name));
}

static void
request_ended_cb (CauserieHttp *http, const CauserieRequestRecord *record, gpointer user_data)
{
  Watch *watch = user_data;
  g_autofree char *name = dup_name (watch->connection);
  g_autoptr(CauserieLogEntry) entry = causerie_log_entry_new (&(CauserieLogFacts) {
    .time = record->start_time,
    .connection = name,
    .purpose = record->purpose,
    .method = record->method,
    .url = record->url,
    .model = record->model,
    .status = record->status,
    .kind = record->kind,
    .attempt = record->attempt,
    .connect_us = record->connect_us,
    .tls_us = record->tls_us,
    .first_byte_us = record->first_byte_us,
    .total_us = record->total_us,
    .sent_bytes = record->sent_bytes,
    .received_bytes = record->received_bytes,
    .request_id = record->request_id,
  });

  causerie_request_log_add (watch->log, entry);
}

void
causerie_request_log_watch (CauserieRequestLog *self,
                            CauserieHttp       *http,
                            CauserieConnection *connection)
{
  Watch *watch;

  g_return_if_fail (CAUSERIE_IS_REQUEST_LOG (self) && CAUSERIE_IS_CONNECTION (connection));

  watch = g_new0 (Watch, 1);
  watch->log = g_object_ref (self);
  watch->connection = g_object_ref (connection);
  g_signal_connect_data (http, "request-ended", G_CALLBACK (request_ended_cb), watch, free_watch, 0);
}
