/* test-model-list.c: lists of models in every shape that servers send
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error.h"
#include "causerie-json.h"
#include "causerie-model-list.h"

#include <string.h>

static CauserieModelPage *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  CauserieModelPage *page = causerie_model_list_parse_page (text, strlen (text), &error);

  g_assert_no_error (error);
  return page;
}

static CauserieModel *
get (CauserieModelPage *page, guint index)
{
  g_assert_cmpuint (index, <, page->models->len);
  return g_ptr_array_index (page->models, index);
}

static void
assert_price (CauserieModel *model, CauseriePrice price, const char *expected)
{
  g_assert_cmpstr (causerie_model_get_facts (model)->prices[price], ==, expected);
}

/* --- shapes ----------------------------------------------------------------------------------- */

static void
test_ids (void)
{
  static const struct { const char *text, *ids; } rows[] = {
    { "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}", "a b" },
    { "{\"object\":\"list\",\"models\":[{\"name\":\"x\"}],\"data\":[{\"id\":\"a\"}]}", "a" },
    { "{\"models\":[{\"model\":\"a\",\"name\":\"b\"},{\"name\":\"c\"},{\"key\":\"d\"}]}", "a c d" },
    { "[{\"id\":\"a\"},\"b\",{\"id\":7},{},null,3,[],\"\",{\"id\":\"\",\"name\":\"c\"}]", "a b c" },
    { "{\"data\":[\"a\",\"a\",{\"id\":\"a\"},\"b\"]}", "a b" },
    { "{\"data\":[]}", "" },
    { "[]", "" },
    { "{\"object\":\"list\",\"data\":null}", "" },
    { "{\"data\":null,\"models\":[\"a\"]}", "a" },
    { "{\"data\":{\"id\":\"a\"},\"models\":[\"b\"]}", "b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr(CauserieModelPage) page = parse (rows[i].text);
    g_autoptr(GString) ids = g_string_new (NULL);

    for (guint n = 0; n < page->models->len; n++)
      g_string_append_printf (ids, "%s%s", n > 0 ? " " : "", causerie_model_get_id (get (page, n)));
    g_assert_cmpstr (ids->str, ==, rows[i].ids);
  }
}

static void
test_no_list (void)
{
  static const char * const texts[] = {
    "", "<html>", "{}", "null", "7", "\"a\"", "{\"data\":7}", "{\"data\":{\"id\":\"a\"}}",
    "{\"error\":{\"message\":\"no\"}}", "{\"data\":null,\"error\":\"no\"}", "[1", "{\"data\":[]} x",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr(GError) error = NULL;

    g_assert_null (causerie_model_list_parse (texts[i], strlen (texts[i]), &error));
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_PROTOCOL);
  }
}

/* --- contexts --------------------------------------------------------------------------------- */

