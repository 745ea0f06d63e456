/* causerie-history-watch.c: notices that a history's file is written to
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-history-watch.h"

#define PAUSE_MS      150 /* after the first of several writes */
#define RATE_LIMIT_MS 200

struct _CauserieHistoryWatch {
  GFileMonitor    *monitors[2]; /* the file and its log; NULL where it cannot be watched */
  GSource         *pause;       /* owned; NULL: nothing was written since the last call */
  GSourceOnceFunc  touched;
  gpointer         user_data;
};

static gboolean
pause_cb (gpointer user_data)
{
  CauserieHistoryWatch *self = user_data;

  g_clear_pointer (&self->pause, g_source_unref);
  self->touched (self->user_data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CauserieHistoryWatch *self)
{
  if (self->pause != NULL)
    return;

  self->pause = g_timeout_source_new (PAUSE_MS);
  g_source_set_static_name (self->pause, "causerie-history-watch");
  g_source_set_callback (self->pause, pause_cb, self, NULL);
  g_source_attach (self->pause, g_main_context_get_thread_default ());
}

static GFileMonitor *
monitor (CauserieHistoryWatch *self, const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (name);
  g_autoptr(GError) error = NULL;
  GFileMonitor *watch = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, &error);

  if (watch == NULL) {
    g_info ("Changes by other programs are not noticed: %s", error->message);
    return NULL;
  }
  g_file_monitor_set_rate_limit (watch, RATE_LIMIT_MS);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (changed_cb), self);
  return watch;
}

CauserieHistoryWatch *
causerie_history_watch_new (const char *path, GSourceOnceFunc touched, gpointer user_data)
{
  CauserieHistoryWatch *self = g_new0 (CauserieHistoryWatch, 1);

  self->touched = touched;
  self->user_data = user_data;
  self->monitors[0] = monitor (self, path, "");
  self->monitors[1] = monitor (self, path, "-wal");
  return self;
}

void
causerie_history_watch_free (CauserieHistoryWatch *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->monitors); i++) {
    if (self->monitors[i] == NULL)
      continue;
    g_signal_handlers_disconnect_by_data (self->monitors[i], self);
    g_file_monitor_cancel (self->monitors[i]);
    g_clear_object (&self->monitors[i]);
  }
  if (self->pause != NULL)
    g_source_destroy (self->pause);
  g_clear_pointer (&self->pause, g_source_unref);
  g_free (self);
}
