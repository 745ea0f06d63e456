/* test-pasted-key.c: the API key in what a person pasted
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-pasted-key.h"

#define EIGHT  "0a1b2c3d"
#define ROUTER "sk-or-v1-" EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT
#define LOCAL  "sk-" EIGHT EIGHT EIGHT EIGHT

typedef struct {
  const char *text;
  const char *key;
  const char *provider; /* NULL: nobody can tell */
  const char *base_url;
} FoundCase;

static const FoundCase found_cases[] = {
  { ROUTER, ROUTER, "openrouter", NULL },
  { "  " ROUTER "\n", ROUTER, "openrouter", NULL },
  { "\"" ROUTER "\",", ROUTER, "openrouter", NULL },
  { "Bearer " ROUTER, ROUTER, "openrouter", NULL },
  { "Authorization: Bearer " ROUTER, ROUTER, "openrouter", NULL },
  { "OPENROUTER_API_KEY=" ROUTER, ROUTER, "openrouter", NULL },
  { "export OPENROUTER_API_KEY=\"" ROUTER "\"\n", ROUTER, "openrouter", NULL },
  { "$env:OPENROUTER_API_KEY = '" ROUTER "'", ROUTER, "openrouter", NULL },

  /* The .env file of the guide. */
  { "# OpenRouter API Key для работы с LLM\n"
    "OPENROUTER_API_KEY=\"" ROUTER "\"\n\n"
    "# URL приложения (используется в заголовках запросов)\n"
    "NEXT_PUBLIC_APP_URL=\"http://localhost:3000\"\n", ROUTER, "openrouter", NULL },
  { "DATABASE_URL=postgres://u@h/d\r\nSECRET_KEY=abc\r\nOPENROUTER_API_KEY=" ROUTER "\r\n", ROUTER,
    "openrouter", NULL },
  { "#OPENROUTER_API_KEY=sk-or-v1-old\nOPENROUTER_API_KEY=" ROUTER, ROUTER, "openrouter", NULL },
  { "{ \"apiKey\": \"" ROUTER "\" }", ROUTER, "openrouter", NULL },

  /* The command of the guide. */
  { "curl -X POST \"http://localhost:3000/api/v1/chat/completions\" \\\n"
    "  -H \"Authorization: Bearer abcdef0123456789\" \\\n"
    "  -H \"Content-Type: application/json\" \\\n"
    "  -d '{ \"model\": \"moonshotai/kimi-k2\", \"max_tokens\": 100 }'", "abcdef0123456789", NULL,
    "http://localhost:3000/api" },
  { "curl https://openrouter.ai/api/v1/chat/completions -H 'Authorization: Bearer " ROUTER "'",
    ROUTER, "openrouter", "https://openrouter.ai/api/v1" },
  { "curl https://api.mistral.ai/v1/models -H \"Authorization: Bearer q7Wk2lZ9\"", "q7Wk2lZ9",
    "mistral", "https://api.mistral.ai/v1" },
  { "curl https://x.openai.azure.com/openai/v1/models -H 'api-key: 00ff00ff00ff'", "00ff00ff00ff",
    "azure", "https://x.openai.azure.com/openai/v1" },

  /* Others'. */
  { "sk-ant-api03-abcdef", "sk-ant-api03-abcdef", "anthropic", NULL },
  { "gsk_abcdef", "gsk_abcdef", "groq", NULL },
  { "xai-abcdef", "xai-abcdef", "xai", NULL },
  { "AIzaSyabcdef", "AIzaSyabcdef", "gemini", NULL },
  { "MISTRAL_API_KEY=q7Wk2lZ9", "q7Wk2lZ9", "mistral", NULL },
  { "OPENAI_API_KEY=lm-studio\nOPENAI_BASE_URL=http://localhost:1234/v1", "lm-studio", "openai",
    "http://localhost:1234/v1" },
  { "q7Wk2lZ9", "q7Wk2lZ9", NULL, NULL },
  { "eyJhbGciOi.eyJpZCI6.SflKxwRJ", "eyJhbGciOi.eyJpZCI6.SflKxwRJ", NULL, NULL },

  /* Broken over lines by a terminal. */
  { "sk-or-v1-" EIGHT EIGHT EIGHT EIGHT "\n" EIGHT EIGHT EIGHT EIGHT, ROUTER, "openrouter", NULL },
};

static void
test_found (gconstpointer data)
{
  const FoundCase *wanted = data;
  g_autoptr(CauseriePastedKey) pasted = causerie_pasted_key_read (wanted->text);

  g_assert_cmpint (pasted->state, ==, CAUSERIE_PASTED_KEY);
  g_assert_cmpstr (pasted->key, ==, wanted->key);
  g_assert_cmpstr (pasted->provider != NULL ? pasted->provider->id : NULL, ==, wanted->provider);
  g_assert_cmpstr (pasted->base_url, ==, wanted->base_url);
  g_assert_null (causerie_pasted_key_explain (pasted));
}

typedef struct {
  const char          *text;
  CauseriePastedState  state;
} RefusedCase;

static const RefusedCase refused_cases[] = {
  { "", CAUSERIE_PASTED_NOTHING },
  { " \n\t", CAUSERIE_PASTED_NOTHING },
  { "Перейдите на сайт и создайте ключ", CAUSERIE_PASTED_NO_KEY },
  { "https://openrouter.ai/keys", CAUSERIE_PASTED_NO_KEY },
  { "# OPENROUTER_API_KEY=" ROUTER, CAUSERIE_PASTED_NO_KEY },
  { "sk-or-v1-ваш_ключ_здесь", CAUSERIE_PASTED_SAMPLE },
  { "sk-or-v1-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", CAUSERIE_PASTED_SAMPLE },
  { "Authorization: Bearer YOUR_OPENWEBUI_API_KEY", CAUSERIE_PASTED_SAMPLE },
  { "Authorization: Bearer $OPENROUTER_API_KEY", CAUSERIE_PASTED_SAMPLE },
  { "sk-or-v1-au7...890", CAUSERIE_PASTED_SAMPLE },
  { "sk-or-v1-" EIGHT, CAUSERIE_PASTED_CUT },
  { "OPENROUTER_API_KEY=sk-or-v1-" EIGHT, CAUSERIE_PASTED_CUT },
  { "sk-or-v1-" EIGHT EIGHT EIGHT EIGHT " " EIGHT EIGHT EIGHT EIGHT "7", CAUSERIE_PASTED_BROKEN },
  { "sk-or-v1-" EIGHT "é" EIGHT, CAUSERIE_PASTED_BROKEN },
};

static void
test_refused (gconstpointer data)
{
  const RefusedCase *wanted = data;
  g_autoptr(CauseriePastedKey) pasted = causerie_pasted_key_read (wanted->text);
  g_autofree char *words = causerie_pasted_key_explain (pasted);

  g_assert_cmpint (pasted->state, ==, wanted->state);
  g_assert_null (pasted->key);
  g_assert_true ((words == NULL) == (wanted->state == CAUSERIE_PASTED_NOTHING));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (found_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/pasted-key/found/%" G_GSIZE_FORMAT, i);

    g_test_add_data_func (path, &found_cases[i], test_found);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (refused_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/pasted-key/refused/%" G_GSIZE_FORMAT, i);

    g_test_add_data_func (path, &refused_cases[i], test_refused);
  }

  return g_test_run ();
}
