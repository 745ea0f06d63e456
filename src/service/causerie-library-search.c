/* causerie-library-search.c: finding what was said
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library-private.h"

#include "causerie-keyboard-layout.h"
#include "causerie-store-search.h"

/* A search and what is tried after it. */
typedef struct {
  CauserieSearchQuery *query;
  GPtrArray           *others;  /* of char *: what to look for when nothing is found, in order */
  guint                n_tried; /* of these */
} Search;

static void
search_free (Search *search)
{
  causerie_search_query_free (search->query);
  g_ptr_array_unref (search->others);
  g_free (search);
}

static void
add_layout (GPtrArray *others, const char *text, CauserieKeyboardLayout layout)
{
  g_autofree char *other = causerie_keyboard_layout_swap (text, layout);

  if (other != NULL && !g_ptr_array_find_with_equal_func (others, other, g_str_equal, NULL))
    g_ptr_array_add (others, g_steal_pointer (&other));
}

/* The person's own language is the likelier one. */
static GPtrArray *
list_layouts (const char *text)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);
  gboolean is_ukrainian = g_str_has_prefix (g_get_language_names ()[0], "uk");

  if (is_ukrainian)
    add_layout (others, text, CAUSERIE_KEYBOARD_UKRAINIAN);
  add_layout (others, text, CAUSERIE_KEYBOARD_RUSSIAN);
  add_layout (others, text, CAUSERIE_KEYBOARD_UKRAINIAN);

  return others;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieStore *store = CAUSERIE_STORE (source);
  g_autoptr(GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  hits = causerie_store_search_finish (store, result, &error);
  if (hits == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
  } else if (hits->len == 0 && search->n_tried < search->others->len) {
    CauserieSearchQuery other = *search->query;

    other.text = g_ptr_array_index (search->others, search->n_tried++);
    causerie_store_search_async (store, &other, cancellable, found_cb, g_steal_pointer (&task));
  } else {
    g_task_return_pointer (task, g_steal_pointer (&hits), (GDestroyNotify) g_ptr_array_unref);
  }
}

void
causerie_library_search_async (CauserieLibrary           *self,
                               const CauserieSearchQuery *query,
                               GCancellable              *cancellable,
                               GAsyncReadyCallback        callback,
                               gpointer                   user_data)
{
  Search *search;
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && query != NULL);

  search = g_new0 (Search, 1);
  search->query = causerie_search_query_copy (query);
  search->others = query->offset == 0 ? list_layouts (query->text) : g_ptr_array_new ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_library_search_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  causerie_store_search_async (self->store, search->query, cancellable, found_cb, task);
}

GPtrArray *
causerie_library_search_finish (CauserieLibrary  *self,
                                GAsyncResult     *result,
                                char            **other_layout,
                                GError          **error)
{
  Search *search;
  GPtrArray *hits;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  search = g_task_get_task_data (G_TASK (result));
  hits = g_task_propagate_pointer (G_TASK (result), error);
  if (other_layout != NULL)
    *other_layout = hits != NULL && hits->len > 0 && search->n_tried > 0
                      ? g_strdup (g_ptr_array_index (search->others, search->n_tried - 1))
                      : NULL;

  return hits;
}

static void
indexed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (causerie_store_index_pending_finish (CAUSERIE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
causerie_library_index_async (CauserieLibrary     *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_library_index_async);
  g_task_set_check_cancellable (task, FALSE); /* all may be there all the same */
  causerie_store_index_pending_async (self->store, cancellable, indexed_cb, task);
}

gboolean
causerie_library_index_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
