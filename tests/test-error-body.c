/* test-error-body.c: any refusal to a failure
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error-body.h"

#include "causerie-json.h"

#include <string.h>

#define KEY "sk-or-v1-secret/0123+456"

typedef struct {
  const char *name;
  int         status;
  const char *body;
  const char *kind;
  const char *message; /* NULL: not looked at */
  const char *code;    /* NULL: not looked at */
} Case;

static const Case cases[] = {
  /* shapes */
  { "object", 400, "{\"error\":{\"message\":\"Bad thing\",\"code\":400}}", "bad-request", "Bad thing" },
  { "string", 400, "{\"error\":\"Bad thing\"}", "bad-request", "Bad thing" },
  { "array", 400, "[{\"error\":{\"code\":400,\"message\":\"Bad thing\",\"status\":\"INVALID_ARGUMENT\"}}]",
    "bad-request", "Bad thing", "INVALID_ARGUMENT" },
  { "message", 400, "{\"object\":\"error\",\"message\":\"Bad thing\",\"type\":\"BadRequestError\"}",
    "bad-request", "Bad thing", "BadRequestError" },
  { "message-object", 422, "{\"object\":\"error\",\"message\":{\"detail\":[{\"loc\":[\"body\",\"model\"],"
    "\"msg\":\"Field required\"}]},\"type\":\"invalid_request\"}", "bad-request", "model: Field required" },
  { "detail", 422, "{\"detail\":\"Bad thing\"}", "bad-request", "Bad thing" },
  { "detail-list", 422, "{\"detail\":[{\"loc\":[\"body\",\"model\"],\"msg\":\"Field required\"},"
    "{\"loc\":[],\"msg\":\"and more\"}]}", "bad-request", "model: Field required, and more" },
  { "detail-object", 400, "{\"detail\":{\"message\":\"Bad thing\"}}", "bad-request", "Bad thing" },
  { "errors", 400, "{\"errors\":[{\"message\":\"Bad thing\"}]}", "bad-request", "Bad thing" },
  { "title", 400, "{\"title\":\"Bad thing\",\"status\":400}", "bad-request", "Bad thing" },
  { "empty", 503, "", "server", "HTTP 503 Service Unavailable" },
  { "null-message", 500, "{\"error\":{\"code\":\"server_error\",\"message\":null}}", "server",
    "HTTP 500 Internal Server Error", "server_error" },
  { "text", 502, "upstream request timeout\nand more", "server", "upstream request timeout" },
  { "html", 502, "<html>\r\n<head><title>502 Bad Gateway</title></head></html>", "server",
    "HTTP 502 Bad Gateway" },
  { "html-title", 403, "<!DOCTYPE html><html><head><TITLE lang=en> Just a\n moment… </TITLE>", "forbidden",
    "HTTP 403 Forbidden: Just a moment…" },
  { "html-no-title", 500, "<p>Oops</p>", "server", "HTTP 500 Internal Server Error" },
  { "number", 500, "17", "server", "HTTP 500 Internal Server Error" },
  { "json-string", 500, "\"Bad thing\"", "server", "Bad thing" },
  { "wrong-types", 500, "{\"error\":{\"message\":[1,{}],\"code\":{},\"metadata\":7,\"type\":[]}}", "server",
    "HTTP 500 Internal Server Error" },
  { "not-utf-8", 500, "{\"error\":\"B\xff thing\"}", "server", "B\ufffd thing" },
  { "controls", 500, "{\"error\":\"one\\ntwo\\u0007\\tthree\"}", "server", "one two three" },
  { "traceback", 500, "{\"error\":{\"message\":\"It failed. Traceback (most recent call last):\\n  File x\"}}",
    "server", "It failed." },

  /* what stands behind a generic message */
  { "upstream", 429, "{\"error\":{\"message\":\"Provider returned error\",\"code\":429,\"metadata\":"
    "{\"raw\":\"is busy upstream\",\"provider_name\":\"Venice\"}}}", "rate-limited",
    "[Venice] is busy upstream" },
  { "upstream-json", 502, "{\"error\":{\"message\":\"Provider returned error\",\"code\":502,\"metadata\":"
    "{\"raw\":\"{\\\"error\\\":{\\\"message\\\":\\\"No GPU\\\"}}\",\"provider_name\":\"X\"}}}", "server",
    "[X] No GPU" },
  { "upstream-object", 502, "{\"error\":{\"message\":\"Provider returned error\",\"metadata\":"
    "{\"raw\":{\"detail\":\"No GPU\"}}}}", "server", "No GPU" },
  { "upstream-specific", 502, "{\"error\":{\"message\":\"Model is down\",\"metadata\":{\"raw\":\"x\"}}}",
    "server", "Model is down" },
  { "upstream-context", 400, "{\"error\":{\"message\":\"Provider returned error\",\"code\":400,\"metadata\":"
    "{\"raw\":\"{\\\"message\\\":\\\"prompt is too long: 9 tokens\\\"}\"}}}", "context-too-long", NULL },

  /* keys */
  { "401", 401, "{\"error\":{\"message\":\"User not found.\",\"code\":401}}", "key-invalid" },
  { "xai-key", 400, "{\"code\":\"invalid-argument\",\"error\":\"Incorrect API key provided. See x.\"}",
    "key-invalid", "Incorrect API key provided. See x.", "invalid-argument" },
  { "gemini-key", 400, "[{\"error\":{\"code\":400,\"message\":\"API key not valid. Please pass a valid API "
    "key.\",\"status\":\"INVALID_ARGUMENT\"}}]", "key-invalid" },
  { "echoed-key", 401, "{\"error\":{\"message\":\"Incorrect API key provided: " KEY ".\"}}", "key-invalid",
    "Incorrect API key provided: ***." },
  { "escaped-key", 401, "{\"error\":{\"message\":\"No: sk-or-v1-secret\\/0123+456\"}}", "key-invalid",
    "No: ***" },

  /* money */
  { "402", 402, "{\"error\":{\"code\":402,\"message\":\"Insufficient credits\"}}", "no-credit" },
  { "quota", 429, "{\"error\":{\"message\":\"You exceeded your current quota\",\"type\":"
    "\"insufficient_quota\",\"code\":\"insufficient_quota\"}}", "no-credit", NULL, "insufficient_quota" },
  { "anthropic-credit", 400, "{\"error\":{\"message\":\"Your credit balance is too low to access\"}}",
    "no-credit" },

  /* refused */
  { "moderation", 403, "{\"error\":{\"code\":403,\"message\":\"Input was flagged\",\"metadata\":{\"reasons\":"
    "[\"violence\",\"hate\"],\"flagged_input\":\"…\",\"provider_name\":\"P\"}}}", "forbidden",
    "Input was flagged; violence; hate" },
  { "moderation-type", 403, "{\"error\":{\"code\":403,\"message\":\"No\",\"metadata\":{\"error_type\":"
    "\"content_policy_violation\"}}}", "forbidden", NULL, "content_policy_violation" },
  { "azure-filter", 400, "{\"error\":{\"message\":\"The response was filtered due to the prompt triggering "
    "Azure OpenAI's content management policy.\",\"code\":\"content_filter\",\"status\":400}}",
    "content-filtered", NULL, "content_filter" },
  { "region", 403, "{\"error\":{\"code\":\"unsupported_country_region_territory\",\"message\":\"Country, "
    "region, or territory not supported\"}}", "region" },
  { "region-availability", 403, "{\"error\":{\"message\":\"No\",\"http_status\":403,\"availability\":"
    "{\"code\":\"region_restricted\",\"retryable\":false}}}", "region", NULL, "region_restricted" },
  { "gemini-region", 400, "[{\"error\":{\"code\":400,\"message\":\"User location is not supported for the "
    "API use.\",\"status\":\"FAILED_PRECONDITION\"}}]", "region" },

  /* models and providers */
  { "model-openrouter", 404, "{\"error\":{\"code\":404,\"message\":\"No endpoints found for a/b.\"}}",
    "model-not-found" },
  { "model-openrouter-400", 400, "{\"error\":{\"message\":\"a/b is not a valid model ID\",\"code\":400}}",
    "model-not-found" },
  { "model-openai", 404, "{\"error\":{\"message\":\"The model `x` does not exist or you do not have access "
    "to it.\",\"type\":\"invalid_request_error\",\"code\":\"model_not_found\"}}", "model-not-found", NULL,
    "model_not_found" },
  { "model-ollama", 404, "{\"error\":{\"message\":\"model \\\"x\\\" not found, try pulling it first\"}}",
    "model-not-found" },
  { "model-deepseek", 400, "{\"error\":{\"message\":\"Model Not Exist\",\"type\":\"invalid_request_error\"}}",
    "model-not-found" },
  { "policy", 404, "{\"error\":{\"message\":\"No endpoints found matching your data policy (Free model "
    "publication). Configure: https://openrouter.ai/settings/privacy\",\"code\":404}}", "no-provider" },
  { "routing", 503, "{\"error\":{\"message\":\"There is no available model provider that meets your routing "
    "requirements\",\"code\":503}}", "no-provider" },
  { "ignored", 404, "{\"error\":{\"message\":\"All providers have been ignored.\",\"code\":404}}",
    "no-provider" },
  { "availability", 404, "{\"error\":{\"message\":\"No\",\"availability\":{\"code\":\"constraint_filtered\"}}}",
    "no-provider" },
  { "parameter", 400, "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with "
    "this model.\",\"code\":\"unsupported_parameter\"}}", "bad-request", NULL, "unsupported_parameter" },

  /* the address */
  { "404-html", 404, "<html><title>Not found</title></html>", "not-an-api" },
  { "404-text", 404, "404 page not found", "not-an-api" },
  { "404-empty", 404, "", "not-an-api" },
  { "404-fastapi", 404, "{\"detail\":\"Not Found\"}", "not-an-api" },
  { "404-llama", 404, "{\"error\":{\"message\":\"File Not Found\",\"type\":\"not_found_error\",\"code\":404}}",
    "not-an-api" },
  { "404-openai", 404, "{\"error\":{\"message\":\"Invalid URL (POST /v1/v1/chat/completions)\"}}",
    "not-an-api" },
  { "405", 405, "{\"detail\":\"Method Not Allowed\"}", "not-an-api" },
  { "400-html", 400, "<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>",
    "not-an-api" },
  { "200-html", 200, "<html><title>Open WebUI</title></html>", "not-an-api", "Open WebUI" },
  { "301", 301, "<html><title>301 Moved Permanently</title></html>", "not-an-api",
    "HTTP 301 Moved Permanently" },

  /* context */
  { "context-openai", 400, "{\"error\":{\"message\":\"Your input exceeds the context window of this model.\","
    "\"code\":\"context_length_exceeded\"}}", "context-too-long", NULL, "context_length_exceeded" },
  { "context-openrouter", 400, "{\"error\":{\"message\":\"This endpoint's maximum context length is 8192 "
    "tokens. However, you requested about 9000 tokens\",\"code\":400}}", "context-too-long" },
  { "context-llama", 400, "{\"error\":{\"code\":400,\"message\":\"request (4219 tokens) exceeds the available "
    "context size (1024 tokens)\",\"type\":\"exceed_context_size_error\"}}", "context-too-long" },
  { "context-llama-500", 500, "{\"error\":{\"code\":500,\"message\":\"the request exceeds the available "
    "context size\",\"type\":\"server_error\"}}", "context-too-long" },
  { "not-context", 429, "{\"error\":{\"message\":\"Request too large: too many tokens per minute\"}}",
    "rate-limited" },

  /* by status alone */
  { "408", 408, "", "timeout" },
  { "409", 409, "", "bad-request" },
  { "413", 413, "", "bad-request" },
  { "429", 429, "", "rate-limited" },
  { "498", 498, "", "rate-limited" },
  { "407", 407, "<html>", "proxy" },
  { "451", 451, "", "region" },
  { "500", 500, "", "server" },
  { "504", 504, "", "timeout" },
  { "524", 524, "<html><title>error code: 524</title></html>", "timeout" },
  { "529", 529, "{\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}", "server", "Overloaded" },

  /* more of what servers say */
  { "upstream-page", 502, "{\"error\":{\"message\":\"Provider returned error\",\"metadata\":{\"raw\":"
    "\"<html><title>502 Bad Gateway</title></html>\",\"provider_name\":\"X\"}}}", "server", "[X] 502 Bad Gateway" },
  { "upstream-event", 502, "{\"error\":{\"message\":\"Provider returned error\",\"metadata\":{\"raw\":"
    "\"data: {\\\"error\\\":{\\\"message\\\":\\\"No GPU\\\"}}\"}}}", "server", "No GPU" },
  { "upstream-array", 400, "{\"error\":{\"message\":\"Provider returned error\",\"metadata\":{\"raw\":"
    "\"[{\\\"error\\\":{\\\"message\\\":\\\"No thinking here\\\"}}]\"}}}", "bad-request", "No thinking here" },
  { "upstream-previous", 503, "{\"error\":{\"message\":\"Provider returned error\",\"metadata\":{\"raw\":\"\","
    "\"previous_errors\":[{\"code\":429,\"message\":\"first\"},{\"code\":503,\"message\":\"last\"}]}}}", "server",
    "last" },
  { "upstream-previous-codes", 503, "{\"error\":{\"message\":\"Upstream error\",\"metadata\":{"
    "\"previous_errors\":[{\"provider\":\"A\",\"status\":500}]}}}", "server", "Upstream error" },
  { "guardrail", 403, "{\"error\":{\"code\":403,\"message\":\"Blocked by a guardrail\",\"metadata\":{\"patterns\":"
    "[\"card number\"]}}}", "forbidden", "Blocked by a guardrail; card number" },
  { "key-limit", 403, "{\"error\":{\"message\":\"Key limit exceeded (total limit). Manage it using x\",\"code\":403}}",
    "no-credit" },
  { "xai-credit", 403, "{\"code\":\"permission-denied\",\"error\":\"Your team has either used all available "
    "credits or reached its monthly spending limit.\"}", "no-credit" },
  { "litellm-budget", 400, "{\"error\":{\"message\":\"Budget has been exceeded! Current cost: 1, Max budget: 1\","
    "\"type\":\"budget_exceeded\",\"code\":\"400\"}}", "no-credit" },
  { "litellm-context", 400, "{\"error\":{\"message\":\"litellm.ContextWindowExceededError: too long\",\"code\":"
    "\"400\"}}", "context-too-long" },
  { "litellm-auth", 200, "{\"error\":{\"message\":\"Bad key\",\"type\":\"auth_error\",\"code\":\"401\"}}",
    "key-invalid" },
  { "cloudflare-region", 403, "<html><head><title>Access denied</title></head><body>The owner of this website has "
    "banned the country or region your IP address is in</body></html>", "region" },
  { "groq-region", 403, "{\"error\":{\"message\":\"This service is not available in your country.\"}}", "region" },
  { "openai-large", 429, "{\"error\":{\"message\":\"Request too large for gpt-4o in organization org-1 on tokens per "
    "min (TPM): Limit 30000, Requested 45123. Try again later.\",\"type\":\"tokens\",\"code\":"
    "\"rate_limit_exceeded\"}}", "context-too-long" },
  { "groq-large", 413, "{\"error\":{\"message\":\"Request too large for model `x` on tokens per minute (TPM): Limit "
    "6000, Requested 7343, please reduce your message size\",\"code\":\"rate_limit_exceeded\"}}",
    "context-too-long" },
  { "nginx-413", 413, "<html><head><title>413 Request Entity Too Large</title></head></html>", "bad-request",
    "HTTP 413 Request Entity Too Large" },
  { "dashscope-throttling", 200, "{\"code\":\"Throttling.RateQuota\",\"message\":\"Slow down\"}", "rate-limited" },
  { "lmstudio-endpoint", 200, "{\"error\":\"Unexpected endpoint or method. (POST /chat/completions)\"}", "not-an-api" },
  { "lmstudio-no-model", 404, "{\"error\":{\"message\":\"No models loaded. Please load a model.\",\"type\":"
    "\"invalid_request_error\"}}", "model-not-found" },
  { "lmstudio-context", 400, "{\"error\":\"Trying to keep the first 5000 tokens when context the overflows. However, "
    "the model is loaded with context length of only 4096 tokens\"}", "context-too-long" },
  { "gemini-context", 400, "[{\"error\":{\"code\":400,\"message\":\"The input token count (1200000) exceeds the "
    "maximum number of tokens allowed (1048576).\",\"status\":\"INVALID_ARGUMENT\"}}]", "context-too-long" },
  { "vllm-model", 404, "{\"object\":\"error\",\"message\":\"The model `x` does not exist.\",\"type\":"
    "\"NotFoundError\",\"code\":404}", "model-not-found" },
  { "ollama-memory", 500, "{\"error\":\"model requires more system memory (5.6 GiB) than is available (3.1 GiB)\"}",
    "server" },
  { "openwebui-auth", 401, "{\"detail\":\"Your session has expired or the token is invalid. Please sign in again.\"}",
    "key-invalid" },
  { "azure-key", 401, "{\"error\":{\"code\":\"401\",\"message\":\"Access denied due to invalid subscription key\"}}",
    "key-invalid" },
  { "azure-deployment", 404, "{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"The API deployment for this "
    "resource does not exist.\"}}", "model-not-found" },
  { "perplexity-page", 401, "<html><head><title>401 Authorization Required</title></head></html>", "key-invalid" },
  { "llama-loading", 503, "{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":"
    "\"unavailable_error\"}}", "server", "Loading model", CAUSERIE_CODE_LOADING },
  { "llama-image", 500, "{\"error\":{\"code\":500,\"message\":\"image input is not supported\",\"type\":"
    "\"server_error\"}}", "server" },
  { "stream-invalid", 200, "{\"error\":{\"message\":\"x\",\"metadata\":{\"error_type\":\"invalid_image\"}}}",
    "bad-request" },
  { "stream-overloaded", 200, "{\"error\":{\"code\":\"overloaded_error\",\"message\":\"Overloaded\"}}", "server" },
  { "stream-unauthorized", 200, "{\"error\":{\"type\":\"unauthorized\",\"message\":\"x\"}}", "key-invalid" },

  /* inside a stream */
  { "stream-code", 200, "{\"id\":\"g\",\"error\":{\"code\":429,\"message\":\"Slow down\"},\"choices\":[]}",
    "rate-limited", "Slow down" },
  { "stream-choice", 200, "{\"choices\":[{\"error\":{\"code\":502,\"message\":\"Died\"},\"finish_reason\":"
    "\"error\"}]}", "server", "Died" },
  { "stream-string", 200, "{\"error\":\"overloaded\"}", "server", "overloaded" },
  { "stream-no-message", 200, "{\"error\":{\"code\":\"server_error\",\"message\":null}}", "server",
    "server_error" },
  { "stream-status-code", 200, "{\"error\":{\"message\":\"x\",\"status_code\":401}}", "key-invalid" },
  { "stream-quota", 200, "{\"error\":{\"message\":\"x\",\"type\":\"insufficient_quota\"}}", "no-credit" },
  { "not-chat", 200, "{\"hello\":\"world\"}", "unreadable", "the reply is not a chat answer" },
  { "not-json", 200, "hello", "unreadable", "hello" },
};

