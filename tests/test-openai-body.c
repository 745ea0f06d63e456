/* test-openai-body.c: settings as each kind of provider takes them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "openai-request.h"

#include <string.h>

static void
test_params (void)
{
  g_autoptr(CauserieRequest) request = make_request (LOCAL, "a");
  CauserieParams params = { 0 };

  check_body (request, "{\"model\":\"a\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                       "\"messages\":[]}");

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0);
  causerie_params_set (&params, CAUSERIE_PARAM_TOP_P, 0.95);
  causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, 4096);
  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);
  causerie_request_set_params (request, &params);
  causerie_request_set_stream (request, FALSE);
  check_body (request, "{\"model\":\"a\",\"stream\":false,\"temperature\":0,\"top_p\":0.95,"
                       "\"max_tokens\":4096,\"messages\":[]}");
}

/* The same settings, everything that there is, as each kind of provider takes them. */
static CauserieRequest *
make_full_request (const char *url, const char *model)
{
  CauserieRequest *request = make_request (url, model);
  g_auto(CauserieParams) params = { 0 };

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set (&params, CAUSERIE_PARAM_TOP_P, 0.1);
  causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, 10000000);
  causerie_params_set (&params, CAUSERIE_PARAM_TOP_K, 40);
  causerie_params_set (&params, CAUSERIE_PARAM_MIN_P, 0.05);
  causerie_params_set (&params, CAUSERIE_PARAM_FREQUENCY_PENALTY, -0.3);
  causerie_params_set (&params, CAUSERIE_PARAM_PRESENCE_PENALTY, 1e-7);
  causerie_params_set (&params, CAUSERIE_PARAM_REPETITION_PENALTY, 1.1);
  causerie_params_set (&params, CAUSERIE_PARAM_SEED, -9007199254740991.0);
  g_assert_true (causerie_params_parse (&params, CAUSERIE_PARAM_REASONING_EFFORT, "low", NULL));
  causerie_params_set (&params, CAUSERIE_PARAM_REASONING_TOKENS, 2000);
  g_assert_true (causerie_params_parse (&params, CAUSERIE_PARAM_ROUTING_SORT, "latency", NULL));
  g_assert_true (causerie_params_parse (&params, CAUSERIE_PARAM_ROUTING_FALLBACKS, "no", NULL));
  g_assert_true (causerie_params_parse (&params, CAUSERIE_PARAM_ROUTING_DATA, "deny", NULL));
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_STOP, "\\n\\n\nEND");
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_ROUTING_ONLY, "anthropic,deepinfra/fp8");
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_ROUTING_IGNORE, "novita");
  causerie_request_set_params (request, &params);
  causerie_request_set_session_id (request, "c-1");
  causerie_request_add_turn (request, CAUSERIE_ROLE_SYSTEM, "Be brief.", NULL);

  return request;
}

#define USAGE  "\"stream\":true,\"stream_options\":{\"include_usage\":true},"
#define COMMON "\"frequency_penalty\":-0.3,\"presence_penalty\":1e-07,"
#define SEED   "-9007199254740991,"
#define STOP   "\"stop\":[\"\\n\\n\",\"END\"],"
#define SYSTEM "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"}]}"

