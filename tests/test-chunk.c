/* test-chunk.c: the chat-completions format, read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-dialect-openai.h"

#include <string.h>

static CauserieRequest *
make_request (void)
{
  const char *url = "http://127.0.0.1:8080/v1";

  return causerie_request_new (url, causerie_provider_for_url (url), "a");
}

/* Chunks, one a line, and what comes of them: "text|reasoning|finish|kind". */
typedef struct {
  const char *name;
  const char *chunks;
  const char *outcome;
} Case;

static const Case cases[] = {
  /* what any reader has to stand */
  { "a-empty-object", "{}\n[DONE]", "||-|empty" },
  { "b-other-types", "null\n[]\n\"x\"\n1\n[DONE]", "||-|empty" },
  { "c-choices-null", "{\"choices\":null}\n[DONE]", "||-|empty" },
  { "d-delta-null", "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n"
    "{\"choices\":[{\"delta\":null,\"finish_reason\":\"stop\"}]}", "a||stop|none" },
  { "e-content-number", "{\"choices\":[{\"delta\":{\"content\":5}}]}\n[DONE]", "||-|empty" },
  { "f-ping", "{\"type\":\"ping\"}\n{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n[DONE]", "a||-|none" },
  { "h-error-null", "{\"error\":null,\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}",
    "a||stop|none" },
  { "i-error-string", "{\"error\":\"overloaded\"}", "||-|server overloaded" },
  { "j-error-no-message", "{\"error\":{\"code\":\"server_error\",\"message\":null}}",
    "||-|server server_error" },
  { "k-other-choice", "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"length\"}]}\n"
    "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n[DONE]", "a||-|none" },
  { "l-nul", "{\"choices\":[{\"delta\":{\"content\":\"a\\u0000b\"}}]}\n[DONE]", "a\ufffdb||-|none" },
  { "l-surrogates", "{\"choices\":[{\"delta\":{\"content\":\"a\\ud83d\"}}]}\n"
    "{\"choices\":[{\"delta\":{\"content\":\"\\ude00b\"}}]}\n[DONE]", "a\U0001f600b||-|none" },
  { "l-first-half-alone", "{\"choices\":[{\"delta\":{\"content\":\"a\\ud83d\"}}]}\n"
    "{\"choices\":[{\"delta\":{\"content\":\"b\",\"reasoning\":\"\\ude00r\"}}]}\n[DONE]",
    "a\ufffdb|\ufffdr|-|none" },
  { "l-first-half-last", "{\"choices\":[{\"delta\":{\"content\":\"a\\ud83d\"}}]}\n[DONE]", "a\ufffd||-|none" },
  { "l-halves-of-reasoning", "{\"choices\":[{\"delta\":{\"reasoning\":\"r\\ud83d\"}}]}\n"
    "{\"choices\":[{\"delta\":{\"reasoning\":\"\\ude00\",\"content\":\"a\"}}]}\n[DONE]",
    "a|r\U0001f600|-|none" },
  { "l-right-to-left", "{\"choices\":[{\"delta\":{\"content\":\"\\u202eabc\\u200f\"}}]}\n[DONE]",
    "\xe2\x80\xae" "abc\xe2\x80\x8f" "||-|none" },

  /* ends */
  { "cut", "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}", "a||-|cut-off" },
  { "finish-alone", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}", "a||stop|none" },
  { "finish-empty", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"\"}]}", "a||-|cut-off" },
  { "finish-number", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":1}]}", "a||-|cut-off" },
  { "last-finish", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"length\"}]}\n"
    "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n"
    "{\"choices\":[{\"delta\":{},\"finish_reason\":null}]}\n[DONE]", "a||stop|none" },
  { "text-after-finish", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n"
    "{\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\n[DONE]", "ab||stop|none" },
  { "after-done", "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n[DONE]\n"
    "{\"choices\":[{\"delta\":{\"content\":\"b\"}}]}", "a||-|none" },
  { "done-with-space", "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n [DONE] ", "a||-|none" },
  { "finish-error", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"error\"}]}\n[DONE]",
    "a||error|server" },
  { "length-with-text", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"length\"}]}",
    "a||length|none" },
  { "length-without", "{\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}", "||length|empty" },
  { "filter-with-text", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"content_filter\"}]}",
    "a||content_filter|none" },
  { "filter-without", "{\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}",
    "||content_filter|content-filtered" },
  { "white-space", "{\"choices\":[{\"delta\":{\"content\":\" \\n\"},\"finish_reason\":\"stop\"}]}",
    " \n||stop|empty" },
  { "reasoning-alone", "{\"choices\":[{\"delta\":{\"reasoning\":\"r\"},\"finish_reason\":\"length\"}]}",
    "|r|length|none" },
  { "tool-call-alone", "{\"choices\":[{\"delta\":{\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"a\","
    "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},\"finish_reason\":\"stop\"}]}", "||stop|none" },
  { "nothing", "", "||-|empty" },
  { "done-alone", "[DONE]", "||-|empty" },

  /* errors */
  { "error-and-text", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n"
    "{\"error\":{\"code\":400,\"message\":\"Token limit reached\"},\"choices\":[]}\n[DONE]",
    "a||stop|bad-request Token limit reached" },
  { "error-in-choice", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"error\":{\"code\":502,"
    "\"message\":\"Died\"},\"finish_reason\":\"stop\"}]}", "a||stop|server Died" },
  { "first-error", "{\"error\":{\"code\":429,\"message\":\"one\"}}\n{\"error\":{\"code\":500,"
    "\"message\":\"two\"}}", "||-|rate-limited one" },
  { "error-false", "{\"error\":false,\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n[DONE]", "a||-|none" },
  { "error-true", "{\"error\":true,\"message\":\"It broke\"}", "||-|server It broke" },
  { "error-empty", "{\"error\":{},\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n[DONE]", "a||-|none" },
  { "garbage", "no JSON here", "||-|unreadable no JSON here" },
  { "error-list", "{\"error\":[{\"msg\":\"It broke\"}]}", "||-|server" },
  { "error-is-the-object", "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n{\"object\":\"error\","
    "\"message\":\"It broke\",\"code\":500}\n[DONE]", "a||-|server It broke" },
  { "error-by-its-code", "{\"code\":\"Throttling\",\"message\":\"Slow down\",\"request_id\":\"r\"}",
    "||-|rate-limited Slow down" },
  { "error-aside", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}],\"x_groq\":"
    "{\"id\":\"r\",\"error\":\"over capacity\"}}\n[DONE]", "a||stop|server over capacity" },
  { "remark-alone", "{\"detail\":\"Not here\"}\n[DONE]", "||-|unreadable Not here" },
  { "remark-beside", "{\"message\":\"queued\"}\n{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n[DONE]",
    "a||-|none" },
  { "garbage-and-done", "{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\nWorker died\n[DONE]",
    "||-|unreadable Worker died" },
  { "garbage-beside", "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\nno JSON\n[DONE]", "a||-|none" },
  { "comment-as-data", ": OPENROUTER PROCESSING\n{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n[DONE]",
    "a||-|none" },

  /* where text stands */
  { "array", "{\"choices\":[{\"delta\":{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\","
    "\"text\":\"r\"}]},{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"other\"},7,null]}}]}\n[DONE]",
    "a|r|-|none" },
  { "array-of-others", "{\"choices\":[{\"delta\":{\"content\":[\"a\",{\"type\":\"output_text\",\"text\":\"b\"},"
    "{\"type\":\"refusal\",\"refusal\":\"c\"}]}}]}\n[DONE]", "abc||-|none" },
  { "voice", "{\"choices\":[{\"delta\":{\"content\":null,\"audio\":{\"id\":\"x\",\"data\":\"AAAA\","
    "\"transcript\":\"a\"}}}]}\n[DONE]", "a||-|none" },
  { "refusal", "{\"choices\":[{\"delta\":{\"refusal\":\"I will not.\"},\"finish_reason\":\"stop\"}]}",
    "I will not.||stop|none" },
  { "reasoning-twice", "{\"choices\":[{\"delta\":{\"reasoning\":\"r\",\"reasoning_content\":\"r\","
    "\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"r\"}],\"content\":\"a\"}}]}\n[DONE]",
    "a|r|-|none" },
  { "reasoning-details", "{\"choices\":[{\"delta\":{\"reasoning\":\"\",\"reasoning_details\":["
    "{\"type\":\"reasoning.summary\",\"summary\":\"s\"},{\"type\":\"reasoning.encrypted\",\"data\":\"x\"},"
    "{\"type\":\"reasoning.text\",\"text\":\"t\",\"signature\":\"y\"}],\"content\":\"a\"}}]}\n[DONE]",
    "a|st|-|none" },
  { "details-after-reasoning", "{\"choices\":[{\"delta\":{\"reasoning\":\"r\"}}]}\n"
    "{\"choices\":[{\"delta\":{\"content\":\"a\",\"reasoning_details\":[{\"type\":\"reasoning.summary\","
    "\"summary\":\"r\"}]}}]}\n[DONE]", "a|r|-|none" },
  { "details-alone", "{\"choices\":[{\"delta\":{\"reasoning_details\":[{\"type\":\"reasoning.encrypted\","
    "\"data\":\"x\"}]},\"finish_reason\":\"stop\"}]}", "||stop|empty" },
  { "sources-alone", "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"citations\":"
    "[\"https://a.example\"]}", "||stop|empty" },
  { "reasoning-content", "{\"choices\":[{\"delta\":{\"reasoning\":null,\"reasoning_content\":\"r\"}}]}\n"
    "{\"choices\":[{\"delta\":{\"content\":\"a\",\"reasoning_content\":null}}]}\n[DONE]", "a|r|-|none" },
  { "think", "{\"choices\":[{\"delta\":{\"content\":\"<thi\"}}]}\n"
    "{\"choices\":[{\"delta\":{\"content\":\"nk>r</think>\\n\\na\"}}]}\n[DONE]", "a|r|-|none" },
  { "think-closing-beside-reasoning", "{\"choices\":[{\"delta\":{\"reasoning\":\"r\"}}]}\n"
    "{\"choices\":[{\"delta\":{\"content\":\"a</think>b\"}}]}\n[DONE]", "a</think>b|r|-|none" },
  { "empty-think", "{\"choices\":[{\"delta\":{\"content\":\"<think>\\n</think>\\n\"},\"finish_reason\":"
    "\"stop\"}]}", "||stop|empty" },
  { "message-beside-delta", "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"message\":{\"content\":\"a\"}}]}\n"
    "{\"choices\":[{\"delta\":{\"content\":\"b\"},\"message\":{\"content\":\"ab\"}}]}\n[DONE]", "ab||-|none" },
  { "message-alone", "{\"choices\":[{\"delta\":{\"content\":\"\"},\"message\":{\"content\":\"a\"}}]}\n"
    "{\"choices\":[{\"message\":{\"content\":\"ab\"},\"finish_reason\":\"stop\"}]}", "ab||stop|none" },
  { "wrong-types", "{\"id\":1,\"model\":{},\"provider\":[],\"usage\":\"x\",\"citations\":{},\"search_results\":4,"
    "\"choices\":[{\"delta\":{\"tool_calls\":7,\"annotations\":{},\"images\":\"x\",\"reasoning_details\":{},"
    "\"content\":\"a\"},\"message\":[]}]}\n[DONE]", "a||-|none" },
  { "wrong-types-within", "{\"choices\":[null,{\"delta\":{\"tool_calls\":[null,1,{},{\"function\":[]}],"
    "\"annotations\":[null,{\"url_citation\":1},{\"url_citation\":{\"url\":7}}],\"images\":[1,{}],"
    "\"content\":\"a\"}}],\"citations\":[1,null],\"search_results\":[null,{\"url\":1}]}\n[DONE]",
    "a||-|none" },
};

