/* causerie-server-kind.h: which program a server is, by what it answers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A kind is a static id. Those that are rows of the table of providers have its ids: "ollama",
 * "llama-cpp", "lm-studio", "vllm", "open-webui", "litellm"; others are "koboldcpp", "tabbyapi",
 * "sglang", "jan", "text-generation-webui". */

/* Who wrote this list of models; NULL: it does not show. `root` may be any JSON. */
const char *causerie_server_kind_of_list  (JsonNode *root);

/* What it is called, "LM Studio"; static, never translated. NULL for NULL and ids that are none. */
const char *causerie_server_kind_get_name (const char *id);

G_END_DECLS
