/* causerie-deadline.c: a moment that can be put off cheaply
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-deadline.h"

struct _CauserieDeadline {
  GSource              *source; /* owned */
  CauserieDeadlineFunc  func;
  gpointer              user_data;
};

/* It stays in the loop, unset, until it is set again. */
static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_source_set_ready_time (source, -1);
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch };

static gboolean
pass_cb (gpointer user_data)
{
  CauserieDeadline *self = user_data;

  self->func (self->user_data);
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
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "[causerie] deadline");
  g_source_set_callback (self->source, pass_cb, self, NULL);
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
  g_free (self);
}

void
causerie_deadline_set (CauserieDeadline *self, guint delay_ms)
{
  g_return_if_fail (self != NULL);

  g_source_set_ready_time (self->source,
                           g_get_monotonic_time () + delay_ms * G_GINT64_CONSTANT (1000));
}

void
causerie_deadline_clear (CauserieDeadline *self)
{
  g_return_if_fail (self != NULL);

  g_source_set_ready_time (self->source, -1);
}
