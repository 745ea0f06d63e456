/* causerie-foreign-turn.c: what a turn of a foreign chat holds
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-foreign-turn-private.h"

#include "causerie-think-splitter.h"

#include <string.h>

CauserieForeignTurn *
causerie_foreign_turn_new (const char *id, const char *parent_id, CauserieRole role)
{
  CauserieForeignTurn *self = g_new0 (CauserieForeignTurn, 1);

  self->id = g_strdup (id);
  self->parent_id = g_strdup (parent_id);
  self->role = role;
  self->state = CAUSERIE_MESSAGE_DONE;
  return self;
}

static void
free_text (GString *text)
{
  g_string_free (text, TRUE);
}

void
causerie_foreign_turn_free (CauserieForeignTurn *self)
{
  g_clear_pointer (&self->text, free_text);
  g_clear_pointer (&self->reasoning, free_text);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->citations, g_hash_table_unref);
  g_clear_pointer (&self->usage, causerie_usage_unref);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  g_free (self->model);
  g_free (self->provider);
  g_free (self->finish_word);
  g_free (self->parent_id);
  g_free (self->id);
  g_free (self);
}

const char *
causerie_foreign_turn_get_id (CauserieForeignTurn *turn)
{
  return turn->id;
}

gboolean
causerie_foreign_turn_is_empty (CauserieForeignTurn *self)
{
  return self->text == NULL && self->reasoning == NULL && self->parts == NULL &&
         self->failure == NULL;
}

/* --- text ------------------------------------------------------------------------------------- */

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/* A paragraph after what is there. */
static void
add_paragraph (GString **field, const char *text)
{
  if (is_blank (text))
    return;

  if (*field == NULL)
    *field = g_string_new (text);
  else
    g_string_append_printf (*field, "\n\n%s", text);
}

void
causerie_foreign_turn_add_text (CauserieForeignTurn *turn, const char *text)
{
  add_paragraph (&turn->text, text);
}

void
causerie_foreign_turn_add_reasoning (CauserieForeignTurn *turn, const char *text)
{
  add_paragraph (&turn->reasoning, text);
}

void
causerie_foreign_turn_add_answer (CauserieForeignTurn *turn, const char *text)
{
  g_autoptr(GString) said = NULL;
  g_autoptr(GString) thought = NULL;
  g_autoptr(CauserieThinkSplitter) splitter = NULL;

  if (text == NULL)
    return;

  said = g_string_new (NULL);
  thought = g_string_new (NULL);
  splitter = causerie_think_splitter_new (said, thought);
  causerie_think_splitter_push (splitter, text, strlen (text));
  causerie_think_splitter_finish (splitter);
  causerie_foreign_turn_add_reasoning (turn, g_strchomp (thought->str));
  causerie_foreign_turn_add_text (turn, said->str);
}

/* Longer than any run of backticks in the text. */
static char *
make_fence (const char *text)
{
  gsize longest = 2;

  for (const char *p = strchr (text, '`'); p != NULL; p = strchr (p, '`')) {
    gsize run = strspn (p, "`");

    longest = MAX (longest, run);
    p += run;
  }
  return g_strnfill (longest + 1, '`');
}

static char *
make_block (const char *language, const char *text)
{
  g_autofree char *fence = make_fence (text);
  const char *end = g_str_has_suffix (text, "\n") ? "" : "\n";

  return g_strdup_printf ("%s%s\n%s%s%s", fence, language != NULL ? language : "", text, end, fence);
}

void
causerie_foreign_turn_add_code (CauserieForeignTurn *turn, const char *language, const char *text)
{
  g_autofree char *block = is_blank (text) ? NULL : make_block (language, text);

  causerie_foreign_turn_add_text (turn, block);
}

void
causerie_foreign_turn_add_step (CauserieForeignTurn *turn, const char *name, const char *text)
{
  g_autofree char *heading = is_blank (name) ? NULL : g_strdup_printf ("**%s**", name);
  g_autofree char *block = is_blank (text) ? NULL : make_block (NULL, text);

  causerie_foreign_turn_add_reasoning (turn, heading);
  causerie_foreign_turn_add_reasoning (turn, block);
}

void
causerie_foreign_turn_add_name (CauserieForeignTurn *turn, const char *name)
{
  g_autofree char *line = is_blank (name) ? NULL : g_strdup_printf ("[%s]", name);

  causerie_foreign_turn_add_text (turn, line);
}

/* --- parts ------------------------------------------------------------------------------------ */

void
causerie_foreign_turn_add_part (CauserieForeignTurn *turn, CauseriePart *part)
{
  if (part == NULL)
    return;

  if (turn->parts == NULL)
    turn->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  g_ptr_array_add (turn->parts, part);
}

void
causerie_foreign_turn_add_citation (CauserieForeignTurn *turn, const char *url, const char *title)
{
  if (is_blank (url))
    return;

  if (turn->citations == NULL)
    turn->citations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_add (turn->citations, g_strdup (url)))
    causerie_foreign_turn_add_part (turn, causerie_part_new_citation (url, title));
}

/* --- how it came about ------------------------------------------------------------------------ */

void
causerie_foreign_turn_set_times (CauserieForeignTurn *turn, gint64 begin, gint64 end)
{
  turn->begin_time = begin;
  turn->end_time = end;
}