static CauserieAnswer *
decode (const char *chunks, const char *type)
{
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();
  g_autoptr(CauserieRequest) request = make_request ();
  g_auto(GStrv) lines = g_strsplit (chunks, "\n", -1);
  CauserieAnswer *answer = causerie_answer_new (request);

  for (guint i = 0; lines[i] != NULL; i++) {
    CauserieSseEvent event = { CAUSERIE_SSE_EVENT, type, lines[i], strlen (lines[i]) };

    causerie_dialect_decode_event (dialect, &event, answer);
  }
  causerie_answer_end (answer, NULL);
  return answer;
}

static char *
describe (CauserieAnswer *answer)
{
  g_autoptr(CauserieDelta) delta = causerie_answer_take_delta (answer);
  CauserieFailure *failure = causerie_answer_get_failure (answer);
  const char *finish = causerie_answer_get_finish_word (answer);

  return g_strdup_printf ("%s|%s|%s|%s%s%s", delta != NULL ? causerie_delta_get_text (delta, NULL) : "",
                          delta != NULL ? causerie_delta_get_reasoning (delta, NULL) : "",
                          finish != NULL ? finish : "-",
                          failure != NULL ? causerie_failure_get_kind_name (failure) : "none",
                          failure != NULL ? " " : "",
                          failure != NULL ? causerie_failure_get_facts (failure)->message : "");
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(CauserieAnswer) answer = decode (c->chunks, "message");
  g_autofree char *outcome = describe (answer);

  /* Where the message of a failure is the program's own, the kind is enough. */
  if (strchr (strrchr (c->outcome, '|'), ' ') == NULL && !g_str_has_suffix (c->outcome, "none"))
    *strchr (strrchr (outcome, '|'), ' ') = '\0';
  g_assert_cmpstr (outcome, ==, c->outcome);
}

