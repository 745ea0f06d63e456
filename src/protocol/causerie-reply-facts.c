/* causerie-reply-facts.c: what is known of an answer in flight
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-reply-private.h"

CauserieReplyState
causerie_reply_get_state (CauserieReply *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REPLY (self), CAUSERIE_REPLY_IDLE);

  return self->state;
}

CauserieFailure *
causerie_reply_get_failure (CauserieReply *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REPLY (self), NULL);

  return self->failure;
}

const CauserieWait *
causerie_reply_get_wait (CauserieReply *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REPLY (self), NULL);

  return &self->wait;
}

CauserieUsage *
causerie_reply_get_usage (CauserieReply *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REPLY (self), NULL);

  return causerie_answer_get_usage (self->answer);
}

const char *
causerie_reply_get_finish_word (CauserieReply *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REPLY (self), NULL);

  return causerie_answer_get_finish_word (self->answer);
}

const char *
causerie_reply_get_model (CauserieReply *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REPLY (self), NULL);

  return causerie_answer_get_model (self->answer);
}

const char *
causerie_reply_get_provider (CauserieReply *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REPLY (self), NULL);

  return causerie_answer_get_provider (self->answer);
}

const char *
causerie_reply_get_generation_id (CauserieReply *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REPLY (self), NULL);

  return causerie_answer_get_generation_id (self->answer);
}

GPtrArray *
causerie_reply_get_tool_calls (CauserieReply *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REPLY (self), NULL);

  return causerie_answer_get_tool_calls (self->answer);
}