static CauserieFailure *
read_case (int status, const char *body, SoupMessageHeaders *headers, const char *key)
{
  CauserieErrorReply reply = {
    .status = status,
    .headers = headers,
    .body = body,
    .length = strlen (body),
    .key = key,
  };

  return causerie_error_body_read (&reply);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(CauserieFailure) failure = read_case (c->status, c->body, NULL, KEY);
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);

  g_assert_cmpstr (causerie_failure_get_kind_name (failure), ==, c->kind);
  g_assert_nonnull (facts->message);
  g_assert_cmpstr (facts->message, !=, "");
  if (c->message != NULL)
    g_assert_cmpstr (facts->message, ==, c->message);
  if (c->code != NULL)
    g_assert_cmpstr (facts->code, ==, c->code);
  if (c->status >= 300)
    g_assert_cmpint (facts->status, ==, c->status);
  if (facts->raw != NULL) {
    g_assert_null (strstr (facts->raw, "0123+456"));
    g_assert_true (g_utf8_validate (facts->raw, -1, NULL));
  }
}

/* The same body says another thing to who sent no key. */
static void
test_key_missing (void)
{
  static const char body[] = "{\"error\":{\"message\":\"Missing Authentication header\",\"code\":401}}";
  g_autoptr(CauserieFailure) without = read_case (401, body, NULL, NULL);
  g_autoptr(CauserieFailure) empty = read_case (401, body, NULL, "");
  g_autoptr(CauserieFailure) with = read_case (401, body, NULL, KEY);

  g_assert_cmpstr (causerie_failure_get_kind_name (without), ==, "key-missing");
  g_assert_cmpstr (causerie_failure_get_kind_name (empty), ==, "key-missing");
  g_assert_cmpstr (causerie_failure_get_kind_name (with), ==, "key-invalid");
}

