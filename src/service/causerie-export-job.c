/* causerie-export-job.c: what is to be exported, and how far it has come
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-job.h"

#include "causerie-error.h"

#include <glib/gi18n.h>

#define PROGRESS_PERIOD (G_USEC_PER_SEC / 5)

/* A call of the caller's function on its way. */
typedef struct {
  GFileProgressCallback progress;
  gpointer              progress_data;
  goffset               done;
  goffset               total;
} Step;

static void
stored_page_free (CauserieStoredPage *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->messages);
  g_free (self);
}

CauserieExportJob *
causerie_export_job_new (CauserieExportFormat format, CauserieExportFlags flags)
{
  CauserieExportJob *self = g_new0 (CauserieExportJob, 1);

  self->format = format;
  self->everything = (flags & CAUSERIE_EXPORT_EVERYTHING) != 0;
  self->unstored = g_ptr_array_new_with_free_func ((GDestroyNotify) stored_page_free);
  self->context = g_main_context_ref_thread_default ();
  return self;
}

void
causerie_export_job_free (CauserieExportJob *self)
{
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_ptr_array_unref (self->unstored);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->preferences, json_node_unref);
  g_clear_pointer (&self->connections, json_node_unref);
  g_clear_pointer (&self->profiles, json_node_unref);
  g_clear_object (&self->stream);
  g_clear_object (&self->file);
  g_clear_object (&self->folder);
  g_main_context_unref (self->context);
  g_free (self);
}

/* What is on the screen is all there is of it. */
static CauserieStoredPage *
copy_page (CauserieConversation *conversation)
{
  CauserieStoredPage *page = g_new0 (CauserieStoredPage, 1);
  GListModel *path = G_LIST_MODEL (conversation);

  page->title = g_strdup (causerie_conversation_get_title (conversation));
  page->created_time = causerie_conversation_get_created_time (conversation);
  page->updated_time = causerie_conversation_get_updated_time (conversation);
  page->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_stored_message_free);
  for (guint i = 0; i < g_list_model_get_n_items (path); i++) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (path, i);

    g_ptr_array_add (page->messages, causerie_stored_message_new (message));
  }
  return page;
}

void
causerie_export_job_set_wanted (CauserieExportJob *self, GPtrArray *conversations)
{
  if (conversations == NULL)
    return;

  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < conversations->len; i++) {
    CauserieConversation *conversation = g_ptr_array_index (conversations, i);

    if (causerie_conversation_get_temporary (conversation))
      g_ptr_array_add (self->unstored, copy_page (conversation));
    else
      g_hash_table_add (self->wanted, g_strdup (causerie_conversation_get_uid (conversation)));
  }
}

gboolean
causerie_export_job_wants (CauserieExportJob *self, const char *uid)
{
  return self->wanted == NULL || g_hash_table_contains (self->wanted, uid);
}

gboolean
causerie_export_job_fail_missing (GError **error)
{
  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND,
                       _("The chat is not in the history."));
  return FALSE;
}

static gboolean
step_cb (gpointer user_data)
{
  const Step *step = user_data;

  step->progress (step->done, step->total, step->progress_data);
  return G_SOURCE_REMOVE;
}

gboolean
causerie_export_job_step (CauserieExportJob *self, GError **error)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr(GSource) source = NULL;
  Step *step;

  self->n_done++;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->progress == NULL || now - self->progress_time < PROGRESS_PERIOD)
    return TRUE;

  self->progress_time = now;
  step = g_new (Step, 1);
  *step = (Step) { self->progress, self->progress_data, self->n_done, self->n_chats };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT); /* before the task's own end */
  g_source_set_static_name (source, "causerie-export-progress");
  g_source_set_callback (source, step_cb, step, g_free);
  g_source_attach (source, self->context);
  return TRUE;
}

gboolean
causerie_export_job_put (CauserieExportJob  *self,
                         GOutputStream      *stream,
                         const char         *text,
                         gssize              length,
                         GError            **error)
{
  return g_output_stream_write_all (stream, text, length < 0 ? strlen (text) : (gsize) length, NULL,
                                    self->cancellable, error);
}
