/* causerie-models-text.c: a list of models as a table, and as JSON
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-models-text.h"

#include "causerie-json.h"
#include "causerie-price-text.h"
#include "causerie-text-table.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

/* --- JSON ------------------------------------------------------------------------------------- */

static void
add_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else
    json_object_set_null_member (object, member);
}

/* 0 is unknown. */
static void
add_number (JsonObject *object, const char *member, gint64 number)
{
  if (number > 0)
    json_object_set_int_member (object, member, number);
  else
    json_object_set_null_member (object, member);
}

static void
add_words (JsonObject *object, const char *member, const char * const *words)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    json_array_add_string_element (array, words[i]);
  json_object_set_array_member (object, member, array);
}

static JsonObject *
build_object (CauserieModel *model)
{
  const CauserieModelFacts *facts = causerie_model_get_facts (model);
  JsonObject *object = json_object_new ();

  add_text (object, "id", facts->id);
  add_text (object, "name", causerie_model_get_name (model));
  add_number (object, "context_length", facts->context_length);
  add_number (object, "max_completion_tokens", facts->max_completion_tokens);
  add_text (object, "prompt_price", facts->prices[CAUSERIE_PRICE_PROMPT]);
  add_text (object, "completion_price", facts->prices[CAUSERIE_PRICE_COMPLETION]);
  json_object_set_boolean_member (object, "free", causerie_model_is_free (model));
  add_words (object, "input_modalities", facts->input_modalities);
  add_words (object, "output_modalities", facts->output_modalities);
  add_words (object, "parameters", facts->parameters);
  add_number (object, "created", facts->created);
  add_text (object, "expires", facts->expires);

  return object;
}

char *
causerie_models_text_write_json (GPtrArray *models)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < models->len; i++)
    json_array_add_object_element (array, build_object (g_ptr_array_index (models, i)));
  json_node_take_array (node, array);

  return causerie_json_write (node);
}

/* --- the table -------------------------------------------------------------------------------- */

enum { COLUMN_ID, COLUMN_CONTEXT, COLUMN_IN, COLUMN_OUT, N_COLUMNS };

static char **
make_row (CauserieModel *model)
{
  gint64 context = causerie_model_get_facts (model)->context_length;
  char **row = g_new0 (char *, N_COLUMNS + 1);

  row[COLUMN_ID] = g_strdup (causerie_model_get_id (model));
  row[COLUMN_CONTEXT] = context > 0 ? causerie_text_format_count (context) : NULL;
  row[COLUMN_IN] = causerie_price_text_of_model (model, CAUSERIE_PRICE_PROMPT,
                                                  CAUSERIE_PER_MILLION);
  row[COLUMN_OUT] = causerie_price_text_of_model (model, CAUSERIE_PRICE_COMPLETION,
                                                   CAUSERIE_PER_MILLION);
  return row;
}

static char **
make_head (void)
{
  char **row = g_new0 (char *, N_COLUMNS + 1);

  row[COLUMN_ID] = g_strdup (_("Model"));
  row[COLUMN_CONTEXT] = g_strdup (_("Context"));
  /* Translators: titles of columns with the price of a million tokens that are sent and answered */
  row[COLUMN_IN] = g_strdup (_("In, per 1M"));
  row[COLUMN_OUT] = g_strdup (_("Out, per 1M"));
  return row;
}

static gboolean
has_price (GPtrArray *models)
{
  for (guint i = 0; i < models->len; i++) {
    const CauserieModelFacts *facts = causerie_model_get_facts (g_ptr_array_index (models, i));

    if (facts->price_varies || facts->prices[CAUSERIE_PRICE_PROMPT] != NULL ||
        facts->prices[CAUSERIE_PRICE_COMPLETION] != NULL)
      return TRUE;
  }

  return FALSE;
}

/* A table of fewer columns leaves the last ones out. */
static void
add_row (CauserieTextTable *table, char **row, guint n_columns)
{
  for (guint i = n_columns; i < N_COLUMNS; i++)
    g_clear_pointer (&row[i], g_free);
  causerie_text_table_add (table, row);
}

char *
causerie_models_text_write_table (GPtrArray *models, gboolean head)
{
  guint n_columns = has_price (models) ? N_COLUMNS : COLUMN_IN;
  g_autoptr(CauserieTextTable) table =
    causerie_text_table_new (n_columns == N_COLUMNS ? "lrrr" : "lr");

  if (head)
    add_row (table, make_head (), n_columns);
  for (guint i = 0; i < models->len; i++)
    add_row (table, make_row (g_ptr_array_index (models, i)), n_columns);

  return causerie_text_table_write (table);
}
