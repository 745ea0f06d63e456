/* causerie-answer.c: an answer as it is put together
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-answer-private.h"

#include "causerie-delta-private.h"
#include "causerie-error-body.h"
#include "causerie-json.h"
#include "causerie-part.h"
#include "causerie-property.h"
#include "causerie-surrogates.h"

#include <string.h>

/* Enough for any list of sources; a server that sends more sends noise. */
#define MAX_CITATIONS 256

#define MAX_GARBAGE_BYTES (16 * 1024)

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
replace_usage (CauserieUsage **field, CauserieUsage *usage)
{
  causerie_usage_ref (usage);
  g_clear_pointer (field, causerie_usage_unref);
  *field = usage;
}

static void
turn_to_reasoning (CauserieAnswer *self)
{
  self->has_reasoning |= self->has_text;
  self->has_text = FALSE;
  self->text_was_reasoning = self->gave_text;
}

static void
append_reasoning (CauserieAnswer *self, const char *text)
{
  if (!is_given (text))
    return;

  causerie_think_splitter_ignore_lone (self->splitter);
  g_string_append (self->reasoning, text);
}

/* Half a character at the end waits for the other half, unless nothing more comes. */
static gboolean
holds_output (CauserieAnswer *self, GString *buffer)
{
  return buffer->len > (self->ended ? 0 : causerie_surrogates_open_tail (buffer));
}

void
causerie_answer_add_part (CauserieAnswer *self, CauseriePart *part)
{
  if (self->parts == NULL)
    self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);

  g_ptr_array_add (self->parts, part);
}

void
causerie_answer_note_output (CauserieAnswer *self)
{
  self->has_text |= says_something (self->text->str);
  self->has_reasoning |= says_something (self->reasoning->str);
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
  self->details = causerie_reasoning_details_new ();
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
  g_clear_pointer (&self->details, causerie_reasoning_details_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->tool_calls, g_ptr_array_unref);
  g_clear_pointer (&self->cited, g_hash_table_unref);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  g_clear_pointer (&self->usage, causerie_usage_unref);
  g_clear_pointer (&self->spare_usage, causerie_usage_unref);
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

  self->told_reasoning |= is_given (text);
  append_reasoning (self, text);
}

void
causerie_answer_add_reasoning_details (CauserieAnswer *self, JsonArray *items)
{
  guint length = items != NULL ? json_array_get_length (items) : 0;

  g_return_if_fail (self != NULL);

  causerie_reasoning_details_add (self->details, items);
  for (guint i = 0; i < length && !self->told_reasoning; i++) {
    JsonObject *item = causerie_json_element_object (items, i);
    const char *text = causerie_json_get_string (item, "text");

    append_reasoning (self, is_given (text) ? text : causerie_json_get_string (item, "summary"));
  }
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

  causerie_answer_add_part (self, causerie_part_new_image (data, media_type, NULL));
  self->has_image = TRUE;
}

void
causerie_answer_add_citation (CauserieAnswer *self, const char *url, const char *title)
{
  g_return_if_fail (self != NULL);

  if (!is_given (url) || !is_web_address (url) ||
      g_hash_table_size (self->cited) == MAX_CITATIONS ||
      !g_hash_table_add (self->cited, g_strdup (url)))
    return;

  causerie_answer_add_part (self,
                            causerie_part_new_citation (url, is_given (title) ? title : NULL));
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

  replace_usage (&self->usage, usage);
}

void
causerie_answer_set_spare_usage (CauserieAnswer *self, CauserieUsage *usage)
{
  g_return_if_fail (self != NULL && usage != NULL);

  replace_usage (&self->spare_usage, usage);
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
  reply.own_headers = causerie_request_get_headers (self->request);
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

  if (!holds_output (self, self->text) && !holds_output (self, self->reasoning) &&
      self->parts == NULL && !self->text_was_reasoning)
    return NULL;

  causerie_answer_note_output (self);
  parts = g_steal_pointer (&self->parts);
  text_was_reasoning = self->text_was_reasoning;
  self->text_was_reasoning = FALSE;
  self->gave_text |= holds_output (self, self->text);
  return causerie_delta_new (self->text, self->reasoning, self->ended, parts, text_was_reasoning);
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

  return self->usage != NULL ? self->usage : self->spare_usage;
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
