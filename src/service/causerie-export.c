/* causerie-export.c: chats, and everything else, written out
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export.h"

#include "causerie-error.h"
#include "causerie-export-file.h"
#include "causerie-export-job.h"
#include "causerie-export-name.h"
#include "causerie-library-private.h"
#include "causerie-settings-json.h"

#include <glib/gi18n.h>

G_DEFINE_ENUM_TYPE (CauserieExportFormat, causerie_export_format,
  G_DEFINE_ENUM_VALUE (CAUSERIE_EXPORT_JSON, "json"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_EXPORT_MARKDOWN, "markdown"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_EXPORT_HTML, "html"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_EXPORT_TEXT, "text"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_EXPORT_PDF, "pdf"))

static const char * const suffixes[] = {
  [CAUSERIE_EXPORT_JSON] = "json",
  [CAUSERIE_EXPORT_MARKDOWN] = "md",
  [CAUSERIE_EXPORT_HTML] = "html",
  [CAUSERIE_EXPORT_TEXT] = "txt",
  [CAUSERIE_EXPORT_PDF] = "pdf",
};

const char *
causerie_export_format_get_suffix (CauserieExportFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (suffixes), NULL);

  return suffixes[format];
}

char *
causerie_export_dup_file_name (CauserieConversation *conversation, CauserieExportFormat format)
{
  g_autofree char *suffix = g_strconcat (".", causerie_export_format_get_suffix (format), NULL);

  if (conversation == NULL)
    /* Translators: the name of a file with all chats */
    return causerie_export_name_make (_("Causerie chats"), "Causerie", 1, suffix);
  return causerie_export_name_make (causerie_conversation_get_title (conversation), _("Chat"), 1,
                                    suffix);
}

/* --- the export's thread ---------------------------------------------------------------------- */

static gboolean
write_stream (CauserieExportJob  *job,
              CauserieDatabase   *database,
              GOutputStream      *stream,
              GError            **error)
{
  return job->format == CAUSERIE_EXPORT_JSON
           ? causerie_export_json_write (job, database, stream, error)
           : causerie_export_document_write (job, database, stream, error);
}

static gboolean
write_file (CauserieExportJob *job, CauserieDatabase *database, GError **error)
{
  g_autoptr(CauserieExportFile) out =
    causerie_export_file_open (job->file, job->cancellable, error);

  return out != NULL &&
         write_stream (job, database, causerie_export_file_get_stream (out), error) &&
         causerie_export_file_commit (out, job->cancellable, error);
}

static gboolean
write_job (CauserieDatabase *database, gpointer data, GError **error)
{
  CauserieExportJob *job = data;

  if (job->folder != NULL)
    return causerie_export_folder_write (job, database, job->folder, error);
  if (job->file != NULL)
    return write_file (job, database, error);
  return write_stream (job, database, job->stream, error) &&
         g_output_stream_flush (job->stream, job->cancellable, error);
}

/* --- the caller's side ------------------------------------------------------------------------ */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (causerie_store_export_finish (CAUSERIE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What the settings hold is written down here: they belong to this thread. */
static void
take_settings (CauserieExportJob *job, CauserieSettings *settings)
{
  if (!job->everything || settings == NULL)
    return;
  job->preferences = causerie_settings_json_write_preferences (settings);
  job->connections = causerie_settings_json_write_connections (settings);
  job->profiles = causerie_settings_json_write_profiles (settings);
}

static void
start (CauserieLibrary       *library,
       CauserieExportJob     *job, /* (transfer full) */
       GPtrArray             *conversations,
       GFileProgressCallback  progress,
       gpointer               progress_data,
       GCancellable          *cancellable,
       GAsyncReadyCallback    callback,
       gpointer               user_data)
{
  GTask *task = g_task_new (library, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) causerie_export_job_free);
  causerie_export_job_set_wanted (job, conversations);
  take_settings (job, causerie_library_get_settings (library));
  g_set_object (&job->cancellable, cancellable);
  job->progress = progress;
  job->progress_data = progress_data;
  if (job->format == CAUSERIE_EXPORT_JSON && job->unstored->len > 0) {
    g_task_return_new_error (task, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID, "%s",
                             _("A temporary chat is not kept: it can be exported as a document."));
    g_object_unref (task);
    return;
  }
  causerie_store_export_async (causerie_library_get_store (library), write_job, job, cancellable,
                               exported_cb, task);
}

void
causerie_export_to_stream_async (CauserieLibrary       *library,
                                 GPtrArray             *conversations,
                                 CauserieExportFormat   format,
                                 CauserieExportFlags    flags,
                                 GOutputStream         *stream,
                                 GFileProgressCallback  progress,
                                 gpointer               progress_data,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data)
{
  CauserieExportJob *job;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (library) && G_IS_OUTPUT_STREAM (stream));

  job = causerie_export_job_new (format, flags);
  job->stream = g_object_ref (stream);
  start (library, job, conversations, progress, progress_data, cancellable, callback, user_data);
}

void
causerie_export_to_file_async (CauserieLibrary       *library,
                               GPtrArray             *conversations,
                               CauserieExportFormat   format,
                               CauserieExportFlags    flags,
                               GFile                 *file,
                               GFileProgressCallback  progress,
                               gpointer               progress_data,
                               GCancellable          *cancellable,
                               GAsyncReadyCallback    callback,
                               gpointer               user_data)
{
  CauserieExportJob *job;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (library) && G_IS_FILE (file));

  job = causerie_export_job_new (format, flags);
  job->file = g_object_ref (file);
  start (library, job, conversations, progress, progress_data, cancellable, callback, user_data);
}

void
causerie_export_to_folder_async (CauserieLibrary       *library,
                                 GPtrArray             *conversations,
                                 CauserieExportFormat   format,
                                 GFile                 *folder,
                                 GFileProgressCallback  progress,
                                 gpointer               progress_data,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data)
{
  CauserieExportJob *job;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (library) && G_IS_FILE (folder));
  g_return_if_fail (format != CAUSERIE_EXPORT_JSON);

  job = causerie_export_job_new (format, CAUSERIE_EXPORT_CHATS);
  job->folder = g_object_ref (folder);
  start (library, job, conversations, progress, progress_data, cancellable, callback, user_data);
}

gboolean
causerie_export_finish (CauserieLibrary  *library,
                        GAsyncResult     *result,
                        guint            *n_chats,
                        GError          **error)
{
  CauserieExportJob *job;

  g_return_val_if_fail (g_task_is_valid (result, library), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, start), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (n_chats != NULL)
    *n_chats = job->n_done;
  return g_task_propagate_boolean (G_TASK (result), error);
}
