/* causerie-catalogue-list-make.c: a new list of models, compared with the one before
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-catalogue-list-private.h"

#include "causerie-catalogue.h"
#include "causerie-model-words.h"
#include "causerie-money.h"

#include <string.h>

#define MARK_SECONDS (CAUSERIE_CATALOGUE_MARK_DAYS * G_TIME_SPAN_DAY / G_TIME_SPAN_SECOND)

/* --- a card ----------------------------------------------------------------------------------- */

/* A decimal text in units, rounded up. */
static gint64
count_units (const char *price)
{
  g_autoptr(CauserieMoney) money = price != NULL ? causerie_money_parse (price) : NULL;
  g_autoptr(CauserieMoney) units = NULL;
  g_autofree char *text = NULL;
  guint64 whole = 0;
  char *end;

  if (money == NULL || causerie_money_is_negative (money))
    return CAUSERIE_CARD_NO_PRICE;

  units = causerie_money_multiply (money, CAUSERIE_CARD_UNITS_PER_DOLLAR);
  text = causerie_money_to_text (units);
  whole = g_ascii_strtoull (text, &end, 10);
  if (*end != '\0')
    whole++;

  return (gint64) MIN (whole, (guint64) CAUSERIE_CARD_NO_PRICE - 1);
}

static gboolean
has_word (const char * const *words, const char *word)
{
  return words != NULL && g_strv_contains (words, word);
}

static guint32
find_traits (CauserieModel *model)
{
  const CauserieModelFacts *facts = causerie_model_get_facts (model);
  const char * const *input = facts->input_modalities;
  const char * const *parameters = facts->parameters;
  const struct { gboolean has; CauserieTrait trait; } traits[] = {
    { causerie_model_can_chat (model), CAUSERIE_TRAIT_CHATS },
    { causerie_model_is_free (model), CAUSERIE_TRAIT_FREE },
    { has_word (input, "image"), CAUSERIE_TRAIT_VISION },
    { has_word (input, "file"), CAUSERIE_TRAIT_FILES },
    { has_word (input, "audio"), CAUSERIE_TRAIT_AUDIO },
    { has_word (parameters, "tools"), CAUSERIE_TRAIT_TOOLS },
    { has_word (parameters, "reasoning") || facts->reasoning_mandatory ||
      facts->reasoning_efforts != NULL, CAUSERIE_TRAIT_REASONING },
  };
  guint32 found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (traits); i++)
    if (traits[i].has)
      found |= traits[i].trait;

  return found;
}

static CauserieModelCard
make_card (CauserieModel *model)
{
  const CauserieModelFacts *facts = causerie_model_get_facts (model);

  return (CauserieModelCard) {
    .created = facts->created,
    .context = facts->context_length,
    .prompt_price = count_units (facts->prices[CAUSERIE_PRICE_PROMPT]),
    .completion_price = count_units (facts->prices[CAUSERIE_PRICE_COMPLETION]),
    .traits = find_traits (model),
  };
}

/* --- what changed ----------------------------------------------------------------------------- */

/* A row while the columns are written; texts are borrowed. */
typedef struct {
  CauserieModelCard  card;
  CauserieModel     *model;
  const char        *old_prices[2]; /* NULL: as before */
} Row;

/* -1 lower than before, 1 higher, 0 the same or not to be compared. */
static int
compare_prices (const char *before, const char *now)
{
  g_autoptr(CauserieMoney) a = before != NULL ? causerie_money_parse (before) : NULL;
  g_autoptr(CauserieMoney) b = now != NULL ? causerie_money_parse (now) : NULL;

  return a != NULL && b != NULL ? causerie_money_compare (b, a) : 0;
}

static void
mark (Row *row, CauserieModelChange change, gint64 now)
{
  row->card.change = change;
  row->card.changed = now;
}