static void
test_usage (void)
{
  g_autoptr(CauserieAnswer) answer = decode (
    "{\"usage\":{\"prompt_tokens\":1,\"cost\":9}}\n"
    "{\"usage\":null,\"x_groq\":{\"usage\":{\"prompt_tokens\":5}}}\n"
    "{\"usage\":{\"prompt_tokens\":15,\"completion_tokens\":9.0,\"total_tokens\":-4,\"cost\":"
    "0.0000000833333333333333,\"prompt_tokens_details\":{\"cached_tokens\":3},"
    "\"completion_tokens_details\":null}}\n[DONE]", "message");
  const CauserieUsageFacts *facts = causerie_usage_get_facts (causerie_answer_get_usage (answer));
  g_autofree char *cost = causerie_money_to_text (facts->cost);

  g_assert_cmpint (facts->prompt_tokens, ==, 15);
  g_assert_cmpint (facts->completion_tokens, ==, 9);
  g_assert_cmpint (facts->total_tokens, ==, -1);
  g_assert_cmpint (facts->cached_tokens, ==, 3);
  g_assert_cmpint (facts->reasoning_tokens, ==, -1);
  g_assert_cmpstr (cost, ==, "0.0000000833333333333333");
  g_assert_false (facts->cost_is_estimate);
}

