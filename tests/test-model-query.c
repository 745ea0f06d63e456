/* test-model-query.c: models are found by the names people give them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-install.h"
#include "causerie-model-query.h"
#include "causerie-model-words.h"
#include "catalogue-fixture.h"
#include "recorded-models.h"

#include "causerie-catalogue-entry-private.h"

#include <string.h>

static const char models[] =
  "{\"data\":["
  "{\"id\":\"anthropic/claude-sonnet-4.5\",\"name\":\"Anthropic: Claude Sonnet 4.5\",\"created\":30,"
  "\"context_length\":1000000,\"pricing\":{\"prompt\":\"0.000003\",\"completion\":\"0.000015\"},"
  "\"architecture\":{\"input_modalities\":[\"text\",\"image\",\"file\"],\"output_modalities\":[\"text\"]},"
  "\"supported_parameters\":[\"tools\",\"reasoning\"]},"
  "{\"id\":\"openai/gpt-4o\",\"name\":\"OpenAI: GPT-4o\",\"created\":10,\"context_length\":128000,"
  "\"pricing\":{\"prompt\":\"0.0000025\",\"completion\":\"0.00001\"},"
  "\"architecture\":{\"input_modalities\":[\"text\",\"image\"],\"output_modalities\":[\"text\"]},"
  "\"supported_parameters\":[\"tools\"]},"
  "{\"id\":\"openai/o1\",\"name\":\"OpenAI: o1\",\"created\":20,\"context_length\":200000,"
  "\"pricing\":{\"prompt\":\"0.000015\",\"completion\":\"0.00006\"},"
  "\"supported_parameters\":[\"reasoning\"]},"
  "{\"id\":\"google/gemini-pro-1.5\",\"name\":\"Google: Gemini Pro 1.5\",\"created\":5,"
  "\"context_length\":2000000,\"pricing\":{\"prompt\":\"0.00000125\",\"completion\":\"0.000005\"},"
  "\"architecture\":{\"input_modalities\":[\"text\",\"image\",\"audio\"],\"output_modalities\":[\"text\"]}},"
  "{\"id\":\"qwen/qwen-2.5-72b-instruct:free\",\"name\":\"Qwen2.5 72B Instruct (free)\",\"created\":15,"
  "\"context_length\":32768,\"pricing\":{\"prompt\":\"0\",\"completion\":\"0\"}},"
  "{\"id\":\"moonshotai/kimi-k2\",\"name\":\"MoonshotAI: Kimi K2\",\"created\":25,"
  "\"context_length\":63000,\"pricing\":{\"prompt\":\"0.00000014\",\"completion\":\"0.00000249\"}},"
  "{\"id\":\"openrouter/auto\",\"name\":\"Auto Router\",\"created\":1,\"context_length\":2000000,"
  "\"pricing\":{\"prompt\":\"-1\",\"completion\":\"-1\"}},"
  "{\"id\":\"openai/text-embedding-3\",\"name\":\"OpenAI: Embedding\","
  "\"architecture\":{\"input_modalities\":[\"text\"],\"output_modalities\":[\"embeddings\"]}}"
  "]}";

/* Entries as a catalogue has them. */
static GListModel *
new_entries (GPtrArray *list, const char *uid)
{
  const CauserieListHead head = { .base_url = "", .url = "", .etag = "", .date = 1 };
  g_autoptr(CauserieCatalogueList) kept = causerie_catalogue_list_new (list, &head, NULL);
  GListStore *entries = g_list_store_new (CAUSERIE_TYPE_CATALOGUE_ENTRY);

  for (guint i = 0; i < causerie_catalogue_list_get_size (kept); i++) {
    g_autoptr(CauserieCatalogueEntry) entry =
      causerie_catalogue_entry_new (g_intern_string (uid), kept, i);

    g_list_store_append (entries, entry);
  }

  return G_LIST_MODEL (entries);
}

static GListModel *
new_sample (void)
{
  g_autoptr(GPtrArray) list = parse_models (models);

  return new_entries (list, "one");
}

/* "id, id"; what was searched for instead goes before it: "claude: id". */
static char *
run (GListModel *entries, const CauserieModelQuery *query)
{
  g_autofree char *instead = NULL;
  g_autoptr(GPtrArray) found = causerie_model_query_run (query, entries, &instead);
  GString *text = g_string_new (NULL);

  if (instead != NULL)
    g_string_append_printf (text, "%s: ", instead);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            causerie_catalogue_entry_get_id (g_ptr_array_index (found, i)));

  return g_string_free (text, FALSE);
}

