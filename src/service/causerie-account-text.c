/* causerie-account-text.c: a key and the money behind it, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-account-text.h"

#include <glib/gi18n.h>

static void
free_line (gpointer data)
{
  CauserieAccountLine *line = data;

  g_free (line->value);
  g_free (line);
}

static CauserieAccountLine *
add (GPtrArray *lines, const char *title, const char *value)
{
  CauserieAccountLine *line;

  if (value == NULL)
    return NULL;

  line = g_new0 (CauserieAccountLine, 1);
  line->title = title;
  line->value = g_strdup (value);
  g_ptr_array_add (lines, line);

  return line;
}

static CauserieAccountLine *
add_sentence (GPtrArray *lines, const char *title, const char *sentence)
{
  CauserieAccountLine *line = add (lines, title, sentence);

  line->is_sentence = TRUE;

  return line;
}

static void
add_money (GPtrArray *lines, const char *title, CauserieMoney *money)
{
  g_autofree char *value = money != NULL ? causerie_money_format (money) : NULL;

  add (lines, title, value);
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
add_limit (GPtrArray *lines, const CauserieKeyFacts *key)
{
  if (key->limit == NULL) {
    add (lines, _("Limit"), C_("limit", "none"));
    return;
  }

  add_money (lines, name_limit (key->limit_reset), key->limit);
  add_money (lines, _("Left of the limit"), key->limit_remaining);
}

static void
add_expiry (GPtrArray *lines, const char *expires)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = expires != NULL ? g_date_time_new_from_iso8601 (expires, utc) : NULL;
  g_autoptr(GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  /* Translators: a date with the name of its month: see strftime(3) */
  g_autofree char *date = local != NULL ? g_date_time_format (local, _("%-e %B %Y")) : NULL;

  add (lines, _("The key expires"), date != NULL ? date : expires);
}

static void
add_hidden_balance (GPtrArray *lines, const char *page)
{
  CauserieAccountLine *line = add_sentence (lines, _("Balance"), _("this key may not see it"));

  line->page = page;
}

GPtrArray *
causerie_account_text_list (const CauserieKeyFacts *key,
                            const CauserieCredits  *credits,
                            gboolean                hides_balance,
                            const CauserieProvider *provider)
{
  GPtrArray *lines;

  g_return_val_if_fail (key != NULL && provider != NULL, NULL);

  lines = g_ptr_array_new_with_free_func (free_line);
  add (lines, _("Key"), key->label);
  if (key->is_disabled)
    add_sentence (lines, _("State"), C_("key", "switched off by its owner"));
  if (credits != NULL)
    add_money (lines, _("Balance"), credits->balance);
  else if (hides_balance)
    add_hidden_balance (lines, provider->billing_url);
  add_money (lines, _("Spent today"), key->used_today);
  add_money (lines, _("Spent this month"), key->used_this_month);
  add_money (lines, _("Spent in all"), key->used);
  add_limit (lines, key);
  if (key->is_free_tier)
    add_sentence (lines, _("Free tier"), _("yes; nothing was ever paid in"));
  else
    add (lines, _("Free tier"), C_("free tier", "no"));
  add_expiry (lines, key->expires);

  return lines;
}
