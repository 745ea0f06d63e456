/* x-pointer.c: real presses and keys for tests of widgets
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "x-pointer.h"

#include <math.h>

#define PATIENCE (10 * G_USEC_PER_SEC)

gboolean
x_pointer_is_there (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  return program != NULL;
}

void
x_pointer_wait (gboolean (* done) (gpointer data), gpointer data, const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!done (data)) {
    if (g_get_monotonic_time () > end)
      g_error ("%s did not come", what);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (200);
  }
}

static void
ended_cb (GObject *process, GAsyncResult *result, gpointer user_data)
{
  gboolean *ended = user_data;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, NULL));
  *ended = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

void
x_pointer_do (const char *format, ...)
{
  g_autofree char *words = NULL, *command = NULL;
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  gboolean ended = FALSE;
  va_list values;

  va_start (values, format);
  words = g_strdup_vprintf (format, values);
  va_end (values);
  command = g_strconcat ("xdotool ", words, NULL);
  arguments = g_strsplit (command, " ", -1);
  process = g_subprocess_newv ((const char * const *) arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, ended_cb, &ended);
  x_pointer_wait (is_true, &ended, "the end of xdotool");
}

void
x_pointer_find (GtkWidget *widget, double x, double y, int *screen_x, int *screen_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double surface_x, surface_y;
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (x, y),
                                           &point));
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  *screen_x = (int) floor (point.x + surface_x);
  *screen_y = (int) floor (point.y + surface_y);
}
