/* causerie-model-limits.c: what a model takes of the sampling settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-limits.h"

#include "causerie-json.h"
#include "causerie-text.h"

#include <glib/gi18n.h>
#include <math.h>

static const CauserieModelFacts *
get_facts (CauserieModel *model)
{
  return model != NULL ? causerie_model_get_facts (model) : NULL;
}

/* --- what it takes --- */

/* TRUE when the server does not say what parameters there are. */
static gboolean
lists (CauserieModel *model, const char *name, const char *other_name)
{
  const CauserieModelFacts *facts = get_facts (model);

  return facts == NULL || facts->parameters == NULL ||
         g_strv_contains (facts->parameters, name) ||
         (other_name != NULL && g_strv_contains (facts->parameters, other_name));
}

static gboolean
routes (const CauserieProvider *provider)
{
  return (provider->flags & CAUSERIE_PROVIDER_ROUTING) != 0;
}

gboolean
causerie_model_limits_takes (CauserieModel          *model,
                             const CauserieProvider *provider,
                             CauserieParam           param)
{
  g_return_val_if_fail (provider != NULL && param < CAUSERIE_N_PARAMS, TRUE);

  switch (param) {
  case CAUSERIE_PARAM_CONTEXT_LENGTH:
    return TRUE; /* is not sent */
  case CAUSERIE_PARAM_ROUTING_SORT:
  case CAUSERIE_PARAM_ROUTING_FALLBACKS:
  case CAUSERIE_PARAM_ROUTING_DATA:
    return routes (provider);
  case CAUSERIE_PARAM_REASONING_EFFORT:
    return lists (model, "reasoning", "reasoning_effort");
  case CAUSERIE_PARAM_REASONING_TOKENS:
    return routes (provider) && lists (model, "reasoning", NULL);
  case CAUSERIE_PARAM_MAX_TOKENS:
    return lists (model, "max_tokens", "max_completion_tokens");
  default:
    return lists (model, causerie_param_get_facts (param)->wire_name, NULL);
  }
}

gboolean
causerie_model_limits_takes_text (CauserieModel          *model,
                                  const CauserieProvider *provider,
                                  CauserieTextParam       param)
{
  g_return_val_if_fail (provider != NULL && param < CAUSERIE_N_TEXT_PARAMS, TRUE);

  switch (param) {
  case CAUSERIE_TEXT_PARAM_STOP:
    return lists (model, "stop", NULL);
  case CAUSERIE_TEXT_PARAM_ROUTING_ONLY:
  case CAUSERIE_TEXT_PARAM_ROUTING_IGNORE:
    return routes (provider);
  default:
    return TRUE;
  }
}

gboolean
causerie_model_limits_takes_choice (CauserieModel *model, CauserieParam param, guint choice)
{
  const CauserieModelFacts *facts = get_facts (model);
  const char *word;

  g_return_val_if_fail (param < CAUSERIE_N_PARAMS, TRUE);
  g_return_val_if_fail (causerie_param_get_facts (param)->choices != NULL, TRUE);

  if (param != CAUSERIE_PARAM_REASONING_EFFORT || facts == NULL)
    return TRUE;

  word = causerie_param_get_facts (param)->choices[choice];
  if (g_str_equal (word, "none"))
    return !facts->reasoning_mandatory;

  return facts->reasoning_efforts == NULL || g_strv_contains (facts->reasoning_efforts, word);
}

/* --- its own numbers --- */

gboolean
causerie_model_limits_get_default (CauserieModel *model, CauserieParam param, double *value)
{
  const CauserieModelFacts *facts = get_facts (model);
  const char *name = causerie_param_get_facts (param)->wire_name;
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (value != NULL, FALSE);

  if (facts == NULL || facts->defaults == NULL || name == NULL)
    return FALSE;

  node = causerie_json_parse (facts->defaults, -1, NULL, NULL);
  *value = causerie_json_get_double (causerie_json_node_object (node), name, (double) NAN);

  return !isnan (*value);
}

char *
causerie_model_limits_dup_default (CauserieModel *model, CauserieParam param)
{
  g_autofree char *number = NULL;
  double value;

  if (!causerie_model_limits_get_default (model, param, &value))
    return NULL;

  number = causerie_text_format_decimal (value);
  /* Translators: %s is a number, what the model does when the field is empty. */
  return g_strdup_printf (_("Not set, it is %s."), number);
}

gint64
causerie_model_limits_get_maximum (CauserieModel *model, CauserieParam param)
{
  const CauserieModelFacts *facts = get_facts (model);

  if (facts == NULL)
    return 0;

  switch (param) {
  case CAUSERIE_PARAM_CONTEXT_LENGTH:
    return facts->context_length;
  case CAUSERIE_PARAM_MAX_TOKENS:
    return facts->max_completion_tokens > 0 ? facts->max_completion_tokens : facts->context_length;
  default:
    return 0;
  }
}

/* --- in words --- */

/* `value` 0: not set. */
static char *
describe_context (gint64 maximum, gint64 value)
{
  g_autofree char *most = causerie_text_format_count (maximum);
  g_autofree char *own = causerie_text_format_count (value);

  if (value > maximum)
    /* Translators: %s is a number of tokens. */
    return g_strdup_printf (_("The model takes only %s: no more will be sent."), most);
  if (value > 0 && value < maximum)
    /* Translators: the number that is set, and the larger one that is possible. */
    return g_strdup_printf (_("%s are kept, as it is set here. The model could take %s."),
                            own, most);
  if (value == 0)
    /* Translators: %s is a number of tokens. */
    return g_strdup_printf (_("Not set: all that the model takes, %s."), most);

  return g_strdup (_("All that the model takes."));
}

static char *
describe_answer (CauserieModel *model, gint64 value)
{
  gint64 maximum = get_facts (model)->max_completion_tokens;
  g_autofree char *most = causerie_text_format_count (maximum);

  if (maximum <= 0)
    return NULL;
  if (value > maximum)
    /* Translators: %s is a number of tokens. */
    return g_strdup_printf (_("The model answers with at most %s and may refuse more."), most);

  /* Translators: %s is a number of tokens. */
  return g_strdup_printf (_("Where an answer is cut; the model goes up to %s."), most);
}

char *
causerie_model_limits_describe (CauserieModel        *model,
                                CauserieParam         param,
                                const CauserieParams *params)
{
  gint64 maximum = causerie_model_limits_get_maximum (model, param);
  double value = 0;

  g_return_val_if_fail (params != NULL && param < CAUSERIE_N_PARAMS, NULL);

  if (maximum <= 0)
    return NULL;

  causerie_params_get (params, param, &value);
  if (param == CAUSERIE_PARAM_CONTEXT_LENGTH)
    return describe_context (maximum, (gint64) value);

  return describe_answer (model, (gint64) value);
}
