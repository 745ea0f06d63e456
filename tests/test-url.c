/* test-url.c: from the address a person pasted to a base URL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-url.h"

#include "causerie-error.h"

#include <string.h>

/* What is normal stays as it is, so a saved address can pass again at any time. */
static void
assert_normalized (const char *text, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *url = causerie_url_normalize (text, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (url, ==, expected);

  again = causerie_url_normalize (url, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, expected);
}

static void
assert_all_normalized (const char * const pairs[][2], gsize n_pairs)
{
  for (gsize i = 0; i < n_pairs; i++)
    assert_normalized (pairs[i][0], pairs[i][1]);
}

static void
test_scheme (void)
{
  static const char * const pairs[][2] = {
    { "localhost", "http://localhost" },
    { "api.localhost/v1", "http://api.localhost/v1" },
    { "mybox", "http://mybox" },
    { "mybox.local/v1", "http://mybox.local/v1" },
    { "MyBox.LOCAL", "http://mybox.local" },
    { "192.168.1.5/v1", "http://192.168.1.5/v1" },
    { "8.8.8.8/v1", "http://8.8.8.8/v1" },
    { "[::1]", "http://[::1]" },
    { "::1", "http://[::1]" },
    { "fe80::1", "http://[fe80::1]" },
    { "example.com", "https://example.com" },
    { "example.com/v1", "https://example.com/v1" },
    { "example.com:9000/v1", "http://example.com:9000/v1" },
    { "example.com:443/v1", "https://example.com/v1" },
    { "localhost:443", "https://localhost" },
    { "example.com:80", "http://example.com" },
    { "//example.com/v1", "https://example.com/v1" },
    { "http://example.com", "http://example.com" },
    { "https://localhost:9443", "https://localhost:9443" },
    { "example.com/v1?next=http://x", "https://example.com/v1?next=http://x" },
  };

  assert_all_normalized (pairs, G_N_ELEMENTS (pairs));
}

static void
test_tidying (void)
{
  static const char * const pairs[][2] = {
    { "  https://host.example/v1 \n", "https://host.example/v1" },
    { "\"https://host.example/v1\",", "https://host.example/v1" },
    { "'https://host.example/v1'", "https://host.example/v1" },
    { "<https://host.example/v1>", "https://host.example/v1" },
    { "«https://host.example/v1»", "https://host.example/v1" },
    { "\ufeffhttps://host\u200b.example/v1\u200b", "https://host.example/v1" },
    { "HTTPS://Host.Example/Path", "https://host.example/Path" },
    { "https://host.example:443/v1", "https://host.example/v1" },
    { "http://host.example:80/v1", "http://host.example/v1" },
    { "http://host.example:443/v1", "http://host.example:443/v1" },
    { "https://host.example:/v1", "https://host.example/v1" },
    { "https://host.example/v1#top", "https://host.example/v1" },
    { "https://host.example//a///b//", "https://host.example/a/b" },
    { "https://host.example/", "https://host.example" },
    { "https://host.example/v1/?", "https://host.example/v1" },
    { "https://host.example/v1/?a=b&c=%20d", "https://host.example/v1?a=b&c=%20d" },
    { "https://host.example/a%2Fb", "https://host.example/a%2Fb" },
    { "http://[FE80::1]:8000/v1", "http://[fe80::1]:8000/v1" },
    { "http://[fe80::1%25eth0]:9/v1", "http://[fe80::1%25eth0]:9/v1" },
    { "https://пример.рф/v1", "https://xn--e1afmkfd.xn--p1ai/v1" },
    { "https://host/prefix/v1", "https://host/prefix/v1" },
  };

  assert_all_normalized (pairs, G_N_ELEMENTS (pairs));
}

static void
test_endpoints (void)
{
  static const char * const pairs[][2] = {
    { "https://openrouter.ai/api/v1/chat/completions/", "https://openrouter.ai/api/v1" },
    { "https://host.example/v1/completions", "https://host.example/v1" },
    { "https://host.example/v1/models", "https://host.example/v1" },
    { "https://host.example/v1/responses", "https://host.example/v1" },
    { "https://host.example/v1/embeddings", "https://host.example/v1" },
    { "http://localhost:11434/api/tags", "http://localhost:11434/v1" },
    { "http://localhost:11434/api/chat", "http://localhost:11434/v1" },
    { "https://api.perplexity.ai/chat/completions", "https://api.perplexity.ai" },
    { "https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21",
      "https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21" },
    /* A name that only ends like an endpoint. */
    { "https://host.example/mymodels", "https://host.example/mymodels" },
  };

  assert_all_normalized (pairs, G_N_ELEMENTS (pairs));
}

static void
test_known (void)
{
  static const char * const pairs[][2] = {
    { "openrouter.ai", "https://openrouter.ai/api/v1" },
    { "OpenRouter.ai/", "https://openrouter.ai/api/v1" },
    { "https://openrouter.ai/api", "https://openrouter.ai/api/v1" },
    { "openrouter.ai/v1", "https://openrouter.ai/api/v1" },
    { "https://openrouter.ai/models", "https://openrouter.ai/api/v1" },
    { "api.openai.com", "https://api.openai.com/v1" },
    { "api.mistral.ai", "https://api.mistral.ai/v1" },
    { "api.x.ai", "https://api.x.ai/v1" },
    { "api.together.xyz", "https://api.together.xyz/v1" },
    { "api.anthropic.com", "https://api.anthropic.com/v1" },
    { "api.groq.com", "https://api.groq.com/openai/v1" },
    { "generativelanguage.googleapis.com",
      "https://generativelanguage.googleapis.com/v1beta/openai" },
    { "api.perplexity.ai", "https://api.perplexity.ai" },
    { "api.deepseek.com", "https://api.deepseek.com" },
    { "HTTP://LocalHost:11434/", "http://localhost:11434/v1" },
    { "192.168.1.5:1234/v1/", "http://192.168.1.5:1234/v1" },
    { "192.168.1.5:1234", "http://192.168.1.5:1234/v1" },
    { "[::1]:8080", "http://[::1]:8080/v1" },
    { "mybox:8000", "http://mybox:8000/v1" },
    { "mybox:8001", "http://mybox:8001" },
    { "http://mybox:8080/engine", "http://mybox:8080/engine" },
  };

  assert_all_normalized (pairs, G_N_ELEMENTS (pairs));
}

static void
test_open_webui (void)
{
  static const char * const pairs[][2] = {
    { "http://localhost:3000/api/v1/chat/completions", "http://localhost:3000/api" },
    { "http://localhost:3000/api/chat/completions", "http://localhost:3000/api" },
    { "192.168.1.5:3000/api/v1", "http://192.168.1.5:3000/api" },
    { "http://localhost:3000/v1", "http://localhost:3000/v1" },
    { "http://localhost:3001/api/v1", "http://localhost:3001/api/v1" },
    { "https://chat.example.com:3000/api/v1", "https://chat.example.com:3000/api/v1" },
    { "http://localhost/api/v1", "http://localhost/api/v1" },
  };

  assert_all_normalized (pairs, G_N_ELEMENTS (pairs));
}

static void
test_refused (void)
{
  static const char * const texts[] = {
    "", "  ", "\"\"", "\u200b", "/", "//", "http://", "https:///v1", "http://:80/", "ftp://x",
    "ftp:x", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@example.com", "http:/host",
    "https:host", "http:host/v1", "two words", "https://host .example", "https://a\nb", "a\\b",
    "https://user:pass@host.example/v1", "https://user@host.example", "user@host.example",
    "http://host:99999", "http://host:0", "http://host:abc", "http://host:-1", "http://[::1",
    "http://[nonsense]/", "http://a%20b/", "http://a%2fb/", "http://a%00b/", "https://host/%zz",
    "?query", "#top", "http://host\x01/",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *url = causerie_url_normalize (texts[i], &error);

    if (url != NULL)
      g_test_message ("%s gave %s", texts[i], url);
    g_assert_null (url);
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
    g_assert_null (strstr (error->message, "pass@"));
  }
}

static void
test_join (void)
{
  static const struct { const char *base, *path, *url; } cases[] = {
    { "https://h/v1", "chat/completions", "https://h/v1/chat/completions" },
    { "https://h/v1/", "/models", "https://h/v1/models" },
    { "https://h", "models", "https://h/models" },
    { "https://h/d?api-version=1", "chat/x", "https://h/d/chat/x?api-version=1" },
    { "https://h/d/?a=/", "models", "https://h/d/models?a=/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *url = causerie_url_join (cases[i].base, cases[i].path);

    g_assert_cmpstr (url, ==, cases[i].url);
  }
}

static void
test_host (void)
{
  static const char * const pairs[][2] = {
    { "https://openrouter.ai/api/v1", "openrouter.ai" },
    { "http://LocalHost:11434", "localhost" },
    { "http://[::1]:8080/v1", "::1" },
    { "https://h?q", "h" },
    { "openrouter.ai", NULL },
    { "https:///x", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *host = causerie_url_dup_host (pairs[i][0]);

    g_assert_cmpstr (host, ==, pairs[i][1]);
  }
}

static void
test_host_kind (void)
{
  static const struct { const char *host; CauserieHostKind kind; } cases[] = {
    { "localhost", CAUSERIE_HOST_LOOPBACK },
    { "LOCALHOST", CAUSERIE_HOST_LOOPBACK },
    { "a.localhost", CAUSERIE_HOST_LOOPBACK },
    { "127.0.0.1", CAUSERIE_HOST_LOOPBACK },
    { "127.8.9.10", CAUSERIE_HOST_LOOPBACK },
    { "[::1]", CAUSERIE_HOST_LOOPBACK },
    { "[::ffff:127.0.0.1]", CAUSERIE_HOST_LOOPBACK },
    { "0.0.0.0", CAUSERIE_HOST_LOOPBACK },
    { "[::]", CAUSERIE_HOST_LOOPBACK },
    { "10.0.0.1", CAUSERIE_HOST_PRIVATE },
    { "172.16.0.1", CAUSERIE_HOST_PRIVATE },
    { "172.31.255.255", CAUSERIE_HOST_PRIVATE },
    { "192.168.0.1", CAUSERIE_HOST_PRIVATE },
    { "169.254.1.1", CAUSERIE_HOST_PRIVATE },
    { "[fe80::1]", CAUSERIE_HOST_PRIVATE },
    { "[fe80::1%25lo]", CAUSERIE_HOST_PRIVATE },
    { "[fc00::1]", CAUSERIE_HOST_PRIVATE },
    { "[fd12:3456::1]", CAUSERIE_HOST_PRIVATE },
    { "[::ffff:192.168.1.1]", CAUSERIE_HOST_PRIVATE },
    { "mybox", CAUSERIE_HOST_PRIVATE },
    { "mybox.local", CAUSERIE_HOST_PRIVATE },
    { "172.32.0.1", CAUSERIE_HOST_PUBLIC },
    { "8.8.8.8", CAUSERIE_HOST_PUBLIC },
    { "[2001:db8::1]", CAUSERIE_HOST_PUBLIC },
    { "openrouter.ai", CAUSERIE_HOST_PUBLIC },
    { "localhost.example.com", CAUSERIE_HOST_PUBLIC },
    { "127.0.0.1.example.com", CAUSERIE_HOST_PUBLIC },
    { "192.168.1.1.nip.io", CAUSERIE_HOST_PUBLIC },
    { "xlocalhost.io", CAUSERIE_HOST_PUBLIC },
    { "", CAUSERIE_HOST_PUBLIC },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *url = g_strdup_printf ("http://%s:8080/v1", cases[i].host);

    g_test_message ("%s", url);
    g_assert_cmpint (causerie_url_host_kind (url), ==, cases[i].kind);
  }
  g_assert_cmpint (causerie_url_host_kind (NULL), ==, CAUSERIE_HOST_PUBLIC);
}

static void
test_same_origin (void)
{
  static const struct { const char *a, *b; gboolean same; } cases[] = {
    { "https://h/v1", "https://H/other?x", TRUE },
    { "https://h/v1", "https://h:443/v1", TRUE },
    { "http://h:80", "http://h", TRUE },
    { "https://h/v1", "http://h/v1", FALSE },
    { "https://h/v1", "https://h:8443/v1", FALSE },
    { "https://h/v1", "https://h.example/v1", FALSE },
    { "https://h/v1", "https://h@evil.example/v1", FALSE },
    { "https://h/v1", "/v1", FALSE },
    { "/v1", "/v1", FALSE },
    { "http://[::1]:8080", "http://[::1]:8080/v1", TRUE },
    { NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_cmpint (causerie_url_same_origin (cases[i].a, cases[i].b), ==, cases[i].same);
    g_assert_cmpint (causerie_url_same_origin (cases[i].b, cases[i].a), ==, cases[i].same);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/url/normalize/scheme", test_scheme);
  g_test_add_func ("/url/normalize/tidying", test_tidying);
  g_test_add_func ("/url/normalize/endpoints", test_endpoints);
  g_test_add_func ("/url/normalize/known", test_known);
  g_test_add_func ("/url/normalize/open-webui", test_open_webui);
  g_test_add_func ("/url/normalize/refused", test_refused);
  g_test_add_func ("/url/join", test_join);
  g_test_add_func ("/url/host", test_host);
  g_test_add_func ("/url/host-kind", test_host_kind);
  g_test_add_func ("/url/same-origin", test_same_origin);

  return g_test_run ();
}
