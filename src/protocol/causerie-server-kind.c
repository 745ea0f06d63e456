/* causerie-server-kind.c: which program a server is, by what it answers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signs seen in lists of models, 2025-2026: "owned_by", and members that nobody else writes. */

#include "causerie-server-kind.h"

#include "causerie-json.h"

static const struct {
  const char *id;
  const char *name;
} names[] = {
  { "ollama", "Ollama" },
  { "llama-cpp", "llama.cpp" },
  { "lm-studio", "LM Studio" },
  { "vllm", "vLLM" },
  { "open-webui", "Open WebUI" },
  { "litellm", "LiteLLM" },
  { "koboldcpp", "KoboldCpp" },
  { "tabbyapi", "TabbyAPI" },
  { "sglang", "SGLang" },
  { "jan", "Jan" },
  { "text-generation-webui", "text-generation-webui" },
};

static const struct {
  const char *owner;
  const char *id;
} owners[] = {
  { "llamacpp", "llama-cpp" },
  { "library", "ollama" },
  { "organization_owner", "lm-studio" },
  { "vllm", "vllm" },
  { "sglang", "sglang" },
  { "koboldcpp", "koboldcpp" },
  { "tabbyAPI", "tabbyapi" },
};

typedef struct {
  const char *member;
  const char *id;
} Sign;

/* Open WebUI passes on the owners of the servers behind it. */
static const Sign signs_before_owner[] = {
  { "urlIdx", "open-webui" },
  { "openai", "open-webui" },
  { "ollama", "open-webui" },
};

/* SGLang has a member of vLLM's. */
static const Sign signs_after_owner[] = {
  { "compatibility_type", "lm-studio" },
  { "loaded_instances", "lm-studio" },
  { "max_model_len", "vllm" },
  { "digest", "ollama" },
};

static JsonArray *
find_entries (JsonNode *root)
{
  JsonObject *object = causerie_json_node_object (root);
  JsonArray *data = causerie_json_get_array (object, "data");

  return data != NULL ? data : causerie_json_get_array (object, "models");
}

static const char *
find_by_sign (JsonObject *entry, const Sign *signs, gsize n_signs)
{
  for (gsize i = 0; i < n_signs; i++)
    if (json_object_has_member (entry, signs[i].member))
      return signs[i].id;

  return NULL;
}

static const char *
find_by_owner (JsonObject *entry)
{
  const char *owner = causerie_json_get_string (entry, "owned_by");

  for (gsize i = 0; owner != NULL && i < G_N_ELEMENTS (owners); i++)
    if (g_str_equal (owners[i].owner, owner))
      return owners[i].id;

  return NULL;
}

const char *
causerie_server_kind_of_list (JsonNode *root)
{
  JsonObject *entry = causerie_json_element_object (find_entries (root), 0);
  const char *id;

  if (entry == NULL)
    return NULL;

  id = find_by_sign (entry, signs_before_owner, G_N_ELEMENTS (signs_before_owner));
  if (id == NULL)
    id = find_by_owner (entry);
  if (id == NULL)
    id = find_by_sign (entry, signs_after_owner, G_N_ELEMENTS (signs_after_owner));

  return id;
}

const char *
causerie_server_kind_get_name (const char *id)
{
  for (gsize i = 0; id != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].id, id))
      return names[i].name;

  return NULL;
}