static void
test_usage_cost (void)
{
  static const char * const costs[][2] = {
    { "0", "0" }, { "4.8e-05", "0.000048" }, { "\"0.5\"", "0.5" },
    { "{\"input_tokens_cost\":1,\"total_cost\":0.00501}", "0.00501" },
    { "null", NULL }, { "true", NULL }, { "\"free\"", NULL }, { "[1]", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (costs); i++) {
    g_autofree char *chunk = g_strdup_printf ("{\"usage\":{\"cost\":%s}}", costs[i][0]);
    g_autoptr(CauserieAnswer) answer = decode (chunk, "message");
    CauserieMoney *cost = causerie_usage_get_facts (causerie_answer_get_usage (answer))->cost;
    g_autofree char *text = cost != NULL ? causerie_money_to_text (cost) : NULL;

    g_assert_cmpstr (text, ==, costs[i][1]);
  }
}

/* Where else usage stands, and how else it is named: chunks and "prompt reasoning cached total". */
static void
test_usage_elsewhere (void)
{
  static const char * const usages[][2] = {
    { "{\"x_groq\":{\"usage\":{\"total_tokens\":5}}}", "-1 -1 -1 5" },
    { "{\"x_groq\":{\"usage\":{\"total_tokens\":5}}}\n{\"x_groq\":{\"usage\":{\"total_tokens\":6}}}",
      "-1 -1 -1 6" },
    { "{\"usage\":{\"total_tokens\":4}}\n{\"x_groq\":{\"usage\":{\"total_tokens\":5}}}", "-1 -1 -1 4" },
    { "{\"x_groq\":{\"usage\":{\"total_tokens\":5}}}\n{\"usage\":{\"total_tokens\":4}}", "-1 -1 -1 4" },
    { "{\"choices\":[{\"delta\":{},\"usage\":{\"prompt_tokens\":3}}]}", "3 -1 -1 -1" },
    { "{\"usage\":{\"prompt_tokens\":3}}\n{\"usage\":{}}\n{\"usage\":[]}", "3 -1 -1 -1" },
    { "{\"usage\":{\"input_tokens\":3,\"output_tokens\":2,\"total_tokens\":5}}", "3 -1 -1 5" },
    { "{\"usage\":{\"prompt_tokens\":3,\"prompt_cache_hit_tokens\":2,\"reasoning_tokens\":1}}", "3 1 2 -1" },
    { "{\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":1,\"total_tokens\":303,"
      "\"completion_tokens_details\":{\"reasoning_tokens\":290}}}", "12 290 -1 303" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (usages); i++) {
    g_autoptr(CauserieAnswer) answer = decode (usages[i][0], "message");
    const CauserieUsageFacts *facts =
      causerie_usage_get_facts (causerie_answer_get_usage (answer));
    g_autofree char *told = g_strdup_printf (
      "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
      facts->prompt_tokens, facts->reasoning_tokens, facts->cached_tokens, facts->total_tokens);

    g_assert_cmpstr (told, ==, usages[i][1]);
  }
}

static void
test_names (void)
{
  g_autoptr(CauserieAnswer) answer = decode (
    "{\"id\":\"\",\"model\":\"\",\"provider\":null}\n{\"id\":\"a\",\"model\":\"m\",\"provider\":\"P\"}\n"
    "{\"id\":\"b\",\"model\":\"n\",\"provider\":\"Q\"}\n[DONE]", "message");

  g_assert_cmpstr (causerie_answer_get_generation_id (answer), ==, "a");
  g_assert_cmpstr (causerie_answer_get_model (answer), ==, "m");
  g_assert_cmpstr (causerie_answer_get_provider (answer), ==, "P");
}

static void
test_event_names (void)
{
  g_autoptr(CauserieAnswer) error = decode ("{\"message\":\"It broke\",\"code\":\"server_error\"}", "error");
  g_autoptr(CauserieAnswer) text = decode ("overloaded", "error");
  g_autoptr(CauserieAnswer) other = decode (
    "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}", "completion");
  g_autoptr(CauserieAnswer) ping = decode ("{}", "ping");
  g_autofree char *error_outcome = describe (error);
  g_autofree char *text_outcome = describe (text);
  g_autofree char *other_outcome = describe (other);

  g_assert_cmpstr (error_outcome, ==, "||-|server It broke");
  g_assert_cmpstr (text_outcome, ==, "||-|server overloaded");
  g_assert_cmpstr (other_outcome, ==, "a||stop|none");
  g_assert_null (causerie_answer_take_delta (ping));
}

/* The parts a chunk comes to, one a line: kind, text or bytes, name. */
static char *
describe_parts (const char *chunks)
{
  g_autoptr(CauserieAnswer) answer = decode (chunks, "message");
  g_autoptr(CauserieDelta) delta = causerie_answer_take_delta (answer);
  GPtrArray *parts = delta != NULL ? causerie_delta_get_parts (delta) : NULL;
  GString *told = g_string_new (NULL);

  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    CauseriePart *part = g_ptr_array_index (parts, i);
    GBytes *data = causerie_part_get_data (part);

    if (data != NULL)
      g_string_append_printf (told, "%s %.*s\n", causerie_part_get_media_type (part),
                              (int) g_bytes_get_size (data),
                              (const char *) g_bytes_get_data (data, NULL));
    else
      g_string_append_printf (told, "%s %s\n", causerie_part_get_text (part),
                              causerie_part_get_name (part) != NULL ? causerie_part_get_name (part)
                                                                    : "-");
  }
  return g_string_free (told, FALSE);
}

static void
test_parts (void)
{
  static const char * const parts[][2] = {
    { "{\"choices\":[{\"delta\":{\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":{\"url\":"
      "\"https://a.example\",\"title\":\"A\"}},{\"type\":\"url_citation\",\"url_citation\":{\"url\":"
      "\"javascript:x\",\"title\":\"X\"}}]}}],\"search_results\":[{\"url\":\"http://b.example\",\"title\":\"\"}],"
      "\"citations\":[\"https://a.example\",\"http://b.example\",\"ftp://c.example\"]}",
      "https://a.example A\nhttp://b.example -\n" },
    { "{\"choices\":[{\"delta\":{\"annotations\":[{\"type\":\"url_citation\",\"url\":\"https://a.example\","
      "\"title\":\"A\"},{\"type\":\"file\",\"url\":\"https://b.example\"}]}}]}", "https://a.example A\n" },
    { "{\"citations\":[{\"url\":\"https://a.example\",\"title\":\"A\"}]}", "https://a.example A\n" },
    { "{\"sources\":[{\"source\":{\"name\":\"q\"},\"metadata\":[{\"source\":\"https://a.example\",\"name\":"
      "\"A\"},{\"source\":\"notes.pdf\"},7]},null]}", "https://a.example A\n" },
    { "{\"choices\":[{\"delta\":{\"content\":[{\"type\":\"tool_reference\",\"tool\":\"web_search\",\"url\":"
      "\"https://a.example\",\"title\":\"A\"},{\"type\":\"reference\",\"reference_ids\":[1]}]}}]}",
      "https://a.example A\n" },
    { "{\"choices\":[{\"delta\":{\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":"
      "\"data:image/png;base64,YWJj\"}},{\"image_url\":{\"url\":\"https://a.example/x.png\"}},"
      "{\"image_url\":{\"url\":\"data:text/html;base64,YWJj\"}},{\"image_url\":{\"url\":\"data:image/png,abc\"}},"
      "{\"image_url\":{\"url\":\"data:image/png;base64,\"}}]},\"finish_reason\":\"stop\"}]}", "image/png abc\n" },
    { "{\"choices\":[{\"delta\":{\"images\":[\"data:image/png;base64,YWJj\",{\"image_url\":"
      "\"data:image/webp;base64,YWJj\"},{\"url\":\"data:image/gif;base64,YWJj\"}],\"content\":[{\"type\":"
      "\"image_url\",\"image_url\":{\"url\":\"data:image/jpeg;base64,YWJj\"}}]}}]}",
      "image/jpeg abc\nimage/png abc\nimage/webp abc\nimage/gif abc\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *told = describe_parts (parts[i][0]);

    g_assert_cmpstr (told, ==, parts[i][1]);
  }
}

/* Details are put together, and given out only with an answer that is whole. */
static void
test_reasoning_details (void)
{
  static const char * const details[][2] = {
    { "{\"choices\":[{\"delta\":{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"a\\ud83d\","
      "\"signature\":null,\"index\":0}]}}]}\n"
      "{\"choices\":[{\"delta\":{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"\\ude00b\","
      "\"index\":0},{\"type\":\"reasoning.text\",\"signature\":\"s\",\"index\":0},"
      "{\"type\":\"reasoning.encrypted\",\"data\":\"x\",\"id\":\"1\",\"index\":1}]}}]}\n"
      "{\"choices\":[{\"delta\":{\"content\":\"c\",\"reasoning_details\":[{\"type\":\"reasoning.encrypted\","
      "\"data\":\"y\",\"id\":\"2\",\"index\":1},7,{\"type\":\"reasoning.text\",\"text\":\"d\",\"index\":0}]}}]}\n"
      "[DONE]",
      "[{\"type\":\"reasoning.text\",\"text\":\"a\U0001f600b\",\"signature\":\"s\",\"index\":0},"
      "{\"type\":\"reasoning.encrypted\",\"data\":\"x\",\"id\":\"1\",\"index\":1},"
      "{\"type\":\"reasoning.encrypted\",\"data\":\"y\",\"id\":\"2\",\"index\":1},"
      "{\"type\":\"reasoning.text\",\"text\":\"d\",\"index\":0}] -\n" },
    { "{\"choices\":[{\"delta\":{\"content\":\"a\",\"reasoning_details\":[{\"type\":\"reasoning.text\","
      "\"text\":\"r\"}]}}]}", "" },
    { "{\"choices\":[{\"delta\":{\"content\":\"a\",\"reasoning_details\":[]}}]}\n[DONE]", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++) {
    g_autofree char *told = describe_parts (details[i][0]);

    g_assert_cmpstr (told, ==, details[i][1]);
  }
}

static void
test_tool_calls (void)
{
  g_autoptr(CauserieAnswer) answer = decode (
    "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\","
    "\"arguments\":{\"x\":0.7}}}],\"function_call\":{\"name\":\"f\",\"arguments\":\"{}\"}}}]}\n"
    "{\"choices\":[{\"delta\":{\"function_call\":{\"name\":\"\",\"arguments\":\"\"}},\"finish_reason\":"
    "\"function_call\"}]}", "message");
  CauseriePart *call = g_ptr_array_index (causerie_answer_get_tool_calls (answer), 0);

  g_assert_cmpuint (causerie_answer_get_tool_calls (answer)->len, ==, 1);
  g_assert_cmpstr (causerie_part_get_text (call), ==, "{\"x\":0.7}");
  g_assert_cmpstr (causerie_part_get_name (call), ==, "f");
}

static void
test_whole_body (void)
{
  static const char * const bodies[][2] = {
    { "{\"choices\":[{\"message\":{\"content\":\"a\",\"reasoning\":\"r\"},\"finish_reason\":\"stop\"}]}",
      "a|r|stop|none" },
    { "{\"choices\":[{\"message\":{\"content\":\"<think>r</think>a\"}}]}", "a|r|-|none" },
    { "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}}]}", "a||-|none" },
    { "{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"length\"}]}",
      "||length|empty the token limit was reached before any text came" },
    { "{\"choices\":[{\"error\":{\"code\":502,\"message\":\"Died\"}}]}", "||-|server Died" },
    { "{\"error\":{\"code\":429,\"message\":\"Slow down\"}}", "||-|rate-limited Slow down" },
    { "[{\"error\":{\"code\":400,\"message\":\"API key not valid.\"}}]", "||-|key-missing API key not valid." },
    { "{\"detail\":\"Not Found\"}", "||-|unreadable Not Found" },
    { "{\"object\":\"error\",\"message\":\"It broke\",\"code\":400}", "||-|bad-request It broke" },
    { "{\"choices\":[],\"usage\":{\"prompt_tokens\":1}}", "||-|empty the answer has no text" },
    { "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}", "a||-|none" },
    { "{\"choices\":[{\"message\"", "||-|unreadable {\"choices\":[{\"message\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();
    g_autoptr(CauserieRequest) request = make_request ();
    g_autoptr(CauserieAnswer) answer = causerie_answer_new (request);
    g_autofree char *outcome = NULL;

    causerie_dialect_decode_body (dialect, bodies[i][0], strlen (bodies[i][0]), answer);
    causerie_answer_end (answer, NULL);
    outcome = describe (answer);
    g_assert_cmpstr (outcome, ==, bodies[i][1]);
  }
}

/* Text that turned out to be reasoning is told to who has it already. */
static void
test_text_was_reasoning (void)
{
  g_autoptr(CauserieRequest) request = make_request ();
  g_autoptr(CauserieAnswer) answer = causerie_answer_new (request);
  g_autoptr(CauserieDelta) first = NULL;
  g_autoptr(CauserieDelta) second = NULL;

  causerie_answer_add_text (answer, "so");
  first = causerie_answer_take_delta (answer);
  causerie_answer_add_text (answer, " it is</think>a");
  second = causerie_answer_take_delta (answer);

  g_assert_cmpstr (causerie_delta_get_text (first, NULL), ==, "so");
  g_assert_false (causerie_delta_get_text_was_reasoning (first));
  g_assert_true (causerie_delta_get_text_was_reasoning (second));
  g_assert_cmpstr (causerie_delta_get_reasoning (second, NULL), ==, " it is");
  g_assert_cmpstr (causerie_delta_get_text (second, NULL), ==, "a");
  g_assert_null (causerie_answer_take_delta (answer));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/chunk/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/chunk/usage", test_usage);
  g_test_add_func ("/chunk/usage-cost", test_usage_cost);
  g_test_add_func ("/chunk/usage-elsewhere", test_usage_elsewhere);
  g_test_add_func ("/chunk/names", test_names);
  g_test_add_func ("/chunk/event-names", test_event_names);
  g_test_add_func ("/chunk/parts", test_parts);
  g_test_add_func ("/chunk/details-put-together", test_reasoning_details);
  g_test_add_func ("/chunk/tool-calls", test_tool_calls);
  g_test_add_func ("/chunk/whole-body", test_whole_body);
  g_test_add_func ("/chunk/text-was-reasoning", test_text_was_reasoning);

  return g_test_run ();
}
