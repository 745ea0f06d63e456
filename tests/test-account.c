/* test-account.c: what servers tell of models, keys and money, in each server's way
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-access-private.h"
#include "causerie-account-private.h"
#include "loopback-server.h"

#include <string.h>

/* What a server answers to; anything else is not there. */
typedef struct {
  const char *call;   /* "GET /v1/models" */
  const char *status; /* NULL: 200 */
  const char *body;
} Answer;

typedef struct {
  LoopbackServer *server;
  const Answer   *answers; /* ends with an empty one */
  gint            n_missing; /* of the next calls, that are not there yet */
} Script;

static const Answer *
find_answer (const Answer *answers, LoopbackRequest *request)
{
  g_autofree char *call = g_strconcat (request->method, " ", request->target, NULL);

  for (gsize i = 0; answers[i].call != NULL; i++) {
    const char *wanted = answers[i].call;

    if (g_str_has_prefix (call, wanted) &&
        (call[strlen (wanted)] == '\0' || call[strlen (wanted)] == '{'))
      return &answers[i];
  }

  return NULL;
}

static void
answer_cb (LoopbackRequest *request, gpointer user_data)
{
  Script *script = user_data;
  const Answer *answer = find_answer (script->answers, request);

  if (g_atomic_int_get (&script->n_missing) > 0 && g_atomic_int_add (&script->n_missing, -1) > 0)
    answer = NULL;

  if (answer != NULL)
    loopback_send_reply (request, answer->status != NULL ? answer->status : "200 OK",
                         "Content-Type: application/json\r\n", answer->body);
  else
    loopback_send_reply (request, "404 Not Found", "Content-Type: application/json\r\n",
                         "{\"error\":{\"message\":\"nothing here\"}}");
}

static void
script_init (Script *script, const Answer *answers)
{
  script->answers = answers;
  script->n_missing = 0;
  script->server = loopback_server_new (answer_cb, script);
}

static void
script_clear (Script *script)
{
  loopback_server_free (script->server);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Script, script_clear)

/* As if the script's server were the provider's. */
static CauserieAccess *
new_access (Script *script, const char *provider, const char *key)
{
  const CauserieProvider *facts = causerie_provider_get (provider);
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  const char *url = loopback_server_get_url (script->server);

  causerie_connection_set_provider (connection, provider);
  causerie_connection_set_base_url (connection, facts->host != NULL ? facts->base_url : url);
  return causerie_access_new (connection, http, url, key, NULL);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static GPtrArray *
list (CauserieAccess *access, CauserieFailure **failure)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_account_list_models_async (access, NULL, keep_result_cb, &result);
  return causerie_account_list_models_finish (access, wait_for (&result), failure);
}

