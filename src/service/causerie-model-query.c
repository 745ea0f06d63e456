/* causerie-model-query.c: what models somebody looks for, and which these are
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was typed is tried as it stands (a name in Cyrillic letters as one in Latin ones), then as
 * the same keys give it with another keyboard layout, then with each unknown word replaced by the
 * nearest one. */

#include "causerie-model-query.h"

#include "causerie-catalogue-entry-private.h"
#include "causerie-close-names.h"
#include "causerie-keyboard-layout.h"
#include "causerie-model-words.h"

#include <math.h>
#include <string.h>

G_DEFINE_ENUM_TYPE (CauserieModelSort, causerie_model_sort,
  G_DEFINE_ENUM_VALUE (CAUSERIE_MODEL_SORT_RELEVANCE, "relevance"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MODEL_SORT_NAME, "name"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MODEL_SORT_PRICE, "price"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MODEL_SORT_CONTEXT, "context"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MODEL_SORT_NEWEST, "newest"))

/* More typed words than this do not narrow a search down any further. */
#define MAX_WORDS 12

/* Letters a word has at least before it is taken for a misspelt one. */
#define MIN_MISSPELT 3

/* Bytes; what is longer is no word that somebody types. */
#define MAX_MISSPELT 64

/* Of words that were seen last: a power of two. */
#define N_SEEN 1024

typedef struct {
  CauserieCatalogueEntry *entry;
  guint                   misfit;   /* of all words together */
  guint                   position; /* among those that pass the filters */
} Candidate;

/* --- filters ---------------------------------------------------------------------------------- */

static guint32
collect_traits (const CauserieModelQuery *self)
{
  const struct { gboolean wanted; CauserieTrait trait; } rows[] = {
    { TRUE, CAUSERIE_TRAIT_CHATS },         { self->free, CAUSERIE_TRAIT_FREE },
    { self->vision, CAUSERIE_TRAIT_VISION }, { self->files, CAUSERIE_TRAIT_FILES },
    { self->audio, CAUSERIE_TRAIT_AUDIO },  { self->tools, CAUSERIE_TRAIT_TOOLS },
    { self->reasoning, CAUSERIE_TRAIT_REASONING },
  };
  guint32 traits = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].wanted)
      traits |= rows[i].trait;

  return traits;
}

/* The highest price of a token that is let through. */
static gint64
find_price_limit (const CauserieModelQuery *self)
{
  const double units_per_million = CAUSERIE_CARD_UNITS_PER_DOLLAR / 1e6;

  if (self->max_price <= 0 || self->max_price * units_per_million >= (double) G_MAXINT64)
    return CAUSERIE_CARD_NO_PRICE;

  return llround (self->max_price * units_per_million);
}

/* New references, in the order of the list. */
static GPtrArray *
filter_entries (const CauserieModelQuery *self, GListModel *entries)
{
  GPtrArray *passed = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (entries);
  guint32 traits = collect_traits (self);
  gint64 limit = find_price_limit (self);

  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieCatalogueEntry) entry = g_list_model_get_item (entries, i);
    const CauserieModelCard *card = causerie_catalogue_entry_get_card (entry);

    if ((card->traits & traits) == traits && card->context >= self->min_context &&
        card->prompt_price <= limit && card->completion_price <= limit &&
        (self->connection == NULL ||
         g_str_equal (causerie_catalogue_entry_get_connection_uid (entry), self->connection)))
      g_ptr_array_add (passed, g_steal_pointer (&entry));
  }

  return passed;
}

/* --- words ------------------------------------------------------------------------------------ */

/* The typed words, each folded; NULL-terminated. */
static char **
split_words (const char *text)
{
  g_auto(GStrv) parts = g_strsplit_set (text, " \t\n", -1);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts[i] != NULL && n < MAX_WORDS; i++) {
    g_autofree char *word = causerie_model_words_fold (parts[i]);

    if (*word == '\0')
      continue;
    g_strv_builder_add (words, word);
    n++;
  }

  return g_strv_builder_end (words);
}

/* G_MAXUINT when one of the words is not there. */
static guint
measure_misfit (CauserieCatalogueEntry *entry, char **words)
{
  const char *own = causerie_catalogue_entry_get_words (entry);
  guint sum = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    guint misfit = causerie_model_words_match (own, words[i]);

    if (misfit == CAUSERIE_MODEL_WORDS_NO_FIT)
      return G_MAXUINT;
    sum += misfit;
  }

  return sum;
}

