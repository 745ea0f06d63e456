/* causerie-balance-text.c: a key and the money behind it, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-balance-text.h"

#include <glib/gi18n.h>

static void
add_line (GString *text, const char *name, const char *value)
{
  /* Translators: a line of a list: what it is, and the value: "Balance: $5.00" */
  g_string_append_printf (text, C_("balance", "%s: %s"), name, value);
  g_string_append_c (text, '\n');
}

static void
add_money (GString *text, const char *name, CauserieMoney *money)
{
  g_autofree char *value = money != NULL ? causerie_money_format (money) : NULL;

  if (value != NULL)
    add_line (text, name, value);
}

static const char *
name_limit (const char *reset)
{
  if (g_strcmp0 (reset, "daily") == 0)
    return _("Limit a day");
  if (g_strcmp0 (reset, "weekly") == 0)
    return _("Limit a week");
  if (g_strcmp0 (reset, "monthly") == 0)
    return _("Limit a month");

  return _("Limit");
}

static void
add_limit (GString *text, const CauserieKeyFacts *key)
{
  if (key->limit == NULL) {
    add_line (text, _("Limit"), C_("limit", "none"));
    return;
  }

  add_money (text, name_limit (key->limit_reset), key->limit);
  add_money (text, _("Left of the limit"), key->limit_remaining);
}

static void
add_expiry (GString *text, const char *expires)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = expires != NULL ? g_date_time_new_from_iso8601 (expires, utc) : NULL;
  g_autoptr(GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  /* Translators: a date with the name of its month: see strftime(3) */
  g_autofree char *date = local != NULL ? g_date_time_format (local, _("%-e %B %Y")) : NULL;

  if (expires != NULL)
    add_line (text, _("The key expires"), date != NULL ? date : expires);
}

static void
add_balance (GString *text, const CauserieCredits *credits, const CauserieProvider *provider)
{
  if (credits != NULL)
    add_money (text, _("Balance"), credits->balance);
  else if (provider->billing_url != NULL)
    add_line (text, _("This key may not see the balance"), provider->billing_url);
  else
    add_line (text, _("Balance"), _("this key may not see it"));
}

char *
causerie_balance_text_write (const CauserieKeyFacts *key,
                             const CauserieCredits  *credits,
                             const CauserieProvider *provider)
{
  GString *text = g_string_new (NULL);

  if (key->label != NULL)
    add_line (text, _("Key"), key->label);
  add_balance (text, credits, provider);
  add_money (text, _("Spent today"), key->used_today);
  add_money (text, _("Spent this month"), key->used_this_month);
  add_money (text, _("Spent in all"), key->used);
  add_limit (text, key);
  if (key->is_free_tier)
    add_line (text, _("Free tier"), _("yes; nothing was ever paid in"));
  add_expiry (text, key->expires);

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
