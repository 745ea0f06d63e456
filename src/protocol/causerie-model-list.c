/* causerie-model-list.c: a server's list of models, in whatever shape it comes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shapes seen, 2025-2026, shortened:
 *   OpenRouter   {"data":[{"id":"a/b","name":"A: B","context_length":8192,"pricing":{"prompt":"0.0000025"},
 *                "architecture":{"input_modalities":["text"]},"top_provider":{"context_length":4096}}],
 *                "links":{"next":"/api/v1/models?offset=500"}}
 *   llama.cpp    {"models":[{"name":"m"}],"data":[{"id":"m","owned_by":"llamacpp","meta":{"n_ctx":4096}}]}
 *   vLLM         {"data":[{"id":"m","owned_by":"vllm","max_model_len":32768}]}
 *   LM Studio    {"data":[{"id":"m","type":"llm","state":"loaded","loaded_context_length":4096}]}
 *                {"models":[{"key":"m","type":"embedding","loaded_instances":[{"config":{"context_length":1}}]}]}
 *   Ollama       {"models":[{"name":"m:latest","model":"m:latest"}]}, {"data":null} when there are none
 *   Together     [{"id":"m","type":"chat","context_length":8192,"pricing":{"input":0.18,"output":0.18}}]
 *   Mistral      {"data":[{"id":"m","max_context_length":32768,"capabilities":{"completion_chat":true}}]}
 *   Groq         {"data":[{"id":"m","context_window":8192,"max_completion_tokens":4096}]}
 *   Anthropic    {"data":[{"id":"m","display_name":"M","created_at":"2025-02-19T00:00:00Z"}],"has_more":false} */

#include "causerie-model-list.h"

#include "causerie-error.h"
#include "causerie-json.h"
#include "causerie-money.h"
#include "causerie-server-kind.h"

/* Members whose numbers are money and stay as they were written. */
static const char * const literal_members[] = {
  "prompt", "completion", "request", "image", "web_search", "internal_reasoning",
  "input_cache_read", "input_cache_write", NULL,
};

/* The facts of one entry while they are read, and what of them had to be made. */
typedef struct {
  CauserieModelFacts facts;
  GPtrArray         *made;  /* strings and arrays of pointers, to be freed after */
} Entry;

static gpointer
keep (Entry *entry, gpointer made)
{
  g_ptr_array_add (entry->made, made);
  return made;
}

/* --- texts and lists -------------------------------------------------------------------------- */

/* The first of the members that is a text and not empty, or NULL. */
static const char *
find_text (JsonObject *object, const char * const *members)
{
  for (gsize i = 0; members[i] != NULL; i++) {
    const char *text = causerie_json_get_string (object, members[i]);

    if (text != NULL && *text != '\0')
      return text;
  }

  return NULL;
}

/* The texts of an array, NULL-terminated; NULL when there is no array. */
static const char * const *
read_words (Entry *entry, JsonObject *object, const char *member)
{
  JsonArray *array = causerie_json_get_array (object, member);
  g_autoptr(GPtrArray) words = NULL;

  if (array == NULL)
    return NULL;

  words = g_ptr_array_new ();
  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *word = causerie_json_node_string (json_array_get_element (array, i));

    if (word != NULL)
      g_ptr_array_add (words, (gpointer) word);
  }
  g_ptr_array_add (words, NULL);

  return keep (entry, g_ptr_array_steal (words, NULL));
}

/* --- sizes ------------------------------------------------------------------------------------ */

static gint64
read_size (JsonObject *object, const char *member)
{
  return MAX (causerie_json_get_int (object, member, 0), 0);
}

/* LM Studio: the context a model was loaded with, which is what holds. */
static gint64
read_loaded_context (JsonObject *object)
{
  JsonArray *instances = causerie_json_get_array (object, "loaded_instances");
  JsonObject *config =
    causerie_json_get_object (causerie_json_element_object (instances, 0), "config");
  gint64 loaded = read_size (object, "loaded_context_length");

  return loaded > 0 ? loaded : read_size (config, "context_length");
}

