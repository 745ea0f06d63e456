/* test-provider.c: the table of providers, and whose an address or a key is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-provider.h"
#include "causerie-url.h"

#include <string.h>

static void
test_order (void)
{
  gsize n_providers;
  const CauserieProvider *rows = causerie_provider_list (&n_providers);

  g_assert_cmpuint (n_providers, >=, 20);
  g_assert_cmpstr (rows[0].id, ==, "openrouter");
  g_assert_cmpstr (rows[1].id, ==, "custom");
  g_assert_cmpstr (rows[n_providers - 1].id, ==, "demo");
  for (gsize i = 3; i < n_providers - 1; i++)
    g_assert_cmpint (g_ascii_strcasecmp (rows[i - 1].name, rows[i].name), <, 0);
}

static void
check_link (const char *link)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GUri) uri = NULL;

  if (link == NULL)
    return;

  uri = g_uri_parse (link, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
}

static void
test_rows (void)
{
  gsize n_providers;
  const CauserieProvider *rows = causerie_provider_list (&n_providers);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n_providers; i++) {
    g_assert_true (g_hash_table_add (ids, (char *) rows[i].id));
    g_assert_true (causerie_provider_get (rows[i].id) == &rows[i]);
    g_assert_cmpstr (rows[i].name, !=, "");
    g_assert_nonnull (rows[i].base_url);

    check_link (rows[i].keys_url);
    check_link (rows[i].billing_url);
    check_link (rows[i].usage_url);
    check_link (rows[i].models_url);
    check_link (rows[i].docs_url);
    check_link (rows[i].pricing_url);
    check_link (rows[i].privacy_url);
    check_link (rows[i].sign_in_url);
  }
}

/* What the form fills in is what is recognised again, and what the address reader makes of it. */
static void
test_base_urls (void)
{
  gsize n_providers;
  const CauserieProvider *rows = causerie_provider_list (&n_providers);

  for (gsize i = 0; i < n_providers; i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *canonical = NULL;

    if (*rows[i].base_url == '\0')
      continue; /* custom, the demo, and where each account has its own */

    canonical = causerie_url_normalize (rows[i].base_url, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (canonical, ==, rows[i].base_url);

    if (rows[i].flags & CAUSERIE_PROVIDER_LOCAL) {
      g_assert_null (rows[i].host);
      g_assert_null (rows[i].keys_url);
      g_assert_cmpint (causerie_url_host_kind (rows[i].base_url), ==, CAUSERIE_HOST_LOOPBACK);
      g_assert_cmpstr (causerie_provider_for_url (rows[i].base_url)->id, ==, "custom");
    } else {
      g_assert_nonnull (rows[i].host);
      g_assert_nonnull (rows[i].keys_url);
      g_assert_true (g_str_has_prefix (rows[i].base_url, "https://"));
      g_assert_true (causerie_provider_for_url (rows[i].base_url) == &rows[i]);
    }
  }
}

/* No address belongs to two rows, and no key. */
static void
test_unambiguous (void)
{
  gsize n_providers;
  const CauserieProvider *rows = causerie_provider_list (&n_providers);
  g_autoptr(GHashTable) hosts = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n_providers; i++) {
    if (rows[i].host != NULL)
      g_assert_true (g_hash_table_add (hosts, (char *) rows[i].host));
    if (rows[i].key_prefix == NULL)
      continue;

    g_assert_true (causerie_provider_for_key (rows[i].key_prefix) == &rows[i]);
    g_assert_cmpuint (rows[i].key_length == 0 || rows[i].key_length > strlen (rows[i].key_prefix),
                      ==, TRUE);
    for (gsize j = 0; j < n_providers; j++)
      if (i != j && rows[j].key_prefix != NULL)
        g_assert_false (g_str_has_prefix (rows[j].key_prefix, rows[i].key_prefix));
  }
}

