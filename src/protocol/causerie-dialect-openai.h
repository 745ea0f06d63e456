/* causerie-dialect-openai.h: the chat-completions format of OpenAI
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-dialect.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_DIALECT_OPENAI (causerie_dialect_openai_get_type ())
G_DECLARE_FINAL_TYPE (CauserieDialectOpenai, causerie_dialect_openai, CAUSERIE, DIALECT_OPENAI,
                      GObject)

/* OpenRouter, OpenAI and every server that speaks like them. */
CauserieDialect *causerie_dialect_openai_new (void);

G_END_DECLS