/* What the provider that answers can is sometimes less than what the model can. */
static gint64
read_routed_context (JsonObject *object)
{
  gint64 of_model = read_size (object, "context_length");
  gint64 of_provider =
    read_size (causerie_json_get_object (object, "top_provider"), "context_length");

  if (of_model > 0 && of_provider > 0)
    return MIN (of_model, of_provider);

  return MAX (of_model, of_provider);
}

/* The real context before the model's maximum. */
static gint64
find_context (JsonObject *object)
{
  JsonObject *meta = causerie_json_get_object (object, "meta");
  const gint64 sizes[] = {
    read_loaded_context (object),
    read_size (meta, "n_ctx"),
    read_size (object, "max_model_len"),
    read_routed_context (object),
    read_size (object, "context_window"),
    read_size (object, "max_context_length"),
    read_size (meta, "n_ctx_train"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] > 0)
      return sizes[i];

  return 0;
}

static gint64
find_completion_cap (JsonObject *object)
{
  gint64 cap = read_size (causerie_json_get_object (object, "top_provider"), "max_completion_tokens");

  return cap > 0 ? cap : read_size (object, "max_completion_tokens");
}

/* --- prices ----------------------------------------------------------------------------------- */

/* "-1" is OpenRouter's word for a price that depends on where the request goes. */
static const char *
check_price (Entry *entry, const char *price)
{
  g_autoptr(CauserieMoney) money = price != NULL ? causerie_money_parse (price) : NULL;

  if (money == NULL)
    return NULL;

  if (causerie_money_is_negative (money)) {
    entry->facts.price_varies = TRUE;
    return NULL;
  }

  return price;
}

/* A number here is dollars a million tokens, a text dollars a token. */
static const char *
read_price_by_million (Entry *entry, JsonObject *pricing, const char *member)
{
  double by_million = causerie_json_get_double (pricing, member, -1);
  g_autofree char *written = NULL, *plain = NULL, *by_token = NULL;
  g_autoptr(CauserieMoney) million = NULL, token = NULL;

  if (by_million < 0)
    return check_price (entry, causerie_json_get_string (pricing, member));

  written = causerie_json_format_double (by_million);
  million = causerie_money_parse (written);
  if (million == NULL) /* 1e300 is no price */
    return NULL;
  plain = causerie_money_to_text (million);
  by_token = g_strconcat (plain, "e-6", NULL);
  token = causerie_money_parse (by_token);

  return token != NULL ? keep (entry, causerie_money_to_text (token)) : NULL;
}

static void
read_prices (Entry *entry, JsonObject *object)
{
  static const char * const members[CAUSERIE_N_PRICES] = {
    [CAUSERIE_PRICE_PROMPT] = "prompt",
    [CAUSERIE_PRICE_COMPLETION] = "completion",
    [CAUSERIE_PRICE_REQUEST] = "request",
    [CAUSERIE_PRICE_IMAGE] = "image",
    [CAUSERIE_PRICE_WEB_SEARCH] = "web_search",
    [CAUSERIE_PRICE_REASONING] = "internal_reasoning",
    [CAUSERIE_PRICE_CACHE_READ] = "input_cache_read",
    [CAUSERIE_PRICE_CACHE_WRITE] = "input_cache_write",
  };
  JsonObject *pricing = causerie_json_get_object (object, "pricing");
  const char **prices = entry->facts.prices;

  if (pricing == NULL)
    return;

  for (guint i = 0; i < CAUSERIE_N_PRICES; i++)
    prices[i] = check_price (entry, causerie_json_get_string (pricing, members[i]));

  if (prices[CAUSERIE_PRICE_PROMPT] == NULL && prices[CAUSERIE_PRICE_COMPLETION] == NULL &&
      !entry->facts.price_varies) {
    prices[CAUSERIE_PRICE_PROMPT] = read_price_by_million (entry, pricing, "input");
    prices[CAUSERIE_PRICE_COMPLETION] = read_price_by_million (entry, pricing, "output");
  }
}