/* TRUE when the prices differ; those of before are then in the row. */
static gboolean
mark_price (Row *row, CauserieModel *before, gint64 now)
{
  const CauserieModelFacts *was = causerie_model_get_facts (before);
  const CauserieModelFacts *is = causerie_model_get_facts (row->model);
  int signs[2];

  for (guint i = 0; i < 2; i++)
    signs[i] = compare_prices (was->prices[i], is->prices[i]);
  if (signs[0] == 0 && signs[1] == 0)
    return FALSE;

  mark (row, signs[0] > 0 || signs[1] > 0 ? CAUSERIE_MODEL_CHANGE_DEARER
                                          : CAUSERIE_MODEL_CHANGE_CHEAPER, now);
  for (guint i = 0; i < 2; i++)
    row->old_prices[i] = was->prices[i];
  return TRUE;
}

/* What was marked a few days ago is still news. */
static void
keep_mark (Row *row, CauserieCatalogueList *before, guint index, gint64 now)
{
  const CauserieModelCard *card = causerie_catalogue_list_get_card (before, index);

  if (card->change == CAUSERIE_MODEL_CHANGE_NONE || card->change == CAUSERIE_MODEL_CHANGE_GONE ||
      now - card->changed >= MARK_SECONDS)
    return;

  row->card.change = card->change;
  row->card.changed = card->changed;
  for (guint i = 0; i < 2; i++)
    row->old_prices[i] = causerie_catalogue_list_get_old_price (before, index, i);
}

/* A list that is being made. */
typedef struct {
  GArray                *rows;    /* of Row */
  GPtrArray             *kept;    /* models of before that rows borrow from */
  CauserieCatalogueList *before;  /* borrowed; or NULL */
  GHashTable            *indices; /* its ids to their index + 1 */
  gint64                 now;
  gboolean               same_url;
} Making;

static CauserieModel *
keep_model (Making *making, guint index)
{
  CauserieModel *model = causerie_catalogue_list_read_model (making->before, index);

  g_ptr_array_add (making->kept, model);
  return model;
}

static void
add_present (Making *making, CauserieModel *model)
{
  Row row = { .card = make_card (model), .model = model };
  const char *id = causerie_model_get_id (model);
  guint found = 0;

  if (making->before != NULL) {
    found = GPOINTER_TO_UINT (g_hash_table_lookup (making->indices, id));
    if (found == 0 && making->same_url)
      mark (&row, CAUSERIE_MODEL_CHANGE_NEW, making->now);
    else if (found > 0 && !mark_price (&row, keep_model (making, found - 1), making->now))
      keep_mark (&row, making->before, found - 1, making->now);
    g_hash_table_remove (making->indices, id);
  }

  g_array_append_val (making->rows, row);
}

/* What is still in `indices` is in the new list no more. */
static void
add_gone (Making *making)
{
  for (guint i = 0; i < causerie_catalogue_list_get_size (making->before); i++) {
    const CauserieModelCard *card = causerie_catalogue_list_get_card (making->before, i);
    gboolean was_gone = card->change == CAUSERIE_MODEL_CHANGE_GONE;
    Row row = { .card = *card };

    if (!g_hash_table_contains (making->indices,
                                causerie_catalogue_list_get_id (making->before, i)) ||
        (was_gone && making->now - card->changed >= MARK_SECONDS))
      continue;

    if (!was_gone)
      mark (&row, CAUSERIE_MODEL_CHANGE_GONE, making->now);
    row.model = keep_model (making, i);
    g_array_append_val (making->rows, row);
  }
}

static void
make_rows (Making *making, GPtrArray *models)
{
  guint n_before =
    making->before != NULL ? causerie_catalogue_list_get_size (making->before) : 0;

  for (guint i = 0; i < n_before; i++)
    g_hash_table_insert (making->indices,
                         (gpointer) causerie_catalogue_list_get_id (making->before, i),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < models->len; i++)
    add_present (making, g_ptr_array_index (models, i));
  if (making->same_url)
    add_gone (making);
}

/* --- writing ---------------------------------------------------------------------------------- */

