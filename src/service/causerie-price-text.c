/* causerie-price-text.c: prices as they are read: exact, in the person's locale
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-price-text.h"

#include "causerie-money.h"

#include <glib/gi18n.h>

char *
causerie_price_text_of (const char *price, gint64 count)
{
  g_autoptr(CauserieMoney) one = price != NULL ? causerie_money_parse (price) : NULL;
  g_autoptr(CauserieMoney) all = NULL;

  g_return_val_if_fail (count > 0, NULL);

  if (one == NULL)
    return NULL;
  if (causerie_money_is_negative (one)) /* OpenRouter's word for it is "-1" */
    return g_strdup (C_("price", "varies"));
  if (causerie_money_is_zero (one))
    return g_strdup (C_("price", "free"));

  all = causerie_money_multiply (one, count);
  return causerie_money_format_exact (all);
}

char *
causerie_price_text_of_model (CauserieModel *model, CauseriePrice price, gint64 count)
{
  const CauserieModelFacts *facts;

  g_return_val_if_fail (CAUSERIE_IS_MODEL (model) && price < CAUSERIE_N_PRICES, NULL);

  facts = causerie_model_get_facts (model);
  if (facts->prices[price] == NULL && facts->price_varies)
    /* Translators: what a model costs depends on where a request goes */
    return g_strdup (C_("price", "varies"));

  return causerie_price_text_of (facts->prices[price], count);
}

char *
causerie_price_text_summary (CauserieModel *model)
{
  g_autofree char *in = NULL, *out = NULL;

  g_return_val_if_fail (CAUSERIE_IS_MODEL (model), NULL);

  if (causerie_model_is_free (model))
    return g_strdup (C_("price", "free"));

  in = causerie_price_text_of_model (model, CAUSERIE_PRICE_PROMPT, CAUSERIE_PER_MILLION);
  out = causerie_price_text_of_model (model, CAUSERIE_PRICE_COMPLETION, CAUSERIE_PER_MILLION);
  if (in == NULL)
    return g_steal_pointer (&out);
  if (out == NULL || causerie_model_get_facts (model)->price_varies)
    return g_steal_pointer (&in);

  /* Translators: prices of a million tokens that are sent (%1$s) and answered (%2$s) */
  return g_strdup_printf (C_("price", "%1$s in, %2$s out"), in, out);
}
