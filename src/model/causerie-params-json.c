/* causerie-params-json.c: sampling settings as JSON text, beside the answer they were used for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-params.h"

#include "causerie-json.h"

#include <math.h>

static void
write_param (JsonObject *object, const CauserieParams *self, CauserieParam param)
{
  const CauserieParamFacts *facts = causerie_param_get_facts (param);
  double value;

  if (!causerie_params_get (self, param, &value))
    return;

  if (facts->choices != NULL)
    json_object_set_string_member (object, facts->name, causerie_params_get_word (self, param));
  else if (facts->is_integer)
    json_object_set_int_member (object, facts->name, (gint64) value);
  else
    json_object_set_double_member (object, facts->name, value);
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
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++)
    write_param (object, self, i);
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++) {
    if (self->text[i] != NULL)
      json_object_set_string_member (object, causerie_text_param_get_facts (i)->name,
                                     self->text[i]);
  }

  return causerie_json_write (node);
}

static void
read_param (JsonObject *object, CauserieParams *self, CauserieParam param)
{
  const CauserieParamFacts *facts = causerie_param_get_facts (param);
  double value;

  if (facts->choices != NULL) {
    const char *word = causerie_json_get_string (object, facts->name);

    causerie_params_parse (self, param, word != NULL ? word : "", NULL);
    return;
  }

  value = causerie_json_get_double (object, facts->name, (double) NAN);
  if (value >= facts->minimum && value <= facts->maximum &&
      (!facts->is_integer || value == trunc (value)))
    causerie_params_set (self, param, value);
}

void
causerie_params_from_json (CauserieParams *self, const char *json)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  g_return_if_fail (self != NULL);

  causerie_params_clear (self);
  if (json == NULL)
    return;

  /* What cannot be read is unset: these are a record of an answer, the answer itself is whole. */
  node = causerie_json_parse (json, -1, NULL, NULL);
  object = causerie_json_node_object (node);
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++)
    read_param (object, self, i);
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++) {
    const char *text = causerie_json_get_string (object, causerie_text_param_get_facts (i)->name);

    causerie_params_parse_text (self, i, text != NULL ? text : "", NULL);
  }
}