static void
test_contexts (void)
{
  static const struct { const char *members; gint64 context; } rows[] = {
    { "\"max_context_length\":9,\"loaded_context_length\":4096,\"context_length\":8", 4096 },
    { "\"max_context_length\":9,\"loaded_instances\":[{\"config\":{\"context_length\":5}}]", 5 },
    { "\"max_context_length\":9,\"loaded_instances\":[]", 9 },
    { "\"meta\":{\"n_ctx\":1024,\"n_ctx_train\":2048},\"context_length\":2048", 1024 },
    { "\"meta\":{\"n_ctx_train\":2048}", 2048 },
    { "\"meta\":null,\"max_model_len\":32768", 32768 },
    { "\"context_length\":1048576,\"top_provider\":{\"context_length\":524288}", 524288 },
    { "\"context_length\":8192,\"top_provider\":{\"context_length\":16384}", 8192 },
    { "\"context_length\":null,\"top_provider\":{\"context_length\":16384}", 16384 },
    { "\"context_length\":8192,\"top_provider\":{\"context_length\":null}", 8192 },
    { "\"context_window\":131072", 131072 },
    { "\"context_length\":0", 0 },
    { "\"context_length\":-1", 0 },
    { "\"context_length\":\"many\"", 0 },
    { "\"context_length\":1e300", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = g_strdup_printf ("[{\"id\":\"m\",%s}]", rows[i].members);
    g_autoptr(CauserieModelPage) page = parse (text);

    g_assert_cmpint (causerie_model_get_facts (get (page, 0))->context_length, ==, rows[i].context);
  }
}

/* --- prices ----------------------------------------------------------------------------------- */

static void
test_prices (void)
{
  static const struct {
    const char *pricing, *prompt, *completion;
    gboolean    varies;
  } rows[] = {
    { "{\"prompt\":\"0.000003\",\"completion\":\"0.000015\"}", "0.000003", "0.000015", FALSE },
    { "{\"prompt\":\"0.0000000833333333333333\",\"completion\":\"0\"}", "0.0000000833333333333333",
      "0", FALSE },
    { "{\"prompt\":4.8e-05,\"completion\":0.00001500}", "4.8e-05", "0.00001500", FALSE },
    { "{\"prompt\":0,\"completion\":null}", "0", NULL, FALSE },
    { "{\"prompt\":\"-1\",\"completion\":\"-1\"}", NULL, NULL, TRUE },
    { "{\"prompt\":\"free\",\"completion\":\"\"}", NULL, NULL, FALSE },
    { "{\"prompt\":[],\"completion\":{}}", NULL, NULL, FALSE },
    { "{\"hourly\":0,\"input\":0.18,\"output\":1.2}", "0.00000018", "0.0000012", FALSE },
    { "{\"input\":3,\"output\":0}", "0.000003", "0", FALSE },
    { "{\"input\":1e-05,\"output\":0.000001}", "0.00000000001", "0.000000000001", FALSE },
    { "{\"input\":\"0.0000025\",\"output\":\"0.00001\"}", "0.0000025", "0.00001", FALSE },
    { "{\"input\":-1,\"output\":1e400}", NULL, NULL, FALSE },
    { "7", NULL, NULL, FALSE },
    { "null", NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = g_strdup_printf ("[{\"id\":\"m\",\"pricing\":%s}]", rows[i].pricing);
    g_autoptr(CauserieModelPage) page = parse (text);
    CauserieModel *model = get (page, 0);

    assert_price (model, CAUSERIE_PRICE_PROMPT, rows[i].prompt);
    assert_price (model, CAUSERIE_PRICE_COMPLETION, rows[i].completion);
    g_assert_cmpint (causerie_model_get_facts (model)->price_varies, ==, rows[i].varies);
  }
}

/* --- what servers say of a model -------------------------------------------------------------- */

static void
assert_words (const char * const *words, const char *expected)
{
  g_autofree char *joined = words != NULL ? g_strjoinv (" ", (char **) words) : NULL;

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_openrouter (void)
{
  g_autoptr(CauserieModelPage) page = parse (
    "{\"data\":[{\"id\":\"a/b:free\",\"canonical_slug\":\"a/b-2025\",\"name\":\"A: B\","
    "\"created\":1759161676,\"description\":\"Good.\",\"context_length\":1000,"
    "\"architecture\":{\"input_modalities\":[\"text\",\"file\"],\"output_modalities\":[\"text\"]},"
    "\"pricing\":{\"prompt\":\"0\",\"completion\":\"0\",\"input_cache_read\":\"0.0000003\","
    "\"discount\":0,\"overrides\":[{\"prompt\":\"1\"}]},\"top_provider\":{\"context_length\":1000,"
    "\"max_completion_tokens\":64,\"is_moderated\":true},"
    "\"supported_parameters\":[\"tools\",7,\"top_p\"],\"expiration_date\":\"2026-03-31\","
    "\"default_parameters\":{\"temperature\":0.6,\"top_k\":null,\"top_p\":1},"
    "\"reasoning\":{\"mandatory\":true,\"supported_efforts\":[\"low\",\"high\"]}}],"
    "\"total_count\":2,\"links\":{\"next\":\"/api/v1/models?offset=1\"}}");
  CauserieModel *model = get (page, 0);
  const CauserieModelFacts *facts = causerie_model_get_facts (model);

  g_assert_cmpstr (page->next, ==, "/api/v1/models?offset=1");
  g_assert_null (page->server);
  g_assert_cmpstr (facts->canonical_id, ==, "a/b-2025");
  g_assert_cmpstr (causerie_model_get_name (model), ==, "A: B");
  g_assert_cmpstr (facts->description, ==, "Good.");
  g_assert_cmpint (facts->created, ==, 1759161676);
  g_assert_cmpint (facts->max_completion_tokens, ==, 64);
  g_assert_true (facts->is_moderated);
  g_assert_cmpstr (facts->expires, ==, "2026-03-31");
  g_assert_cmpstr (facts->defaults, ==, "{\"temperature\":0.6,\"top_p\":1}");
  g_assert_true (facts->reasoning_mandatory);
  assert_words (facts->reasoning_efforts, "low high");
  assert_words (facts->input_modalities, "text file");
  assert_words (facts->output_modalities, "text");
  assert_words (facts->parameters, "tools top_p");
  assert_price (model, CAUSERIE_PRICE_CACHE_READ, "0.0000003");
  g_assert_true (causerie_model_is_free (model));
  g_assert_true (causerie_model_can_chat (model));
}

static void
test_other_members (void)
{
  g_autoptr(CauserieModelPage) anthropic = parse (
    "{\"data\":[{\"type\":\"model\",\"id\":\"claude\",\"display_name\":\"Claude\","
    "\"created_at\":\"2025-02-19T00:00:00Z\"}],\"has_more\":false}");
  g_autoptr(CauserieModelPage) groq = parse (
    "{\"data\":[{\"id\":\"m\",\"context_window\":8,\"max_completion_tokens\":4}]}");
  const CauserieModelFacts *facts = causerie_model_get_facts (get (anthropic, 0));

  g_assert_cmpstr (causerie_model_get_name (get (anthropic, 0)), ==, "Claude");
  g_assert_cmpint (facts->created, ==, 1739923200);
  g_assert_true (causerie_model_can_chat (get (anthropic, 0)));
  g_assert_cmpint (causerie_model_get_facts (get (groq, 0))->max_completion_tokens, ==, 4);
}

static void
test_can_chat (void)
{
  static const struct { const char *members; gboolean can_chat; const char *input; } rows[] = {
    { "\"type\":\"llm\"", TRUE, NULL },
    { "\"type\":\"vlm\"", TRUE, "text image" },
    { "\"type\":\"chat\"", TRUE, NULL },
    { "\"type\":\"embeddings\"", FALSE, NULL },
    { "\"type\":\"image\"", FALSE, NULL },
    { "\"capabilities\":{\"completion_chat\":true,\"vision\":true}", TRUE, "text image" },
    { "\"capabilities\":{\"completion_chat\":false}", FALSE, NULL },
    { "\"capabilities\":[\"completion\",\"vision\"]", TRUE, "text image" },
    { "\"capabilities\":[\"embedding\"]", FALSE, NULL },
    { "\"capabilities\":[]", TRUE, NULL },
    { "\"type\":\"image\",\"architecture\":{\"output_modalities\":[\"text\"]}", TRUE, NULL },
    { "\"architecture\":{\"output_modalities\":[\"image\"]}", FALSE, NULL },
    { "\"architecture\":{\"input_modalities\":[]}", FALSE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = g_strdup_printf ("[{\"id\":\"m\",%s}]", rows[i].members);
    g_autoptr(CauserieModelPage) page = parse (text);
    CauserieModel *model = get (page, 0);

    g_test_message ("%s", rows[i].members);
    g_assert_cmpint (causerie_model_can_chat (model), ==, rows[i].can_chat);
    assert_words (causerie_model_get_facts (model)->input_modalities, rows[i].input);
  }
}

static void
test_servers (void)
{
  static const struct { const char *entry, *server; } rows[] = {
    { "{\"id\":\"m\",\"owned_by\":\"llamacpp\",\"meta\":{}}", "llama-cpp" },
    { "{\"id\":\"m\",\"owned_by\":\"library\"}", "ollama" },
    { "{\"name\":\"m\",\"digest\":\"ab\"}", "ollama" },
    { "{\"id\":\"m\",\"owned_by\":\"organization_owner\"}", "lm-studio" },
    { "{\"id\":\"m\",\"compatibility_type\":\"gguf\"}", "lm-studio" },
    { "{\"id\":\"m\",\"owned_by\":\"vllm\",\"max_model_len\":1}", "vllm" },
    { "{\"id\":\"m\",\"owned_by\":\"sglang\",\"max_model_len\":1}", "sglang" },
    { "{\"id\":\"m\",\"owned_by\":\"somebody\",\"max_model_len\":1}", "vllm" },
    { "{\"id\":\"m\",\"owned_by\":\"ollama\",\"ollama\":{},\"urlIdx\":0}", "open-webui" },
    { "{\"id\":\"m\",\"owned_by\":\"openai\"}", NULL },
    { "\"m\"", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = g_strdup_printf ("{\"data\":[%s]}", rows[i].entry);
    g_autoptr(CauserieModelPage) page = parse (text);

    g_assert_cmpstr (page->server, ==, rows[i].server);
  }
}

/* --- a whole catalogue ------------------------------------------------------------------------ */

static char *
load_fixture (const char *name)
{
  const char *folder = g_getenv ("CAUSERIE_FIXTURES");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  char *text = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    g_test_skip ("the recorded catalogue is not there");

  return text;
}

/* A price as the file has it: "-1" is none. */
static void
assert_price_as_sent (CauserieModel *model, CauseriePrice price, const char *sent)
{
  assert_price (model, price, g_strcmp0 (sent, "-1") == 0 ? NULL : sent);
}

static void
test_catalogue (void)
{
  g_autofree char *text = load_fixture ("models-openrouter.json");
  g_autoptr(CauserieModelPage) page = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonArray *entries;

  if (text == NULL)
    return;

  page = parse (text);
  root = causerie_json_parse (text, -1, NULL, NULL);
  entries = causerie_json_get_array (causerie_json_node_object (root), "data");
  g_assert_cmpuint (page->models->len, >, 300);
  g_assert_cmpuint (page->models->len, ==, json_array_get_length (entries));

  for (guint i = 0; i < page->models->len; i++) {
    JsonObject *entry = causerie_json_element_object (entries, i);
    JsonObject *pricing = causerie_json_get_object (entry, "pricing");
    CauserieModel *model = get (page, i);

    g_assert_cmpstr (causerie_model_get_id (model), ==, causerie_json_get_string (entry, "id"));
    g_assert_cmpstr (causerie_model_get_name (model), ==, causerie_json_get_string (entry, "name"));
    g_assert_cmpint (causerie_model_get_facts (model)->context_length, >, 0);
    g_assert_true (causerie_model_can_chat (model));
    assert_price_as_sent (model, CAUSERIE_PRICE_PROMPT, causerie_json_get_string (pricing, "prompt"));
    assert_price_as_sent (model, CAUSERIE_PRICE_COMPLETION,
                          causerie_json_get_string (pricing, "completion"));
    assert_price_as_sent (model, CAUSERIE_PRICE_IMAGE, causerie_json_get_string (pricing, "image"));
    assert_price_as_sent (model, CAUSERIE_PRICE_CACHE_WRITE,
                          causerie_json_get_string (pricing, "input_cache_write"));
  }
}

static void
test_recorded_llama (void)
{
  g_autofree char *text = load_fixture ("llama-server/models.response");
  g_autoptr(CauserieModelPage) page = NULL;
  char *body;

  if (text == NULL)
    return;

  body = strstr (text, "\r\n\r\n");
  g_assert_nonnull (body);
  page = parse (body + 4);
  g_assert_cmpstr (page->server, ==, "llama-cpp");
  g_assert_cmpuint (page->models->len, ==, 1);
  g_assert_cmpint (causerie_model_get_facts (get (page, 0))->context_length, ==, 1024);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model-list/ids", test_ids);
  g_test_add_func ("/model-list/no-list", test_no_list);
  g_test_add_func ("/model-list/contexts", test_contexts);
  g_test_add_func ("/model-list/prices", test_prices);
  g_test_add_func ("/model-list/openrouter", test_openrouter);
  g_test_add_func ("/model-list/other-members", test_other_members);
  g_test_add_func ("/model-list/can-chat", test_can_chat);
  g_test_add_func ("/model-list/servers", test_servers);
  g_test_add_func ("/model-list/catalogue", test_catalogue);
  g_test_add_func ("/model-list/recorded-llama", test_recorded_llama);

  return g_test_run ();
}
