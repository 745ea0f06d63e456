/* causerie-continuation.c: an answer that goes on where it stopped
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-continuation.h"

/* Read by a model, not by a person. */
#define REQUEST \
  "Your last message was cut off. Continue it exactly where it stopped, in the same language and " \
  "format. Repeat nothing of it and say nothing about it."

struct _CauserieContinuation {
  CauserieMessage *answer;       /* owned, as are the following */
  CauserieMessage *part;
  CauserieUsage   *usage;        /* of the first request; NULL unknown */
  char            *text;         /* what the answer had, as it was sent */

  gsize            text_taken;   /* bytes of the part's that are in the answer */
  gsize            reasoning_taken;
  gint64           end_time;     /* of the first request */
  gboolean         prefill;
};

/* --- while it runs --- */

static void
text_cb (CauserieContinuation *self)
{
  const char *text = causerie_message_get_text (self->part);
  gsize length = causerie_message_get_text_length (self->part);

  /* What is appended fits to what was sent, which had no spaces at its end. */
  if (length < self->text_taken)
    self->text_taken = 0;
  if (self->text_taken == 0 &&
      !g_str_equal (causerie_message_get_text (self->answer), self->text))
    causerie_message_set_text (self->answer, self->text);
  if (length > self->text_taken)
    causerie_message_append_text (self->answer, text + self->text_taken,
                                  (gssize) (length - self->text_taken));
  self->text_taken = length;
}

static void
reasoning_cb (CauserieContinuation *self)
{
  const char *reasoning = causerie_message_get_reasoning (self->part);
  gsize length = causerie_message_get_reasoning_length (self->part);

  if (self->reasoning_taken == 0 && causerie_message_get_reasoning_length (self->answer) > 0)
    causerie_message_append_reasoning (self->answer, "\n\n", -1);
  causerie_message_append_reasoning (self->answer, reasoning + self->reasoning_taken,
                                     (gssize) (length - self->reasoning_taken));
  self->reasoning_taken = length;
}

/* How it ended is told by causerie_continuation_finish(). */
static void
state_cb (CauserieContinuation *self)
{
  if (causerie_message_is_running (self->part))
    causerie_message_set_state (self->answer, causerie_message_get_state (self->part));
}

static void
wait_cb (CauserieContinuation *self)
{
  causerie_message_set_wait (self->answer, causerie_message_get_wait (self->part));
}

static void
follow_part (CauserieContinuation *self)
{
  g_signal_connect_swapped (self->part, "notify::text", G_CALLBACK (text_cb), self);
  g_signal_connect_swapped (self->part, "notify::reasoning", G_CALLBACK (reasoning_cb), self);
  g_signal_connect_swapped (self->part, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_connect_swapped (self->part, "notify::wait", G_CALLBACK (wait_cb), self);
}

CauserieContinuation *
causerie_continuation_new (CauserieMessage *answer, gboolean prefill)
{
  CauserieContinuation *self = g_new0 (CauserieContinuation, 1);
  CauserieUsage *usage;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (answer), NULL);

  usage = causerie_message_get_usage (answer);
  self->answer = g_object_ref (answer);
  self->usage = usage != NULL ? causerie_usage_ref (usage) : NULL;
  self->end_time = causerie_message_get_end_time (answer);
  self->text = g_strdup (causerie_message_get_text (answer));
  if (prefill)
    g_strchomp (self->text);
  self->prefill = prefill;
  self->part = causerie_message_new (causerie_message_get_uid (answer),
                                     causerie_message_get_parent_uid (answer),
                                     CAUSERIE_ROLE_ASSISTANT);
  follow_part (self);

  causerie_message_set_failure (answer, NULL);
  causerie_message_set_finish_word (answer, NULL);
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_WAITING);

  return self;
}

void
causerie_continuation_free (CauserieContinuation *self)
{
  g_signal_handlers_disconnect_by_data (self->part, self);
  g_object_unref (self->part);
  g_object_unref (self->answer);
  g_clear_pointer (&self->usage, causerie_usage_unref);
  g_free (self->text);
  g_free (self);
}

CauserieMessage *
causerie_continuation_get_part (CauserieContinuation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->part;
}