/* Candidates among the entries that have every word; empty when none has. */
static GArray *
find_words (GPtrArray *entries, char **words)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < entries->len; i++) {
    Candidate candidate = { .entry = g_ptr_array_index (entries, i), .position = i };

    candidate.misfit = measure_misfit (candidate.entry, words);
    if (candidate.misfit != G_MAXUINT)
      g_array_append_val (found, candidate);
  }

  return found;
}

/* `text` as it stands; where it is written in Cyrillic letters and no model is, in Latin ones. */
static GArray *
find_text (GPtrArray *entries, const char *text)
{
  g_auto(GStrv) words = split_words (text);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) latin_words = NULL;
  g_autoptr(GArray) found = find_words (entries, words);
  gboolean has_latin = FALSE;

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *latin = causerie_model_words_latin (words[i]);

    has_latin = has_latin || latin != NULL;
    if (latin == NULL || *latin != '\0')
      g_strv_builder_add (builder, latin != NULL ? latin : words[i]);
  }
  if (found->len > 0 || !has_latin)
    return g_steal_pointer (&found);

  latin_words = g_strv_builder_end (builder);
  return find_words (entries, latin_words);
}

/* --- what may have been meant ----------------------------------------------------------------- */

static GArray *
find_other_layout (GPtrArray *entries, const char *text, char **instead)
{
  for (guint layout = 0; layout < CAUSERIE_KEYBOARD_N_LAYOUTS; layout++) {
    g_autofree char *swapped = causerie_keyboard_layout_swap (text, layout);
    g_autoptr(GArray) found = swapped != NULL ? find_text (entries, swapped) : NULL;

    if (found != NULL && found->len > 0) {
      *instead = g_steal_pointer (&swapped);
      return g_steal_pointer (&found);
    }
  }

  return NULL;
}

/* Nearly every word was seen just before: this knows most of these at a look, without a copy. */
static gboolean
was_seen (const char *seen[N_SEEN], const char *word, gsize length)
{
  guint place = (guint) (word[0] + 7 * word[length / 2] + 31 * word[length - 1] + 97 * length);
  const char **last = &seen[place % N_SEEN];

  if (*last != NULL && strncmp (*last, word, length) == 0 &&
      ((*last)[length] == ' ' || (*last)[length] == '\0'))
    return TRUE;

  *last = word;
  return FALSE;
}

/* Every word of the entries, once (transfer container): thousands of them, but a few hundred
 * different ones. */
static GPtrArray *
collect_vocabulary (GPtrArray *entries, GStringChunk *chunk)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  const char *seen[N_SEEN] = { NULL };
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++) {
    const char *own = causerie_catalogue_entry_get_words (g_ptr_array_index (entries, i));

    for (const char *end; *own != '\0'; own = *end == ' ' ? end + 1 : end) {
      char word[MAX_MISSPELT + 1];

      end = strchrnul (own, ' ');
      if (end - own < MIN_MISSPELT || end - own > MAX_MISSPELT ||
          was_seen (seen, own, end - own))
        continue;
      memcpy (word, own, end - own);
      word[end - own] = '\0';
      if (!g_hash_table_contains (known, word)) {
        g_ptr_array_add (words, g_string_chunk_insert (chunk, word));
        g_hash_table_add (known, g_ptr_array_index (words, words->len - 1));
      }
    }
  }
  g_ptr_array_add (words, NULL);

  return words;
}

static gboolean
is_known (GPtrArray *entries, const char *word)
{
  for (guint i = 0; i < entries->len; i++)
    if (causerie_model_words_match (causerie_catalogue_entry_get_words (entries->pdata[i]), word) <
        CAUSERIE_MODEL_WORDS_NO_FIT)
      return TRUE;

  return FALSE;
}

/* The text with each word that nothing has replaced by the nearest that something has; NULL when
 * there is none near. Here "kmi-k2" is three words. */
