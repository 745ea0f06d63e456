/* causerie-models-options.c: which models somebody wants to see, as said on the command line
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-models-options.h"

#include "causerie-argument.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

void
causerie_models_options_add_entries (CauserieModelsOptions *self, GOptionContext *context)
{
  CauserieModelQuery *query = &self->query;
  const GOptionEntry entries[] = {
    { "free", 0, 0, G_OPTION_ARG_NONE, &query->free, N_("Only those that cost nothing"), NULL },
    { "vision", 0, 0, G_OPTION_ARG_NONE, &query->vision, N_("Only those that take pictures"), NULL },
    { "files", 0, 0, G_OPTION_ARG_NONE, &query->files, N_("Only those that take files"), NULL },
    { "audio", 0, 0, G_OPTION_ARG_NONE, &query->audio, N_("Only those that take sound"), NULL },
    { "tools", 0, 0, G_OPTION_ARG_NONE, &query->tools, N_("Only those that use tools"), NULL },
    { "reasoning", 0, 0, G_OPTION_ARG_NONE, &query->reasoning, N_("Only those that reason"), NULL },
    { "min-context", 0, 0, G_OPTION_ARG_FILENAME, &self->min_context,
      N_("Only those with a context of so many tokens at least"), N_("N") },
    { "max-price", 0, 0, G_OPTION_ARG_FILENAME, &self->max_price,
      N_("Only those that cost so many US dollars a million tokens at most, in and out each"),
      N_("X") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &self->sort,
      N_("By “name”, “price”, “context” or “newest”"), N_("ORDER") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, N_("[WORDS…]") },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static gboolean
read_words (CauserieModelsOptions *self, GError **error)
{
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (!causerie_argument_make_utf8 (&self->words[i], error))
      return FALSE;

  if (self->words != NULL)
    self->text = g_strjoinv (" ", self->words);
  self->query.text = self->text;
  return TRUE;
}

static gboolean
read_sort (CauserieModelsOptions *self, GError **error)
{
  g_autoptr(GEnumClass) orders = g_type_class_ref (CAUSERIE_TYPE_MODEL_SORT);
  GEnumValue *order;

  if (self->sort == NULL)
    return TRUE;

  order = g_enum_get_value_by_nick (orders, self->sort);
  if (order == NULL)
    return causerie_argument_refuse (
      error, _("--sort takes “name”, “price”, “context” or “newest”."));

  self->query.sort = order->value;
  return TRUE;
}

gboolean
causerie_models_options_check (CauserieModelsOptions *self, GError **error)
{
  if (self->min_context != NULL &&
      (!causerie_text_parse_integer (self->min_context, &self->query.min_context) ||
       self->query.min_context < 1))
    return causerie_argument_refuse (error, _("--min-context takes a number of tokens."));
  if (self->max_price != NULL &&
      (!causerie_text_parse_decimal (self->max_price, &self->query.max_price) ||
       self->query.max_price <= 0))
    return causerie_argument_refuse (error, _("--max-price takes US dollars, more than 0."));

  return read_sort (self, error) && read_words (self, error);
}

void
causerie_models_options_clear (CauserieModelsOptions *self)
{
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->min_context, g_free);
  g_clear_pointer (&self->max_price, g_free);
  g_clear_pointer (&self->sort, g_free);
}
