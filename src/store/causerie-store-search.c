/* causerie-store-search.c: finding what was said
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-search.h"

#include "causerie-search-index.h"
#include "causerie-search-lookup.h"
#include "causerie-store-private.h"

static gpointer
search_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_search_lookup (database, data, error);
}

void
causerie_store_search_async (CauserieStore             *self,
                             const CauserieSearchQuery *query,
                             GCancellable              *cancellable,
                             GAsyncReadyCallback        callback,
                             gpointer                   user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self) && query != NULL);

  causerie_store_run (self, causerie_store_search_async, causerie_search_query_copy (query),
                      (GDestroyNotify) causerie_search_query_free, search_job,
                      (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

static CauserieSearchHit *
revive (const CauserieSearchFound *found)
{
  const GArray *marks = found->snippet->marks;

  return causerie_search_hit_new (&(CauserieSearchHitFacts) {
    .conversation_uid = found->conversation_uid,
    .conversation_title = found->conversation_title,
    .message_uid = found->message_uid,
    .role = found->role,
    .time = found->time,
    .place = found->place,
    .snippet = found->snippet->text,
    .marks = (gconstpointer) marks->data,
    .n_marks = marks->len,
  });
}

GPtrArray *
causerie_store_search_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr(GPtrArray) found =
    causerie_store_finish (self, result, causerie_store_search_async, error);
  GPtrArray *hits;

  if (found == NULL)
    return NULL;

  hits = g_ptr_array_new_full (found->len, g_object_unref);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (hits, revive (g_ptr_array_index (found, i)));
  return hits;
}

/* --- indexing --------------------------------------------------------------------------------- */

/* The result, which must not be NULL, says whether something still waits. */
static gpointer
index_job (CauserieDatabase *database, gpointer data, GError **error)
{
  gboolean more;

  if (!causerie_search_index_step (database, &more, error))
    return NULL;
  return more ? GINT_TO_POINTER (2) : GINT_TO_POINTER (1);
}

static void index_next (GTask *task);

static void
indexed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gpointer done =
    causerie_store_finish (CAUSERIE_STORE (source), result, index_next, &error);

  if (done == NULL)
    g_task_return_error (task, error);
  else if (done == GINT_TO_POINTER (1))
    g_task_return_boolean (task, TRUE);
  else if (!g_task_return_error_if_cancelled (task))
    index_next (g_steal_pointer (&task));
}

/* Each step is asked for when the one before has ended: what was asked meanwhile comes first. */
static void
index_next (GTask *task)
{
  causerie_store_run (g_task_get_source_object (task), index_next, NULL, NULL, index_job, NULL,
                      g_task_get_cancellable (task), indexed_cb, task);
}

void
causerie_store_index_pending_async (CauserieStore       *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_store_index_pending_async);
  g_task_set_check_cancellable (task, FALSE);
  if (causerie_store_get_access (self) == CAUSERIE_STORE_WRITABLE) {
    index_next (task);
    return;
  }
  g_task_return_boolean (task, TRUE); /* it stays as it is */
  g_object_unref (task);
}

gboolean
causerie_store_index_pending_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