void
causerie_foreign_turn_add_thinking_time (CauserieForeignTurn *turn, double seconds)
{
  if (seconds > 0 && seconds < 1e6)
    turn->reasoning_us += seconds * G_USEC_PER_SEC;
}

static void
set_word (char **field, const char *word)
{
  if (is_blank (word))
    return;

  g_free (*field);
  *field = g_strdup (word);
}

void
causerie_foreign_turn_set_model (CauserieForeignTurn *turn, const char *model)
{
  set_word (&turn->model, model);
}

void
causerie_foreign_turn_set_provider (CauserieForeignTurn *turn, const char *provider)
{
  set_word (&turn->provider, provider);
}

void
causerie_foreign_turn_set_finish_word (CauserieForeignTurn *turn, const char *word)
{
  set_word (&turn->finish_word, word);
}

void
causerie_foreign_turn_set_usage (CauserieForeignTurn *turn, const CauserieUsageFacts *facts)
{
  g_clear_pointer (&turn->usage, causerie_usage_unref);
  if (facts->prompt_tokens >= 0 || facts->completion_tokens >= 0 || facts->total_tokens >= 0)
    turn->usage = causerie_usage_new (facts);
}

void
causerie_foreign_turn_set_state (CauserieForeignTurn *turn, CauserieMessageState state)
{
  turn->state = state;
}

void
causerie_foreign_turn_set_error (CauserieForeignTurn *turn, const char *message)
{
  g_clear_pointer (&turn->failure, causerie_failure_unref);
  turn->failure = causerie_failure_new_local (CAUSERIE_FAILURE_SERVER, "%s",
                                              message != NULL ? message : "");
  turn->state = CAUSERIE_MESSAGE_FAILED;
}

/* --- into a message --------------------------------------------------------------------------- */

static void
fill_texts (CauserieForeignTurn *self, CauserieMessage *message)
{
  if (self->text != NULL) {
    if (causerie_message_get_text_length (message) > 0)
      causerie_message_append_text (message, "\n\n", 2);
    causerie_message_append_text (message, self->text->str, self->text->len);
  }
  if (self->reasoning != NULL) {
    if (causerie_message_get_reasoning_length (message) > 0)
      causerie_message_append_reasoning (message, "\n\n", 2);
    causerie_message_append_reasoning (message, self->reasoning->str, self->reasoning->len);
  }
}

/* Whether the message has the source by an earlier piece; it is remembered for later ones. */
static gboolean
is_known_source (CauserieForeignTurn *start, CauseriePart *part)
{
  if (causerie_part_get_kind (part) != CAUSERIE_PART_CITATION)
    return FALSE;

  if (start->citations == NULL)
    start->citations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return !g_hash_table_add (start->citations, g_strdup (causerie_part_get_text (part)));
}

static void
fill_parts (CauserieForeignTurn *self, CauserieForeignTurn *start, CauserieMessage *message)
{
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++) {
    CauseriePart *part = g_ptr_array_index (self->parts, i);

    if (self == start || !is_known_source (start, part))
      causerie_message_add_part (message, part);
  }
}

/* The length of the reasoning is kept as the times between which it came. */
static void
fill_reasoning_time (CauserieForeignTurn *self, CauserieMessage *message)
{
  gint64 sent = causerie_message_get_sent_time (message);
  gint64 end = causerie_message_get_reasoning_end_time (message);

  if (self->reasoning_us == 0 || sent == 0)
    return;

  causerie_message_set_first_token_time (message, sent);
  causerie_message_set_reasoning_end_time (message, MAX (end, sent) + self->reasoning_us);
}

static void
fill_times (CauserieForeignTurn *self, CauserieMessage *message)
{
  gint64 end = MAX (self->begin_time, self->end_time);

  if (causerie_message_get_sent_time (message) == 0)
    causerie_message_set_sent_time (message, self->begin_time);
  if (causerie_message_get_role (message) != CAUSERIE_ROLE_ASSISTANT)
    return;

  fill_reasoning_time (self, message);
  end = MAX (end, causerie_message_get_reasoning_end_time (message));
  causerie_message_set_end_time (message, MAX (end, causerie_message_get_end_time (message)));
}

/* A later piece of an answer knows better. */
static void
fill_facts (CauserieForeignTurn *self, CauserieMessage *message)
{
  if (self->model != NULL)
    causerie_message_set_model (message, self->model);
  if (self->provider != NULL)
    causerie_message_set_provider (message, self->provider);
  if (self->finish_word != NULL)
    causerie_message_set_finish_word (message, self->finish_word);
  if (self->usage != NULL)
    causerie_message_set_usage (message, self->usage);
  if (self->failure != NULL)
    causerie_message_set_failure (message, self->failure);
  causerie_message_set_state (message, self->state);
}

void
causerie_foreign_turn_fill (CauserieForeignTurn *self, CauserieForeignTurn *start)
{
  fill_texts (self, start->message);
  fill_parts (self, start, start->message);
  fill_times (self, start->message);
  if (causerie_message_get_role (start->message) == CAUSERIE_ROLE_ASSISTANT)
    fill_facts (self, start->message);
}
