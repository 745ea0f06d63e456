/* causerie-template.h: the guides' model configurations, with what a catalogue says of them today
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model.h"
#include "causerie-profile.h"

G_BEGIN_DECLS

/* Which guide a template is of; one may be of both. */
typedef enum {
  CAUSERIE_TEMPLATE_SAMPLE  = 1 << 0, /* a sample configuration of the guide to OpenRouter in Open WebUI */
  CAUSERIE_TEMPLATE_DEFAULT = 1 << 1, /* a default model of the guide to OpenRouter */
} CauserieTemplateGuide;

/* A ready configuration. Static. It says nothing of prices: those are the catalogue's, and today's. */
typedef struct {
  const char *id;             /* "kimi-k2"; stable */
  const char *name;           /* "Kimi K2"; not translated */
  const char *summary;        /* for translation: pass through _() */
  const char *provider;       /* row id of causerie-provider.h */
  const char *base_url;       /* canonical */
  const char *model;          /* as the guide writes it */
  guint       guides;         /* CauserieTemplateGuides */
  gint64      context_length; /* tokens, as the guide says, also where the model could take more; 0 not set */
  double      temperature;    /* -1 not set */
} CauserieTemplate;

/* Samples first, then the other defaults, in the guides' order. */
const CauserieTemplate *causerie_template_list  (gsize *n_templates);
const CauserieTemplate *causerie_template_find  (const char *id); /* or NULL */

/* A new profile of it, in no settings yet (transfer full). `model` takes the place of its own one (NULL: none
 * does); the guide's context length, which is not that model's, is then left out. */
CauserieProfile        *causerie_template_new_profile    (const CauserieTemplate *self,
                                                          const char             *connection_uid,
                                                          CauserieModel          *model);

/* Of an identifier in a catalogue. */
typedef enum {
  CAUSERIE_MODEL_UNKNOWN, /* there is no catalogue to look into */
  CAUSERIE_MODEL_PRESENT,
  CAUSERIE_MODEL_GONE,
} CauserieModelPresence;

/* What a catalogue says of a model identifier. Everything is owned. */
typedef struct {
  CauserieModelPresence   presence;
  CauserieModel          *model;       /* when it is present */
  char                  **close_names; /* identifiers to offer when it is gone, the likest first; may be empty */
} CauserieTemplateFacts;

/* What a catalogue says of an identifier: a template's `model`, or what somebody typed. `model`: what is listed
 * under it today, NULL for nothing (an entry that is marked as gone is nothing); `ids`: all that it can be
 * instead, NULL or empty where there is no catalogue. One that has gone by `today` ("2026-11-22"; NULL: not looked
 * at) is gone. With a catalogue: causerie_catalogue_find() and causerie_catalogue_list_ids(). (transfer full) */
CauserieTemplateFacts  *causerie_template_look_up        (const char            *model_id,
                                                          CauserieModel         *model,
                                                          const char * const    *ids,
                                                          const char            *today);
void                    causerie_template_facts_free     (CauserieTemplateFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieTemplateFacts, causerie_template_facts_free)

/* What a model costs, translated: "$0.15 in, $0.60 out per 1M tokens", "free", "price varies"; "price unknown"
 * where nobody said, never 0 (transfer full). */
char                   *causerie_template_describe_price (CauserieModel *model);

/* One translated line: today's price, or that it is gone and what is like it (transfer full). */
char                   *causerie_template_facts_describe (const CauserieTemplateFacts *self);

/* Why `context_length` is not what the model could take, translated: "Set to 8192; the model takes 131 000."
 * (transfer full). NULL where there is nothing to say: they are the same, or one is not known. */
char                   *causerie_template_facts_compare_context (const CauserieTemplateFacts *self,
                                                                 gint64                       context_length);

G_END_DECLS
