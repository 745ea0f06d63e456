/* causerie-provider.c: the table of providers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-provider.h"

#include "causerie-params.h"
#include "causerie-url.h"

#include <glib/gi18n.h>

#define CUSTOM_ROW 1

/* Common ways to choose words that the strict servers refuse as unknown fields. */
#define UNUSUAL_PARAMS ((1u << CAUSERIE_PARAM_TOP_K) | (1u << CAUSERIE_PARAM_MIN_P) | \
                        (1u << CAUSERIE_PARAM_REPETITION_PENALTY))

static const CauserieProvider rows[] = {
  {
    .id = "openrouter",
    .name = "OpenRouter",
    .base_url = "https://openrouter.ai/api/v1",
    .host = "openrouter.ai",
    .key_prefix = "sk-or-v1-",
    .key_length = 73,
    .sign_in_url = "https://openrouter.ai/auth",
    .keys_url = "https://openrouter.ai/keys",
    .billing_url = "https://openrouter.ai/settings/credits",
    .usage_url = "https://openrouter.ai/activity",
    .models_url = "https://openrouter.ai/models",
    .docs_url = "https://openrouter.ai/docs",
    .pricing_url = "https://openrouter.ai/docs/pricing",
    .privacy_url = "https://openrouter.ai/settings/privacy",
    .flags = CAUSERIE_PROVIDER_ATTRIBUTION | CAUSERIE_PROVIDER_REASONING_OBJECT |
             CAUSERIE_PROVIDER_ROUTING | CAUSERIE_PROVIDER_KEY_FACTS | CAUSERIE_PROVIDER_PREFILL,
  },
  [CUSTOM_ROW] = {
    .id = "custom",
    /* Translators: a provider that is none of the known ones, entered by its address */
    .name = N_("Custom"),
    .base_url = "",
  },
  {
    .id = "dashscope",
    .name = "Alibaba Cloud",
    .base_url = "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
    .host = "dashscope-intl.aliyuncs.com",
    .keys_url = "https://modelstudio.console.alibabacloud.com/",
    .models_url = "https://www.alibabacloud.com/help/en/model-studio/models",
    .docs_url = "https://www.alibabacloud.com/help/en/model-studio/",
    .flags = CAUSERIE_PROVIDER_PLAIN_KEY,
  },
  {
    .id = "anthropic",
    .name = "Anthropic",
    .base_url = "https://api.anthropic.com/v1",
    .host = "api.anthropic.com",
    .key_prefix = "sk-ant-",
    .keys_url = "https://console.anthropic.com/settings/keys",
    .billing_url = "https://console.anthropic.com/settings/billing",
    .usage_url = "https://console.anthropic.com/usage",
    .models_url = "https://docs.anthropic.com/en/docs/about-claude/models/overview",
    .docs_url = "https://docs.anthropic.com/en/api/openai-sdk",
    .pricing_url = "https://www.anthropic.com/pricing",
    .flags = CAUSERIE_PROVIDER_PREFILL,
  },
  {
    .id = "azure",
    .name = "Azure OpenAI",
    .base_url = "", /* each resource has its own: https://RESOURCE.openai.azure.com/openai/v1 */
    .host = ".openai.azure.com",
    .keys_url = "https://portal.azure.com/",
    .billing_url = "https://portal.azure.com/",
    .models_url = "https://ai.azure.com/",
    .docs_url = "https://learn.microsoft.com/azure/ai-services/openai/",
    .pricing_url = "https://azure.microsoft.com/pricing/details/cognitive-services/openai-service/",
    .max_stops = 4,
    .refused_params = UNUSUAL_PARAMS,
    .flags = CAUSERIE_PROVIDER_API_KEY_HEADER | CAUSERIE_PROVIDER_COMPLETION_CAP |
             CAUSERIE_PROVIDER_DEVELOPER_ROLE,
  },
  {
    .id = "deepseek",
    .name = "DeepSeek",
    .base_url = "https://api.deepseek.com",
    .host = "api.deepseek.com",
    .keys_url = "https://platform.deepseek.com/api_keys",
    .billing_url = "https://platform.deepseek.com/top_up",
    .usage_url = "https://platform.deepseek.com/usage",
    .models_url = "https://api-docs.deepseek.com/quick_start/pricing",
    .docs_url = "https://api-docs.deepseek.com/",
    .pricing_url = "https://api-docs.deepseek.com/quick_start/pricing",
    .flags = CAUSERIE_PROVIDER_PLAIN_KEY,
  },
  {
    .id = "gemini",
    .name = "Google Gemini",
    .base_url = "https://generativelanguage.googleapis.com/v1beta/openai",
    .host = "generativelanguage.googleapis.com",
    .key_prefix = "AIza",
    .keys_url = "https://aistudio.google.com/app/apikey",
    .models_url = "https://ai.google.dev/gemini-api/docs/models",
    .docs_url = "https://ai.google.dev/gemini-api/docs/openai",
    .pricing_url = "https://ai.google.dev/gemini-api/docs/pricing",
    .refused_params = UNUSUAL_PARAMS,
  },
  {
    .id = "groq",
    .name = "Groq",
    .base_url = "https://api.groq.com/openai/v1",
    .host = "api.groq.com",
    .key_prefix = "gsk_",
    .keys_url = "https://console.groq.com/keys",
    .billing_url = "https://console.groq.com/settings/billing",
    .usage_url = "https://console.groq.com/dashboard/usage",
    .models_url = "https://console.groq.com/docs/models",
    .docs_url = "https://console.groq.com/docs",
    .pricing_url = "https://groq.com/pricing",
    .refused_params = UNUSUAL_PARAMS,
  },
  {
    .id = "huggingface",
    .name = "Hugging Face",
    .base_url = "https://router.huggingface.co/v1",
    .host = "router.huggingface.co",
    .key_prefix = "hf_",
    .keys_url = "https://huggingface.co/settings/tokens",
    .billing_url = "https://huggingface.co/settings/billing",
    .models_url = "https://huggingface.co/models?inference_provider=all",
    .docs_url = "https://huggingface.co/docs/inference-providers",
    .pricing_url = "https://huggingface.co/docs/inference-providers/pricing",
  },
  {
    .id = "litellm",
    .name = "LiteLLM",
    .base_url = "http://localhost:4000/v1",
    .docs_url = "https://docs.litellm.ai/",
    .flags = CAUSERIE_PROVIDER_LOCAL,
  },
  {
    .id = "llama-cpp",
    .name = "llama.cpp",
    .base_url = "http://localhost:8080/v1",
    .docs_url = "https://github.com/ggml-org/llama.cpp/tree/master/tools/server",
    .flags = CAUSERIE_PROVIDER_LOCAL | CAUSERIE_PROVIDER_PREFILL,
  },
  {
    .id = "lm-studio",
    .name = "LM Studio",
    .base_url = "http://localhost:1234/v1",
    .models_url = "https://lmstudio.ai/models",
    .docs_url = "https://lmstudio.ai/docs",
    .flags = CAUSERIE_PROVIDER_LOCAL,
  },
  {
    .id = "mistral",
    .name = "Mistral",
    .base_url = "https://api.mistral.ai/v1",
    .host = "api.mistral.ai",
    .keys_url = "https://console.mistral.ai/api-keys/",
    .usage_url = "https://console.mistral.ai/usage/",
    .models_url = "https://docs.mistral.ai/getting-started/models/",
    .docs_url = "https://docs.mistral.ai/",
    .pricing_url = "https://mistral.ai/pricing",
    .refused_params = UNUSUAL_PARAMS,
    /* Tells the usage unasked; versions of it refused the question as an unknown field. */
    .flags = CAUSERIE_PROVIDER_NO_USAGE_OPTION | CAUSERIE_PROVIDER_RANDOM_SEED,
  },
  {
    .id = "ollama",
    .name = "Ollama",
    .base_url = "http://localhost:11434/v1",
    .models_url = "https://ollama.com/search",
    .docs_url = "https://docs.ollama.com/",
    .flags = CAUSERIE_PROVIDER_LOCAL,
  },
  {
    .id = "open-webui",
    .name = "Open WebUI",
    .base_url = "http://localhost:3000/api",
    .docs_url = "https://docs.openwebui.com/",
    .flags = CAUSERIE_PROVIDER_LOCAL,
  },
  {
    .id = "openai",
    .name = "OpenAI",
    .base_url = "https://api.openai.com/v1",
    .host = "api.openai.com",
    .key_prefix = "sk-proj-",
    .keys_url = "https://platform.openai.com/api-keys",
    .billing_url = "https://platform.openai.com/settings/organization/billing/overview",
    .usage_url = "https://platform.openai.com/usage",
    .models_url = "https://platform.openai.com/docs/models",
    .docs_url = "https://platform.openai.com/docs",
    .pricing_url = "https://platform.openai.com/docs/pricing",
    .max_stops = 4,
    .refused_params = UNUSUAL_PARAMS,
    .flags = CAUSERIE_PROVIDER_COMPLETION_CAP | CAUSERIE_PROVIDER_DEVELOPER_ROLE,
  },
  {
    .id = "perplexity",
    .name = "Perplexity",
    .base_url = "https://api.perplexity.ai",
    .host = "api.perplexity.ai",
    .key_prefix = "pplx-",
    .keys_url = "https://www.perplexity.ai/settings/api",
    .models_url = "https://docs.perplexity.ai/getting-started/models",
    .docs_url = "https://docs.perplexity.ai/",
    .pricing_url = "https://docs.perplexity.ai/getting-started/pricing",
  },
  {
    .id = "together",
    .name = "Together AI",
    .base_url = "https://api.together.xyz/v1",
    .host = "api.together.xyz",
    .keys_url = "https://api.together.ai/settings/api-keys",
    .billing_url = "https://api.together.ai/settings/billing",
    .models_url = "https://www.together.ai/models",
    .docs_url = "https://docs.together.ai/",
    .pricing_url = "https://www.together.ai/pricing",
  },
  {
    .id = "vllm",
    .name = "vLLM",
    .base_url = "http://localhost:8000/v1",
    .docs_url = "https://docs.vllm.ai/",
    .flags = CAUSERIE_PROVIDER_LOCAL,
  },
  {
    .id = "xai",
    .name = "xAI",
    .base_url = "https://api.x.ai/v1",
    .host = "api.x.ai",
    .key_prefix = "xai-",
    .keys_url = "https://console.x.ai/",
    .models_url = "https://docs.x.ai/docs/models",
    .docs_url = "https://docs.x.ai/",
  },
  {
    .id = "zai",
    .name = "Z.ai",
    .base_url = "https://api.z.ai/api/paas/v4",
    .host = "api.z.ai",
    .keys_url = "https://z.ai/manage-apikey/apikey-list",
    .billing_url = "https://z.ai/manage-apikey/billing",
    .models_url = "https://docs.z.ai/guides/overview/overview",
    .docs_url = "https://docs.z.ai/",
    .pricing_url = "https://docs.z.ai/guides/overview/pricing",
  },
  {
    .id = "demo",
    /* Translators: the provider inside the program, for looking around */
    .name = N_("Demo"),
    .base_url = "",
    .flags = CAUSERIE_PROVIDER_DEMO,
  },
};

