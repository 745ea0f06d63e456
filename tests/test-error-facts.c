/* test-error-facts.c: the numbers and names in a refusal
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error-body.h"

#include <string.h>

#define KEY "sk-or-v1-secret/0123+456"

typedef struct {
  const char           *name;
  int                   status;
  const char           *header;
  const char           *value;
  const char           *body;
  CauserieFailureFacts  facts; /* those that are looked at */
} Facts;

static const Facts facts_cases[] = {
  { "nothing", 400, NULL, NULL, "{}", { 0 } },
  { "afford", 402, NULL, NULL, "{\"error\":{\"message\":\"This request requires more credits, or fewer max_tokens. You "
    "requested up to 65,536 tokens, but can only afford 8,213. To increase, visit x\",\"code\":402}}",
    { .affordable_tokens = 8213 } },
  { "afford-elsewhere", 400, NULL, NULL, "{\"error\":\"you can only afford 3\"}", { 0 } },
  { "should", 400, "x-should-retry", "true", "{}", { .advice = CAUSERIE_RETRY_ADVICE_RETRY } },
  { "should-not", 503, "X-Should-Retry", "False", "{}", { .advice = CAUSERIE_RETRY_ADVICE_DO_NOT } },
  { "should-maybe", 503, "x-should-retry", "maybe", "{}", { 0 } },
  { "retryable", 503, NULL, NULL, "{\"error\":{\"availability\":{\"retryable\":true}}}",
    { .advice = CAUSERIE_RETRY_ADVICE_RETRY } },
  { "not-retryable", 404, NULL, NULL, "{\"error\":{\"availability\":{\"retryable\":false}}}",
    { .advice = CAUSERIE_RETRY_ADVICE_DO_NOT } },
  { "retryable-null", 404, NULL, NULL, "{\"error\":{\"availability\":{\"retryable\":null}}}", { 0 } },
  { "header-first", 404, "x-should-retry", "true", "{\"error\":{\"availability\":{\"retryable\":false}}}",
    { .advice = CAUSERIE_RETRY_ADVICE_RETRY } },
  { "fallback", 404, NULL, NULL, "{\"error\":{\"availability\":{\"code\":\"no_endpoints\",\"fallback_models\":"
    "[\"a/b\",7,\"\",{\"id\":\"c/d\"}],\"docs_url\":\"https://openrouter.ai/docs/x\"}}}",
    { .alternatives = "a/b, c/d", .link = "https://openrouter.ai/docs/x" } },
  { "no-link", 404, NULL, NULL, "{\"error\":{\"availability\":{\"docs_url\":\"file:///etc/passwd\"}}}", { 0 } },
  { "openai-context", 400, NULL, NULL, "{\"error\":{\"message\":\"This model's maximum context length is 8192 tokens. "
    "However, your messages resulted in 9000 tokens.\",\"code\":\"context_length_exceeded\"}}",
    { .context_limit = 8192, .context_needed = 9000 } },
  { "openrouter-context", 400, NULL, NULL, "{\"error\":{\"message\":\"This endpoint's maximum context length is 8192 "
    "tokens. However, you requested about 12000 tokens (8000 of text input, 4000 in the output).\"}}",
    { .context_limit = 8192, .context_needed = 12000 } },
  { "vllm-context", 400, NULL, NULL, "{\"message\":\"This model's maximum context length is 4096 tokens. However, you "
    "requested 5000 tokens\"}", { .context_limit = 4096, .context_needed = 5000 } },
  { "context-limit-alone", 400, NULL, NULL, "{\"message\":\"maximum context length is 4,096 tokens\"}",
    { .context_limit = 4096 } },
  { "anthropic-context", 400, NULL, NULL, "{\"error\":{\"message\":\"prompt is too long: 215000 tokens > 200000 "
    "maximum\"}}", { .context_limit = 200000, .context_needed = 215000 } },
  { "anthropic-sum", 400, NULL, NULL, "{\"error\":{\"message\":\"input length and `max_tokens` exceed context limit: "
    "188240 + 21333 > 200000\"}}", { .context_limit = 200000, .context_needed = 209573 } },
  { "gemini-context", 400, NULL, NULL, "{\"error\":{\"message\":\"The input token count (1200000) exceeds the maximum "
    "number of tokens allowed (1048576).\"}}", { .context_limit = 1048576, .context_needed = 1200000 } },
  { "llama-context", 400, NULL, NULL, "{\"error\":{\"code\":400,\"message\":\"too big\",\"type\":"
    "\"exceed_context_size_error\",\"n_prompt_tokens\":4219,\"n_ctx\":1024}}",
    { .context_limit = 1024, .context_needed = 4219 } },
  { "llama-context-words", 400, NULL, NULL, "{\"error\":{\"message\":\"request (4219 tokens) exceeds the available "
    "context size (1024 tokens), try increasing it\"}}", { .context_limit = 1024, .context_needed = 4219 } },
  { "lmstudio-context", 400, NULL, NULL, "{\"error\":\"Trying to keep the first 5000 tokens when context the overflows. "
    "However, the model is loaded with context length of only 4096 tokens\"}",
    { .context_limit = 4096, .context_needed = 5000 } },
  { "groq-context", 413, NULL, NULL, "{\"error\":{\"message\":\"Request too large for model `x` (TPM): Limit 6000, "
    "Requested 7343\"}}", { .context_limit = 6000, .context_needed = 7343 } },
  { "key-expired", 401, NULL, NULL, "{\"error\":{\"message\":\"API key expired. Please renew it.\"}}",
    { .key_length = sizeof KEY - 1, .key_verdict = CAUSERIE_KEY_VERDICT_EXPIRED } },
  { "key-disabled", 401, NULL, NULL, "{\"error\":{\"message\":\"This API key has been disabled.\"}}",
    { .key_length = sizeof KEY - 1, .key_verdict = CAUSERIE_KEY_VERDICT_DISABLED } },
  { "key-guessed", 401, NULL, NULL, "{\"error\":{\"message\":\"Invalid or expired API key\"}}",
    { .key_length = sizeof KEY - 1 } },
  { "session-expired", 401, NULL, NULL, "{\"detail\":\"Your session has expired.\"}",
    { .key_length = sizeof KEY - 1 } },
  { "not-of-a-key", 400, NULL, NULL, "{\"error\":\"the API key feature is disabled\"}", { 0 } },
  { "key", 401, NULL, NULL, "{}", { .key_label = "sk-or…23+", .key_length = sizeof KEY - 1 } },
};

