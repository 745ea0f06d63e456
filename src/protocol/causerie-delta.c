/* causerie-delta.c: one step of an answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-delta-private.h"

#include "causerie-surrogates.h"

struct _CauserieDelta {
  /* owned */
  char      *text;
  char      *reasoning;
  GPtrArray *parts; /* CauseriePart; NULL when none */

  gsize      text_length;
  gsize      reasoning_length;
  gboolean   text_was_reasoning;
};

G_DEFINE_BOXED_TYPE (CauserieDelta, causerie_delta, causerie_delta_ref, causerie_delta_unref)

static void
clear_delta (gpointer data)
{
  CauserieDelta *self = data;

  g_free (self->text);
  g_free (self->reasoning);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
}

static char *
take_buffer (GString *buffer, gboolean is_last, gsize *length)
{
  gsize tail = is_last ? 0 : causerie_surrogates_open_tail (buffer);
  GString *taken = g_string_new_len (buffer->str, buffer->len - tail);

  g_string_erase (buffer, 0, buffer->len - tail);
  causerie_surrogates_join (taken);
  *length = taken->len;
  return g_string_free (taken, FALSE);
}

CauserieDelta *
causerie_delta_new (GString *text, GString *reasoning, gboolean is_last, GPtrArray *parts,
                    gboolean text_was_reasoning)
{
  CauserieDelta *self;

  g_return_val_if_fail (text != NULL && reasoning != NULL, NULL);

  self = g_atomic_rc_box_new0 (CauserieDelta);
  self->text = take_buffer (text, is_last, &self->text_length);
  self->reasoning = take_buffer (reasoning, is_last, &self->reasoning_length);
  self->parts = parts != NULL ? g_ptr_array_ref (parts) : NULL;
  self->text_was_reasoning = text_was_reasoning;

  return self;
}

CauserieDelta *
causerie_delta_ref (CauserieDelta *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
causerie_delta_unref (CauserieDelta *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_delta);
}

const char *
causerie_delta_get_text (CauserieDelta *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, "");

  if (length != NULL)
    *length = self->text_length;
  return self->text;
}

const char *
causerie_delta_get_reasoning (CauserieDelta *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, "");

  if (length != NULL)
    *length = self->reasoning_length;
  return self->reasoning;
}

GPtrArray *
causerie_delta_get_parts (CauserieDelta *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts;
}

gboolean
causerie_delta_get_text_was_reasoning (CauserieDelta *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->text_was_reasoning;
}
