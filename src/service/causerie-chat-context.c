/* causerie-chat-context.c: how much of the model's context a conversation takes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-private.h"

#include "causerie-context.h"

GPtrArray *
causerie_chat_dup_path (CauserieChat *self)
{
  GPtrArray *path = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->conversation));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (path, g_list_model_get_item (G_LIST_MODEL (self->conversation), i));

  return path;
}

gint64
causerie_chat_get_context_used (CauserieChat *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), 0);

  if (self->context_used < 0) {
    g_autoptr(GPtrArray) path = causerie_chat_dup_path (self);
    const char *instructions =
      self->profile != NULL ? causerie_profile_get_instructions (self->profile) : "";

    self->context_used = causerie_context_estimate (instructions, path);
  }

  return self->context_used;
}

gint64
causerie_chat_get_context_length (CauserieChat *self)
{
  double length = 0;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), 0);

  if (self->profile != NULL)
    causerie_params_get (causerie_profile_get_params (self->profile),
                         CAUSERIE_PARAM_CONTEXT_LENGTH, &length);

  return (gint64) length;
}
