/* causerie-answer.c: an answer as it is put together
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-answer.h"

#include "causerie-delta-private.h"
#include "causerie-error-body.h"
#include "causerie-part.h"
#include "causerie-property.h"
#include "causerie-think-splitter.h"

#include <string.h>

/* Enough for any list of sources; a server that sends more sends noise. */
#define MAX_CITATIONS 256

#define MAX_GARBAGE_BYTES (16 * 1024)

struct _CauserieAnswer {
  CauserieRequest       *request; /* owned: its key is blanked in errors */

  /* what the next delta takes */
  GString               *text;
  GString               *reasoning;
  GPtrArray             *parts; /* NULL: none */
  gboolean               text_was_reasoning;

  /* owned */
  CauserieThinkSplitter *splitter;
  CauserieToolAssembler *assembler;
  GHashTable            *cited; /* addresses */
  GString               *garbage;
  GString               *whole_text;
  GPtrArray             *tool_calls;
  CauserieFailure       *failure;
  CauserieUsage         *usage;
  char                  *finish_word;
  char                  *model;
  char                  *provider;
  char                  *generation_id;

  gboolean               has_chunk;     /* at least one was understood */
  gboolean               came_text;      /* text came, before the tags were taken out of it */
  gboolean               came_reasoning; /* in the server's own field */

  /* given out, other than white space */
  gboolean               has_text;
  gboolean               has_reasoning;
  gboolean               has_parts;
  gboolean               gave_text;     /* a delta with text was taken */
  gboolean               done;
  gboolean               ended;
};

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
says_something (const char *text)
{
  return text[strspn (text, " \t\r\n")] != '\0';
}

static void
add_part (CauserieAnswer *self, CauseriePart *part)
{
  if (self->parts == NULL)
    self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);

  g_ptr_array_add (self->parts, part);
  self->has_parts = TRUE;
}

static gboolean
is_web_address (const char *url)
{
  return g_ascii_strncasecmp (url, "https://", strlen ("https://")) == 0 ||
         g_ascii_strncasecmp (url, "http://", strlen ("http://")) == 0;
}

static void
keep_first (char **field, const char *value)
{
  if (*field == NULL && is_given (value))
    *field = g_strdup (value);
}

static void
turn_to_reasoning (CauserieAnswer *self)
{
  self->has_reasoning |= self->has_text;
  self->has_text = FALSE;
  self->text_was_reasoning = self->gave_text;
}

static void
note_output (CauserieAnswer *self)
{
  self->has_text |= says_something (self->text->str);
  self->has_reasoning |= says_something (self->reasoning->str);
}

