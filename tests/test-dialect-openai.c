/* test-dialect-openai.c: the chat-completions format, written
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-dialect-openai.h"

#include "causerie-connection.h"
#include "causerie-error.h"

#include <string.h>

#define OPENROUTER "https://openrouter.ai/api/v1"
#define LOCAL      "http://127.0.0.1:8080/v1"

#define APP_URL   "https://causerie.example"
#define APP_TITLE "My assistant"

static CauserieRequest *
make_request (const char *url, const char *model)
{
  return causerie_request_new (url, causerie_provider_for_url (url), model);
}

static char *
encode (CauserieRequest *request)
{
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();
  g_autoptr(GBytes) body = causerie_dialect_encode (dialect, request);
  gsize size;
  const char *bytes = g_bytes_get_data (body, &size);

  return g_strndup (bytes, size);
}

static SoupMessageHeaders *
make_headers (CauserieRequest *request)
{
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);

  g_assert_true (causerie_dialect_add_headers (dialect, request, headers, NULL));
  return headers;
}

static void
check_header (CauserieRequest *request, const char *name, const char *value)
{
  g_autoptr(SoupMessageHeaders) headers = make_headers (request);

  g_assert_cmpstr (soup_message_headers_get_one (headers, name), ==, value);
}

static void
check_body (CauserieRequest *request, const char *expected)
{
  g_autofree char *body = encode (request);

  g_assert_cmpstr (body, ==, expected);
}

/* The block of the guide, through a connection whose row is Custom. */
static CauserieRequest *
make_guide_request (const char *base_url)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  CauserieParams params = { 0 };
  CauserieRequest *request;

  causerie_connection_set_provider (connection, "custom");
  causerie_connection_set_base_url (connection, base_url);
  causerie_connection_set_app_url (connection, APP_URL);
  causerie_connection_set_app_title (connection, APP_TITLE);
  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);

  request = causerie_request_new (causerie_connection_get_base_url (connection),
                                  causerie_connection_get_facts (connection), "moonshotai/kimi-k2");
  causerie_request_set_key (request, "sk-or-v1-0123");
  causerie_request_set_params (request, &params);
  causerie_request_set_app (request, causerie_connection_get_app_url (connection),
                            causerie_connection_get_app_title (connection));
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "Привіт! Як справи?", NULL);
  return request;
}

static void
test_guide (void)
{
  g_autoptr(CauserieRequest) request = make_guide_request (OPENROUTER);
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();
  g_autofree char *url = causerie_dialect_dup_url (dialect, request);

  g_assert_cmpstr (url, ==, "https://openrouter.ai/api/v1/chat/completions");
  check_body (request, "{\"model\":\"moonshotai/kimi-k2\",\"stream\":true,"
                       "\"stream_options\":{\"include_usage\":true},\"temperature\":0.7,"
                       "\"messages\":[{\"role\":\"user\",\"content\":\"Привіт! Як справи?\"}]}");
  check_header (request, "Authorization", "Bearer sk-or-v1-0123");
  check_header (request, "Accept", "text/event-stream");
  check_header (request, "HTTP-Referer", APP_URL);
  check_header (request, "X-OpenRouter-Title", APP_TITLE);
  check_header (request, "X-Title", NULL);
  check_header (request, "Referer", NULL);
}

static void
test_attribution_elsewhere (void)
{
  static const char * const urls[] = {
    LOCAL, "https://api.openai.com/v1", "https://openrouter.ai.example.org/api/v1",
    "https://notopenrouter.ai/api/v1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autoptr(CauserieRequest) request = make_guide_request (urls[i]);

    check_header (request, "HTTP-Referer", NULL);
    check_header (request, "X-OpenRouter-Title", NULL);
    check_header (request, "Authorization", "Bearer sk-or-v1-0123");
  }
}

static void
test_attribution_values (void)
{
  g_autoptr(CauserieRequest) request = make_guide_request (OPENROUTER);

  causerie_request_set_app (request, "", "");
  check_header (request, "HTTP-Referer", NULL);
  check_header (request, "X-OpenRouter-Title", NULL);

  causerie_request_set_app (request, "https://a\r\nX-Evil: 1", "two\nlines");
  check_header (request, "HTTP-Referer", NULL);
  check_header (request, "X-OpenRouter-Title", NULL);
  check_header (request, "X-Evil", NULL);

  causerie_request_set_app (request, "https://пример.рф/a b?x=%20&y=1#z", "Помощник");
  check_header (request, "HTTP-Referer", "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80."
                                         "%D1%80%D1%84/a%20b?x=%20&y=1#z");
  check_header (request, "X-OpenRouter-Title", "Помощник");
}

static void
test_key (void)
{
  static const char * const bad[] = { "a b", "a\nb", "ключ", "a\x7f" "b" };
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr(CauserieRequest) request = make_request (OPENROUTER, "a/b");
    g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
    g_autoptr(GError) error = NULL;

    causerie_request_set_key (request, bad[i]);
    g_assert_false (causerie_dialect_add_headers (dialect, request, headers, &error));
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
    g_assert_null (strstr (error->message, bad[i]));
  }
}

static void
test_no_key (void)
{
  g_autoptr(CauserieRequest) request = make_request (LOCAL, "a");

  check_header (request, "Authorization", NULL);
  causerie_request_set_key (request, "");
  g_assert_null (causerie_request_get_key (request));
  check_header (request, "Authorization", NULL);
}

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
  check_header (request, "Accept", "application/json");
}

