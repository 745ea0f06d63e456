/* causerie-import.c: chats, and whatever else was exported, brought in from a file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import.h"

#include "causerie-error.h"
#include "causerie-import-reader.h"
#include "causerie-json.h"
#include "causerie-library-private.h"
#include "causerie-settings-json.h"

#include <glib/gi18n.h>

#define PROGRESS_PERIOD (G_USEC_PER_SEC / 5)

/* What a task of an import works with. */
typedef struct {
  GFile                 *file;    /* owned */
  CauserieImportSink    *sink;    /* owned */
  GMainContext          *context; /* owned: the caller's */

  GFileProgressCallback  progress; /* or NULL */
  gpointer               progress_data;
  gint64                 progress_time; /* monotonic, of the last call; the reading thread's */
} Import;

/* A call of the caller's function on its way. */
typedef struct {
  GFileProgressCallback progress;
  gpointer              progress_data;
  goffset               done;
  goffset               total;
} Step;

static void
import_free (Import *import)
{
  g_object_unref (import->file);
  causerie_import_sink_free (import->sink);
  g_main_context_unref (import->context);
  g_free (import);
}

/* --- the reading thread ----------------------------------------------------------------------- */

static gboolean
step_cb (gpointer user_data)
{
  const Step *step = user_data;

  step->progress (step->done, step->total, step->progress_data);
  return G_SOURCE_REMOVE;
}

static void
report_progress (goffset done, goffset total, gpointer user_data)
{
  Import *import = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autoptr(GSource) source = NULL;
  Step *step;

  if (import->progress == NULL || now - import->progress_time < PROGRESS_PERIOD)
    return;

  import->progress_time = now;
  step = g_new (Step, 1);
  *step = (Step) { import->progress, import->progress_data, done, total };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT); /* before the task's own end */
  g_source_set_static_name (source, "causerie-import-progress");
  g_source_set_callback (source, step_cb, step, g_free);
  g_source_attach (source, import->context);
}

/* What was taken before a failure is written all the same. */
static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Import *import = task_data;
  GError *error = NULL;
  gboolean read = causerie_import_reader_read (import->file, import->sink, report_progress, import,
                                               &error);

  if (causerie_import_sink_finish (import->sink, read ? &error : NULL) && read)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- settings --------------------------------------------------------------------------------- */

static void
take_connections (CauserieSettings *settings, Import *import, CauserieImportReport *report)
{
  GPtrArray *objects = causerie_import_sink_get_settings (import->sink, "connections");

  for (guint i = 0; i < objects->len; i++) {
    JsonObject *object = g_ptr_array_index (objects, i);
    const char *name = causerie_json_get_string (object, "name");
    CauserieSettingsJsonResult result = causerie_settings_json_add_connection (settings, object);

    if (result == CAUSERIE_SETTINGS_JSON_ADDED)
      g_ptr_array_add (report->connections, g_strdup (name != NULL ? name : ""));
    else if (result == CAUSERIE_SETTINGS_JSON_REFUSED)
      causerie_import_sink_complain (import->sink, name, _("This connection makes no sense."));
  }
}

static void
take_profiles (CauserieSettings *settings, Import *import, CauserieImportReport *report)
{
  GPtrArray *objects = causerie_import_sink_get_settings (import->sink, "profiles");

  for (guint i = 0; i < objects->len; i++) {
    JsonObject *object = g_ptr_array_index (objects, i);
    CauserieSettingsJsonResult result = causerie_settings_json_add_profile (settings, object);

    if (result == CAUSERIE_SETTINGS_JSON_ADDED)
      report->profiles++;
    else if (result == CAUSERIE_SETTINGS_JSON_REFUSED)
      causerie_import_sink_complain (import->sink, causerie_json_get_string (object, "name"),
                                     _("This model profile makes no sense."));
  }
}

static void
take_settings (CauserieSettings *settings, Import *import, CauserieImportReport *report)
{
  GPtrArray *objects = causerie_import_sink_get_settings (import->sink, "preferences");

  if (settings == NULL)
    return;
  take_connections (settings, import, report);
  take_profiles (settings, import, report);
  for (guint i = 0; i < objects->len; i++) {
    if (causerie_settings_json_add_preferences (settings, g_ptr_array_index (objects, i)))
      report->settings = TRUE;
  }
}

/* --- the caller's side ------------------------------------------------------------------------ */

static void
return_report (GTask *task)
{
  Import *import = g_task_get_task_data (task);
  CauserieImportReport *report = causerie_import_sink_get_report (import->sink);

  g_task_return_pointer (task, causerie_import_report_copy (report),
                         (GDestroyNotify) causerie_import_report_free);
}

/* What was imported is searched for in the background from now on. */
static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("What was imported is not listed yet: %s", error->message);
  causerie_library_index_async (CAUSERIE_LIBRARY (source), NULL, NULL, NULL);
  return_report (task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieLibrary *library = CAUSERIE_LIBRARY (source);
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    causerie_library_refresh (library, NULL);
    g_task_return_error (task, error);
    return;
  }
  take_settings (causerie_library_get_settings (library), import,
                 causerie_import_sink_get_report (import->sink));
  causerie_library_refresh (library, g_task_new (library, NULL, refreshed_cb,
                                                 g_steal_pointer (&task)));
}

static gboolean
check_writable (CauserieStore *store, GTask *task)
{
  switch (causerie_store_get_access (store)) {
  case CAUSERIE_STORE_READ_ONLY_NEWER:
  case CAUSERIE_STORE_READ_ONLY_FOLDER:
    g_task_return_new_error (task, CAUSERIE_ERROR, CAUSERIE_ERROR_READ_ONLY, "%s",
                             _("The history cannot be written."));
    return FALSE;
  case CAUSERIE_STORE_CLOSED:
    g_task_return_new_error (task, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "%s",
                             _("The history is not open."));
    return FALSE;
  case CAUSERIE_STORE_WRITABLE:
  default:
    return TRUE;
  }
}

void
causerie_import_async (CauserieLibrary       *library,
                       GFile                 *file,
                       GFileProgressCallback  progress,
                       gpointer               progress_data,
                       GCancellable          *cancellable,
                       GAsyncReadyCallback    callback,
                       gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) reading = NULL;
  CauserieStore *store;
  Import *import;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (library) && G_IS_FILE (file));

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_import_async);
  g_task_set_check_cancellable (task, FALSE); /* what was done is told */
  store = causerie_library_get_store (library);
  if (!check_writable (store, task))
    return;

  import = g_new0 (Import, 1);
  import->file = g_object_ref (file);
  import->sink = causerie_import_sink_new (store, cancellable);
  import->context = g_main_context_ref_thread_default ();
  import->progress = progress;
  import->progress_data = progress_data;
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);

  reading = g_task_new (library, cancellable, read_cb, g_object_ref (task));
  g_task_set_check_cancellable (reading, FALSE);
  g_task_set_task_data (reading, import, NULL);
  g_task_run_in_thread (reading, read_thread);
}

CauserieImportReport *
causerie_import_finish (CauserieLibrary *library, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, causerie_import_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