static CauserieMessage *
new_turn (CauserieRole role, const char *text)
{
  CauserieMessage *turn = causerie_message_new (NULL, NULL, role);

  causerie_message_set_text (turn, text);

  return turn;
}

void
causerie_continuation_complete (CauserieContinuation *self, GPtrArray *messages)
{
  g_return_if_fail (self != NULL && messages != NULL && messages->len > 0);
  g_return_if_fail (g_ptr_array_index (messages, messages->len - 1) == self->answer);

  if (self->prefill) {
    g_ptr_array_set_size (messages, (int) messages->len - 1);
    g_ptr_array_add (messages, new_turn (CAUSERIE_ROLE_ASSISTANT, self->text));
  } else {
    g_ptr_array_add (messages, new_turn (CAUSERIE_ROLE_USER, REQUEST));
  }
}

/* --- its end --- */

gboolean
causerie_continuation_was_refused (CauserieContinuation *self)
{
  CauserieFailure *failure;

  g_return_val_if_fail (self != NULL, FALSE);

  failure = causerie_message_get_failure (self->part);

  return self->prefill && failure != NULL &&
         causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_BAD_REQUEST &&
         causerie_message_get_text_length (self->part) == 0 &&
         causerie_message_get_reasoning_length (self->part) == 0;
}

gboolean
causerie_continuation_was_counted (CauserieContinuation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return causerie_message_get_generation_id (self->part) != NULL;
}

/* From the first token to the end, as if there had been no pause. */
static void
set_times (CauserieContinuation *self)
{
  gint64 first = causerie_message_get_first_token_time (self->answer);
  gint64 part_first = causerie_message_get_first_token_time (self->part);
  gint64 part_end = causerie_message_get_end_time (self->part);

  if (first == 0) {
    causerie_message_set_sent_time (self->answer, causerie_message_get_sent_time (self->part));
    causerie_message_set_first_token_time (self->answer, part_first);
  }
  if (causerie_message_get_reasoning_end_time (self->answer) == 0)
    causerie_message_set_reasoning_end_time (self->answer,
                                             causerie_message_get_reasoning_end_time (self->part));

  if (first == 0 || self->end_time == 0)
    causerie_message_set_end_time (self->answer, part_end);
  else if (part_first != 0)
    causerie_message_set_end_time (self->answer, self->end_time + part_end - part_first);
}

static void
set_usage (CauserieContinuation *self)
{
  CauserieUsage *usage = causerie_message_get_usage (self->part);
  g_autoptr(CauserieUsage) sum = NULL;

  if (usage == NULL && causerie_message_get_first_token_time (self->part) == 0)
    return; /* it was not answered, or not even sent */

  if (self->usage != NULL || usage != NULL)
    sum = causerie_usage_add (self->usage, usage);
  causerie_message_set_usage (self->answer, sum);
}

/* What a model thought is signed as a whole: pieces of two requests are not sent back. */
static void
take_parts (CauserieContinuation *self)
{
  for (guint i = 0; i < causerie_message_get_n_parts (self->part); i++) {
    CauseriePart *part = causerie_message_get_part (self->part, i);

    if (causerie_part_get_kind (part) != CAUSERIE_PART_REASONING_DETAILS)
      causerie_message_add_part (self->answer, part);
  }
}

void
causerie_continuation_finish (CauserieContinuation *self)
{
  CauserieMessage *part, *answer;

  g_return_if_fail (self != NULL);

  part = self->part;
  answer = self->answer;
  if (causerie_message_get_answered_model (part) != NULL)
    causerie_message_set_answered_model (answer, causerie_message_get_answered_model (part));
  if (causerie_message_get_params (part) != NULL)
    causerie_message_set_params (answer, causerie_message_get_params (part));
  if (causerie_message_get_provider (part) != NULL)
    causerie_message_set_provider (answer, causerie_message_get_provider (part));
  if (causerie_message_get_generation_id (part) != NULL)
    causerie_message_set_generation_id (answer, causerie_message_get_generation_id (part));
  causerie_message_set_finish_word (answer, causerie_message_get_finish_word (part));

  take_parts (self);
  set_usage (self);
  set_times (self);
  causerie_message_set_wait (answer, NULL);
  causerie_message_set_failure (answer, causerie_message_get_failure (part));
  causerie_message_set_state (answer, causerie_message_get_state (part));
}
