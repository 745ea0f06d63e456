/* chunk.c: any bytes as the body of a response, up to the judgement on the answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last byte also tells the content type; a line end says that it is a stream. */

#include "causerie-body.h"
#include "causerie-dialect-openai.h"
#include "fuzz.h"

typedef struct {
  CauserieAnswer *answer;
  CauserieBody   *body;
  GString        *text;
  GString        *reasoning;
  GString        *parts;
  gboolean        wants_more;
} Reader;

static const char *
choose_type (guint8 last)
{
  static const char * const types[] = { NULL, "text/event-stream", "application/json" };

  return types[last % G_N_ELEMENTS (types)];
}

static void
take_parts (Reader *reader, GPtrArray *parts)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    CauseriePart *part = g_ptr_array_index (parts, i);
    const char *text = causerie_part_get_text (part);
    const char *name = causerie_part_get_name (part);

    fuzz_require_text (text, "the text of a part is no UTF-8");
    fuzz_require_text (name, "the name of a part is no UTF-8");
    g_string_append_printf (reader->parts, "%d %s %s\n", causerie_part_get_kind (part),
                            text != NULL ? text : "-", name != NULL ? name : "-");
  }
}

static void
take_delta (Reader *reader)
{
  g_autoptr(CauserieDelta) delta = causerie_answer_take_delta (reader->answer);

  if (delta == NULL)
    return;

  if (causerie_delta_get_text_was_reasoning (delta)) {
    g_string_append_len (reader->reasoning, reader->text->str, reader->text->len);
    g_string_truncate (reader->text, 0);
  }
  fuzz_require_text (causerie_delta_get_text (delta, NULL), "the text is no UTF-8");
  fuzz_require_text (causerie_delta_get_reasoning (delta, NULL), "the reasoning is no UTF-8");
  g_string_append (reader->text, causerie_delta_get_text (delta, NULL));
  g_string_append (reader->reasoning, causerie_delta_get_reasoning (delta, NULL));
  take_parts (reader, causerie_delta_get_parts (delta));
}

static void
push (const char *piece, gsize length, gpointer user_data)
{
  Reader *reader = user_data;

  if (!reader->wants_more)
    return;
  reader->wants_more = causerie_body_push (reader->body, piece, length);
  take_delta (reader);
}

/* Ids that were not sent are made at random, so calls are told without them. */
static void
describe_calls (GString *told, GPtrArray *calls)
{
  for (guint i = 0; i < calls->len; i++) {
    CauseriePart *call = g_ptr_array_index (calls, i);
    const char *name = causerie_part_get_name (call);

    fuzz_require_text (causerie_part_get_id (call), "the id of a call is no UTF-8");
    fuzz_require_text (name, "the name of a call is no UTF-8");
    fuzz_require_text (causerie_part_get_text (call), "the arguments of a call are no UTF-8");
    g_string_append_printf (told, "call %s %s\n", name != NULL ? name : "-",
                            causerie_part_get_text (call));
  }
}

static void
describe_failure (GString *told, CauserieFailure *failure)
{
  const CauserieFailureFacts *facts;

  if (failure == NULL)
    return;

  facts = causerie_failure_get_facts (failure);
  fuzz_require_text (facts->message, "the message of the failure is no UTF-8");
  g_string_append_printf (told, "failure %s %s\n", causerie_failure_get_kind_name (failure),
                          facts->message != NULL ? facts->message : "-");
}

static void
append_name (GString *told, const char *name)
{
  fuzz_require_text (name, "a name is no UTF-8");
  g_string_append_printf (told, "%s\n", name != NULL ? name : "-");
}

static void
append_usage (GString *told, CauserieUsage *usage)
{
  const CauserieUsageFacts *facts = usage != NULL ? causerie_usage_get_facts (usage) : NULL;
  g_autofree char *cost = NULL;

  if (facts == NULL)
    return;
  fuzz_require (facts->prompt_tokens >= -1 && facts->completion_tokens >= -1 &&
                facts->total_tokens >= -1, "fewer tokens than none");
  cost = facts->cost != NULL ? causerie_money_to_text (facts->cost) : g_strdup ("-");
  g_string_append_printf (told, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
                          facts->prompt_tokens, facts->completion_tokens, cost);
}

static char *
describe (Reader *reader)
{
  GString *told = g_string_new (NULL);

  g_string_append_printf (told, "%s\n%s\n%s", reader->text->str, reader->reasoning->str,
                          reader->parts->str);
  describe_calls (told, causerie_answer_get_tool_calls (reader->answer));
  append_name (told, causerie_answer_get_finish_word (reader->answer));
  append_name (told, causerie_answer_get_generation_id (reader->answer));
  append_name (told, causerie_answer_get_model (reader->answer));
  append_name (told, causerie_answer_get_provider (reader->answer));
  append_usage (told, causerie_answer_get_usage (reader->answer));
  describe_failure (told, causerie_answer_get_failure (reader->answer));

  return g_string_free (told, FALSE);
}

static char *
read_body (const guint8 *data, gsize size, FuzzCut cut)
{
  const char *url = "http://127.0.0.1:8080/v1";
  const char *type = choose_type (data[size - 1]);
  g_autoptr(CauserieRequest) request = causerie_request_new (url, causerie_provider_for_url (url),
                                                             "fuzz");
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  CauserieHead head = { 200, "OK", headers };
  Reader reader = { .wants_more = TRUE };
  char *told;

  if (type != NULL)
    soup_message_headers_set_content_type (headers, type, NULL);
  reader.text = g_string_new (NULL);
  reader.reasoning = g_string_new (NULL);
  reader.parts = g_string_new (NULL);
  reader.answer = causerie_answer_new (request);
  reader.body = causerie_body_new (dialect, request, reader.answer, &head);

  fuzz_feed (data, size, cut, push, &reader);
  causerie_body_end (reader.body, NULL);
  take_delta (&reader);
  told = describe (&reader);

  causerie_body_free (reader.body);
  causerie_answer_free (reader.answer);
  g_string_free (reader.text, TRUE);
  g_string_free (reader.reasoning, TRUE);
  g_string_free (reader.parts, TRUE);
  return told;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *whole = NULL;

  if (size == 0)
    return 0;

  whole = read_body (data, size, FUZZ_WHOLE);
  for (FuzzCut cut = FUZZ_BYTES; cut < FUZZ_N_CUTS; cut++) {
    g_autofree char *pieces = read_body (data, size, cut);

    fuzz_require_same (whole, pieces, "cut into pieces it says something else");
  }

  return 0;
}
