/* causerie-model.h: one model that a server offers: an entry of its catalogue
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What is charged for, each per token but a request, an image and a web search, which are per piece. */
typedef enum {
  CAUSERIE_PRICE_PROMPT,
  CAUSERIE_PRICE_COMPLETION,
  CAUSERIE_PRICE_REQUEST,
  CAUSERIE_PRICE_IMAGE,
  CAUSERIE_PRICE_WEB_SEARCH,
  CAUSERIE_PRICE_REASONING,
  CAUSERIE_PRICE_CACHE_READ,
  CAUSERIE_PRICE_CACHE_WRITE,
  CAUSERIE_N_PRICES,
} CauseriePrice;

/* A plain value. Text is UTF-8; a list ends with NULL, and is NULL where the server did not say. */
typedef struct {
  const char         *id;                        /* as a request names it */
  const char         *canonical_id;              /* what its answers call it; NULL not said */
  const char         *name;                      /* NULL: the id, as it is shown */
  const char         *description;               /* Markdown; NULL none */
  gint64              context_length;            /* tokens; 0 unknown */
  gint64              max_completion_tokens;     /* 0 unknown */
  const char         *prices[CAUSERIE_N_PRICES]; /* US dollars as exact decimal text, as the server
                                                  * wrote it; NULL unknown or variable */
  gboolean            price_varies;              /* by what the request is routed to */
  const char * const *input_modalities;          /* "text", "image", "file", … */
  const char * const *output_modalities;
  const char * const *parameters;                /* "temperature", "tools", … */
  const char         *defaults;                  /* what it takes for parameters that are not sent, as a JSON
                                                  * object by wire name: {"temperature":0.6}; NULL unknown */
  gint64              created;                   /* Unix seconds; 0 unknown */
  const char         *expires;                   /* ISO date it goes away on; NULL */
  gboolean            is_moderated;
  const char * const *reasoning_efforts;         /* those to choose from */
  gboolean            reasoning_mandatory;       /* it cannot be switched off */
} CauserieModelFacts;

#define CAUSERIE_TYPE_MODEL (causerie_model_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModel, causerie_model, CAUSERIE, MODEL, GObject)

/* Never changes; an object so that it can stand in a list. Copies the facts; an empty text is none. */
CauserieModel            *causerie_model_new       (const CauserieModelFacts *facts);
const CauserieModelFacts *causerie_model_get_facts (CauserieModel *self);
const char               *causerie_model_get_id    (CauserieModel *self);

/* All of the facts, for a cache, and back; NULL from what is no model. `variant` may come from a file. */
#define CAUSERIE_MODEL_VARIANT "(asamasaxab)"
GVariant                 *causerie_model_to_variant       (CauserieModel *self); /* floating */
CauserieModel            *causerie_model_new_from_variant (GVariant *variant);

/* For people: never empty. */
const char               *causerie_model_get_name  (CauserieModel *self);

/* Whether prompt and answer are known to cost nothing. */
gboolean                  causerie_model_is_free   (CauserieModel *self);

/* Whether it answers text with text, now: no embeddings, no pictures alone, no batch price. */
gboolean                  causerie_model_can_chat  (CauserieModel *self);

G_END_DECLS
