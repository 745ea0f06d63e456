/* causerie-model.c: one model that a server offers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model.h"

#include "causerie-money.h"

struct _CauserieModel {
  GObject            parent_instance;

  CauserieModelFacts facts; /* everything in it is owned */
};

G_DEFINE_FINAL_TYPE (CauserieModel, causerie_model, G_TYPE_OBJECT)

/* The texts and lists of the facts, so that copying and freeing cannot forget one. */
static void
collect_texts (CauserieModelFacts *facts, const char ***texts, gsize *n_texts)
{
  static const gsize offsets[] = {
    G_STRUCT_OFFSET (CauserieModelFacts, id),
    G_STRUCT_OFFSET (CauserieModelFacts, canonical_id),
    G_STRUCT_OFFSET (CauserieModelFacts, name),
    G_STRUCT_OFFSET (CauserieModelFacts, description),
    G_STRUCT_OFFSET (CauserieModelFacts, expires),
    G_STRUCT_OFFSET (CauserieModelFacts, defaults),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    texts[(*n_texts)++] = &G_STRUCT_MEMBER (const char *, facts, offsets[i]);
  for (guint i = 0; i < CAUSERIE_N_PRICES; i++)
    texts[(*n_texts)++] = &facts->prices[i];
}

#define MAX_TEXTS (6 + CAUSERIE_N_PRICES)
#define N_LISTS   4

static void
collect_lists (CauserieModelFacts *facts, const char * const **lists[N_LISTS])
{
  lists[0] = &facts->input_modalities;
  lists[1] = &facts->output_modalities;
  lists[2] = &facts->parameters;
  lists[3] = &facts->reasoning_efforts;
}

/* Turns what is borrowed in `facts` into copies. */
static void
own_facts (CauserieModelFacts *facts)
{
  const char **texts[MAX_TEXTS];
  const char * const **lists[N_LISTS];
  gsize n_texts = 0;

  collect_texts (facts, texts, &n_texts);
  for (gsize i = 0; i < n_texts; i++)
    *texts[i] = *texts[i] != NULL && **texts[i] != '\0' ? g_strdup (*texts[i]) : NULL;

  collect_lists (facts, lists);
  for (gsize i = 0; i < N_LISTS; i++)
    *lists[i] = (const char * const *) g_strdupv ((char **) *lists[i]);
}

static void
causerie_model_finalize (GObject *object)
{
  CauserieModelFacts *facts = &CAUSERIE_MODEL (object)->facts;
  const char **texts[MAX_TEXTS];
  const char * const **lists[N_LISTS];
  gsize n_texts = 0;

  collect_texts (facts, texts, &n_texts);
  for (gsize i = 0; i < n_texts; i++)
    g_free ((char *) *texts[i]);

  collect_lists (facts, lists);
  for (gsize i = 0; i < N_LISTS; i++)
    g_strfreev ((char **) *lists[i]);

  G_OBJECT_CLASS (causerie_model_parent_class)->finalize (object);
}

static void
causerie_model_class_init (CauserieModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = causerie_model_finalize;
}

static void
causerie_model_init (CauserieModel *self)
{
}

CauserieModel *
causerie_model_new (const CauserieModelFacts *facts)
{
  CauserieModel *self;

  g_return_val_if_fail (facts != NULL && facts->id != NULL && *facts->id != '\0', NULL);

  self = g_object_new (CAUSERIE_TYPE_MODEL, NULL);
  self->facts = *facts;
  own_facts (&self->facts);

  return self;
}

const CauserieModelFacts *
causerie_model_get_facts (CauserieModel *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MODEL (self), NULL);

  return &self->facts;
}

const char *
causerie_model_get_id (CauserieModel *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MODEL (self), NULL);

  return self->facts.id;
}

const char *
causerie_model_get_name (CauserieModel *self)
{
  const char *id;

  g_return_val_if_fail (CAUSERIE_IS_MODEL (self), NULL);

  if (self->facts.name != NULL)
    return self->facts.name;

  /* Gemini puts its models into a folder. */
  id = self->facts.id;
  return g_str_has_prefix (id, "models/") && id[7] != '\0' ? id + 7 : id;
}

static gboolean
is_nothing (const char *price)
{
  g_autoptr(CauserieMoney) money = price != NULL ? causerie_money_parse (price) : NULL;

  return money != NULL && causerie_money_is_zero (money);
}

gboolean
causerie_model_is_free (CauserieModel *self)
{
  const char * const *prices;

  g_return_val_if_fail (CAUSERIE_IS_MODEL (self), FALSE);

  prices = self->facts.prices;
  return is_nothing (prices[CAUSERIE_PRICE_PROMPT]) &&
         is_nothing (prices[CAUSERIE_PRICE_COMPLETION]) &&
         (prices[CAUSERIE_PRICE_REQUEST] == NULL || is_nothing (prices[CAUSERIE_PRICE_REQUEST]));
}

static gboolean
may_be_text (const char * const *modalities)
{
  return modalities == NULL || g_strv_contains (modalities, "text");
}

gboolean
causerie_model_can_chat (CauserieModel *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MODEL (self), FALSE);

  return may_be_text (self->facts.input_modalities) &&
         may_be_text (self->facts.output_modalities) &&
         !g_str_has_suffix (self->facts.id, ":batch");
}