static void
assert_found (GListModel *entries, const CauserieModelQuery *query, const char *expected)
{
  g_autofree char *found = run (entries, query);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_words (GListModel *entries, const char *text, const char *expected)
{
  assert_found (entries, &(CauserieModelQuery) { .text = text }, expected);
}

static void
test_words (void)
{
  g_autoptr(GListModel) entries = new_sample ();

  assert_words (entries, "claude", "anthropic/claude-sonnet-4.5");
  assert_words (entries, "CLAUDE 4.5", "anthropic/claude-sonnet-4.5");
  assert_words (entries, "sonnet anthropic", "anthropic/claude-sonnet-4.5");
  assert_words (entries, "claude45", "claude 45: anthropic/claude-sonnet-4.5");
  assert_words (entries, "gpt4o", "openai/gpt-4o");
  assert_words (entries, "gpt-4", "openai/gpt-4o");
  assert_words (entries, "openai", "openai/gpt-4o, openai/o1");
  assert_words (entries, "o1", "openai/o1"); /* not "pro 1.5" */
  assert_words (entries, "1.5", "google/gemini-pro-1.5");
  assert_words (entries, "qwen2.5", "qwen/qwen-2.5-72b-instruct:free");
  assert_words (entries, "72b", "qwen/qwen-2.5-72b-instruct:free");
  assert_words (entries, "openai/gpt-4o", "openai/gpt-4o");
  assert_words (entries, "nothing of the kind", "");
  assert_words (entries, "embedding", "");
  assert_words (entries, " \t", "anthropic/claude-sonnet-4.5, openai/gpt-4o, openai/o1, "
                "google/gemini-pro-1.5, qwen/qwen-2.5-72b-instruct:free, moonshotai/kimi-k2, "
                "openrouter/auto");
}

/* A whole word before its beginning, that before the middle of one. */
static void
test_relevance (void)
{
  g_autoptr(GPtrArray) list =
    parse_models ("[\"x/supermax\",\"x/maximal\",\"x/max\",\"x/other\",\"y/max\"]");
  g_autoptr(GListModel) entries = new_entries (list, "one");

  assert_words (entries, "max", "x/max, y/max, x/maximal, x/supermax");
}

static void
test_cyrillic (void)
{
  g_autoptr(GListModel) entries = new_sample ();
  static const struct { const char *text, *id; } rows[] = {
    { "клод", "anthropic/claude-sonnet-4.5" }, { "кло", "anthropic/claude-sonnet-4.5" },
    { "Клод Соннет", "anthropic/claude-sonnet-4.5" }, { "клод 4.5", "anthropic/claude-sonnet-4.5" },
    { "джемини", "google/gemini-pro-1.5" }, { "джеміні", "google/gemini-pro-1.5" },
    { "гемини про", "google/gemini-pro-1.5" }, { "кими", "moonshotai/kimi-k2" },
    { "кімі", "moonshotai/kimi-k2" }, { "квен", "qwen/qwen-2.5-72b-instruct:free" },
    { "гпт-4", "openai/gpt-4o" }, { "инструкт", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_words (entries, rows[i].text, rows[i].id);
}

/* The same names in the recorded catalogue lead to their families. */
static void
test_families (Recorded *recorded, gconstpointer data)
{
  g_autoptr(GListModel) entries = new_entries (recorded->models, "one");
  static const struct { const char *text, *part; } rows[] = {
    { "клод", "claude" },     { "джемини", "gemini" },   { "кими", "kimi" },
    { "лама", "llama" },      { "квен", "qwen" },        { "дипсик", "deepseek" },
    { "мистраль", "mistral" }, { "грок", "grok" },       { "соннет", "sonnet" },
    { "діпсік", "deepseek" }, { "містраль", "mistral" }, { "хайку", "haiku" },
    { "сдфгву", "claude" },   { "вуузыуул", "deepseek" }, { "cluade", "claude" },
    { "gemeni", "gemini" },   { "deepsek", "deepseek" }, { "mistrall", "mistral" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CauserieModelQuery query = { .text = rows[i].text };
    g_autoptr(GPtrArray) found = causerie_model_query_run (&query, entries, NULL);

    g_assert_cmpuint (found->len, >, 0);
    g_assert_nonnull (strstr (causerie_catalogue_entry_get_id (found->pdata[0]), rows[i].part));
  }
}

/* A name in Cyrillic letters is the name; anything else that was searched for is said. */
static void
test_instead (void)
{
  g_autoptr(GListModel) entries = new_sample ();

  assert_words (entries, "сдфгву", "claude: anthropic/claude-sonnet-4.5");
  assert_words (entries, "лшьш", "kimi: moonshotai/kimi-k2");
  assert_words (entries, "лшьш л2", "kimi k2: moonshotai/kimi-k2");
  assert_words (entries, "gemeni", "gemini: google/gemini-pro-1.5");
  assert_words (entries, "antropic cluade", "anthropic claude: anthropic/claude-sonnet-4.5");
  assert_words (entries, "rkjl", "клод: anthropic/claude-sonnet-4.5");
  assert_words (entries, "zzzzzzzz", "");
}

static void
test_filters (void)
{
  g_autoptr(GListModel) entries = new_sample ();
  const struct { CauserieModelQuery query; const char *expected; } rows[] = {
    { { .free = TRUE }, "qwen/qwen-2.5-72b-instruct:free" },
    { { .vision = TRUE }, "anthropic/claude-sonnet-4.5, openai/gpt-4o, google/gemini-pro-1.5" },
    { { .files = TRUE }, "anthropic/claude-sonnet-4.5" },
    { { .audio = TRUE }, "google/gemini-pro-1.5" },
    { { .tools = TRUE }, "anthropic/claude-sonnet-4.5, openai/gpt-4o" },
    { { .reasoning = TRUE }, "anthropic/claude-sonnet-4.5, openai/o1" },
    { { .tools = TRUE, .reasoning = TRUE }, "anthropic/claude-sonnet-4.5" },
    { { .min_context = 1000000 },
      "anthropic/claude-sonnet-4.5, google/gemini-pro-1.5, openrouter/auto" },
    { { .max_price = 2.49 }, "qwen/qwen-2.5-72b-instruct:free, moonshotai/kimi-k2" },
    { { .max_price = 2.48 }, "qwen/qwen-2.5-72b-instruct:free" },
    { { .connection = "two" }, "" },
    { { .connection = "one", .text = "o1" }, "openai/o1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_assert_true (causerie_model_query_has_filter (&rows[i].query));
    assert_found (entries, &rows[i].query, rows[i].expected);
  }
  g_assert_false (causerie_model_query_has_filter (&(CauserieModelQuery) {
    .text = "x", .sort = CAUSERIE_MODEL_SORT_PRICE,
  }));
}

static void
assert_order (GListModel *entries, CauserieModelSort sort, const char *expected)
{
  assert_found (entries, &(CauserieModelQuery) { .sort = sort }, expected);
}

static void
test_sort (void)
{
  g_autoptr(GListModel) entries = new_sample ();

  assert_order (entries, CAUSERIE_MODEL_SORT_NAME,
                "anthropic/claude-sonnet-4.5, openrouter/auto, google/gemini-pro-1.5, "
                "moonshotai/kimi-k2, openai/gpt-4o, openai/o1, qwen/qwen-2.5-72b-instruct:free");
  assert_order (entries, CAUSERIE_MODEL_SORT_PRICE, /* that it varies is not that it is low */
                "qwen/qwen-2.5-72b-instruct:free, moonshotai/kimi-k2, google/gemini-pro-1.5, "
                "openai/gpt-4o, anthropic/claude-sonnet-4.5, openai/o1, openrouter/auto");
  assert_order (entries, CAUSERIE_MODEL_SORT_CONTEXT, /* equal ones as the server has them */
                "google/gemini-pro-1.5, openrouter/auto, anthropic/claude-sonnet-4.5, openai/o1, "
                "openai/gpt-4o, moonshotai/kimi-k2, qwen/qwen-2.5-72b-instruct:free");
  assert_order (entries, CAUSERIE_MODEL_SORT_NEWEST,
                "anthropic/claude-sonnet-4.5, moonshotai/kimi-k2, openai/o1, "
                "qwen/qwen-2.5-72b-instruct:free, openai/gpt-4o, google/gemini-pro-1.5, "
                "openrouter/auto");
}

/* --- words ------------------------------------------------------------------------------------ */

static void
test_fold (void)
{
  static const struct { const char *name, *folded; } rows[] = {
    { "OpenAI: GPT-4o", "openai gpt 4 o" }, { "Qwen2.5 72B (free)", "qwen 2 5 72 b free" },
    { "  ", "" }, { "Mistral Système", "mistral systeme" }, { "Ёлка-Ї", "елка ї" },
    { "d'or", "d or" }, { "中文", "中文" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *folded = causerie_model_words_fold (rows[i].name);

    g_assert_cmpstr (folded, ==, rows[i].folded);
  }
}

static void
test_match (void)
{
  static const struct { const char *words, *typed; guint misfit; } rows[] = {
    { "openai gpt 4 o", "gpt", 0 }, { "openai gpt 4 o", "gp", 1 }, { "openai gpt 4 o", "pt", 2 },
    { "openai gpt 4 o", "gpt 4 o", 0 }, { "openai gpt 4 o", "ai gpt", 3 },
    { "openai gpt 4 o", "penai", 2 }, { "pro 1 5", "o 1", 3 }, { "a ab", "ab", 0 },
    { "", "x", 3 }, { "claude", "claudes", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (causerie_model_words_match (rows[i].words, rows[i].typed), ==,
                      rows[i].misfit);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();

  g_test_add_func ("/model-query/words", test_words);
  g_test_add_func ("/model-query/relevance", test_relevance);
  g_test_add_func ("/model-query/cyrillic", test_cyrillic);
  recorded_add ("/model-query/families", test_families);
  g_test_add_func ("/model-query/instead", test_instead);
  g_test_add_func ("/model-query/filters", test_filters);
  g_test_add_func ("/model-query/sort", test_sort);
  g_test_add_func ("/model-query/fold", test_fold);
  g_test_add_func ("/model-query/match", test_match);

  return g_test_run ();
}