static char *
correct (GPtrArray *entries, const char *text)
{
  g_autofree char *folded = causerie_model_words_fold (text);
  g_auto(GStrv) words = g_strsplit (folded, " ", MAX_WORDS);
  g_autoptr(GStringChunk) chunk = g_string_chunk_new (16 * 1024);
  g_autoptr(GPtrArray) vocabulary = collect_vocabulary (entries, chunk);
  g_autoptr(GStrvBuilder) corrected = g_strv_builder_new ();
  g_auto(GStrv) result = NULL;

  for (guint i = 0; words[i] != NULL; i++) {
    g_auto(GStrv) near = NULL;

    if (is_known (entries, words[i])) {
      g_strv_builder_add (corrected, words[i]);
      continue;
    }
    if (strlen (words[i]) >= MIN_MISSPELT)
      near = causerie_close_names_find (words[i], (const char * const *) vocabulary->pdata, 1);
    if (near == NULL || near[0] == NULL)
      return NULL;
    g_strv_builder_add (corrected, near[0]);
  }

  result = g_strv_builder_end (corrected);
  return g_strjoinv (" ", result);
}

static GArray *
find_misspelt (GPtrArray *entries, const char *text, char **instead)
{
  g_autofree char *corrected = correct (entries, text);
  g_autoptr(GArray) found = corrected != NULL ? find_text (entries, corrected) : NULL;

  if (found == NULL || found->len == 0)
    return NULL;

  *instead = g_steal_pointer (&corrected);
  return g_steal_pointer (&found);
}

/* (transfer full); empty when nothing is like it. */
static GArray *
search (GPtrArray *entries, const char *text, char **instead)
{
  g_autoptr(GArray) found = find_text (entries, text);
  GArray *other;

  if (found->len > 0)
    return g_steal_pointer (&found);

  other = find_other_layout (entries, text, instead);
  if (other == NULL)
    other = find_misspelt (entries, text, instead);

  return other != NULL ? other : g_steal_pointer (&found);
}

/* --- order ------------------------------------------------------------------------------------ */

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* In and out together; unknown stays unknown. */
static gint64
sum_prices (const CauserieModelCard *card)
{
  gint64 sum;

  return __builtin_add_overflow (card->prompt_price, card->completion_price, &sum)
           ? CAUSERIE_CARD_NO_PRICE : sum;
}

static int
compare_by (CauserieModelSort sort, const Candidate *a, const Candidate *b)
{
  const CauserieModelCard *first = causerie_catalogue_entry_get_card (a->entry);
  const CauserieModelCard *second = causerie_catalogue_entry_get_card (b->entry);

  switch (sort) {
    case CAUSERIE_MODEL_SORT_NAME:
      return strcmp (causerie_catalogue_entry_get_words (a->entry),
                     causerie_catalogue_entry_get_words (b->entry));
    case CAUSERIE_MODEL_SORT_PRICE:
      return compare_numbers (sum_prices (first), sum_prices (second));
    case CAUSERIE_MODEL_SORT_CONTEXT:
      return compare_numbers (second->context, first->context);
    case CAUSERIE_MODEL_SORT_NEWEST:
      return compare_numbers (second->created, first->created);
    case CAUSERIE_MODEL_SORT_RELEVANCE:
      break;
  }

  return compare_numbers (a->misfit, b->misfit);
}

static int
compare_candidates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Candidate *first = a, *second = b;
  int order = compare_by (GPOINTER_TO_INT (user_data), first, second);

  return order != 0 ? order : compare_numbers (first->position, second->position);
}

/* --- the query -------------------------------------------------------------------------------- */

gboolean
causerie_model_query_has_filter (const CauserieModelQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return collect_traits (self) != CAUSERIE_TRAIT_CHATS || self->min_context > 0 ||
         self->max_price > 0 || self->connection != NULL;
}

GPtrArray *
causerie_model_query_run (const CauserieModelQuery *self, GListModel *entries, char **instead)
{
  g_autoptr(GPtrArray) passed = NULL;
  g_autoptr(GArray) found = NULL;
  g_autofree char *other_text = NULL;
  GPtrArray *result = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (self != NULL && G_IS_LIST_MODEL (entries), result);

  passed = filter_entries (self, entries);
  found = search (passed, self->text != NULL ? self->text : "", &other_text);
  g_array_sort_with_data (found, compare_candidates, GINT_TO_POINTER (self->sort));

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (result, g_object_ref (g_array_index (found, Candidate, i).entry));
  if (instead != NULL)
    *instead = g_steal_pointer (&other_text);

  return result;
}
