/* causerie-native-body.c: what local servers tell of their models in their own formats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ollama, API reference of 2026, shortened:
 *   POST /api/show  {"model_info":{"general.architecture":"llama","llama.context_length":131072},
 *                   "capabilities":["completion","tools","vision","thinking"],"parameters":"num_ctx      8192\nstop …"}
 *   GET /api/ps     {"models":[{"name":"m:latest","model":"m:latest","context_length":4096}]}
 * llama.cpp b11669, seen:
 *   GET /props      {"default_generation_settings":{"n_ctx":1024},"modalities":{"vision":false}} */

#include "causerie-native-body.h"

#include "causerie-json.h"
#include "causerie-text.h"

#include <string.h>

static const char * const embeddings[] = { "embeddings", NULL };
static const char * const text_only[] = { "text", NULL };
static const char * const text_and_image[] = { "text", "image", NULL };

static JsonNode *
parse (const char *text, gsize length)
{
  return causerie_json_parse (text != NULL ? text : "", (gssize) length, NULL, NULL);
}

/* --- Ollama ----------------------------------------------------------------------------------- */

/* The member that ends with ".context_length"; what stands before is the architecture. */
static gint64
find_most_context (JsonObject *info)
{
  const char *architecture = causerie_json_get_string (info, "general.architecture");
  g_autofree char *member = NULL;

  if (architecture == NULL)
    return 0;

  member = g_strconcat (architecture, ".context_length", NULL);
  return MAX (causerie_json_get_int (info, member, 0), 0);
}

/* The lines of a Modelfile's parameters: a name, spaces, a value. */
static gint64
find_given_context (const char *parameters)
{
  g_auto(GStrv) lines = g_strsplit (parameters != NULL ? parameters : "", "\n", -1);
  gint64 context = 0;

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "num_ctx ") &&
        causerie_text_parse_integer (lines[i] + strlen ("num_ctx "), &context))
      return MAX (context, 0);

  return 0;
}

static gboolean
contains (JsonArray *array, const char *word)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_strcmp0 (causerie_json_node_string (json_array_get_element (array, i)), word) == 0)
      return TRUE;

  return FALSE;
}

/* In the words that OpenRouter has for the same. */
static void
add_abilities (CauserieModelFacts *facts, JsonArray *capabilities, const char *parameters[3])
{
  gsize n = 0;

  facts->input_modalities = contains (capabilities, "vision") ? text_and_image : text_only;
  if (contains (capabilities, "completion"))
    facts->output_modalities = text_only;
  else if (contains (capabilities, "embedding"))
    facts->output_modalities = embeddings;

  if (contains (capabilities, "tools"))
    parameters[n++] = "tools";
  if (contains (capabilities, "thinking"))
    parameters[n++] = "reasoning";
  parameters[n] = NULL;
  facts->parameters = parameters;
}

CauserieModel *
causerie_native_body_add_show (CauserieModel *model, const char *text, gsize length)
{
  g_autoptr(JsonNode) root = parse (text, length);
  JsonObject *object = causerie_json_node_object (root);
  JsonArray *capabilities = causerie_json_get_array (object, "capabilities");
  CauserieModelFacts facts = *causerie_model_get_facts (model);
  gint64 given = find_given_context (causerie_json_get_string (object, "parameters"));
  gint64 most = find_most_context (causerie_json_get_object (object, "model_info"));
  const char *parameters[3];

  if (given > 0 || most > 0)
    facts.context_length = given > 0 ? given : most;
  if (capabilities != NULL)
    add_abilities (&facts, capabilities, parameters);

  return causerie_model_new (&facts);
}

static void
replace (GPtrArray *models, guint index, const CauserieModelFacts *facts)
{
  CauserieModel *better = causerie_model_new (facts); /* some of the facts are the old one's */

  g_object_unref (models->pdata[index]);
  models->pdata[index] = better;
}

static void
set_context (GPtrArray *models, const char *id, gint64 context)
{
  for (guint i = 0; i < models->len; i++) {
    CauserieModelFacts facts = *causerie_model_get_facts (g_ptr_array_index (models, i));

    if (g_strcmp0 (facts.id, id) == 0) {
      facts.context_length = context;
      replace (models, i, &facts);
    }
  }
}

void
causerie_native_body_add_ps (GPtrArray *models, const char *text, gsize length)
{
  g_autoptr(JsonNode) root = parse (text, length);
  JsonArray *loaded = causerie_json_get_array (causerie_json_node_object (root), "models");

  for (guint i = 0; loaded != NULL && i < json_array_get_length (loaded); i++) {
    JsonObject *entry = causerie_json_element_object (loaded, i);
    gint64 context = causerie_json_get_int (entry, "context_length", 0);

    if (context > 0)
      set_context (models, causerie_json_get_string (entry, "model"), context);
  }
}

/* --- llama.cpp -------------------------------------------------------------------------------- */

void
causerie_native_body_add_props (GPtrArray *models, const char *text, gsize length)
{
  g_autoptr(JsonNode) root = parse (text, length);
  JsonObject *object = causerie_json_node_object (root);
  JsonObject *settings = causerie_json_get_object (object, "default_generation_settings");
  JsonObject *modalities = causerie_json_get_object (object, "modalities");
  gint64 context = causerie_json_get_int (settings, "n_ctx", 0);
  CauserieModelFacts facts;

  if (models->len != 1)
    return; /* it speaks of one, and does not say which */

  facts = *causerie_model_get_facts (g_ptr_array_index (models, 0));
  if (context > 0)
    facts.context_length = context;
  if (facts.input_modalities == NULL && modalities != NULL)
    facts.input_modalities =
      causerie_json_get_boolean (modalities, "vision", FALSE) ? text_and_image : text_only;
  replace (models, 0, &facts);
}