/* "id context, id context" */
static void
assert_models (const Answer *answers, const char *provider, const char *key, const char *expected)
{
  g_auto(Script) script = { 0 };
  g_autoptr(CauserieAccess) access = NULL;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(GPtrArray) models = NULL;
  g_autoptr(GString) found = g_string_new (NULL);

  script_init (&script, answers);
  access = new_access (&script, provider, key);
  models = list (access, &failure);
  g_assert_null (failure);
  for (guint i = 0; i < models->len; i++) {
    const CauserieModelFacts *facts = causerie_model_get_facts (g_ptr_array_index (models, i));

    g_string_append_printf (found, "%s%s %" G_GINT64_FORMAT, i > 0 ? ", " : "", facts->id,
                            facts->context_length);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

/* --- lists ------------------------------------------------------------------------------------ */

static void
test_plain (void)
{
  static const Answer plain[] = { { "GET /v1/models", NULL, "{\"data\":[{\"id\":\"a\"}]}" }, { 0 } };
  static const Answer empty[] = { { "GET /v1/models", NULL, "{\"data\":[]}" }, { 0 } };

  assert_models (plain, "custom", NULL, "a 0");
  assert_models (empty, "custom", NULL, "");
}

static void
test_of_user (void)
{
  static const Answer both[] = {
    { "GET /v1/models", NULL, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}" },
    { "GET /v1/models/user", NULL, "{\"data\":[{\"id\":\"b\"}]}" },
    { 0 },
  };
  static const Answer refused[] = {
    { "GET /v1/models", NULL, "{\"data\":[{\"id\":\"a\"}]}" },
    { "GET /v1/models/user", "403 Forbidden", "{\"error\":{\"message\":\"no\"}}" },
    { 0 },
  };

  assert_models (both, "openrouter", "sk-or-v1-x", "b 0");
  assert_models (both, "openrouter", NULL, "a 0, b 0");
  assert_models (both, "custom", "sk-x", "a 0, b 0");
  assert_models (refused, "openrouter", "sk-or-v1-x", "a 0");
}

static void
test_pages (void)
{
  static const Answer pages[] = {
    { "GET /v1/models", NULL,
      "{\"data\":[\"a\",\"b\"],\"links\":{\"next\":\"/v1/models?offset=2\"}}" },
    { "GET /v1/models?offset=2", NULL,
      "{\"data\":[\"b\",\"c\"],\"links\":{\"next\":\"?offset=4\"}}" },
    { "GET /v1/models?offset=4", NULL, "{\"data\":[\"d\"],\"links\":{\"next\":null}}" },
    { 0 },
  };
  static const Answer elsewhere[] = {
    { "GET /v1/models", NULL, "{\"data\":[\"a\"],\"links\":{\"next\":\"http://example.org/\"}}" },
    { 0 },
  };
  static const Answer circle[] = {
    { "GET /v1/models", NULL, "{\"data\":[\"a\"],\"links\":{\"next\":\"/v1/models\"}}" },
    { 0 },
  };

  assert_models (pages, "custom", NULL, "a 0, b 0, c 0, d 0");
  assert_models (elsewhere, "custom", NULL, "a 0");
  assert_models (circle, "custom", NULL, "a 0");
}

static void
test_ollama (void)
{
  static const Answer newer[] = {
    { "GET /v1/models", NULL, "{\"data\":[{\"id\":\"a\",\"owned_by\":\"library\"},{\"id\":\"b\"},"
      "{\"id\":\"c\"},{\"id\":\"d\"},{\"id\":\"e\"},{\"id\":\"f\"}]}" },
    { "POST /api/show", NULL, "{\"parameters\":\"stop x\\nnum_ctx    8192\","
      "\"model_info\":{\"general.architecture\":\"llama\",\"llama.context_length\":131072},"
      "\"capabilities\":[\"completion\",\"vision\",\"tools\"]}" },
    { "GET /api/ps", NULL, "{\"models\":[{\"model\":\"b\",\"context_length\":4096}]}" },
    { 0 },
  };
  static const Answer bare[] = {
    { "GET /v1/models", NULL, "{\"data\":[{\"id\":\"a\",\"owned_by\":\"library\"}]}" },
    { "POST /api/show", NULL,
      "{\"model_info\":{\"general.architecture\":\"q\",\"q.context_length\":32768}}" },
    { 0 },
  };
  static const Answer older[] = {
    { "GET /api/tags", NULL, "{\"models\":[{\"name\":\"a\",\"digest\":\"x\"}]}" },
    { 0 },
  };

  assert_models (newer, "custom", NULL, "a 8192, b 4096, c 8192, d 8192, e 8192, f 8192");
  assert_models (bare, "custom", NULL, "a 32768");
  assert_models (older, "ollama", NULL, "a 0");
}

static void
test_ollama_abilities (void)
{
  static const Answer answers[] = {
    { "GET /v1/models", NULL, "{\"data\":[{\"id\":\"a\",\"owned_by\":\"library\"}]}" },
    { "POST /api/show", NULL, "{\"capabilities\":[\"completion\",\"vision\",\"thinking\"]}" },
    { 0 },
  };
  g_auto(Script) script = { 0 };
  g_autoptr(CauserieAccess) access = NULL;
  g_autoptr(GPtrArray) models = NULL;
  const CauserieModelFacts *facts;
  LoopbackRequest *show;

  script_init (&script, answers);
  access = new_access (&script, "custom", NULL);
  models = list (access, NULL);
  facts = causerie_model_get_facts (g_ptr_array_index (models, 0));
  g_assert_true (g_strv_contains (facts->input_modalities, "image"));
  g_assert_true (g_strv_contains (facts->parameters, "reasoning"));
  g_assert_false (g_strv_contains (facts->parameters, "tools"));

  show = loopback_server_get_request (script.server, 1);
  g_assert_cmpstr (show->body, ==, "{\"model\":\"a\"}");
}

static void
test_llama (void)
{
  static const Answer answers[] = {
    { "GET /v1/models", NULL, "{\"models\":[{\"name\":\"m\"}],\"data\":[{\"id\":\"m\","
      "\"owned_by\":\"llamacpp\",\"meta\":{\"n_ctx_train\":131072}}]}" },
    { "GET /props", NULL, "{\"default_generation_settings\":{\"n_ctx\":1024},"
      "\"modalities\":{\"vision\":true}}" },
    { 0 },
  };
  static const Answer several[] = {
    { "GET /v1/models", NULL, "{\"data\":[{\"id\":\"m\",\"owned_by\":\"llamacpp\","
      "\"context_length\":512},{\"id\":\"n\"}]}" },
    { "GET /props", NULL, "{\"default_generation_settings\":{\"n_ctx\":1024}}" },
    { 0 },
  };
  static const Answer closed[] = {
    { "GET /v1/models", NULL,
      "{\"data\":[{\"id\":\"m\",\"owned_by\":\"llamacpp\",\"meta\":{\"n_ctx\":2048}}]}" },
    { "GET /props", "401 Unauthorized", "{\"error\":{\"message\":\"Invalid API Key\"}}" },
    { 0 },
  };

  assert_models (answers, "custom", NULL, "m 1024");
  assert_models (several, "custom", NULL, "m 512, n 0");
  assert_models (closed, "custom", NULL, "m 2048");
}

static void
test_lm_studio (void)
{
  static const Answer older[] = {
    { "GET /v1/models", NULL, "{\"data\":[{\"id\":\"m\",\"owned_by\":\"organization_owner\"}]}" },
    { "GET /api/v0/models", NULL, "{\"data\":[{\"id\":\"m\",\"type\":\"llm\","
      "\"max_context_length\":32768,\"loaded_context_length\":4096}]}" },
    { 0 },
  };
  static const Answer newer[] = {
    { "GET /v1/models", NULL, "{\"data\":[{\"id\":\"m\"}]}" },
    { "GET /api/v1/models", NULL, "{\"models\":[{\"key\":\"m\",\"type\":\"llm\","
      "\"max_context_length\":32768,\"loaded_instances\":[]}]}" },
    { 0 },
  };

  assert_models (older, "custom", NULL, "m 4096");
  assert_models (newer, "lm-studio", NULL, "m 32768");
}

static void
test_without_list (void)
{
  static const Answer nothing[] = { { 0 } };
  static const Answer page[] = { { "GET /v1/models", NULL, "<html>Welcome</html>" }, { 0 } };
  static const Answer other[] = { { "GET /v1/models", NULL, "{\"hello\":1}" }, { 0 } };
  static const Answer refused[] = {
    { "GET /v1/models", "401 Unauthorized", "{\"error\":{\"message\":\"no\"}}" }, { 0 },
  };
  static const struct { const Answer *answers; CauserieFailureKind kind; } rows[] = {
    { page, CAUSERIE_FAILURE_NOT_AN_API },
    { other, CAUSERIE_FAILURE_UNREADABLE },
    { refused, CAUSERIE_FAILURE_KEY_INVALID },
  };

  assert_models (nothing, "perplexity", "pplx-x",
                 "sonar 0, sonar-pro 0, sonar-reasoning-pro 0, sonar-deep-research 0");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto(Script) script = { 0 };
    g_autoptr(CauserieAccess) access = NULL;
    g_autoptr(CauserieFailure) failure = NULL;

    script_init (&script, rows[i].answers);
    access = new_access (&script, "custom", "sk-wrong");
    g_assert_null (list (access, &failure));
    g_assert_cmpint (causerie_failure_get_kind (failure), ==, rows[i].kind);
  }
}

static void
test_cancel (void)
{
  static const Answer answers[] = { { 0 } };
  g_auto(Script) script = { 0 };
  g_autoptr(CauserieAccess) access = NULL;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;

  script_init (&script, answers);
  access = new_access (&script, "custom", NULL);
  causerie_account_list_models_async (access, cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (causerie_account_list_models_finish (access, wait_for (&result), &failure));
  g_assert_cmpint (causerie_failure_get_kind (failure), ==, CAUSERIE_FAILURE_CANCELLED);
}

/* --- how the key travels ---------------------------------------------------------------------- */

static void
assert_header (LoopbackRequest *request, const char *name, const char *expected)
{
  g_autofree char *value = loopback_request_dup_header (request, name);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_keys (void)
{
  static const Answer answers[] = {
    { "GET /v1/models", NULL, "[]" }, { "GET /v1/models?limit=1000", NULL, "[]" }, { 0 },
  };
  static const struct { const char *base_url, *bearer, *x_api_key, *api_key; } rows[] = {
    { "https://api.example.org/v1", "Bearer sk-x", NULL, NULL },
    { "https://api.anthropic.com/v1", NULL, "sk-x", NULL },
    { "https://x.openai.azure.com/openai/v1", NULL, NULL, "sk-x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto(Script) script = { 0 };
    g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
    g_autoptr(CauserieHttp) http = causerie_http_new ();
    g_autoptr(CauserieAccess) access = NULL;
    g_autoptr(GPtrArray) models = NULL;
    const char * const headers[] = { "X-Own", "mine", NULL };
    LoopbackRequest *request;

    script_init (&script, answers);
    causerie_connection_set_base_url (connection, rows[i].base_url);
    access = causerie_access_new (connection, http, loopback_server_get_url (script.server), "sk-x",
                                  headers);
    models = list (access, NULL);
    g_assert_nonnull (models);
    request = loopback_server_get_request (script.server, 0);
    assert_header (request, "Authorization", rows[i].bearer);
    assert_header (request, "x-api-key", rows[i].x_api_key);
    assert_header (request, "api-key", rows[i].api_key);
    assert_header (request, "X-Own", "mine");
  }
}

/* --- key and money ---------------------------------------------------------------------------- */

static void
assert_money (CauserieMoney *money, const char *expected)
{
  g_autofree char *text = money != NULL ? causerie_money_to_text (money) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_key (void)
{
  static const Answer answers[] = {
    { "GET /v1/key", NULL, "{\"data\":{\"label\":\"sk-or-v1-au7...890\",\"limit\":10,"
      "\"limit_remaining\":7.4999999999999999999,\"limit_reset\":\"monthly\",\"usage\":2.5e-05,"
      "\"usage_daily\":0,\"usage_monthly\":null,\"is_free_tier\":true,"
      "\"expires_at\":\"2026-12-31T00:00:00Z\",\"rate_limit\":{}}}" },
    { 0 },
  };
  g_auto(Script) script = { 0 };
  g_autoptr(CauserieAccess) access = NULL;
  g_autoptr(CauserieKeyFacts) facts = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  script_init (&script, answers);
  access = new_access (&script, "openrouter", "sk-or-v1-x");
  causerie_account_ask_key_async (access, NULL, keep_result_cb, &result);
  facts = causerie_account_ask_key_finish (access, wait_for (&result), NULL);
  g_assert_cmpstr (facts->label, ==, "sk-or-v1-au7...890");
  assert_money (facts->limit, "10");
  assert_money (facts->limit_remaining, "7.4999999999999999999");
  g_assert_cmpstr (facts->limit_reset, ==, "monthly");
  assert_money (facts->used, "0.000025");
  assert_money (facts->used_today, "0");
  assert_money (facts->used_this_month, NULL);
  g_assert_cmpstr (facts->expires, ==, "2026-12-31T00:00:00Z");
  g_assert_true (facts->is_free_tier);
}

static CauserieCredits *
ask_credits (const Answer *answers, CauserieFailure **failure)
{
  g_auto(Script) script = { 0 };
  g_autoptr(CauserieAccess) access = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  script_init (&script, answers);
  access = new_access (&script, "openrouter", "sk-or-v1-x");
  causerie_account_ask_credits_async (access, NULL, keep_result_cb, &result);
  return causerie_account_ask_credits_finish (access, wait_for (&result), failure);
}

static void
test_credits (void)
{
  static const Answer told[] = {
    { "GET /v1/credits", NULL, "{\"data\":{\"total_credits\":100.5,\"total_usage\":25.75}}" }, { 0 },
  };
  static const Answer overdrawn[] = {
    { "GET /v1/credits", NULL, "{\"data\":{\"total_credits\":0,\"total_usage\":0.1}}" }, { 0 },
  };
  g_autoptr(CauserieCredits) credits = ask_credits (told, NULL);
  g_autoptr(CauserieCredits) debt = ask_credits (overdrawn, NULL);

  assert_money (credits->total, "100.5");
  assert_money (credits->used, "25.75");
  assert_money (credits->balance, "74.75");
  assert_money (debt->balance, "-0.1");
}

static void
test_credits_not_told (void)
{
  static const Answer forbidden[] = {
    { "GET /v1/credits", "403 Forbidden",
      "{\"error\":{\"code\":403,\"message\":\"Only management keys\"}}" }, { 0 },
  };
  static const Answer half[] = {
    { "GET /v1/credits", NULL, "{\"data\":{\"total_credits\":5}}" }, { 0 },
  };
  g_autoptr(CauserieFailure) failure = NULL, unreadable = NULL;

  g_assert_null (ask_credits (forbidden, &failure));
  g_assert_cmpint (causerie_failure_get_kind (failure), ==, CAUSERIE_FAILURE_FORBIDDEN);
  g_assert_cmpstr (causerie_failure_get_facts (failure)->link, ==,
                   causerie_provider_get ("openrouter")->billing_url);
  g_assert_false (causerie_account_is_unknown_call (failure));

  g_assert_null (ask_credits (half, &unreadable));
  g_assert_cmpint (causerie_failure_get_kind (unreadable), ==, CAUSERIE_FAILURE_UNREADABLE);
}

/* --- the cost of one answer ------------------------------------------------------------------- */

static CauserieUsage *
ask_generation (Script *script, CauserieFailure **failure)
{
  g_autoptr(CauserieAccess) access = new_access (script, "openrouter", "sk-or-v1-x");
  g_autoptr(GAsyncResult) result = NULL;

  causerie_account_ask_generation_at_pace (access, "gen-1/ 2", 1, NULL, keep_result_cb, &result);
  return causerie_account_ask_generation_finish (access, wait_for (&result), failure);
}

static const Answer generation[] = {
  { "GET /v1/generation?id=gen-1%2F%202", NULL, "{\"data\":{\"total_cost\":4.8e-05,"
    "\"native_tokens_prompt\":15,\"native_tokens_completion\":9,\"native_tokens_reasoning\":null,"
    "\"native_tokens_cached\":3,\"cancelled\":true}}" },
  { 0 },
};

static void
test_generation (void)
{
  g_auto(Script) script = { 0 };
  g_autoptr(CauserieUsage) usage = NULL;
  const CauserieUsageFacts *facts;

  script_init (&script, generation);
  script.n_missing = 2; /* it is not there at once */
  usage = ask_generation (&script, NULL);
  facts = causerie_usage_get_facts (usage);
  assert_money (facts->cost, "0.000048");
  g_assert_false (facts->cost_is_estimate);
  g_assert_cmpint (facts->prompt_tokens, ==, 15);
  g_assert_cmpint (facts->completion_tokens, ==, 9);
  g_assert_cmpint (facts->total_tokens, ==, 24);
  g_assert_cmpint (facts->reasoning_tokens, ==, -1);
  g_assert_cmpint (facts->cached_tokens, ==, 3);
  g_assert_cmpuint (loopback_server_get_count (script.server), ==, 3);
}

static void
test_generation_never (void)
{
  g_auto(Script) script = { 0 };
  g_autoptr(CauserieFailure) failure = NULL;

  script_init (&script, generation);
  script.n_missing = 10;
  g_assert_null (ask_generation (&script, &failure));
  g_assert_true (causerie_account_is_unknown_call (failure));
  g_assert_cmpuint (loopback_server_get_count (script.server), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/models/plain", test_plain);
  g_test_add_func ("/account/models/of-user", test_of_user);
  g_test_add_func ("/account/models/pages", test_pages);
  g_test_add_func ("/account/models/ollama", test_ollama);
  g_test_add_func ("/account/models/ollama-abilities", test_ollama_abilities);
  g_test_add_func ("/account/models/llama", test_llama);
  g_test_add_func ("/account/models/lm-studio", test_lm_studio);
  g_test_add_func ("/account/models/without-list", test_without_list);
  g_test_add_func ("/account/models/cancel", test_cancel);
  g_test_add_func ("/account/keys", test_keys);
  g_test_add_func ("/account/key", test_key);
  g_test_add_func ("/account/credits", test_credits);
  g_test_add_func ("/account/credits-not-told", test_credits_not_told);
  g_test_add_func ("/account/generation", test_generation);
  g_test_add_func ("/account/generation-never", test_generation_never);

  return g_test_run ();
}
