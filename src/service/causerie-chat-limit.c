/* causerie-chat-limit.c: answers that a limit of tokens cut
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-private.h"

static gboolean
was_cut (CauserieMessage *answer)
{
  return !causerie_message_is_running (answer) &&
         causerie_message_get_finish (answer) == CAUSERIE_FINISH_LENGTH;
}

/* Tokens; 0: none was set. */
static gint64
get_limit (const CauserieParams *params)
{
  double limit = 0;

  if (params != NULL)
    causerie_params_get (params, CAUSERIE_PARAM_MAX_TOKENS, &limit);

  return (gint64) limit;
}

/* Room for the question must stay. */
static gint64
choose_higher (const CauserieParams *params, gint64 limit)
{
  double length, most = causerie_param_get_facts (CAUSERIE_PARAM_MAX_TOKENS)->maximum;

  if (causerie_params_get (params, CAUSERIE_PARAM_CONTEXT_LENGTH, &length))
    most = MIN (most, length / 2);

  return MAX (limit, (gint64) MIN (2.0 * limit, most));
}

/* FALSE: it is as high as it can be. One that somebody changed since holds as it is. */
static gboolean
raise_limit (CauserieChat *self, CauserieProfile *profile, gint64 reached)
{
  const CauserieParams *params = causerie_profile_get_params (profile);
  g_autoptr(CauserieParams) raised = causerie_params_copy (params);
  gint64 limit = get_limit (params), higher;

  if (limit == 0 || limit != reached)
    return TRUE;

  higher = choose_higher (params, limit);
  causerie_params_set (raised, CAUSERIE_PARAM_MAX_TOKENS, (double) higher);
  if (profile == self->profile && profile != self->saved)
    causerie_chat_override_params (self, raised);
  else
    causerie_profile_set_params (profile, raised);

  return higher > limit;
}

gboolean
causerie_chat_raise_limit (CauserieChat *self, CauserieMessage *answer)
{
  CauserieProfile *profile;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);

  if (!causerie_chat_can_ask (self) || !was_cut (answer))
    return FALSE;

  profile = causerie_chat_find_profile (self, answer);
  if (!raise_limit (self, profile, get_limit (causerie_message_get_params (answer))))
    return FALSE;
  if (causerie_chat_can_continue (self, answer))
    return causerie_chat_continue (self, answer);

  return causerie_chat_retry_with (self, answer, profile);
}