static void
test_providers (void)
{
  static const struct {
    const char *url;
    const char *model;
    const char *body;
  } cases[] = {
    { LOCAL, "a",
      "{\"model\":\"a\"," USAGE "\"temperature\":0.7,\"top_p\":0.1,\"max_tokens\":10000000,"
      "\"top_k\":40,\"min_p\":0.05," COMMON "\"repetition_penalty\":1.1,\"seed\":" SEED
      "\"reasoning_effort\":\"low\"," STOP SYSTEM },
    { OPENROUTER, "openai/o3",
      "{\"model\":\"openai/o3\"," USAGE "\"temperature\":0.7,\"top_p\":0.1,\"max_tokens\":10000000,"
      "\"top_k\":40,\"min_p\":0.05," COMMON "\"repetition_penalty\":1.1,\"seed\":" SEED
      "\"reasoning\":{\"effort\":\"low\"}," STOP
      "\"provider\":{\"sort\":\"latency\",\"only\":[\"anthropic\",\"deepinfra/fp8\"],"
      "\"ignore\":[\"novita\"],\"allow_fallbacks\":false,\"data_collection\":\"deny\"},"
      "\"session_id\":\"c-1\"," SYSTEM },
    { "https://api.openai.com/v1", "gpt-4o",
      "{\"model\":\"gpt-4o\"," USAGE "\"temperature\":0.7,\"top_p\":0.1,"
      "\"max_completion_tokens\":10000000," COMMON "\"seed\":" SEED
      "\"reasoning_effort\":\"low\"," STOP SYSTEM },
    { "https://x.openai.azure.com/openai/v1", "gpt-4o",
      "{\"model\":\"gpt-4o\"," USAGE "\"temperature\":0.7,\"top_p\":0.1,"
      "\"max_completion_tokens\":10000000," COMMON "\"seed\":" SEED
      "\"reasoning_effort\":\"low\"," STOP SYSTEM },
    { "https://api.mistral.ai/v1", "m",
      "{\"model\":\"m\",\"stream\":true,\"temperature\":0.7,\"top_p\":0.1,\"max_tokens\":10000000,"
      COMMON "\"random_seed\":" SEED "\"reasoning_effort\":\"low\"," STOP SYSTEM },
    { "https://api.groq.com/openai/v1", "q",
      "{\"model\":\"q\"," USAGE "\"temperature\":0.7,\"top_p\":0.1,\"max_tokens\":10000000,"
      COMMON "\"seed\":" SEED "\"reasoning_effort\":\"low\"," STOP SYSTEM },
    { "https://generativelanguage.googleapis.com/v1beta/openai", "g",
      "{\"model\":\"g\"," USAGE "\"temperature\":0.7,\"top_p\":0.1,\"max_tokens\":10000000,"
      COMMON "\"seed\":" SEED "\"reasoning_effort\":\"low\"," STOP SYSTEM },
    { "https://api.deepseek.com", "d",
      "{\"model\":\"d\"," USAGE "\"temperature\":0.7,\"top_p\":0.1,\"max_tokens\":10000000,"
      "\"top_k\":40,\"min_p\":0.05," COMMON "\"repetition_penalty\":1.1,\"seed\":" SEED
      "\"reasoning_effort\":\"low\"," STOP SYSTEM },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieRequest) request = make_full_request (cases[i].url, cases[i].model);

    check_body (request, cases[i].body);
  }
}

static void
test_developer (void)
{
  static const struct {
    const char *url;
    const char *model;
    const char *role;
  } cases[] = {
    { "https://api.openai.com/v1", "o1", "developer" },
    { "https://api.openai.com/v1", "o4-mini-2025-04-16", "developer" },
    { "https://api.openai.com/v1", "gpt-5.1-mini", "developer" },
    { "https://api.openai.com/v1", "gpt-10", "developer" },
    { "https://api.openai.com/v1", "gpt-4.1", "system" },
    { "https://api.openai.com/v1", "gpt-oss", "system" },
    { "https://api.openai.com/v1", "omni", "system" },
    { "https://x.openai.azure.com/openai/v1", "o3", "developer" },
    { OPENROUTER, "openai/o1", "system" },
    { LOCAL, "o1", "system" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieRequest) request = make_request (cases[i].url, cases[i].model);
    g_autofree char *message =
      g_strdup_printf ("\"messages\":[{\"role\":\"%s\",\"content\":\"x\"}]}", cases[i].role);
    g_autofree char *body = NULL;

    causerie_request_add_turn (request, CAUSERIE_ROLE_SYSTEM, "x", NULL);
    body = encode (request);
    g_assert_nonnull (strstr (body, message));
  }
}