/* --- abilities -------------------------------------------------------------------------------- */

static const char * const no_words[] = { NULL };
static const char * const embeddings[] = { "embeddings", NULL };
static const char * const text_and_image[] = { "text", "image", NULL };

/* Kinds of models that are no chat, by the word of LM Studio or Together for them. */
static const char * const *
find_output_of_type (const char *type)
{
  static const struct { const char *type; const char *output[2]; } rows[] = {
    { "embeddings", { "embeddings" } },
    { "embedding", { "embeddings" } },
    { "rerank", { "rerank" } },
    { "moderation", { "moderation" } },
    { "image", { "image" } },
    { "video", { "video" } },
    { "audio", { "audio" } },
    { "transcribe", { "transcription" } },
  };

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].type, type))
      return rows[i].output;

  return NULL;
}

/* Ollama and llama.cpp list abilities by name, Mistral and LM Studio each as true or false. */
static void
read_capabilities (Entry *entry, JsonObject *object)
{
  CauserieModelFacts *facts = &entry->facts;
  JsonObject *flags = causerie_json_get_object (object, "capabilities");
  const char * const *words = read_words (entry, object, "capabilities");

  if (!causerie_json_get_boolean (flags, "completion_chat", TRUE))
    facts->output_modalities = no_words;
  if (causerie_json_get_boolean (flags, "vision", FALSE))
    facts->input_modalities = text_and_image;

  if (words == NULL)
    return;

  if (g_strv_contains (words, "embedding") && !g_strv_contains (words, "completion"))
    facts->output_modalities = embeddings;
  if (g_strv_contains (words, "vision"))
    facts->input_modalities = text_and_image;
}

static void
read_modalities (Entry *entry, JsonObject *object)
{
  CauserieModelFacts *facts = &entry->facts;
  JsonObject *architecture = causerie_json_get_object (object, "architecture");
  const char *type = causerie_json_get_string (object, "type");
  const char * const *input, * const *output;

  facts->output_modalities = find_output_of_type (type);
  if (g_strcmp0 (type, "vlm") == 0)
    facts->input_modalities = text_and_image;
  read_capabilities (entry, object);

  input = read_words (entry, architecture, "input_modalities");
  output = read_words (entry, architecture, "output_modalities");
  if (input != NULL)
    facts->input_modalities = input;
  if (output != NULL)
    facts->output_modalities = output;
}

static void
read_reasoning (Entry *entry, JsonObject *object)
{
  JsonObject *reasoning = causerie_json_get_object (object, "reasoning");

  entry->facts.reasoning_efforts = read_words (entry, reasoning, "supported_efforts");
  entry->facts.reasoning_mandatory = causerie_json_get_boolean (reasoning, "mandatory", FALSE);
}

/* OpenRouter names every parameter; those that are null have no default. */
static void
read_defaults (Entry *entry, JsonObject *object)
{
  JsonObject *members = causerie_json_get_object (object, "default_parameters");
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(JsonObject) known = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (members == NULL)
    return;

  json_object_iter_init_ordered (&iter, members);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (JSON_NODE_HOLDS_VALUE (value))
      json_object_set_member (known, name, json_node_copy (value));

  json_node_set_object (node, known);
  if (json_object_get_size (known) > 0)
    entry->facts.defaults = keep (entry, causerie_json_write (node));
}

/* --- an entry --------------------------------------------------------------------------------- */

static gint64
read_created (JsonObject *object)
{
  const char *text = causerie_json_get_string (object, "created_at");
  g_autoptr(GDateTime) time = NULL;

  if (causerie_json_has (object, "created"))
    return read_size (object, "created");

  time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  return time != NULL ? MAX (g_date_time_to_unix (time), 0) : 0;
}

