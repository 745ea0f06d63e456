/* causerie-stream-end.c: leaving a response's body behind
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-stream-end.h"

#include "causerie-deadline.h"

#define PATIENCE_MS  500
#define BUFFER_BYTES 4096

typedef struct {
  GInputStream     *stream;
  GCancellable     *cancellable;
  CauserieDeadline *deadline;
  char              buffer[BUFFER_BYTES];
} Ending;

static void read_on (Ending *ending);

static void
free_ending (Ending *ending)
{
  g_object_unref (ending->stream);
  g_object_unref (ending->cancellable);
  causerie_deadline_free (ending->deadline);
  g_free (ending);
}

static void
close_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* The answer is complete: that its connection could not be closed well hurts nobody. */
  g_input_stream_close_finish (G_INPUT_STREAM (source), result, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ending *ending = user_data;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (length > 0) {
    read_on (ending);
    return;
  }

  g_input_stream_close_async (ending->stream, G_PRIORITY_DEFAULT, NULL, close_cb, NULL);
  free_ending (ending);
}

static void
read_on (Ending *ending)
{
  g_input_stream_read_async (ending->stream, ending->buffer, BUFFER_BYTES, G_PRIORITY_DEFAULT,
                             ending->cancellable, read_cb, ending);
}

static void
overdue_cb (gpointer user_data)
{
  Ending *ending = user_data;

  g_cancellable_cancel (ending->cancellable);
}

void
causerie_stream_end (GInputStream *stream)
{
  Ending *ending;

  g_return_if_fail (G_IS_INPUT_STREAM (stream));

  ending = g_new0 (Ending, 1);
  ending->stream = g_object_ref (stream);
  ending->cancellable = g_cancellable_new ();
  ending->deadline = causerie_deadline_new (overdue_cb, ending);
  causerie_deadline_set (ending->deadline, PATIENCE_MS);
  read_on (ending);
}