static void
test_reasoning_tokens (void)
{
  CauserieParams params = { 0 };
  g_autoptr(CauserieRequest) openrouter = make_request (OPENROUTER, "a");
  g_autoptr(CauserieRequest) local = make_request (LOCAL, "a");

  causerie_params_set (&params, CAUSERIE_PARAM_REASONING_TOKENS, 2000);
  causerie_request_set_params (openrouter, &params);
  causerie_request_set_params (local, &params);
  check_body (openrouter, "{\"model\":\"a\"," USAGE "\"reasoning\":{\"max_tokens\":2000},"
                          "\"messages\":[]}");
  check_body (local, "{\"model\":\"a\"," USAGE "\"messages\":[]}");
}

static void
test_too_many_stops (void)
{
  static const struct {
    const char *url;
    const char *stop;
    gboolean    is_refused;
  } cases[] = {
    { "https://api.openai.com/v1", "a\nb\nc\nd", FALSE },
    { "https://api.openai.com/v1", "a\nb\nc\nd\ne", TRUE },
    { "https://x.openai.azure.com/openai/v1", "a\nb\nc\nd\ne", TRUE },
    { OPENROUTER, "a\nb\nc\nd\ne", FALSE },
    { LOCAL, "a\nb\nc\nd\ne", FALSE },
  };
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieRequest) request = make_request (cases[i].url, "a");
    g_auto(CauserieParams) params = { 0 };
    g_autoptr(CauserieFailure) failure = NULL;

    causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_STOP, cases[i].stop);
    causerie_request_set_params (request, &params);
    failure = causerie_dialect_check (dialect, request);
    g_assert_true ((failure != NULL) == cases[i].is_refused);
    if (failure == NULL)
      continue;
    g_assert_cmpint (causerie_failure_get_kind (failure), ==, CAUSERIE_FAILURE_BAD_REQUEST);
    g_assert_nonnull (strstr (causerie_failure_get_facts (failure)->message,
                              "at most 4 strings, not 5"));
  }
}

static void
test_extra (void)
{
  static const struct {
    const char *extra;
    const char *body;
  } cases[] = {
    { "{}", "{\"model\":\"a\"," USAGE "\"temperature\":0.7,\"provider\":{\"sort\":\"price\"},"
            "\"messages\":[]}" },
    { "{\"top_a\": 0.1, \"n\": 9007199254740993, \"s\": \"ї\", \"z\": null, \"l\": [1, 2.50]}",
      "{\"model\":\"a\"," USAGE "\"temperature\":0.7,\"provider\":{\"sort\":\"price\"},\"messages\":[],"
      "\"top_a\":0.1,\"n\":9007199254740993,\"s\":\"ї\",\"z\":null,\"l\":[1,2.5]}" },
    /* Ours are replaced, where they stand. */
    { "{\"temperature\":1,\"stream_options\":false}",
      "{\"model\":\"a\",\"stream\":true,\"stream_options\":false,\"temperature\":1,"
      "\"provider\":{\"sort\":\"price\"},\"messages\":[]}" },
    /* Objects are merged, however deep. */
    { "{\"provider\":{\"sort\":{\"by\":\"price\"},\"zdr\":true},\"stream_options\":{\"x\":{}}}",
      "{\"model\":\"a\",\"stream\":true,\"stream_options\":{\"include_usage\":true,\"x\":{}},"
      "\"temperature\":0.7,\"provider\":{\"sort\":{\"by\":\"price\"},\"zdr\":true},\"messages\":[]}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieRequest) request = make_request (OPENROUTER, "a");
    g_auto(CauserieParams) params = { 0 };

    causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
    causerie_params_set (&params, CAUSERIE_PARAM_ROUTING_SORT, 0);
    g_assert_true (causerie_params_parse_text (&params, CAUSERIE_TEXT_PARAM_EXTRA, cases[i].extra,
                                               NULL));
    causerie_request_set_params (request, &params);
    check_body (request, cases[i].body);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openai-body/params", test_params);
  g_test_add_func ("/openai-body/providers", test_providers);
  g_test_add_func ("/openai-body/developer", test_developer);
  g_test_add_func ("/openai-body/reasoning-tokens", test_reasoning_tokens);
  g_test_add_func ("/openai-body/too-many-stops", test_too_many_stops);
  g_test_add_func ("/openai-body/extra", test_extra);

  return g_test_run ();
}
