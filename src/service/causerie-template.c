/* causerie-template.c: the guides' model configurations, with what a catalogue says of them today
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-template.h"

#include "causerie-close-names.h"
#include "causerie-price-text.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

/* More than a line holds is no help. */
#define MAX_CLOSE_NAMES 3

#define OPENROUTER .provider = "openrouter", .base_url = "https://openrouter.ai/api/v1"

static const CauserieTemplate templates[] = {
  {
    .id = "kimi-k2", .name = "Kimi K2", .summary = N_("Good at code and analysis"),
    .model = "moonshotai/kimi-k2", OPENROUTER,
    .guides = CAUSERIE_TEMPLATE_SAMPLE, .context_length = 8192, .temperature = 0.7,
  },
  {
    .id = "gpt-4o-mini", .name = "GPT-4o mini", .summary = N_("Fast, for everything"),
    .model = "openai/gpt-4o-mini", OPENROUTER,
    .guides = CAUSERIE_TEMPLATE_SAMPLE | CAUSERIE_TEMPLATE_DEFAULT,
    .context_length = 128000, .temperature = 0.7,
  },
  {
    .id = "claude-3-haiku", .name = "Claude 3 Haiku", .summary = N_("Fast, by Anthropic"),
    .model = "anthropic/claude-3-haiku", OPENROUTER,
    .guides = CAUSERIE_TEMPLATE_SAMPLE | CAUSERIE_TEMPLATE_DEFAULT,
    .context_length = 200000, .temperature = 0.7,
  },
  {
    .id = "gpt-4", .name = "GPT-4", .summary = N_("Able, with little room"),
    .model = "openai/gpt-4", OPENROUTER,
    .guides = CAUSERIE_TEMPLATE_DEFAULT, .temperature = -1,
  },
  {
    .id = "gpt-3.5-turbo", .name = "GPT-3.5 Turbo", .summary = N_("The classic"),
    .model = "openai/gpt-3.5-turbo", OPENROUTER,
    .guides = CAUSERIE_TEMPLATE_DEFAULT, .temperature = -1,
  },
  {
    .id = "claude-3-sonnet", .name = "Claude 3 Sonnet", .summary = N_("Able, by Anthropic"),
    .model = "anthropic/claude-3-sonnet", OPENROUTER,
    .guides = CAUSERIE_TEMPLATE_DEFAULT, .temperature = -1,
  },
};

/* --- the table -------------------------------------------------------------------------------- */

const CauserieTemplate *
causerie_template_list (gsize *n_templates)
{
  g_return_val_if_fail (n_templates != NULL, NULL);

  *n_templates = G_N_ELEMENTS (templates);
  return templates;
}

const CauserieTemplate *
causerie_template_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    if (g_str_equal (templates[i].id, id))
      return &templates[i];

  return NULL;
}

CauserieProfile *
causerie_template_new_profile (const CauserieTemplate *self,
                               const char             *connection_uid,
                               CauserieModel          *model)
{
  CauserieProfile *profile;
  g_auto(CauserieParams) params = { 0 };

  g_return_val_if_fail (self != NULL && connection_uid != NULL, NULL);

  profile = causerie_profile_new (NULL);
  causerie_profile_set_connection (profile, connection_uid);
  causerie_profile_set_name (profile, model != NULL ? causerie_model_get_name (model) : self->name);
  causerie_profile_set_model (profile, model != NULL ? causerie_model_get_id (model) : self->model);
  if (self->temperature >= 0)
    causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, self->temperature);
  if (self->context_length > 0 && model == NULL)
    causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, (double) self->context_length);
  causerie_profile_set_params (profile, &params);

  return profile;
}

/* --- what a catalogue says -------------------------------------------------------------------- */

/* ISO dates compare as text; of a time only the day counts. */
static gboolean
has_gone (CauserieModel *model, const char *today)
{
  const char *expires = causerie_model_get_facts (model)->expires;

  return expires != NULL && today != NULL && g_ascii_strncasecmp (expires, today, 10) < 0;
}

/* One that goes may be in the list for a while: it is not like itself. */
static char **
find_close_names (const char *model_id, const char * const *ids)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_str_equal (ids[i], model_id))
      g_ptr_array_add (others, (gpointer) ids[i]);
  g_ptr_array_add (others, NULL);

  return causerie_close_names_find (model_id, (const char * const *) others->pdata,
                                    MAX_CLOSE_NAMES);
}

CauserieTemplateFacts *
causerie_template_look_up (const char         *model_id,
                           CauserieModel      *model,
                           const char * const *ids,
                           const char         *today)
{
  CauserieTemplateFacts *self = g_new0 (CauserieTemplateFacts, 1);

  g_return_val_if_fail (model_id != NULL, self);

  if (model != NULL && !has_gone (model, today)) {
    self->presence = CAUSERIE_MODEL_PRESENT;
    self->model = g_object_ref (model);
  } else if (ids != NULL && ids[0] != NULL) {
    self->presence = CAUSERIE_MODEL_GONE;
    self->close_names = find_close_names (model_id, ids);
  }

  return self;
}

void
causerie_template_facts_free (CauserieTemplateFacts *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->model);
  g_strfreev (self->close_names);
  g_free (self);
}

char *
causerie_template_describe_price (CauserieModel *model)
{
  g_autofree char *price = NULL;

  g_return_val_if_fail (CAUSERIE_IS_MODEL (model), NULL);

  price = causerie_price_text_summary (model);
  if (price == NULL)
    return g_strdup (_("price unknown"));
  if (causerie_model_is_free (model))
    return g_steal_pointer (&price);
  if (causerie_model_get_facts (model)->price_varies)
    return g_strdup (_("price varies"));

  /* Translators: %s: prices, such as “$0.15 in, $0.60 out” */
  return g_strdup_printf (_("%s per 1M tokens"), price);
}

static char *
describe_gone (const CauserieTemplateFacts *self)
{
  g_autofree char *names = NULL;

  if (self->close_names == NULL || self->close_names[0] == NULL)
    return g_strdup (_("This model is no longer offered."));

  names = g_strjoinv (", ", self->close_names);
  /* Translators: %s: names of models */
  return g_strdup_printf (_("This model is no longer offered. Like it: %s"), names);
}

char *
causerie_template_facts_describe (const CauserieTemplateFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->presence) {
  case CAUSERIE_MODEL_PRESENT:
    return causerie_template_describe_price (self->model);
  case CAUSERIE_MODEL_GONE:
    return describe_gone (self);
  case CAUSERIE_MODEL_UNKNOWN:
  default:
    return g_strdup (_("Price not known yet: the list of models was not read."));
  }
}

char *
causerie_template_facts_compare_context (const CauserieTemplateFacts *self, gint64 context_length)
{
  gint64 possible;
  g_autofree char *set = NULL;
  g_autofree char *most = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  possible = self->model != NULL ? causerie_model_get_facts (self->model)->context_length : 0;
  if (possible <= 0 || context_length <= 0 || possible == context_length)
    return NULL;

  set = causerie_text_format_count (context_length);
  most = causerie_text_format_count (possible);
  /* Translators: numbers of tokens: a context length that was chosen, and the model's own */
  return g_strdup_printf (_("Set to %s; the model takes %s."), set, most);
}