static CauserieFailure *
judge_garbage (CauserieAnswer *self)
{
  CauserieErrorReply reply = {
    .status = SOUP_STATUS_OK,
    .body = self->garbage->str,
    .length = self->garbage->len,
    .key = causerie_request_get_key (self->request),
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
  if (!self->has_chunk && self->garbage->len > 0)
    return judge_garbage (self);
  if (!self->has_chunk)
    return causerie_failure_new_local (CAUSERIE_FAILURE_EMPTY, "the server answered nothing");
  if (!finished)
    return causerie_failure_new_local (CAUSERIE_FAILURE_CUT_OFF,
                                       "the stream ended without saying that it was complete");
  if (finish == CAUSERIE_FINISH_ERROR)
    return causerie_failure_new_local (CAUSERIE_FAILURE_SERVER,
                                       "the provider ended the answer with an error");
  if (!self->has_text && !self->has_reasoning && !self->has_parts && self->tool_calls->len == 0)
    return judge_empty (finish);
  return NULL;
}

CauserieAnswer *
causerie_answer_new (CauserieRequest *request)
{
  CauserieAnswer *self;

  g_return_val_if_fail (request != NULL, NULL);

  self = g_new0 (CauserieAnswer, 1);
  self->request = causerie_request_ref (request);
  self->text = g_string_new (NULL);
  self->reasoning = g_string_new (NULL);
  self->garbage = g_string_new (NULL);
  self->whole_text = g_string_new (NULL);
  self->splitter = causerie_think_splitter_new (self->text, self->reasoning);
  self->assembler = causerie_tool_assembler_new ();
  self->tool_calls = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  self->cited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
causerie_answer_free (CauserieAnswer *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->request, causerie_request_unref);
  g_clear_pointer (&self->splitter, causerie_think_splitter_free);
  g_clear_pointer (&self->assembler, causerie_tool_assembler_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->tool_calls, g_ptr_array_unref);
  g_clear_pointer (&self->cited, g_hash_table_unref);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  g_clear_pointer (&self->usage, causerie_usage_unref);
  g_string_free (self->text, TRUE);
  g_string_free (self->reasoning, TRUE);
  g_string_free (self->garbage, TRUE);
  g_string_free (self->whole_text, TRUE);
  g_free (self->finish_word);
  g_free (self->model);
  g_free (self->provider);
  g_free (self->generation_id);
  g_free (self);
}

void
causerie_answer_add_text (CauserieAnswer *self, const char *text)
{
  g_return_if_fail (self != NULL);

  if (!is_given (text))
    return;

  self->came_text = TRUE;
  if (causerie_think_splitter_push (self->splitter, text, strlen (text)))
    turn_to_reasoning (self);
}

void
causerie_answer_add_reasoning (CauserieAnswer *self, const char *text)
{
  g_return_if_fail (self != NULL);

  if (!is_given (text))
    return;

  if (!self->came_reasoning)
    causerie_think_splitter_ignore_lone (self->splitter);
  self->came_reasoning = TRUE;
  g_string_append (self->reasoning, text);
}

void
causerie_answer_set_whole_text (CauserieAnswer *self, const char *text)
{
  g_return_if_fail (self != NULL);

  if (!self->came_text && is_given (text))
    g_string_assign (self->whole_text, text);
}

void
causerie_answer_add_image (CauserieAnswer *self, GBytes *data, const char *media_type)
{
  g_return_if_fail (self != NULL && data != NULL && media_type != NULL);

  add_part (self, causerie_part_new_image (data, media_type, NULL));
}

void
causerie_answer_add_citation (CauserieAnswer *self, const char *url, const char *title)
{
  g_return_if_fail (self != NULL);

  if (!is_given (url) || !is_web_address (url) ||
      g_hash_table_size (self->cited) == MAX_CITATIONS ||
      !g_hash_table_add (self->cited, g_strdup (url)))
    return;

  add_part (self, causerie_part_new_citation (url, is_given (title) ? title : NULL));
}

void
causerie_answer_add_tool_fragment (CauserieAnswer *self, const CauserieToolFragment *fragment)
{
  g_return_if_fail (self != NULL && fragment != NULL);

  causerie_tool_assembler_add (self->assembler, fragment);
}

void
causerie_answer_set_generation_id (CauserieAnswer *self, const char *id)
{
  g_return_if_fail (self != NULL);

  keep_first (&self->generation_id, id);
}

void
causerie_answer_set_model (CauserieAnswer *self, const char *model)
{
  g_return_if_fail (self != NULL);

  keep_first (&self->model, model);
}

void
causerie_answer_set_provider (CauserieAnswer *self, const char *provider)
{
  g_return_if_fail (self != NULL);

  keep_first (&self->provider, provider);
}

void
causerie_answer_set_usage (CauserieAnswer *self, CauserieUsage *usage)
{
  g_return_if_fail (self != NULL && usage != NULL);

  causerie_usage_ref (usage);
  g_clear_pointer (&self->usage, causerie_usage_unref);
  self->usage = usage;
}

void
causerie_answer_set_finish_word (CauserieAnswer *self, const char *word)
{
  g_return_if_fail (self != NULL);

  if (is_given (word))
    causerie_set_string (&self->finish_word, word);
}

void
causerie_answer_set_done (CauserieAnswer *self)
{
  g_return_if_fail (self != NULL);

  self->has_chunk = TRUE;
  self->done = TRUE;
}

gboolean
causerie_answer_get_done (CauserieAnswer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->done;
}

void
causerie_answer_note_chunk (CauserieAnswer *self)
{
  g_return_if_fail (self != NULL);

  self->has_chunk = TRUE;
}

void
causerie_answer_fail (CauserieAnswer *self, const char *body, gsize length)
{
  CauserieErrorReply reply = { .status = SOUP_STATUS_OK, .is_error = TRUE };

  g_return_if_fail (self != NULL && body != NULL);

  if (self->failure != NULL)
    return;

  reply.body = body;
  reply.length = length;
  reply.key = causerie_request_get_key (self->request);
  self->failure = causerie_error_body_read (&reply);
}

void
causerie_answer_take_failure (CauserieAnswer *self, CauserieFailure *failure)
{
  g_return_if_fail (self != NULL && failure != NULL);

  if (self->failure == NULL)
    self->failure = failure;
  else
    causerie_failure_unref (failure);
}

void
causerie_answer_note_garbage (CauserieAnswer *self, const char *text, gsize length)
{
  g_return_if_fail (self != NULL && text != NULL);

  if (self->garbage->len >= MAX_GARBAGE_BYTES || length == 0)
    return;

  if (self->garbage->len > 0)
    g_string_append_c (self->garbage, '\n');
  g_string_append_len (self->garbage, text, length);
}

CauserieDelta *
causerie_answer_take_delta (CauserieAnswer *self)
{
  g_autoptr(GPtrArray) parts = NULL;
  gboolean text_was_reasoning;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->text->len == 0 && self->reasoning->len == 0 && self->parts == NULL &&
      !self->text_was_reasoning)
    return NULL;

  note_output (self);
  parts = g_steal_pointer (&self->parts);
  text_was_reasoning = self->text_was_reasoning;
  self->text_was_reasoning = FALSE;
  self->gave_text |= self->text->len > 0;
  return causerie_delta_new (self->text, self->reasoning, parts, text_was_reasoning);
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
  note_output (self);
  g_ptr_array_unref (self->tool_calls);
  self->tool_calls = causerie_tool_assembler_finish (self->assembler);
  if (self->failure == NULL)
    self->failure = judge (self, owned);
}

CauserieFailure *
causerie_answer_get_failure (CauserieAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ended ? self->failure : NULL;
}

CauserieUsage *
causerie_answer_get_usage (CauserieAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->usage;
}

const char *
causerie_answer_get_finish_word (CauserieAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->finish_word;
}

const char *
causerie_answer_get_model (CauserieAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->model;
}

const char *
causerie_answer_get_provider (CauserieAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->provider;
}

const char *
causerie_answer_get_generation_id (CauserieAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->generation_id;
}

GPtrArray *
causerie_answer_get_tool_calls (CauserieAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tool_calls;
}
