/* causerie-catalogue-arrival.c: what a server told becomes a list, on the disk too
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-catalogue-arrival.h"

#include <glib/gstdio.h>

/* A copy of the arrival, its texts owned. */
typedef struct {
  GPtrArray             *models;
  CauserieCatalogueList *before;
  char                  *base_url;
  char                  *url;
  char                  *etag;
  char                  *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->models, g_ptr_array_unref);
  g_clear_pointer (&job->before, causerie_catalogue_list_unref);
  g_free (job->base_url);
  g_free (job->url);
  g_free (job->etag);
  g_free (job->path);
  g_free (job);
}

static void
save (Job *job, CauserieCatalogueList *list, GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (job->path == NULL || g_cancellable_is_cancelled (cancellable))
    return;

  if (!causerie_catalogue_list_save (list, job->path, &error))
    g_warning ("a list of models is not kept: %s", error->message); /* it can be asked for again */

  /* It was thrown away while it was written. */
  if (g_cancellable_is_cancelled (cancellable) && job->before == NULL)
    g_unlink (job->path);
}

static void
make_list (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  const CauserieListHead head = {
    .base_url = job->base_url, .url = job->url, .etag = job->etag,
    .date = g_get_real_time () / G_USEC_PER_SEC,
  };
  CauserieCatalogueList *list =
    job->models != NULL ? causerie_catalogue_list_new (job->models, &head, job->before)
                        : causerie_catalogue_list_new_dated (job->before, head.date);

  save (job, list, cancellable);
  g_task_return_pointer (task, list, (GDestroyNotify) causerie_catalogue_list_unref);
}

static char *
dup_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

void
causerie_catalogue_arrival_take_async (const CauserieArrival *arrival,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (arrival != NULL && (arrival->models != NULL || arrival->before != NULL));

  job->models = arrival->models != NULL ? g_ptr_array_ref (arrival->models) : NULL;
  job->before = arrival->before != NULL ? causerie_catalogue_list_ref (arrival->before) : NULL;
  job->base_url = dup_text (arrival->base_url);
  job->url = dup_text (arrival->url);
  job->etag = dup_text (arrival->etag);
  job->path = g_strdup (arrival->path);

  g_task_set_source_tag (task, causerie_catalogue_arrival_take_async);
  g_task_set_check_cancellable (task, FALSE); /* there is a list all the same */
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, make_list);
}

CauserieCatalogueList *
causerie_catalogue_arrival_take_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
