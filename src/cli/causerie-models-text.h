/* causerie-models-text.h: a list of models as a table, and as JSON
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model.h"

G_BEGIN_DECLS

/* `models` holds CauserieModels. Both are (transfer full). */

/* A line a model, in aligned columns: id, context in tokens, prices of a million tokens in and out.
 * What nobody tells is a dash; where no model has a price there are no columns for it. With `head` a line
 * of titles comes first. */
char *causerie_models_text_write_table (GPtrArray *models, gboolean head);

/* One line: an array, in the same order, of objects whose members are always all there:
 *   {"id": str, "name": str, "context_length": int|null, "max_completion_tokens": int|null,
 *    "prompt_price": str|null, "completion_price": str|null, "free": bool, "input_modalities": [],
 *    "output_modalities": [], "parameters": [], "created": int|null, "expires": str|null}
 * Prices are decimal text, US dollars a token, as the server wrote them; null: unknown or variable. */
char *causerie_models_text_write_json  (GPtrArray *models);

G_END_DECLS
