/* causerie-first-model.c: which model answers first, with the person's money in mind
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-first-model.h"

#include "causerie-template.h"

#include <string.h>

/* --- the money -------------------------------------------------------------------------------- */

static gboolean
is_spent (CauserieMoney *amount)
{
  return amount != NULL && (causerie_money_is_zero (amount) || causerie_money_is_negative (amount));
}

CauserieFunds
causerie_first_model_judge_funds (const CauserieKeyFacts *key, const CauserieCredits *credits)
{
  if (key != NULL &&
      (key->is_free_tier || key->is_disabled || is_spent (key->limit_remaining)))
    return CAUSERIE_FUNDS_NONE;
  if (credits != NULL)
    return is_spent (credits->balance) ? CAUSERIE_FUNDS_NONE : CAUSERIE_FUNDS_PAID;

  return key != NULL ? CAUSERIE_FUNDS_PAID : CAUSERIE_FUNDS_UNKNOWN;
}

/* --- what may be chosen ----------------------------------------------------------------------- */

static gboolean
is_offered (CauserieModel *model, const char *today)
{
  const char *expires = causerie_model_get_facts (model)->expires;

  return causerie_model_can_chat (model) &&
         (expires == NULL || today == NULL || strncmp (expires, today, strlen (today)) >= 0);
}

/* (transfer full) */
static GPtrArray *
list_offered (GPtrArray *models, const char *today)
{
  GPtrArray *offered = g_ptr_array_new ();

  for (guint i = 0; i < models->len; i++)
    if (is_offered (g_ptr_array_index (models, i), today))
      g_ptr_array_add (offered, g_ptr_array_index (models, i));

  return offered;
}

/* The price of a token in and one out; NULL when either is not known. */
static CauserieMoney *
add_prices (CauserieModel *model)
{
  const CauserieModelFacts *facts = causerie_model_get_facts (model);
  const char *in = facts->prices[CAUSERIE_PRICE_PROMPT];
  const char *out = facts->prices[CAUSERIE_PRICE_COMPLETION];
  g_autoptr(CauserieMoney) prompt = in != NULL ? causerie_money_parse (in) : NULL;
  g_autoptr(CauserieMoney) completion = out != NULL ? causerie_money_parse (out) : NULL;

  return prompt != NULL && completion != NULL ? causerie_money_add (prompt, completion) : NULL;
}

typedef gboolean (*Choice) (CauserieModel *model);

/* The first of the cheapest that are chosen (borrowed); NULL: none has a price. */
static CauserieModel *
find_cheapest (GPtrArray *models, Choice is_chosen)
{
  CauserieModel *cheapest = NULL;
  g_autoptr(CauserieMoney) least = NULL;

  for (guint i = 0; i < models->len; i++) {
    CauserieModel *model = g_ptr_array_index (models, i);
    g_autoptr(CauserieMoney) price = is_chosen (model) ? add_prices (model) : NULL;

    if (price == NULL || (least != NULL && causerie_money_compare (price, least) >= 0))
      continue;
    g_clear_pointer (&least, causerie_money_unref);
    least = g_steal_pointer (&price);
    cheapest = model;
  }

  return cheapest;
}

/* --- the guides' defaults --------------------------------------------------------------------- */

static gboolean
is_default (CauserieModel *model)
{
  gsize n_templates;
  const CauserieTemplate *templates = causerie_template_list (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    if (g_str_equal (templates[i].model, causerie_model_get_id (model)))
      return TRUE;

  return FALSE;
}

/* "gpt-4o-mini" of "openai/gpt-4o-mini": what its author calls it. */
static const char *
skip_author (const char *id)
{
  const char *slash = strrchr (id, '/');

  return slash != NULL ? slash + 1 : id;
}

/* The first of the defaults in the list (borrowed), where nothing is known but names. */
static CauserieModel *
find_default_by_name (GPtrArray *models)
{
  gsize n_templates;
  const CauserieTemplate *templates = causerie_template_list (&n_templates);

  for (gsize i = 0; i < n_templates; i++) {
    for (guint j = 0; j < models->len; j++) {
      const char *id = causerie_model_get_id (g_ptr_array_index (models, j));

      if (g_str_equal (skip_author (templates[i].model), skip_author (id)))
        return g_ptr_array_index (models, j);
    }
  }

  return NULL;
}

/* --- what is free ----------------------------------------------------------------------------- */

static gboolean
has_room (CauserieModel *model)
{
  return causerie_model_get_facts (model)->context_length >= CAUSERIE_FIRST_MODEL_MIN_CONTEXT;
}

/* It can chat: so the one thing that it makes is text. */
static gboolean
makes_text_alone (CauserieModel *model)
{
  const char * const *made = causerie_model_get_facts (model)->output_modalities;

  return made == NULL || g_strv_length ((char **) made) == 1;
}

static gboolean
is_of_guides_author (const char *id)
{
  gsize n_templates;
  const CauserieTemplate *templates = causerie_template_list (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    if (strncmp (templates[i].model, id, strcspn (templates[i].model, "/") + 1) == 0)
      return TRUE;

  return FALSE;
}

/* Less is better. What is free today without saying so in its name may want an account with money;
 * which model a router chooses nobody knows beforehand. */
static guint
rank_free (CauserieModel *model)
{
  const char *id = causerie_model_get_id (model);
  guint rank = is_of_guides_author (id) ? 0 : 1;

  if (g_str_has_prefix (id, "openrouter/"))
    return 4;
  return g_str_has_suffix (id, ":free") ? rank : rank + 2;
}

static gboolean
is_better_free (CauserieModel *model, CauserieModel *other)
{
  guint rank = rank_free (model), other_rank = rank_free (other);

  if (rank != other_rank)
    return rank < other_rank;
  return causerie_model_get_facts (model)->created > causerie_model_get_facts (other)->created;
}

static CauserieModel *
find_free (GPtrArray *models)
{
  CauserieModel *best = NULL;

  for (guint i = 0; i < models->len; i++) {
    CauserieModel *model = g_ptr_array_index (models, i);

    if (causerie_model_is_free (model) && has_room (model) && makes_text_alone (model) &&
        (best == NULL || is_better_free (model, best)))
      best = model;
  }

  return best;
}

/* --- the choice ------------------------------------------------------------------------------- */

CauserieModel *
causerie_first_model_choose (GPtrArray *models, CauserieFunds funds, const char *today)
{
  g_autoptr(GPtrArray) offered = NULL;
  CauserieModel *paid, *gift, *chosen;

  g_return_val_if_fail (models != NULL, NULL);

  offered = list_offered (models, today);
  paid = find_cheapest (offered, is_default);
  gift = find_free (offered);
  chosen = gift == NULL || (paid != NULL && funds == CAUSERIE_FUNDS_PAID) ? paid : gift;
  if (chosen == NULL)
    chosen = find_cheapest (offered, has_room);
  if (chosen == NULL)
    chosen = find_default_by_name (offered);
  if (chosen == NULL && offered->len > 0)
    chosen = g_ptr_array_index (offered, 0);

  return chosen != NULL ? g_object_ref (chosen) : NULL;
}
