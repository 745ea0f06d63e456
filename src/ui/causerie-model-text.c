/* causerie-model-text.c: what a model can do and costs, in a few words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-text.h"

#include "causerie-price-text.h"
#include "causerie-text.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct {
  const char *word; /* as servers write it */
  const char *text; /* for people, to be translated */
} Word;

static const Word modalities[] = {
  { "text",  NC_("modality", "text") },
  { "image", NC_("modality", "pictures") },
  { "file",  NC_("modality", "files") },
  { "audio", NC_("modality", "sound") },
  { "video", NC_("modality", "video") },
};

static const Word abilities[] = {
  { "tools",              NC_("ability", "tools") },
  { "reasoning",          NC_("ability", "reasoning") },
  { "structured_outputs", NC_("ability", "structured answers") },
  { "web_search_options", NC_("ability", "web search") },
};

static gboolean
has_word (const char * const *list, const char *word)
{
  return list != NULL && g_strv_contains (list, word);
}

static const char *
find_modality (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (modalities); i++)
    if (g_str_equal (modalities[i].word, word))
      return g_dpgettext2 (NULL, "modality", modalities[i].text);

  return word;
}

static void
add_abilities (GPtrArray *words, const char * const *parameters, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (has_word (parameters, abilities[i].word))
      g_ptr_array_add (words, g_strdup (g_dpgettext2 (NULL, "ability", abilities[i].text)));
}

/* NULL when there are none. Takes the array. */
static char *
join (GPtrArray *words, const char *separator)
{
  char *text = NULL;

  if (words->len > 0) {
    g_ptr_array_add (words, NULL);
    text = g_strjoinv (separator, (char **) words->pdata);
  }
  g_ptr_array_unref (words);

  return text;
}

char *
causerie_model_text_of_tokens (gint64 n_tokens)
{
  g_autofree char *count = n_tokens > 0 ? causerie_text_format_count (n_tokens) : NULL;

  if (count == NULL)
    return NULL;
  /* Translators: %s is a number of tokens, with its digits grouped. */
  return g_strdup_printf (ngettext ("%s token", "%s tokens", MIN (n_tokens, G_MAXINT)), count);
}

/* What a row has room for: text goes without saying. */
char *
causerie_model_text_summary (CauserieModel *model)
{
  const CauserieModelFacts *facts = causerie_model_get_facts (model);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  char *tokens = causerie_model_text_of_tokens (facts->context_length), *text;

  if (tokens != NULL)
    g_ptr_array_add (words, tokens);
  for (gsize i = 1; i < G_N_ELEMENTS (modalities); i++)
    if (has_word (facts->input_modalities, modalities[i].word))
      g_ptr_array_add (words, g_strdup (find_modality (modalities[i].word)));
  add_abilities (words, facts->parameters, 2);
  text = join (words, " · ");

  return text != NULL ? text : g_strdup ("");
}

char *
causerie_model_text_modalities (const char * const *list)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; list != NULL && list[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (find_modality (list[i])));

  return join (words, ", ");
}

char *
causerie_model_text_abilities (CauserieModel *model)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  add_abilities (words, causerie_model_get_facts (model)->parameters, G_N_ELEMENTS (abilities));

  return join (words, ", ");
}

/* --- changes ---------------------------------------------------------------------------------- */

const char *
causerie_model_text_change (CauserieModelChange change)
{
  switch (change) {
    case CAUSERIE_MODEL_CHANGE_NEW:
      return C_("model", "New");
    case CAUSERIE_MODEL_CHANGE_CHEAPER:
      return C_("model", "Cheaper");
    case CAUSERIE_MODEL_CHANGE_DEARER:
      return C_("model", "Dearer");
    case CAUSERIE_MODEL_CHANGE_GONE:
      return C_("model", "Gone");
    case CAUSERIE_MODEL_CHANGE_NONE:
    default:
      return NULL;
  }
}

static char *
format_old_price (CauserieCatalogueEntry *entry, CauseriePrice price)
{
  const char *old = causerie_catalogue_entry_get_old_price (entry, price);
  char *text = causerie_price_text_of (old, CAUSERIE_PER_MILLION);

  /* What did not change costs what it costs. */
  return text != NULL ? text
                      : causerie_price_text_of_model (causerie_catalogue_entry_get_model (entry),
                                                      price, CAUSERIE_PER_MILLION);
}

static char *
explain_price (CauserieCatalogueEntry *entry, gboolean is_cheaper)
{
  g_autofree char *in = format_old_price (entry, CAUSERIE_PRICE_PROMPT);
  g_autofree char *out = format_old_price (entry, CAUSERIE_PRICE_COMPLETION);

  if (in == NULL || out == NULL)
    return NULL;
  if (is_cheaper)
    /* Translators: prices of a million tokens that are sent and answered */
    return g_strdup_printf (_("Cheaper now: a million tokens cost %s in, %s out before"), in, out);
  /* Translators: prices of a million tokens that are sent and answered */
  return g_strdup_printf (_("Dearer now: a million tokens cost %s in, %s out before"), in, out);
}

char *
causerie_model_text_explain (CauserieCatalogueEntry *entry)
{
  switch (causerie_catalogue_entry_get_change (entry)) {
    case CAUSERIE_MODEL_CHANGE_NEW:
      return g_strdup (_("New in the list"));
    case CAUSERIE_MODEL_CHANGE_CHEAPER:
      return explain_price (entry, TRUE);
    case CAUSERIE_MODEL_CHANGE_DEARER:
      return explain_price (entry, FALSE);
    case CAUSERIE_MODEL_CHANGE_GONE:
      return g_strdup (_("No longer in the server’s list: it may not answer"));
    case CAUSERIE_MODEL_CHANGE_NONE:
    default:
      return NULL;
  }
}

/* --- days ------------------------------------------------------------------------------------- */

static char *
format_day (GDateTime *day)
{
  return day != NULL ? g_date_time_format (day, C_("date", "%-d %B %Y")) : NULL;
}

char *
causerie_model_text_day (const char *iso_date)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GDateTime) day = NULL;
  int year, month, date;

  if (iso_date == NULL || sscanf (iso_date, "%4d-%2d-%2d", &year, &month, &date) != 3)
    return NULL;

  day = g_date_time_new (zone, year, month, date, 0, 0, 0);
  return format_day (day);
}

char *
causerie_model_text_day_of (gint64 seconds)
{
  g_autoptr(GDateTime) day = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;

  return format_day (day);
}
