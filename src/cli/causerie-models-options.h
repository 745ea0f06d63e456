/* causerie-models-options.h: which models somebody wants to see, as said on the command line
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model-query.h"

G_BEGIN_DECLS

/* All zero before the parsing. */
typedef struct {
  CauserieModelQuery query;  /* once checked; its text is owned here */

  char             **words;
  char              *text;
  char              *min_context;
  char              *max_price;
  char              *sort;
} CauserieModelsOptions;

/* Adds --free, --vision, …, --sort and the words to search for. `self` outlives the parsing. */
void     causerie_models_options_add_entries (CauserieModelsOptions *self, GOptionContext *context);

/* To be called after the parsing. FALSE with a translated message when they make no sense. */
gboolean causerie_models_options_check       (CauserieModelsOptions *self, GError **error);
void     causerie_models_options_clear       (CauserieModelsOptions *self);

G_END_DECLS