static void
append_text (GByteArray *bytes, const char *text)
{
  const char *written = text != NULL ? text : "";

  g_byte_array_append (bytes, (const guint8 *) written, (guint) strlen (written) + 1);
}

static void
append_texts (GByteArray *bytes, const Row *row)
{
  const char *id = causerie_model_get_id (row->model);
  const char *name = causerie_model_get_name (row->model);
  g_autofree char *both = g_strconcat (name, " ", id, NULL);
  g_autofree char *words = causerie_model_words_fold (both);
  const char *texts[CAUSERIE_LIST_N_TEXTS] = {
    [CAUSERIE_LIST_TEXT_ID] = id,
    [CAUSERIE_LIST_TEXT_NAME] = name,
    [CAUSERIE_LIST_TEXT_CANONICAL_ID] = causerie_model_get_facts (row->model)->canonical_id,
    [CAUSERIE_LIST_TEXT_WORDS] = words,
    [CAUSERIE_LIST_TEXT_OLD_PROMPT] = row->old_prices[CAUSERIE_PRICE_PROMPT],
    [CAUSERIE_LIST_TEXT_OLD_COMPLETION] = row->old_prices[CAUSERIE_PRICE_COMPLETION],
  };

  for (guint i = 0; i < CAUSERIE_LIST_N_TEXTS; i++)
    append_text (bytes, texts[i]);
}

static GVariant *
write_texts (GArray *rows)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  for (guint i = 0; i < rows->len; i++)
    append_texts (bytes, &g_array_index (rows, Row, i));

  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes->data, bytes->len, 1);
}

static GVariant *
write_cards (GArray *rows)
{
  g_autoptr(GArray) cards = g_array_sized_new (FALSE, FALSE, sizeof (CauserieModelCard), rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (cards, g_array_index (rows, Row, i).card);

  return g_variant_new_fixed_array (G_VARIANT_TYPE (CAUSERIE_LIST_CARD_TYPE), cards->data,
                                    cards->len, sizeof (CauserieModelCard));
}

static GVariant *
write_models (GArray *rows)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" CAUSERIE_MODEL_VARIANT));
  for (guint i = 0; i < rows->len; i++)
    g_variant_builder_add_value (&builder,
                                 causerie_model_to_variant (g_array_index (rows, Row, i).model));

  return g_variant_builder_end (&builder);
}

static GVariant *
write_rows (GArray *rows, const CauserieListHead *head)
{
  GVariant *columns[CAUSERIE_LIST_N_COLUMNS] = {
    [CAUSERIE_LIST_COLUMN_VERSION] = g_variant_new_uint32 (CAUSERIE_LIST_VERSION),
    [CAUSERIE_LIST_COLUMN_HEAD] = g_variant_new ("(sss)", head->base_url, head->url, head->etag),
    [CAUSERIE_LIST_COLUMN_DATE] = g_variant_new_int64 (head->date),
    [CAUSERIE_LIST_COLUMN_CARDS] = write_cards (rows),
    [CAUSERIE_LIST_COLUMN_TEXTS] = write_texts (rows),
    [CAUSERIE_LIST_COLUMN_MODELS] = write_models (rows),
  };

  return g_variant_new_tuple (columns, CAUSERIE_LIST_N_COLUMNS);
}

/* --- the list --------------------------------------------------------------------------------- */

CauserieCatalogueList *
causerie_catalogue_list_new (GPtrArray              *models,
                             const CauserieListHead *head,
                             CauserieCatalogueList  *before)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  Making making = {
    .rows = rows, .kept = kept, .before = before, .indices = indices,
  };

  g_return_val_if_fail (models != NULL && head != NULL, NULL);

  making.now = head->date;
  making.same_url =
    before != NULL && g_str_equal (causerie_catalogue_list_get_head (before)->url, head->url);
  make_rows (&making, models);

  return causerie_catalogue_list_new_from_tree (write_rows (rows, head));
}
