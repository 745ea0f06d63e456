/* causerie-catalogue-list.c: one connection's list of models, as it is kept in a file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GVariant in the byte order of this computer. What a list needs of every model stands in columns, so
 * that it is read without touching the rest:
 *
 *   (version, (base URL, URL, ETag), date, [card], [id], [name], [canonical id],
 *    [old prompt price], [old completion price], [all facts of a model])
 *
 * It comes from the disk and is read as untrusted: damaged texts are empty, damaged numbers 0. The file is
 * replaced by renaming alone, so what is mapped is never cut short. */

#include "causerie-catalogue-list.h"

#include "causerie-catalogue.h"
#include "causerie-money.h"

#include <string.h>

#define VERSION   1
#define CARD_TYPE "(xxxxxuu)"
#define LIST_TYPE "(u(sss)xa" CARD_TYPE "asasasasasa" CAUSERIE_MODEL_VARIANT ")"

#define MARK_SECONDS (CAUSERIE_CATALOGUE_MARK_DAYS * G_TIME_SPAN_DAY / G_TIME_SPAN_SECOND)

/* The columns, by their place in the variant. */
enum {
  COLUMN_VERSION,
  COLUMN_HEAD,
  COLUMN_DATE,
  COLUMN_CARDS,
  COLUMN_IDS,
  COLUMN_NAMES,
  COLUMN_CANONICAL_IDS,
  COLUMN_OLD_PROMPTS,
  COLUMN_OLD_COMPLETIONS,
  COLUMN_MODELS,
  N_COLUMNS,
};

G_STATIC_ASSERT (sizeof (CauserieModelCard) == 5 * sizeof (gint64) + 2 * sizeof (guint32));

struct _CauserieCatalogueList {
  gatomicrefcount          ref_count;

  GVariant                *columns[N_COLUMNS]; /* owned */
  CauserieListHead         head;               /* its texts are in the columns, as are … */
  const CauserieModelCard *cards;              /* … these */
  guint                    size;
};

/* --- reading ---------------------------------------------------------------------------------- */

static gboolean
read_columns (CauserieCatalogueList *self, GVariant *variant)
{
  gsize n_cards;

  for (guint i = 0; i < N_COLUMNS; i++)
    self->columns[i] = g_variant_get_child_value (variant, i);
  if (g_variant_get_uint32 (self->columns[COLUMN_VERSION]) != VERSION)
    return FALSE;

  g_variant_get (self->columns[COLUMN_HEAD], "(&s&s&s)", &self->head.base_url, &self->head.url,
                 &self->head.etag);
  self->head.date = g_variant_get_int64 (self->columns[COLUMN_DATE]);
  self->cards = g_variant_get_fixed_array (self->columns[COLUMN_CARDS], &n_cards,
                                           sizeof (CauserieModelCard));
  self->size = (guint) n_cards;
  for (guint i = COLUMN_IDS; i < N_COLUMNS; i++)
    if (g_variant_n_children (self->columns[i]) != n_cards)
      return FALSE;

  return TRUE;
}

/* NULL when it is none. Sinks the variant. */
static CauserieCatalogueList *
new_from_variant (GVariant *variant)
{
  CauserieCatalogueList *self = g_new0 (CauserieCatalogueList, 1);
  g_autoptr(GVariant) owned = g_variant_ref_sink (variant);

  g_atomic_ref_count_init (&self->ref_count);
  if (read_columns (self, owned))
    return self;

  causerie_catalogue_list_unref (self);
  return NULL;
}

CauserieCatalogueList *
causerie_catalogue_list_load (const char *path)
{
  g_autoptr(GMappedFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_mapped_file_new (path, FALSE, NULL); /* none yet is the usual error */
  if (file == NULL)
    return NULL;

  bytes = g_mapped_file_get_bytes (file);
  return new_from_variant (g_variant_new_from_bytes (G_VARIANT_TYPE (LIST_TYPE), bytes, FALSE));
}

static const char *
get_text (CauserieCatalogueList *self, guint column, guint index)
{
  const char *text;

  g_variant_get_child (self->columns[column], index, "&s", &text);
  return text; /* lies in the column */
}

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
  const CauserieModelCard *card = &before->cards[index];

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
  for (guint i = 0; i < making->before->size; i++) {
    const CauserieModelCard *card = &making->before->cards[i];
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
  guint n_before = making->before != NULL ? making->before->size : 0;

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

static const char *
get_column_text (const Row *row, guint column)
{
  switch (column) {
    case COLUMN_IDS:
      return causerie_model_get_id (row->model);
    case COLUMN_NAMES:
      return causerie_model_get_name (row->model);
    case COLUMN_CANONICAL_IDS:
      return causerie_model_get_facts (row->model)->canonical_id;
    case COLUMN_OLD_PROMPTS:
      return row->old_prices[0];
    default:
      return row->old_prices[1];
  }
}

static GVariant *
write_texts (GArray *rows, guint column)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < rows->len; i++) {
    const char *text = get_column_text (&g_array_index (rows, Row, i), column);

    g_variant_builder_add (&builder, "s", text != NULL ? text : "");
  }

  return g_variant_builder_end (&builder);
}

