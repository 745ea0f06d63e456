/* thread-handover.c: tells the thread sanitizer where GLib hands work to another thread
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib is not built with the sanitizer, which therefore sees neither its locks nor its atomics and
 * takes everything that is handed over for a race. Where Causerie hands something over, by a queue,
 * a pool or a source, or shares it under a lock, these functions stand before GLib's own and say
 * so. What is shared by any other way is still reported, as it should be. Linked into the tests
 * with -Db_sanitize=thread only. */

#include <dlfcn.h>
#include <glib.h>

void __tsan_acquire (void *address);
void __tsan_release (void *address);

typedef struct {
  GSource        *source;   /* borrowed: it owns this */
  GSourceFunc     func;
  gpointer        data;
  GDestroyNotify  notify;
} Callback;

typedef struct {
  GFunc    func;
  gpointer user_data;
} Pool;

#define REAL(function) ((__typeof__ (&function)) dlsym (RTLD_NEXT, #function))

void
g_async_queue_push (GAsyncQueue *queue, gpointer data)
{
  __tsan_release (data);
  REAL (g_async_queue_push) (queue, data);
}

gpointer
g_async_queue_pop (GAsyncQueue *queue)
{
  gpointer data = REAL (g_async_queue_pop) (queue);

  __tsan_acquire (data);

  return data;
}

/* A job sees what was done before it was pushed; who frees the pool sees what the jobs did. */
static void
run_job (gpointer data, gpointer user_data)
{
  Pool *pool = user_data;

  __tsan_acquire (data);
  pool->func (data, pool->user_data);
  __tsan_release (pool);
}

GThreadPool *
g_thread_pool_new (GFunc      func,
                   gpointer   user_data,
                   gint       max_threads,
                   gboolean   exclusive,
                   GError   **error)
{
  Pool *pool = g_new (Pool, 1);

  *pool = (Pool) { func, user_data };
  return REAL (g_thread_pool_new) (run_job, pool, max_threads, exclusive, error);
}

gboolean
g_thread_pool_push (GThreadPool *thread_pool, gpointer data, GError **error)
{
  __tsan_release (data);

  return REAL (g_thread_pool_push) (thread_pool, data, error);
}

void
g_thread_pool_free (GThreadPool *thread_pool, gboolean immediate, gboolean wait)
{
  Pool *pool = thread_pool->user_data;

  REAL (g_thread_pool_free) (thread_pool, immediate, wait);
  if (!wait)
    return; /* its jobs may still run */

  __tsan_acquire (pool);
  g_free (pool);
}

void
g_mutex_lock (GMutex *mutex)
{
  REAL (g_mutex_lock) (mutex);
  __tsan_acquire (mutex);
}

void
g_mutex_unlock (GMutex *mutex)
{
  __tsan_release (mutex);
  REAL (g_mutex_unlock) (mutex);
}

/* The source was set up, and then attached: both happened before its callback is called. */
static void
acquire (Callback *callback)
{
  __tsan_acquire (callback);
  __tsan_acquire (callback->source);
}

static gboolean
call_cb (gpointer data)
{
  Callback *callback = data;

  acquire (callback);

  return callback->func (callback->data);
}

static void
free_callback (gpointer data)
{
  Callback *callback = data;

  acquire (callback);
  if (callback->notify != NULL)
    callback->notify (callback->data);
  g_free (callback);
}

void
g_source_set_callback (GSource        *source,
                       GSourceFunc     func,
                       gpointer        data,
                       GDestroyNotify  notify)
{
  Callback *callback;

  /* Sources of other kinds than an idle or a time-out call functions of another shape. */
  if (source->source_funcs != &g_idle_funcs && source->source_funcs != &g_timeout_funcs) {
    REAL (g_source_set_callback) (source, func, data, notify);
    return;
  }

  callback = g_new (Callback, 1);
  *callback = (Callback) { source, func, data, notify };
  __tsan_release (callback);
  REAL (g_source_set_callback) (source, call_cb, callback, free_callback);
}

guint
g_source_attach (GSource *source, GMainContext *context)
{
  __tsan_release (source);

  return REAL (g_source_attach) (source, context);
}