static CauserieFailure *
read_reply (int status, const char *body, SoupMessageHeaders *headers)
{
  CauserieErrorReply reply = {
    .status = status,
    .headers = headers,
    .body = body,
    .length = strlen (body),
    .key = KEY,
  };

  return causerie_error_body_read (&reply);
}

static void
test_facts (gconstpointer data)
{
  const Facts *c = data;
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(CauserieFailure) failure = NULL;
  const CauserieFailureFacts *facts;

  if (c->header != NULL)
    soup_message_headers_append (headers, c->header, c->value);
  failure = read_reply (c->status, c->body, headers);
  facts = causerie_failure_get_facts (failure);
  g_assert_cmpint (facts->advice, ==, c->facts.advice);
  g_assert_cmpint (facts->affordable_tokens, ==, c->facts.affordable_tokens);
  g_assert_cmpint (facts->context_limit, ==, c->facts.context_limit);
  g_assert_cmpint (facts->context_needed, ==, c->facts.context_needed);
  g_assert_cmpstr (facts->alternatives, ==, c->facts.alternatives);
  g_assert_cmpstr (facts->link, ==, c->facts.link);
  g_assert_cmpint (facts->key_length, ==, c->facts.key_length);
  g_assert_cmpint (facts->key_verdict, ==, c->facts.key_verdict);
  if (facts->key_label != NULL)
    g_assert_null (strstr (facts->key_label, "secret"));
  g_assert_false (facts->not_sent);
}

/* A time is kept beside the wait: the wait is over some day. */
static void
test_retry_at (void)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(CauserieFailure) failure = NULL;
  gint64 before = g_get_real_time ();
  gint64 retry_at;

  soup_message_headers_append (headers, "Retry-After", "3600");
  failure = read_reply (429, "{}", headers);
  retry_at = causerie_failure_get_facts (failure)->retry_at;
  g_assert_cmpint (retry_at, >=, before + 3600 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (retry_at, <=, g_get_real_time () + 3600 * (gint64) G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (facts_cases); i++) {
    g_autofree char *path = g_strconcat ("/error-facts/", facts_cases[i].name, NULL);

    g_test_add_data_func (path, &facts_cases[i], test_facts);
  }
  g_test_add_func ("/error-facts/retry-at", test_retry_at);

  return g_test_run ();
}