static void
test_bounds (void)
{
  g_autoptr(GString) body = g_string_new ("{\"error\":\"");
  g_autoptr(CauserieFailure) failure = NULL;
  const CauserieFailureFacts *facts;

  for (guint i = 0; i < 100000; i++)
    g_string_append (body, "слово ");
  g_string_append (body, "\"}");
  failure = read_case (500, body->str, NULL, KEY);
  facts = causerie_failure_get_facts (failure);
  g_assert_cmpint (g_utf8_strlen (facts->message, -1), <=, 500);
  g_assert_true (g_str_has_suffix (facts->message, "…"));
  g_assert_cmpuint (strlen (facts->raw), <=, 16 * 1024);
  g_assert_true (g_utf8_validate (facts->raw, -1, NULL));
}

/* Deeper than is parsed: it is text then. */
static void
test_deep (void)
{
  g_autofree char *body = g_strnfill (100000, '[');
  g_autoptr(CauserieFailure) failure = read_case (500, body, NULL, KEY);

  g_assert_cmpstr (causerie_failure_get_kind_name (failure), ==, "server");
}

/* What a server repeats of what was sent to it is not kept. */
static void
test_own_headers_are_blanked (void)
{
  static const char * const own[] = { "X-Team", "seven dwarfs", "X-Short", "is", NULL };
  static const char body[] = "{\"error\":{\"message\":\"This is wrong: X-Team: seven dwarfs\",\"code\":\"seven dwarfs\"}}";
  CauserieErrorReply reply = {
    .status = 400, .body = body, .length = strlen (body), .key = KEY, .own_headers = own,
  };
  g_autoptr(CauserieFailure) failure = causerie_error_body_read (&reply);
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);

  g_assert_cmpstr (facts->message, ==, "This is wrong: X-Team: ***");
  g_assert_cmpstr (facts->code, ==, "***");
  g_assert_null (strstr (facts->raw, "dwarfs"));
}