/* Prefixes of keys and hosts beside the one each row shows. */
static const struct {
  const char *text;
  const char *id;
} other_prefixes[] = {
  { "sk-svcacct-", "openai" },
  { "sk-admin-", "openai" },
}, other_hosts[] = {
  { ".cognitiveservices.azure.com", "azure" },
  { ".services.ai.azure.com", "azure" },
  { "api.together.ai", "together" },
  { "dashscope-us.aliyuncs.com", "dashscope" },
  { "dashscope.aliyuncs.com", "dashscope" },
  { "eu.api.openai.com", "openai" },
  { "open.bigmodel.cn", "zai" },
  { "us.api.openai.com", "openai" },
};

/* "sk-" and 32 hexadecimal digits; "sk-" alone is anybody's. */
static gboolean
is_plain_key (const char *key)
{
  gsize n_digits = 0;

  if (!g_str_has_prefix (key, "sk-"))
    return FALSE;

  while (g_ascii_isxdigit (key[3 + n_digits]))
    n_digits++;

  return n_digits == 32 && key[3 + n_digits] == '\0';
}

static gboolean
is_host_of (const char *host, const char *pattern)
{
  if (pattern == NULL)
    return FALSE;

  return *pattern == '.' ? g_str_has_suffix (host, pattern) && !g_str_equal (host, pattern)
                         : g_str_equal (host, pattern);
}

