/* causerie-ask-object.h: the JSON object of `ask --json`
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure-text.h"
#include "causerie-message.h"

G_BEGIN_DECLS

/* One line, the members always all there and in this order:
 *   {"content": str, "reasoning": str|null, "finish_reason": str|null, "model": str|null,
 *    "provider": str|null, "id": str|null, "tool_calls": [{"id","name","arguments"}],
 *    "citations": [{"url","title"}], "usage": {"prompt_tokens","completion_tokens","total_tokens",
 *    "reasoning_tokens","cached_tokens"}|null, "cost": number|null, "cost_is_estimate": bool,
 *    "error": null|{"kind","status","code","message","hint","retry_after"},
 *    "timing": {"first_token_ms","total_ms"}}
 * What inside an object is not known is null. The cost is the exact decimal. `failure` NULL: none;
 * `text` says it in words and is NULL with it. */
char *causerie_ask_object_write (CauserieMessage           *answer,
                                 CauserieFailure           *failure,
                                 const CauserieFailureText *text);

G_END_DECLS