static void
test_provider_quirks (void)
{
  CauserieParams params = { 0 };
  g_autoptr(CauserieRequest) openai = make_request ("https://api.openai.com/v1", "o9");
  g_autoptr(CauserieRequest) mistral = make_request ("https://api.mistral.ai/v1", "m");

  causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, 10);
  causerie_request_set_params (openai, &params);
  causerie_request_set_params (mistral, &params);
  check_body (openai, "{\"model\":\"o9\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                      "\"max_completion_tokens\":10,\"messages\":[]}");
  check_body (mistral, "{\"model\":\"m\",\"stream\":true,\"max_tokens\":10,\"messages\":[]}");
}

static void
test_session (void)
{
  g_autoptr(CauserieRequest) openrouter = make_request (OPENROUTER, "a");
  g_autoptr(CauserieRequest) local = make_request (LOCAL, "a");
  g_autofree char *too_long = g_strnfill (257, 'x');

  causerie_request_set_session_id (openrouter, "c-1");
  causerie_request_set_session_id (local, "c-1");
  check_body (openrouter, "{\"model\":\"a\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                          "\"session_id\":\"c-1\",\"messages\":[]}");
  check_body (local, "{\"model\":\"a\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                     "\"messages\":[]}");

  causerie_request_set_session_id (openrouter, too_long);
  check_body (openrouter, "{\"model\":\"a\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                          "\"messages\":[]}");
}

static void
test_turns (void)
{
  g_autoptr(CauserieRequest) request = make_request (LOCAL, "a");

  causerie_request_set_stream (request, FALSE);
  causerie_request_add_turn (request, CAUSERIE_ROLE_SYSTEM, "Be \"brief\".\n", NULL);
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "Hi \\ </script>\t\x01", NULL);
  causerie_request_add_turn (request, CAUSERIE_ROLE_ASSISTANT, "", NULL);
  check_body (request, "{\"model\":\"a\",\"stream\":false,\"messages\":["
                       "{\"role\":\"system\",\"content\":\"Be \\\"brief\\\".\\n\"},"
                       "{\"role\":\"user\",\"content\":\"Hi \\\\ </script>\\t\\u0001\"},"
                       "{\"role\":\"assistant\",\"content\":\"\"}]}");
}

static GPtrArray *
new_parts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
}

static void
test_parts (void)
{
  g_autoptr(CauserieRequest) request = make_request (LOCAL, "a");
  g_autoptr(GPtrArray) parts = new_parts ();
  g_autoptr(GPtrArray) unsent = new_parts ();
  g_autoptr(GBytes) data = g_bytes_new_static ("abc", 3);

  g_ptr_array_add (parts, causerie_part_new_image (data, "image/png", "a.png"));
  g_ptr_array_add (parts, causerie_part_new_file (data, "application/pdf", "ф.pdf"));
  g_ptr_array_add (parts, causerie_part_new_text ("more"));
  g_ptr_array_add (unsent, causerie_part_new_citation ("https://example.org", NULL));

  causerie_request_set_stream (request, FALSE);
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "What is this?", parts);
  causerie_request_add_turn (request, CAUSERIE_ROLE_ASSISTANT, "A file.", unsent);
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "", parts);
#define PARTS "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,YWJj\"}}," \
  "{\"type\":\"file\",\"file\":{\"filename\":\"ф.pdf\",\"file_data\":\"data:application/pdf;base64,YWJj\"}}," \
  "{\"type\":\"text\",\"text\":\"more\"}"
  check_body (request, "{\"model\":\"a\",\"stream\":false,\"messages\":["
                       "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is this?\"},"
                       PARTS "]},{\"role\":\"assistant\",\"content\":\"A file.\"},"
                       "{\"role\":\"user\",\"content\":[" PARTS "]}]}");
#undef PARTS
}

static void
test_address (void)
{
  static const char * const urls[][2] = {
    { "https://x.openai.azure.com/openai/deployments/d?api-version=1",
      "https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=1" },
    { "https://api.perplexity.ai", "https://api.perplexity.ai/chat/completions" },
  };
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autoptr(CauserieRequest) request = make_request (urls[i][0], "a");
    g_autofree char *url = causerie_dialect_dup_url (dialect, request);

    g_assert_cmpstr (url, ==, urls[i][1]);
  }
}

static void
test_request_values (void)
{
  CauserieRequest *request = make_request (LOCAL, "a");
  g_autoptr(CauserieRequest) other = causerie_request_ref (request);

  g_assert_true (request == other);
  causerie_request_set_key (request, "one");
  causerie_request_set_key (request, "two");
  causerie_request_unref (request);
  g_assert_cmpstr (causerie_request_get_key (other), ==, "two");
  causerie_request_set_key (other, NULL);
  g_assert_null (causerie_request_get_key (other));
  g_assert_null (causerie_request_get_session_id (other));
  g_assert_cmpstr (causerie_request_get_app_url (other), ==, "");
  g_assert_true (causerie_request_get_stream (other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dialect-openai/encode/guide", test_guide);
  g_test_add_func ("/dialect-openai/encode/attribution-elsewhere", test_attribution_elsewhere);
  g_test_add_func ("/dialect-openai/encode/attribution-values", test_attribution_values);
  g_test_add_func ("/dialect-openai/encode/key", test_key);
  g_test_add_func ("/dialect-openai/encode/no-key", test_no_key);
  g_test_add_func ("/dialect-openai/encode/params", test_params);
  g_test_add_func ("/dialect-openai/encode/provider-quirks", test_provider_quirks);
  g_test_add_func ("/dialect-openai/encode/session", test_session);
  g_test_add_func ("/dialect-openai/encode/turns", test_turns);
  g_test_add_func ("/dialect-openai/encode/parts", test_parts);
  g_test_add_func ("/dialect-openai/encode/address", test_address);
  g_test_add_func ("/dialect-openai/encode/values", test_request_values);

  return g_test_run ();
}