static const CauserieProvider *
find_row (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (g_strcmp0 (rows[i].id, id) == 0)
      return &rows[i];
  }

  return NULL;
}

static const CauserieProvider *
find_host (const char *host)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (is_host_of (host, rows[i].host))
      return &rows[i];
  }

  for (gsize i = 0; i < G_N_ELEMENTS (other_hosts); i++) {
    if (is_host_of (host, other_hosts[i].text))
      return find_row (other_hosts[i].id);
  }

  return NULL;
}

const CauserieProvider *
causerie_provider_list (gsize *n_providers)
{
  g_return_val_if_fail (n_providers != NULL, NULL);

  *n_providers = G_N_ELEMENTS (rows);
  return rows;
}

const CauserieProvider *
causerie_provider_get (const char *id)
{
  const CauserieProvider *row = find_row (id);

  return row != NULL ? row : &rows[CUSTOM_ROW];
}

const CauserieProvider *
causerie_provider_for_url (const char *base_url)
{
  g_autofree char *host = NULL;
  const CauserieProvider *row;

  g_return_val_if_fail (base_url != NULL, &rows[CUSTOM_ROW]);

  host = causerie_url_dup_host (base_url);
  row = host != NULL ? find_host (host) : NULL;
  return row != NULL ? row : &rows[CUSTOM_ROW];
}

const CauserieProvider *
causerie_provider_for_key (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (rows[i].key_prefix != NULL && g_str_has_prefix (key, rows[i].key_prefix))
      return &rows[i];
  }

  for (gsize i = 0; i < G_N_ELEMENTS (other_prefixes); i++) {
    if (g_str_has_prefix (key, other_prefixes[i].text))
      return find_row (other_prefixes[i].id);
  }

  return is_plain_key (key) ? find_row ("deepseek") : NULL;
}

const CauserieProvider *
causerie_provider_of_foreign_key (const char *key, const char *base_url)
{
  const CauserieProvider *of_key, *of_url;

  g_return_val_if_fail (key != NULL && base_url != NULL, NULL);

  of_key = causerie_provider_for_key (key);
  of_url = causerie_provider_for_url (base_url);
  if (is_plain_key (key) && (of_url->flags & CAUSERIE_PROVIDER_PLAIN_KEY))
    return NULL; /* several have keys like it */

  return of_url->host != NULL && of_key != of_url ? of_key : NULL;
}
