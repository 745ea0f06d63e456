/* causerie-when-text.c: a time in few words, seen from now
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-when-text.h"

#include <glib/gi18n.h>

/* The last moment there is a date for. Seconds. */
#define LAST_SECOND G_GINT64_CONSTANT (253402128000)

static GDateTime *
new_local_time (gint64 time)
{
  return g_date_time_new_from_unix_local (CLAMP (time / G_USEC_PER_SEC, 0, LAST_SECOND));
}

static int
count_days (GDateTime *from, GDateTime *to)
{
  GDate from_date, to_date;

  g_date_clear (&from_date, 1);
  g_date_clear (&to_date, 1);
  g_date_set_dmy (&from_date, g_date_time_get_day_of_month (from), g_date_time_get_month (from),
                  g_date_time_get_year (from));
  g_date_set_dmy (&to_date, g_date_time_get_day_of_month (to), g_date_time_get_month (to),
                  g_date_time_get_year (to));

  return g_date_days_between (&from_date, &to_date);
}

char *
causerie_when_text_new (gint64 time, gint64 now)
{
  g_autoptr(GDateTime) then = new_local_time (time);
  g_autoptr(GDateTime) today = new_local_time (now);
  int n_days = count_days (then, today);

  if (n_days <= 0)
    /* Translators: a time of today, for g_date_time_format(). */
    return g_date_time_format (then, C_("time of today", "%H:%M"));
  if (n_days == 1)
    return g_strdup (C_("heading", "Yesterday"));
  if (n_days < 7)
    return g_date_time_format (then, "%A");
  if (g_date_time_get_year (then) == g_date_time_get_year (today))
    /* Translators: a day of this year, for g_date_time_format(): %-d the day, %B the month's name
     * as it stands in a date. */
    return g_date_time_format (then, C_("date", "%-d %B"));

  /* Translators: a day of another year, for g_date_time_format(). */
  return g_date_time_format (then, C_("date", "%-d %B %Y"));
}