/* Whatever comes, something is made of it. */
static void
test_noise (void)
{
  static const char alphabet[] = "{}[]\",:errormsagdti<>0 \n\\u\xff";

  for (guint round = 0; round < 2000; round++) {
    char body[64];
    guint length = g_test_rand_int_range (0, sizeof body);
    g_autoptr(CauserieFailure) failure = NULL;

    for (guint i = 0; i < length; i++)
      body[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
    body[length] = '\0';
    failure = read_case (g_test_rand_int_range (200, 600), body, NULL, KEY);
    g_assert_nonnull (causerie_failure_get_facts (failure)->message);
  }
}

/* The recorded error bodies, each with the message a person should read of it. */
static void
test_recorded (gconstpointer data)
{
  const char *path = data;
  g_autofree char *base = g_strndup (path, strlen (path) - strlen (".body"));
  g_autofree char *json_path = g_strconcat (base, ".json", NULL);
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(CauserieFailure) failure = NULL;
  JsonObject *facts;
  const char *message;

  g_assert_true (g_file_get_contents (path, &body, NULL, NULL));
  g_assert_true (g_file_get_contents (json_path, &text, NULL, NULL));
  node = causerie_json_parse (text, -1, NULL, NULL);
  facts = causerie_json_node_object (node);
  message = causerie_json_get_string (causerie_json_get_object (facts, "expect"), "message");
  failure = read_case (causerie_json_get_int (facts, "http_status", 0), body, NULL, KEY);

  if (message == NULL)
    message = "HTTP 502 Bad Gateway";
  if (strcmp (message, "Provider returned error") == 0)
    g_assert_true (g_str_has_prefix (causerie_failure_get_facts (failure)->message, "[Venice] "));
  else
    g_assert_cmpstr (causerie_failure_get_facts (failure)->message, ==, message);
}

static GPtrArray *
add_recorded (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *fixtures = g_getenv ("CAUSERIE_FIXTURES");
  g_autofree char *folder = g_build_filename (fixtures != NULL ? fixtures : "", "sse", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *test = g_strconcat ("/error-body/recorded/", name, NULL);

    if (!g_str_has_suffix (name, ".body"))
      continue;
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    g_test_add_data_func (test, g_ptr_array_index (paths, paths->len - 1), test_recorded);
  }

  return paths;
}

static void
test_absent (void)
{
  g_test_skip ("the folder of recorded error bodies is not here");
}

int
main (int argc, char *argv[])
{
  g_autoptr(GPtrArray) paths = NULL;

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/error-body/case/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/error-body/own-headers-are-blanked", test_own_headers_are_blanked);
  g_test_add_func ("/error-body/key-missing", test_key_missing);
  g_test_add_func ("/error-body/bounds", test_bounds);
  g_test_add_func ("/error-body/deep", test_deep);
  g_test_add_func ("/error-body/noise", test_noise);
  paths = add_recorded ();
  if (paths->len == 0)
    g_test_add_func ("/error-body/recorded", test_absent);

  return g_test_run ();
}
