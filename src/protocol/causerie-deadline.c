/* causerie-deadline.c: a moment that can be put off cheaply
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The main loop's own timers stand still while the computer sleeps, so a long wait is timed by a
 * clock of the kernel's that does not. Putting it off costs no system call: what was set wakes as
 * before, finds that it is too early, and sets itself for the rest. A wait too short to sleep in is
 * the main loop's. */

#include "causerie-deadline.h"

#include "causerie-clock.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <glib-unix.h>

#define SHORT_US (G_USEC_PER_SEC / 2)

struct _CauserieDeadline {
  GSource              *source; /* owned */
  int                   timer;  /* owned; -1 until there is something long to wait for */
  gint64                due;    /* on our clock; 0 unset */
  gint64                wakes;  /* when the source does, never after `due`; 0 never */

  CauserieDeadlineFunc  func;
  gpointer              user_data;
};

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch };

/* Without a descriptor to spare there is still the main loop's timer. */
static gboolean
open_timer (CauserieDeadline *self)
{
  if (self->timer >= 0)
    return TRUE;

  self->timer = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->timer < 0)
    return FALSE;

  g_source_add_unix_fd (self->source, self->timer, G_IO_IN);
  return TRUE;
}

static void
wind (CauserieDeadline *self, gint64 now)
{
  gint64 left = MAX (self->due - now, 0);
  struct itimerspec spec = {
    .it_value = { left / G_USEC_PER_SEC, left % G_USEC_PER_SEC * 1000 },
  };

  self->wakes = self->due;
  if (left < SHORT_US || !open_timer (self) || timerfd_settime (self->timer, 0, &spec, NULL) != 0)
    g_source_set_ready_time (self->source, g_get_monotonic_time () + left);
}

static void
unwind (CauserieDeadline *self)
{
  static const struct itimerspec never = { 0 };

  g_source_set_ready_time (self->source, -1);
  if (self->timer >= 0)
    timerfd_settime (self->timer, 0, &never, NULL);
  self->wakes = 0;
}

static gboolean
wake_cb (gpointer user_data)
{
  CauserieDeadline *self = user_data;
  gint64 now = causerie_clock_now ();

  unwind (self);
  if (self->due > now) {
    wind (self, now);
  } else if (self->due > 0) {
    self->due = 0;
    self->func (self->user_data);
  }

  return G_SOURCE_CONTINUE;
}

CauserieDeadline *
causerie_deadline_new (CauserieDeadlineFunc func, gpointer user_data)
{
  CauserieDeadline *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (CauserieDeadline, 1);
  self->func = func;
  self->user_data = user_data;
  self->timer = -1;
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "[causerie] deadline");
  g_source_set_callback (self->source, wake_cb, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());

  return self;
}

void
causerie_deadline_free (CauserieDeadline *self)
{
  if (self == NULL)
    return;

  g_source_destroy (self->source);
  g_source_unref (self->source);
  if (self->timer >= 0)
    close (self->timer);
  g_free (self);
}

void
causerie_deadline_set (CauserieDeadline *self, guint delay_ms)
{
  gint64 now = causerie_clock_now ();

  g_return_if_fail (self != NULL);

  self->due = now + delay_ms * G_GINT64_CONSTANT (1000);
  if (self->wakes < now || self->wakes > self->due)
    wind (self, now);
}

void
causerie_deadline_extend (CauserieDeadline *self, guint least_ms)
{
  gint64 left;

  g_return_if_fail (self != NULL);

  left = self->due - causerie_clock_now ();
  if (self->due > 0 && left < least_ms * G_GINT64_CONSTANT (1000))
    causerie_deadline_set (self, least_ms);
}

void
causerie_deadline_clear (CauserieDeadline *self)
{
  g_return_if_fail (self != NULL);

  self->due = 0;
  if (self->wakes > 0)
    unwind (self);
}

gboolean
causerie_deadline_is_set (CauserieDeadline *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->due > 0;
}
