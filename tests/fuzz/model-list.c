/* model-list.c: any bytes as a server's list of models
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-list.h"
#include "causerie-money.h"
#include "fuzz.h"

static void
check_list (const char * const *list)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    fuzz_require_text (list[i], "a word of a list is no UTF-8");
}

static void
check_model (CauserieModel *model, GHashTable *ids)
{
  const CauserieModelFacts *facts = causerie_model_get_facts (model);
  const char *name = causerie_model_get_name (model);

  fuzz_require (facts->id != NULL && *facts->id != '\0', "a model has no id");
  fuzz_require (g_hash_table_add (ids, (gpointer) facts->id), "a model is named twice");
  fuzz_require (name != NULL && *name != '\0', "a model has no name");
  fuzz_require_text (facts->id, "an id is no UTF-8");
  fuzz_require_text (facts->canonical_id, "an id is no UTF-8");
  fuzz_require_text (facts->description, "a description is no UTF-8");
  fuzz_require_text (facts->expires, "a date is no UTF-8");
  fuzz_require_text (name, "a name is no UTF-8");
  fuzz_require (facts->context_length >= 0 && facts->max_completion_tokens >= 0,
                "fewer tokens than none");
  check_list (facts->input_modalities);
  check_list (facts->output_modalities);
  check_list (facts->parameters);
  check_list (facts->reasoning_efforts);

  for (guint i = 0; i < CAUSERIE_N_PRICES; i++) {
    g_autoptr(CauserieMoney) price =
      facts->prices[i] != NULL ? causerie_money_parse (facts->prices[i]) : NULL;

    fuzz_require ((price != NULL) == (facts->prices[i] != NULL), "a price is no amount");
  }
  causerie_model_is_free (model);
  causerie_model_can_chat (model);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_memdup2 (data, size);
  g_autoptr(CauserieModelPage) page = NULL;
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  page = causerie_model_list_parse_page (size > 0 ? text : "", size, NULL);
  if (page == NULL)
    return 0;

  for (guint i = 0; i < page->models->len; i++)
    check_model (g_ptr_array_index (page->models, i), ids);
  fuzz_require_text (page->next, "the address of the rest is no UTF-8");

  return 0;
}