static void
read_entry (Entry *entry, JsonObject *object)
{
  static const char * const id_members[] = { "id", "model", "name", "key", NULL };
  static const char * const name_members[] = { "name", "display_name", NULL };
  static const char * const expiry_members[] = { "expiration_date", "deprecation", NULL };
  CauserieModelFacts *facts = &entry->facts;

  facts->id = find_text (object, id_members);
  facts->canonical_id = causerie_json_get_string (object, "canonical_slug");
  facts->name = find_text (object, name_members);
  facts->description = causerie_json_get_string (object, "description");
  facts->context_length = find_context (object);
  facts->max_completion_tokens = find_completion_cap (object);
  read_prices (entry, object);
  read_modalities (entry, object);
  facts->parameters = read_words (entry, object, "supported_parameters");
  read_defaults (entry, object);
  facts->created = read_created (object);
  facts->expires = find_text (object, expiry_members);
  facts->is_moderated = causerie_json_get_boolean (causerie_json_get_object (object, "top_provider"),
                                                   "is_moderated", FALSE);
  read_reasoning (entry, object);
}

/* (transfer full); NULL for what is no model. */
static CauserieModel *
parse_entry (JsonNode *node)
{
  JsonObject *object = causerie_json_node_object (node);
  Entry entry = { .made = g_ptr_array_new_with_free_func (g_free) };
  CauserieModel *model = NULL;

  if (object != NULL)
    read_entry (&entry, object);
  else
    entry.facts.id = causerie_json_node_string (node);

  if (entry.facts.id != NULL && *entry.facts.id != '\0')
    model = causerie_model_new (&entry.facts);
  g_ptr_array_unref (entry.made);

  return model;
}

/* --- the list --------------------------------------------------------------------------------- */

static GPtrArray *
parse_entries (JsonArray *array)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *models = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieModel) model = parse_entry (json_array_get_element (array, i));

    if (model == NULL || g_hash_table_contains (ids, causerie_model_get_id (model)))
      continue;
    g_hash_table_add (ids, (gpointer) causerie_model_get_id (model));
    g_ptr_array_add (models, g_steal_pointer (&model));
  }

  return models;
}

/* FALSE when `root` is no list; an empty one may be written as null. */
static gboolean
find_array (JsonNode *root, JsonArray **array)
{
  static const char * const members[] = { "data", "models" };
  JsonObject *object = causerie_json_node_object (root);
  gboolean found = FALSE;

  *array = causerie_json_node_array (root);
  for (gsize i = 0; object != NULL && *array == NULL && i < G_N_ELEMENTS (members); i++) {
    JsonNode *node = json_object_get_member (object, members[i]);

    *array = causerie_json_node_array (node);
    found = found || (node != NULL && JSON_NODE_HOLDS_NULL (node));
  }

  return *array != NULL || (found && !causerie_json_has (object, "error"));
}

CauserieModelPage *
causerie_model_list_parse_page (const char *text, gsize length, GError **error)
{
  g_autoptr(JsonNode) root = NULL;
  CauserieModelPage *self;
  JsonObject *links;
  JsonArray *array;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  root = causerie_json_parse (text != NULL ? text : "", (gssize) length, literal_members, error);
  if (root == NULL)
    return NULL;

  if (!find_array (root, &array)) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_PROTOCOL, "no list of models");
    return NULL;
  }

  links = causerie_json_get_object (causerie_json_node_object (root), "links");
  self = g_new0 (CauserieModelPage, 1);
  self->models = parse_entries (array);
  self->next = g_strdup (causerie_json_get_string (links, "next"));
  self->server = causerie_server_kind_of_list (root);

  return self;
}

void
causerie_model_page_free (CauserieModelPage *self)
{
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_free (self->next);
  g_free (self);
}

GPtrArray *
causerie_model_list_parse (const char *text, gsize length, GError **error)
{
  g_autoptr(CauserieModelPage) page = causerie_model_list_parse_page (text, length, error);

  return page != NULL ? g_steal_pointer (&page->models) : NULL;
}
