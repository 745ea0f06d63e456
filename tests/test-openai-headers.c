/* test-openai-headers.c: the headers of a request
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "openai-request.h"

#include <string.h>

#define APP_URL   "https://causerie.example"
#define APP_TITLE "My assistant"

static SoupMessageHeaders *
make_headers (CauserieRequest *request)
{
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);

  g_assert_null (causerie_dialect_check (dialect, request));
  causerie_dialect_add_headers (dialect, request, headers);
  return headers;
}

static void
check_header (CauserieRequest *request, const char *name, const char *value)
{
  g_autoptr(SoupMessageHeaders) headers = make_headers (request);

  g_assert_cmpstr (soup_message_headers_get_one (headers, name), ==, value);
}

static CauserieRequest *
make_app_request (const char *url)
{
  CauserieRequest *request = make_request (url, "moonshotai/kimi-k2");

  causerie_request_set_key (request, "sk-or-v1-0123");
  causerie_request_set_app (request, APP_URL, APP_TITLE);
  return request;
}

static void
test_attribution (void)
{
  g_autoptr(CauserieRequest) request = make_app_request (OPENROUTER);

  check_header (request, "Authorization", "Bearer sk-or-v1-0123");
  check_header (request, "Accept", "text/event-stream");
  check_header (request, "HTTP-Referer", APP_URL);
  check_header (request, "X-OpenRouter-Title", APP_TITLE);
  check_header (request, "X-Title", NULL);
  check_header (request, "Referer", NULL);
  causerie_request_set_stream (request, FALSE);
  check_header (request, "Accept", "application/json");
}

static void
test_attribution_elsewhere (void)
{
  static const char * const urls[] = {
    LOCAL, "https://api.openai.com/v1", "https://openrouter.ai.example.org/api/v1",
    "https://notopenrouter.ai/api/v1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autoptr(CauserieRequest) request = make_app_request (urls[i]);

    check_header (request, "HTTP-Referer", NULL);
    check_header (request, "X-OpenRouter-Title", NULL);
    check_header (request, "Authorization", "Bearer sk-or-v1-0123");
  }
}

static void
test_attribution_values (void)
{
  g_autoptr(CauserieRequest) request = make_app_request (OPENROUTER);

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
    g_autoptr(CauserieFailure) failure = NULL;

    causerie_request_set_key (request, bad[i]);
    failure = causerie_dialect_check (dialect, request);
    g_assert_nonnull (failure);
    g_assert_cmpint (causerie_failure_get_kind (failure), ==, CAUSERIE_FAILURE_KEY_INVALID);
    g_assert_null (strstr (causerie_failure_get_facts (failure)->message, bad[i]));
  }
}

/* Azure has a header of its own for the key. */
static void
test_key_header (void)
{
  g_autoptr(CauserieRequest) request = make_request ("https://x.openai.azure.com/openai/v1", "d");

  causerie_request_set_key (request, "0123");
  check_header (request, "api-key", "0123");
  check_header (request, "Authorization", NULL);
}

static void
test_own_headers (void)
{
  g_autoptr(CauserieRequest) request = make_app_request (OPENROUTER);

  causerie_request_add_header (request, "X-Team", "Команда 1");
  causerie_request_add_header (request, "accept-language", "uk");
  check_header (request, "x-team", "Команда 1");
  check_header (request, "Accept-Language", "uk");
  check_header (request, "Authorization", "Bearer sk-or-v1-0123");
}

static void
test_own_headers_refused (void)
{
  static const char * const bad[][2] = {
    { "Authorization", "Basic hidden" }, { "authorization", "hidden" }, { "Host", "hidden" },
    { "Content-Type", "hidden" }, { "Content-Length", "0hidden" }, { "Connection", "hidden" },
    { "Transfer-Encoding", "hidden" }, { "Accept", "hidden" }, { "accept-encoding", "hidden" },
    { "HTTP-Referer", "hidden" }, { "API-Key", "hidden" }, { "Proxy-Authorization", "hidden" },
    { "X-A", "hidden\r\nX-B: 1" }, { "X-A", "hidden\n" }, { "X-A", "hidden\x7f" },
    { "X-A\r\nX-B", "hidden" }, { "X A", "hidden" }, { "X-A:", "hidden" }, { "", "hidden" },
    { "Ключ", "hidden" },
  };
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr(CauserieRequest) request = make_request (LOCAL, "a");
    g_autoptr(CauserieFailure) failure = NULL;

    causerie_request_add_header (request, bad[i][0], bad[i][1]);
    failure = causerie_dialect_check (dialect, request);
    g_assert_nonnull (failure);
    g_assert_cmpint (causerie_failure_get_kind (failure), ==, CAUSERIE_FAILURE_BAD_REQUEST);
    g_assert_null (strstr (causerie_failure_get_facts (failure)->message, "hidden"));
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openai-headers/attribution", test_attribution);
  g_test_add_func ("/openai-headers/attribution-elsewhere", test_attribution_elsewhere);
  g_test_add_func ("/openai-headers/attribution-values", test_attribution_values);
  g_test_add_func ("/openai-headers/key", test_key);
  g_test_add_func ("/openai-headers/key-header", test_key_header);
  g_test_add_func ("/openai-headers/own", test_own_headers);
  g_test_add_func ("/openai-headers/own-refused", test_own_headers_refused);
  g_test_add_func ("/openai-headers/no-key", test_no_key);

  return g_test_run ();
}
