/* causerie-demo-answer.c: an answer of the demo, as it stands on the wire
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the shape of OpenRouter's: role and content in each delta, the finish reason repeated
 * beside the usage. */

#include "causerie-demo-answer.h"

#include "causerie-demo-server.h"
#include "causerie-demo-tour.h"
#include "causerie-json.h"

#include <string.h>

struct _CauserieDemoAnswer {
  /* owned */
  GPtrArray  *reasoning; /* tokens */
  GPtrArray  *text;
  char       *id;

  const char *finish;    /* static */
  guint       n_prompt;  /* tokens of the question and what went before it */
};

/* White space and the word after it: about what a model's token is. */
static GPtrArray *
split_tokens (const char *text)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0') {
    gsize space = strspn (text, " \n");
    gsize word = strcspn (text + space, " \n");

    g_ptr_array_add (tokens, g_strndup (text, space + word));
    text += space + word;
  }

  return tokens;
}

/* The text of a message, a string or an array of parts. */
static char *
read_text (JsonObject *message)
{
  JsonArray *parts = causerie_json_get_array (message, "content");
  guint length = parts != NULL ? json_array_get_length (parts) : 0;
  g_autoptr(GString) joined = g_string_new (causerie_json_get_string (message, "content"));

  for (guint i = 0; i < length; i++) {
    const char *text = causerie_json_get_string (causerie_json_element_object (parts, i), "text");

    g_string_append (joined, text != NULL ? text : "");
  }

  return g_strdup (joined->str);
}

/* What the person said last; how often they spoke, and how many tokens came in all. */
static char *
read_question (JsonObject *request, guint *n_questions, guint *n_tokens)
{
  JsonArray *messages = causerie_json_get_array (request, "messages");
  guint length = messages != NULL ? json_array_get_length (messages) : 0;
  char *question = g_strdup ("");

  *n_questions = *n_tokens = 0;
  for (guint i = 0; i < length; i++) {
    JsonObject *message = causerie_json_element_object (messages, i);
    g_autofree char *text = read_text (message);
    g_autoptr(GPtrArray) tokens = split_tokens (text);

    *n_tokens += tokens->len;
    if (g_strcmp0 (causerie_json_get_string (message, "role"), "user") != 0)
      continue;
    (*n_questions)++;
    g_free (question);
    question = g_steal_pointer (&text);
  }

  return question;
}

/* The answer is no longer than it was asked to be. */
static void
limit_tokens (CauserieDemoAnswer *self, JsonObject *request)
{
  gint64 limit = MAX (causerie_json_get_int (request, "max_tokens", G_MAXINT), 0);

  self->finish = causerie_demo_answer_count (self) > limit ? "length" : "stop";
  while (causerie_demo_answer_count (self) > limit) {
    GPtrArray *last = self->text->len > 0 ? self->text : self->reasoning;

    g_ptr_array_set_size (last, last->len - 1);
  }
}

static char *
escape (const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return causerie_json_write (node);
}

static char *
join_tokens (GPtrArray *tokens)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    g_string_append (text, g_ptr_array_index (tokens, i));
  return escape (text->str);
}

static char *
make_head (CauserieDemoAnswer *self, const char *object)
{
  return g_strdup_printf ("\"id\":\"%s\",\"object\":\"%s\",\"created\":%" G_GINT64_FORMAT
                          ",\"model\":\"" CAUSERIE_DEMO_MODEL "\",\"provider\":\"Causerie\"",
                          self->id, object, g_get_real_time () / G_USEC_PER_SEC);
}

static char *
make_usage (CauserieDemoAnswer *self)
{
  guint n_tokens = causerie_demo_answer_count (self);

  return g_strdup_printf ("\"usage\":{\"prompt_tokens\":%u,\"completion_tokens\":%u,"
                          "\"total_tokens\":%u,\"cost\":0,\"completion_tokens_details\":"
                          "{\"reasoning_tokens\":%u}}",
                          self->n_prompt, n_tokens, self->n_prompt + n_tokens,
                          self->reasoning->len);
}

CauserieDemoAnswer *
causerie_demo_answer_new (JsonObject *request, guint number)
{
  CauserieDemoAnswer *self = g_new0 (CauserieDemoAnswer, 1);
  guint n_questions;
  g_autofree char *question = read_question (request, &n_questions, &self->n_prompt);
  gboolean is_tour = n_questions <= 1;
  g_autofree char *text = is_tour ? causerie_demo_tour_dup_text ()
                                  : causerie_demo_tour_dup_echo (question);
  g_autofree char *reasoning = is_tour ? causerie_demo_tour_dup_reasoning () : g_strdup ("");

  self->id = g_strdup_printf ("gen-demo-%u", number);
  self->reasoning = split_tokens (reasoning);
  self->text = split_tokens (text);
  limit_tokens (self, request);

  return self;
}

void
causerie_demo_answer_free (CauserieDemoAnswer *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->reasoning);
  g_ptr_array_unref (self->text);
  g_free (self->id);
  g_free (self);
}

const char *
causerie_demo_answer_get_id (CauserieDemoAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

guint
causerie_demo_answer_count (CauserieDemoAnswer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->reasoning->len + self->text->len;
}

char *
causerie_demo_answer_dup_token (CauserieDemoAnswer *self, guint index)
{
  gboolean is_reasoning = index < self->reasoning->len;
  g_autofree char *head = NULL;
  g_autofree char *token = NULL;

  g_return_val_if_fail (index < causerie_demo_answer_count (self), NULL);

  head = make_head (self, "chat.completion.chunk");
  token = escape (is_reasoning ? g_ptr_array_index (self->reasoning, index)
                               : g_ptr_array_index (self->text, index - self->reasoning->len));
  return g_strdup_printf (
    "data: {%s,\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":%s,"
    "\"reasoning\":%s},\"finish_reason\":null,\"native_finish_reason\":null}]}\n\n",
    head, is_reasoning ? "\"\"" : token, is_reasoning ? token : "null");
}

char *
causerie_demo_answer_dup_end (CauserieDemoAnswer *self)
{
  g_autofree char *head = make_head (self, "chat.completion.chunk");
  g_autofree char *usage = make_usage (self);
  g_autofree char *choice = g_strdup_printf (
    "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
    "\"finish_reason\":\"%s\",\"native_finish_reason\":\"%s\"}]", self->finish, self->finish);

  return g_strdup_printf ("data: {%s,%s}\n\ndata: {%s,%s,%s}\n\ndata: [DONE]\n\n",
                          head, choice, head, choice, usage);
}

char *
causerie_demo_answer_dup_whole (CauserieDemoAnswer *self)
{
  g_autofree char *head = make_head (self, "chat.completion");
  g_autofree char *usage = make_usage (self);
  g_autofree char *text = join_tokens (self->text);
  g_autofree char *reasoning = join_tokens (self->reasoning);

  return g_strdup_printf (
    "{%s,\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":%s,"
    "\"reasoning\":%s},\"finish_reason\":\"%s\"}],%s}", head, text, reasoning, self->finish, usage);
}