static GVariant *
write_cards (GArray *rows)
{
  g_autoptr(GArray) cards = g_array_sized_new (FALSE, FALSE, sizeof (CauserieModelCard), rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (cards, g_array_index (rows, Row, i).card);

  return g_variant_new_fixed_array (G_VARIANT_TYPE (CARD_TYPE), cards->data, cards->len,
                                    sizeof (CauserieModelCard));
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
  GVariant *columns[N_COLUMNS];

  columns[COLUMN_VERSION] = g_variant_new_uint32 (VERSION);
  columns[COLUMN_HEAD] = g_variant_new ("(sss)", head->base_url, head->url, head->etag);
  columns[COLUMN_DATE] = g_variant_new_int64 (head->date);
  columns[COLUMN_CARDS] = write_cards (rows);
  for (guint i = COLUMN_IDS; i < COLUMN_MODELS; i++)
    columns[i] = write_texts (rows, i);
  columns[COLUMN_MODELS] = write_models (rows);

  return g_variant_new_tuple (columns, N_COLUMNS);
}

/* A variant of many small ones takes several times the room of its bytes. */
static CauserieCatalogueList *
new_from_tree (GVariant *tree)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (tree);
  g_autoptr(GBytes) bytes = g_variant_get_data_as_bytes (owned);

  return new_from_variant (g_variant_new_from_bytes (G_VARIANT_TYPE (LIST_TYPE), bytes, TRUE));
}

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
  making.same_url = before != NULL && g_str_equal (before->head.url, head->url);
  make_rows (&making, models);

  return new_from_tree (write_rows (rows, head));
}

CauserieCatalogueList *
causerie_catalogue_list_new_dated (CauserieCatalogueList *self, gint64 date)
{
  GVariant *columns[N_COLUMNS];

  g_return_val_if_fail (self != NULL, NULL);

  memcpy (columns, self->columns, sizeof columns);
  columns[COLUMN_DATE] = g_variant_new_int64 (date);

  return new_from_tree (g_variant_new_tuple (columns, N_COLUMNS));
}

gboolean
causerie_catalogue_list_save (CauserieCatalogueList *self, const char *path, GError **error)
{
  g_autoptr(GVariant) variant = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  variant = g_variant_ref_sink (g_variant_new_tuple (self->columns, N_COLUMNS));
  return g_file_set_contents_full (path, g_variant_get_data (variant),
                                   (gssize) g_variant_get_size (variant),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* --- the list --------------------------------------------------------------------------------- */

CauserieCatalogueList *
causerie_catalogue_list_ref (CauserieCatalogueList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
causerie_catalogue_list_unref (CauserieCatalogueList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&self->columns[i], g_variant_unref);
  g_free (self);
}

const CauserieListHead *
causerie_catalogue_list_get_head (CauserieCatalogueList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->head;
}

guint
causerie_catalogue_list_get_size (CauserieCatalogueList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

const CauserieModelCard *
causerie_catalogue_list_get_card (CauserieCatalogueList *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->size, NULL);

  return &self->cards[index];
}

const char *
causerie_catalogue_list_get_id (CauserieCatalogueList *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->size, "");

  return get_text (self, COLUMN_IDS, index);
}

const char *
causerie_catalogue_list_get_name (CauserieCatalogueList *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->size, "");

  return get_text (self, COLUMN_NAMES, index);
}

const char *
causerie_catalogue_list_get_canonical_id (CauserieCatalogueList *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->size, "");

  return get_text (self, COLUMN_CANONICAL_IDS, index);
}

const char *
causerie_catalogue_list_get_old_price (CauserieCatalogueList *self, guint index, CauseriePrice price)
{
  const char *text;

  g_return_val_if_fail (self != NULL && index < self->size, NULL);
  g_return_val_if_fail (price == CAUSERIE_PRICE_PROMPT || price == CAUSERIE_PRICE_COMPLETION, NULL);

  text = get_text (self, price == CAUSERIE_PRICE_PROMPT ? COLUMN_OLD_PROMPTS
                                                        : COLUMN_OLD_COMPLETIONS, index);
  return *text != '\0' ? text : NULL;
}

CauserieModel *
causerie_catalogue_list_read_model (CauserieCatalogueList *self, guint index)
{
  g_autoptr(GVariant) record = NULL;
  CauserieModel *model;

  g_return_val_if_fail (self != NULL && index < self->size, NULL);

  record = g_variant_get_child_value (self->columns[COLUMN_MODELS], index);
  model = causerie_model_new_from_variant (record);
  if (model != NULL)
    return model;

  return causerie_model_new (&(CauserieModelFacts) {
    .id = causerie_catalogue_list_get_id (self, index),
  });
}
