/* causerie-answer-end.c: the end of an answer, and the judgement on it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-answer-private.h"

#include "causerie-error-body.h"

static gboolean
says_nothing (CauserieAnswer *self)
{
  return !self->has_text && !self->has_reasoning && !self->has_image &&
         self->tool_calls->len == 0;
}

static CauserieFailure *
judge_garbage (CauserieAnswer *self)
{
  CauserieErrorReply reply = {
    .status = SOUP_STATUS_OK,
    .body = self->garbage->str,
    .length = self->garbage->len,
    .key = causerie_request_get_key (self->request),
    .own_headers = causerie_request_get_headers (self->request),
  };

  return causerie_error_body_read (&reply);
}

/* A finished answer in which nothing stands. */
static CauserieFailure *
judge_empty (CauserieFinish finish)
{
  if (finish == CAUSERIE_FINISH_CONTENT_FILTER)
    return causerie_failure_new_local (CAUSERIE_FAILURE_CONTENT_FILTERED,
                                       "the provider's filter withheld the whole answer");
  if (finish == CAUSERIE_FINISH_LENGTH)
    return causerie_failure_new_local (CAUSERIE_FAILURE_EMPTY,
                                       "the token limit was reached before any text came");
  return causerie_failure_new_local (CAUSERIE_FAILURE_EMPTY, "the answer has no text");
}

/* NULL is success. */
static CauserieFailure *
judge (CauserieAnswer *self, CauserieFailure *interruption)
{
  CauserieFinish finish = causerie_finish_from_word (self->finish_word);
  gboolean finished = self->done || finish != CAUSERIE_FINISH_NONE;

  if (interruption != NULL &&
      (!finished || causerie_failure_get_kind (interruption) == CAUSERIE_FAILURE_CANCELLED))
    return causerie_failure_ref (interruption);
  if (self->garbage->len > 0 && says_nothing (self))
    return judge_garbage (self);
  if (!self->has_chunk)
    return causerie_failure_new_local (CAUSERIE_FAILURE_EMPTY, "the server answered nothing");
  if (!finished)
    return causerie_failure_new_local (CAUSERIE_FAILURE_CUT_OFF,
                                       "the stream ended without saying that it was complete");
  if (finish == CAUSERIE_FINISH_ERROR)
    return causerie_failure_new_local (CAUSERIE_FAILURE_SERVER,
                                       "the provider ended the answer with an error");
  return says_nothing (self) ? judge_empty (finish) : NULL;
}

/* What is signed in them counts only when it is whole. */
static void
give_details (CauserieAnswer *self)
{
  g_autofree char *details = causerie_reasoning_details_write (self->details);

  if (details != NULL)
    causerie_answer_add_part (self, causerie_part_new_reasoning_details (details));
}

void
causerie_answer_end (CauserieAnswer *self, CauserieFailure *interruption)
{
  g_autoptr(CauserieFailure) owned = interruption;

  g_return_if_fail (self != NULL);

  if (self->ended)
    return;

  self->ended = TRUE;
  if (!self->came_text)
    causerie_answer_add_text (self, self->whole_text->str);
  causerie_think_splitter_finish (self->splitter);
  causerie_answer_note_output (self);
  g_ptr_array_unref (self->tool_calls);
  self->tool_calls = causerie_tool_assembler_finish (self->assembler);
  if (self->failure == NULL)
    self->failure = judge (self, owned);
  if (self->failure == NULL)
    give_details (self);
}
