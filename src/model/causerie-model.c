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

#define N_SIZES 3
#define N_FLAGS 3

static void
collect_numbers (CauserieModelFacts *facts, gint64 *sizes[N_SIZES], gboolean *flags[N_FLAGS])
{
  sizes[0] = &facts->context_length;
  sizes[1] = &facts->max_completion_tokens;
  sizes[2] = &facts->created;
  flags[0] = &facts->price_varies;
  flags[1] = &facts->is_moderated;
  flags[2] = &facts->reasoning_mandatory;
}

/* Texts, lists, sizes and flags: what a variant of it has. */
#define N_GROUPS 4

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

/* --- as a variant ----------------------------------------------------------------------------- */

static void
add_texts (GVariantBuilder *builder, CauserieModelFacts *facts)
{
  const char **texts[MAX_TEXTS];
  gsize n_texts = 0;

  collect_texts (facts, texts, &n_texts);
  g_variant_builder_open (builder, G_VARIANT_TYPE ("as"));
  for (gsize i = 0; i < n_texts; i++)
    g_variant_builder_add (builder, "s", *texts[i] != NULL ? *texts[i] : "");
  g_variant_builder_close (builder);
}

static void
add_lists (GVariantBuilder *builder, CauserieModelFacts *facts)
{
  const char * const **lists[N_LISTS];

  collect_lists (facts, lists);
  g_variant_builder_open (builder, G_VARIANT_TYPE ("amas"));
  for (gsize i = 0; i < N_LISTS; i++)
    g_variant_builder_add (builder, "m^as", *lists[i]);
  g_variant_builder_close (builder);
}

static void
add_numbers (GVariantBuilder *builder, CauserieModelFacts *facts)
{
  gint64 *sizes[N_SIZES];
  gboolean *flags[N_FLAGS];

  collect_numbers (facts, sizes, flags);
  g_variant_builder_open (builder, G_VARIANT_TYPE ("ax"));
  for (gsize i = 0; i < N_SIZES; i++)
    g_variant_builder_add (builder, "x", *sizes[i]);
  g_variant_builder_close (builder);

  g_variant_builder_open (builder, G_VARIANT_TYPE ("ab"));
  for (gsize i = 0; i < N_FLAGS; i++)
    g_variant_builder_add (builder, "b", *flags[i]);
  g_variant_builder_close (builder);
}

GVariant *
causerie_model_to_variant (CauserieModel *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (CAUSERIE_IS_MODEL (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (CAUSERIE_MODEL_VARIANT));
  add_texts (&builder, &self->facts);
  add_lists (&builder, &self->facts);
  add_numbers (&builder, &self->facts);

  return g_variant_builder_end (&builder);
}

/* FALSE when there are not as many of everything as this version of the program writes. */
static gboolean
split_variant (GVariant *variant, gsize n_texts, GVariant *groups[N_GROUPS])
{
  const gsize counts[N_GROUPS] = { n_texts, N_LISTS, N_SIZES, N_FLAGS };
  gboolean fits = TRUE;

  for (gsize i = 0; i < N_GROUPS; i++) {
    groups[i] = g_variant_get_child_value (variant, i);
    fits = fits && g_variant_n_children (groups[i]) == counts[i];
  }

  return fits;
}

/* Texts are borrowed from the variant; what is in the lists has to be freed. */
static void
read_groups (CauserieModelFacts *facts, GVariant *groups[N_GROUPS])
{
  const char **texts[MAX_TEXTS];
  const char * const **lists[N_LISTS];
  gint64 *sizes[N_SIZES];
  gboolean *flags[N_FLAGS];
  gsize n_texts = 0;

  collect_texts (facts, texts, &n_texts);
  for (gsize i = 0; i < n_texts; i++)
    g_variant_get_child (groups[0], i, "&s", texts[i]);

  collect_lists (facts, lists);
  for (gsize i = 0; i < N_LISTS; i++)
    g_variant_get_child (groups[1], i, "m^a&s", lists[i]);

  collect_numbers (facts, sizes, flags);
  for (gsize i = 0; i < N_SIZES; i++)
    g_variant_get_child (groups[2], i, "x", sizes[i]);
  for (gsize i = 0; i < N_FLAGS; i++)
    g_variant_get_child (groups[3], i, "b", flags[i]);
}

CauserieModel *
causerie_model_new_from_variant (GVariant *variant)
{
  CauserieModelFacts facts = { 0 };
  GVariant *groups[N_GROUPS];
  const char **texts[MAX_TEXTS];
  const char * const **lists[N_LISTS];
  CauserieModel *self = NULL;
  gsize n_texts = 0;

  g_return_val_if_fail (variant != NULL, NULL);

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (CAUSERIE_MODEL_VARIANT)))
    return NULL;

  collect_texts (&facts, texts, &n_texts);
  if (split_variant (variant, n_texts, groups))
    read_groups (&facts, groups);
  if (facts.id != NULL && *facts.id != '\0')
    self = causerie_model_new (&facts);

  collect_lists (&facts, lists);
  for (gsize i = 0; i < N_LISTS; i++)
    g_free ((gpointer) *lists[i]);
  for (gsize i = 0; i < N_GROUPS; i++)
    g_variant_unref (groups[i]);

  return self;
}