static void
check_flag (CauserieProviderFlags flag, const char *expected)
{
  gsize n_providers;
  const CauserieProvider *rows = causerie_provider_list (&n_providers);
  g_autoptr(GString) ids = g_string_new (NULL);

  for (gsize i = 0; i < n_providers; i++) {
    if (rows[i].flags & flag)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", rows[i].id);
  }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_flags (void)
{
  check_flag (CAUSERIE_PROVIDER_LOCAL, "litellm llama-cpp lm-studio ollama open-webui vllm");
  check_flag (CAUSERIE_PROVIDER_ATTRIBUTION, "openrouter");
  check_flag (CAUSERIE_PROVIDER_COMPLETION_CAP, "azure openai");
  check_flag (CAUSERIE_PROVIDER_NO_USAGE_OPTION, "mistral");
  check_flag (CAUSERIE_PROVIDER_DEMO, "demo");
  check_flag (CAUSERIE_PROVIDER_API_KEY_HEADER, "azure");
  check_flag (CAUSERIE_PROVIDER_DEVELOPER_ROLE, "azure openai");
  check_flag (CAUSERIE_PROVIDER_REASONING_OBJECT, "openrouter");
  check_flag (CAUSERIE_PROVIDER_ROUTING, "openrouter");
  check_flag (CAUSERIE_PROVIDER_RANDOM_SEED, "mistral");
  check_flag (CAUSERIE_PROVIDER_PLAIN_KEY, "dashscope deepseek");
}

static void
test_openrouter (void)
{
  const CauserieProvider *row = causerie_provider_get ("openrouter");

  g_assert_cmpuint (row->key_length, ==, 73);
  g_assert_cmpuint (row->key_length, ==, strlen (row->key_prefix) + 64);
  g_assert_cmpstr (row->sign_in_url, ==, "https://openrouter.ai/auth");
  g_assert_cmpuint (row->refused_params, ==, 0);
}

static void
test_get (void)
{
  g_assert_cmpstr (causerie_provider_get (NULL)->id, ==, "custom");
  g_assert_cmpstr (causerie_provider_get ("")->id, ==, "custom");
  g_assert_cmpstr (causerie_provider_get ("OpenRouter")->id, ==, "custom");
  g_assert_cmpstr (causerie_provider_get ("ollama")->id, ==, "ollama");
}

static void
test_for_url (void)
{
  static const struct {
    const char *url;
    const char *id;
  } cases[] = {
    { "https://openrouter.ai/api/v1", "openrouter" },
    { "https://openrouter.ai", "openrouter" },
    { "https://openrouter.ai:443/api/v1", "openrouter" },
    { "https://openrouter.ai/api/v1?x=https://api.openai.com", "openrouter" },
    { "https://api.openai.com/v1", "openai" },
    { "https://generativelanguage.googleapis.com/v1beta/openai", "gemini" },
    { "https://eu.api.openai.com/v1", "openai" },
    { "https://res.openai.azure.com/openai/v1", "azure" },
    { "https://res.services.ai.azure.com/openai/v1", "azure" },
    { "https://openai.azure.com/", "custom" },
    { "https://evilopenai.azure.com/", "custom" },
    { "https://res.openai.azure.com.evil.example/", "custom" },
    { "https://dashscope.aliyuncs.com/compatible-mode/v1", "dashscope" },
    { "https://api.together.ai/v1", "together" },
    { "https://openrouter.ai.evil.example/api/v1", "custom" },
    { "https://evilopenrouter.ai/api/v1", "custom" },
    { "https://www.openrouter.ai/api/v1", "custom" },
    { "https://evil.example/openrouter.ai/api/v1", "custom" },
    { "https://evil.example/?host=openrouter.ai", "custom" },
    { "https://evil.example/#openrouter.ai", "custom" },
    { "https://openrouter.ai@evil.example/api/v1", "custom" },
    { "https://evil.example\\@openrouter.ai.example/", "custom" },
    { "http://localhost:11434/v1", "custom" },
    { "http://127.0.0.1:8080/v1", "custom" },
    { "http://[::1]:8080/v1", "custom" },
    { "openrouter.ai", "custom" },
    { "https://", "custom" },
    { "", "custom" },
    { "not an address", "custom" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (causerie_provider_for_url (cases[i].url)->id, ==, cases[i].id);
}

static void
test_for_key (void)
{
  static const struct {
    const char *key;
    const char *id;
  } cases[] = {
    { "sk-or-v1-0123456789abcdef", "openrouter" },
    { "sk-ant-api03-x", "anthropic" },
    { "sk-proj-x", "openai" },
    { "sk-svcacct-x", "openai" },
    { "sk-admin-x", "openai" },
    { "gsk_x", "groq" },
    { "xai-x", "xai" },
    { "AIzaX", "gemini" },
    { "hf_x", "huggingface" },
    { "pplx-x", "perplexity" },
    { "sk-0123456789abcdef0123456789abcdef", "deepseek" },
    { "sk-0123456789abcdef0123456789abcde", NULL },
    { "sk-0123456789abcdef0123456789abcdef0", NULL },
    { "sk-0123456789abcdef0123456789abcdeg", NULL },
    { "sk-anything", NULL },
    { "sk-", NULL },
    { "SK-OR-V1-x", NULL },
    { " sk-or-v1-x", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CauserieProvider *provider = causerie_provider_for_key (cases[i].key);

    g_assert_cmpstr (provider != NULL ? provider->id : NULL, ==, cases[i].id);
  }
}

static void
test_foreign_key (void)
{
  static const struct {
    const char *key;
    const char *url;
    const char *owner;
  } cases[] = {
    { "sk-or-v1-x", "https://openrouter.ai/api/v1", NULL },
    { "sk-or-v1-x", "https://api.openai.com/v1", "openrouter" },
    { "sk-proj-x", "https://res.openai.azure.com/openai/v1", "openai" },
    { "sk-proj-x", "https://openrouter.ai/api/v1", "openai" },
    { "sk-proj-x", "https://proxy.example/v1", NULL },
    { "sk-proj-x", "http://127.0.0.1:4000/v1", NULL },
    { "sk-anything", "https://openrouter.ai/api/v1", NULL },
    { "sk-0123456789abcdef0123456789abcdef", "https://api.deepseek.com", NULL },
    { "sk-0123456789abcdef0123456789abcdef",
      "https://dashscope-intl.aliyuncs.com/compatible-mode/v1", NULL },
    { "sk-0123456789abcdef0123456789abcdef", "https://api.openai.com/v1", "deepseek" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CauserieProvider *owner = causerie_provider_of_foreign_key (cases[i].key, cases[i].url);

    g_assert_cmpstr (owner != NULL ? owner->id : NULL, ==, cases[i].owner);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/provider/order", test_order);
  g_test_add_func ("/provider/rows", test_rows);
  g_test_add_func ("/provider/base-urls", test_base_urls);
  g_test_add_func ("/provider/unambiguous", test_unambiguous);
  g_test_add_func ("/provider/flags", test_flags);
  g_test_add_func ("/provider/openrouter", test_openrouter);
  g_test_add_func ("/provider/foreign-key", test_foreign_key);
  g_test_add_func ("/provider/get", test_get);
  g_test_add_func ("/provider/for-url", test_for_url);
  g_test_add_func ("/provider/for-key", test_for_key);

  return g_test_run ();
}
