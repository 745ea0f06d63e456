/* causerie-native-body.h: what local servers tell of their models in their own formats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model.h"

G_BEGIN_DECLS

/* Each improves what is known from a list of models by one more body. One that cannot be read, or tells
 * nothing, changes nothing. */

/* Ollama's POST /api/show of one model: context and abilities. `num_ctx` of its parameters, what it
 * will really be given, comes before the most that it can. (transfer full) */
CauserieModel *causerie_native_body_add_show  (CauserieModel *model, const char *text, gsize length);

/* Ollama's GET /api/ps: what the models that are loaded were really given. Replaces entries of
 * `models`. */
void           causerie_native_body_add_ps    (GPtrArray *models, const char *text, gsize length);

/* llama.cpp's GET /props: the context of a slot, of the one model it serves, and what it sees. */
void           causerie_native_body_add_props (GPtrArray *models, const char *text, gsize length);

G_END_DECLS
