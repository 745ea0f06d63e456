/* causerie-params.c: sampling settings, where unset is not zero
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-params.h"

#include "causerie-error.h"
#include "causerie-json.h"
#include "causerie-text.h"

#include <string.h>

/* The widest ranges a provider takes; a model may take less and says so itself. */
static const CauserieParamFacts facts[CAUSERIE_N_PARAMS] = {
  [CAUSERIE_PARAM_TEMPERATURE] = {
    .name = "temperature", .wire_name = "temperature",
    .minimum = 0, .maximum = 2, .suggestion = 0.7,
  },
  [CAUSERIE_PARAM_TOP_P] = {
    .name = "top-p", .wire_name = "top_p",
    .minimum = 0, .maximum = 1, .suggestion = 1,
  },
  [CAUSERIE_PARAM_MAX_TOKENS] = {
    .name = "max-tokens", .wire_name = "max_tokens",
    .minimum = 1, .maximum = 10000000, .is_integer = TRUE, .suggestion = 4096,
  },
  [CAUSERIE_PARAM_CONTEXT_LENGTH] = {
    .name = "context-length", .wire_name = NULL,
    .minimum = 256, .maximum = 100000000, .is_integer = TRUE, .suggestion = 8192,
  },
};

G_DEFINE_BOXED_TYPE (CauserieParams, causerie_params, causerie_params_copy, causerie_params_free)

static gboolean
is_allowed (CauserieParam param, double value)
{
  /* Written so that NaN is refused. */
  return value >= facts[param].minimum && value <= facts[param].maximum &&
         (!facts[param].is_integer || value == (double) (gint64) value);
}

static gboolean
read_number (CauserieParam param, const char *text, double *value, GError **error)
{
  gint64 whole;

  if (facts[param].is_integer && causerie_text_parse_integer (text, &whole)) {
    *value = (double) whole;
    return TRUE;
  }

  if (!causerie_text_parse_decimal (text, value)) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 "%s: “%s” is not a number", facts[param].name, text);
    return FALSE;
  }

  if (facts[param].is_integer) {
    /* Not even “1,000” or “128.000”: a thousand to one person is one to another. */
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 "%s: “%s” is not a whole number", facts[param].name, text);
    return FALSE;
  }

  return TRUE;
}

const CauserieParamFacts *
causerie_param_get_facts (CauserieParam param)
{
  g_return_val_if_fail (param < CAUSERIE_N_PARAMS, NULL);

  return &facts[param];
}

CauserieParams *
causerie_params_copy (const CauserieParams *self)
{
  return self != NULL ? g_memdup2 (self, sizeof *self) : NULL;
}

void
causerie_params_free (CauserieParams *self)
{
  g_free (self);
}

void
causerie_params_set (CauserieParams *self, CauserieParam param, double value)
{
  g_return_if_fail (self != NULL && param < CAUSERIE_N_PARAMS && is_allowed (param, value));

  self->is_set[param] = TRUE;
  self->value[param] = value;
}

void
causerie_params_unset (CauserieParams *self, CauserieParam param)
{
  g_return_if_fail (self != NULL && param < CAUSERIE_N_PARAMS);

  self->is_set[param] = FALSE;
  self->value[param] = 0;
}

gboolean
causerie_params_get (const CauserieParams *self, CauserieParam param, double *value)
{
  g_return_val_if_fail (self != NULL && param < CAUSERIE_N_PARAMS, FALSE);

  if (self->is_set[param] && value != NULL)
    *value = self->value[param];

  return self->is_set[param];
}

gboolean
causerie_params_equal (const CauserieParams *a, const CauserieParams *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    if (!a->is_set[i] != !b->is_set[i] || (a->is_set[i] && a->value[i] != b->value[i]))
      return FALSE;
  }

  return TRUE;
}

gboolean
causerie_params_parse (CauserieParams  *self,
                       CauserieParam    param,
                       const char      *text,
                       GError         **error)
{
  g_autofree char *trimmed = NULL;
  double value;

  g_return_val_if_fail (self != NULL && param < CAUSERIE_N_PARAMS && text != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0') {
    causerie_params_unset (self, param);
    return TRUE;
  }

  if (!read_number (param, trimmed, &value, error))
    return FALSE;

  if (!is_allowed (param, value)) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 "%s: “%s” is not from %.0f to %.0f", facts[param].name, trimmed,
                 facts[param].minimum, facts[param].maximum);
    return FALSE;
  }

  causerie_params_set (self, param, value);
  return TRUE;
}

char *
causerie_params_to_json (const CauserieParams *self)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  json_node_take_object (node, object);
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    if (!self->is_set[i])
      continue;
    if (facts[i].is_integer)
      json_object_set_int_member (object, facts[i].name, (gint64) self->value[i]);
    else
      json_object_set_double_member (object, facts[i].name, self->value[i]);
  }

  return causerie_json_write (node);
}

void
causerie_params_from_json (CauserieParams *self, const char *json)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  g_return_if_fail (self != NULL);

  memset (self, 0, sizeof *self);
  if (json == NULL)
    return;

  /* What cannot be read is unset: these are a record of an answer, the answer itself is whole. */
  node = causerie_json_parse (json, -1, NULL, NULL);
  object = causerie_json_node_object (node);
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    double value = causerie_json_get_double (object, facts[i].name, -1);

    if (is_allowed (i, value))
      causerie_params_set (self, i, value);
  }
}
