/* causerie-balance-text.c: what is known of a key and the money behind it, as lines to print
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-balance-text.h"

#include "causerie-account-text.h"

#include <glib/gi18n.h>

static void
add_line (GString *text, const char *name, const char *value)
{
  /* Translators: a line of a list: what it is, and the value: "Balance: $5.00" */
  g_string_append_printf (text, C_("balance", "%s: %s"), name, value);
  g_string_append_c (text, '\n');
}

char *
causerie_balance_text_write (const CauserieKeyFacts *key,
                             const CauserieCredits  *credits,
                             gboolean                hides_balance,
                             const CauserieProvider *provider)
{
  g_autoptr(GPtrArray) lines =
    causerie_account_text_list (key, credits, hides_balance, provider);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    const CauserieAccountLine *line = g_ptr_array_index (lines, i);

    add_line (text, line->title, line->value);
    if (line->page != NULL)
      add_line (text, _("See it on the website"), line->page);
  }

  return g_string_free (text, FALSE);
}

char *
causerie_balance_text_write_none (const CauserieProvider *provider)
{
  const char *page = provider->usage_url != NULL ? provider->usage_url : provider->billing_url;
  g_autofree char *sentence = NULL;

  if (page == NULL)
    return g_strdup (_("This server tells nothing about a balance."));

  /* Translators: %s is a provider's name */
  sentence = g_strdup_printf (_("%s shows balance and usage on its own page only"), provider->name);
  return g_strdup_printf ("%s: %s", sentence, page);
}
