/* causerie-catalogue-list.c: one connection's list of models, as it is kept in a file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes from the disk is not trusted: texts are looked at when it is read, and one that is
 * wrong makes the list unreadable; of wrong facts of a model its name is left. The file is replaced
 * by renaming alone, so what is mapped is never cut short. */

#include "causerie-catalogue-list.h"
#include "causerie-catalogue-list-private.h"

#include <string.h>

G_STATIC_ASSERT (sizeof (CauserieModelCard) == 5 * sizeof (gint64) + 2 * sizeof (guint32));

struct _CauserieCatalogueList {
  gatomicrefcount          ref_count;

  /* owned */
  GVariant                *columns[CAUSERIE_LIST_N_COLUMNS];
  guint32                 *starts; /* of all texts */

  CauserieListHead         head;   /* its texts are in the columns, as are … */
  const CauserieModelCard *cards;  /* … these … */
  const char              *texts;  /* … and these */
  guint                    size;
};

/* --- reading ---------------------------------------------------------------------------------- */

/* Where each text begins; FALSE when they are not as many as they should be, or no texts. */
static gboolean
index_texts (CauserieCatalogueList *self)
{
  gsize n_bytes, n_texts = (gsize) self->size * CAUSERIE_LIST_N_TEXTS;
  const char *bytes =
    g_variant_get_fixed_array (self->columns[CAUSERIE_LIST_COLUMN_TEXTS], &n_bytes, 1);
  const char *text = bytes, *end = bytes + n_bytes;

  if (n_bytes > G_MAXUINT32 || (n_bytes > 0 && end[-1] != '\0'))
    return FALSE;

  self->texts = bytes;
  self->starts = g_new (guint32, n_texts);
  for (gsize i = 0; i < n_texts; i++) {
    if (text == end || (i % CAUSERIE_LIST_N_TEXTS == CAUSERIE_LIST_TEXT_ID && *text == '\0'))
      return FALSE;
    self->starts[i] = (guint32) (text - bytes);
    if (!g_utf8_validate (text, -1, &text))
      return FALSE;
    text++;
  }

  return text == end;
}

/* Whether models are written as this version of the program writes them, going by the first. */
static gboolean
can_read_models (GVariant *models)
{
  g_autoptr(GVariant) first = NULL;
  g_autoptr(CauserieModel) model = NULL;

  if (g_variant_n_children (models) == 0)
    return TRUE;

  first = g_variant_get_child_value (models, 0);
  model = causerie_model_new_from_variant (first);
  return model != NULL;
}

static gboolean
read_columns (CauserieCatalogueList *self, GVariant *variant)
{
  GVariant **columns = self->columns;
  gsize n_cards;

  for (guint i = 0; i < CAUSERIE_LIST_N_COLUMNS; i++)
    columns[i] = g_variant_get_child_value (variant, i);
  if (g_variant_get_uint32 (columns[CAUSERIE_LIST_COLUMN_VERSION]) != CAUSERIE_LIST_VERSION)
    return FALSE;

  g_variant_get (columns[CAUSERIE_LIST_COLUMN_HEAD], "(&s&s&s)", &self->head.base_url,
                 &self->head.url, &self->head.etag);
  self->head.date = g_variant_get_int64 (columns[CAUSERIE_LIST_COLUMN_DATE]);
  self->cards = g_variant_get_fixed_array (columns[CAUSERIE_LIST_COLUMN_CARDS], &n_cards,
                                           sizeof (CauserieModelCard));
  self->size = (guint) n_cards;

  return g_variant_n_children (columns[CAUSERIE_LIST_COLUMN_MODELS]) == n_cards &&
         can_read_models (columns[CAUSERIE_LIST_COLUMN_MODELS]) && index_texts (self);
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
causerie_catalogue_list_new_from_tree (GVariant *tree)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (tree);
  g_autoptr(GBytes) bytes = g_variant_get_data_as_bytes (owned);

  return new_from_variant (
    g_variant_new_from_bytes (G_VARIANT_TYPE (CAUSERIE_LIST_TYPE), bytes, TRUE));
}

CauserieCatalogueList *
causerie_catalogue_list_new_dated (CauserieCatalogueList *self, gint64 date)
{
  GVariant *columns[CAUSERIE_LIST_N_COLUMNS];

  g_return_val_if_fail (self != NULL, NULL);

  memcpy (columns, self->columns, sizeof columns);
  columns[CAUSERIE_LIST_COLUMN_DATE] = g_variant_new_int64 (date);

  return causerie_catalogue_list_new_from_tree (
    g_variant_new_tuple (columns, CAUSERIE_LIST_N_COLUMNS));
}

/* --- the file --------------------------------------------------------------------------------- */

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
  return new_from_variant (
    g_variant_new_from_bytes (G_VARIANT_TYPE (CAUSERIE_LIST_TYPE), bytes, FALSE));
}

gboolean
causerie_catalogue_list_save (CauserieCatalogueList *self, const char *path, GError **error)
{
  g_autoptr(GVariant) variant = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  variant = g_variant_ref_sink (g_variant_new_tuple (self->columns, CAUSERIE_LIST_N_COLUMNS));
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

  for (guint i = 0; i < CAUSERIE_LIST_N_COLUMNS; i++)
    g_clear_pointer (&self->columns[i], g_variant_unref);
  g_free (self->starts);
  g_free (self);
}

static const char *
get_text (CauserieCatalogueList *self, guint index, guint which)
{
  g_return_val_if_fail (self != NULL && index < self->size, "");

  return self->texts + self->starts[index * CAUSERIE_LIST_N_TEXTS + which];
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
  return get_text (self, index, CAUSERIE_LIST_TEXT_ID);
}

const char *
causerie_catalogue_list_get_name (CauserieCatalogueList *self, guint index)
{
  return get_text (self, index, CAUSERIE_LIST_TEXT_NAME);
}

const char *
causerie_catalogue_list_get_canonical_id (CauserieCatalogueList *self, guint index)
{
  return get_text (self, index, CAUSERIE_LIST_TEXT_CANONICAL_ID);
}

const char *
causerie_catalogue_list_get_words (CauserieCatalogueList *self, guint index)
{
  return get_text (self, index, CAUSERIE_LIST_TEXT_WORDS);
}

const char *
causerie_catalogue_list_get_old_price (CauserieCatalogueList *self,
                                       guint                  index,
                                       CauseriePrice          price)
{
  const char *text;

  g_return_val_if_fail (price == CAUSERIE_PRICE_PROMPT || price == CAUSERIE_PRICE_COMPLETION, NULL);

  text = get_text (self, index, price == CAUSERIE_PRICE_PROMPT ? CAUSERIE_LIST_TEXT_OLD_PROMPT
                                                               : CAUSERIE_LIST_TEXT_OLD_COMPLETION);
  return *text != '\0' ? text : NULL;
}

CauserieModel *
causerie_catalogue_list_read_model (CauserieCatalogueList *self, guint index)
{
  g_autoptr(GVariant) record = NULL;
  CauserieModel *model;

  g_return_val_if_fail (self != NULL && index < self->size, NULL);

  record = g_variant_get_child_value (self->columns[CAUSERIE_LIST_COLUMN_MODELS], index);
  model = causerie_model_new_from_variant (record);
  if (model != NULL)
    return model;

  return causerie_model_new (&(CauserieModelFacts) {
    .id = causerie_catalogue_list_get_id (self, index),
    .name = causerie_catalogue_list_get_name (self, index),
  });
}
