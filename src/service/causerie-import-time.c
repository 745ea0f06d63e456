/* causerie-import-time.c: the times of other programs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-time.h"

#include "causerie-json.h"

#include <math.h>
#include <stdio.h>

#define LATEST_US (G_GINT64_CONSTANT (253402300800) * G_USEC_PER_SEC) /* the end of 9999 */

/* From here on a count is one of milliseconds, microseconds, nanoseconds: in seconds it would be a
 * year past 5000, and as any finer unit one before 1975. */
#define MILLISECONDS 1e11
#define MICROSECONDS 1e14
#define NANOSECONDS  1e17

gint64
causerie_import_time_from_number (double number)
{
  double us;

  if (number >= NANOSECONDS)
    us = number / 1e3;
  else if (number >= MICROSECONDS)
    us = number;
  else if (number >= MILLISECONDS)
    us = number * 1e3;
  else
    us = number * 1e6;

  return us >= 1 && us < (double) LATEST_US ? (gint64) round (us) : 0;
}

static gint64
to_us (GDateTime *time)
{
  gint64 us;

  if (time == NULL)
    return 0;

  us = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
  return us > 0 && us < LATEST_US ? us : 0;
}

gint64
causerie_import_time_from_text (const char *text)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = NULL;
  char *end;
  double number;

  if (text == NULL)
    return 0;

  time = g_date_time_new_from_iso8601 (text, utc);
  if (time != NULL)
    return to_us (time);

  number = g_ascii_strtod (text, &end);
  return end > text && *end == '\0' ? causerie_import_time_from_number (number) : 0;
}

gint64
causerie_import_time_from_local (const char *text)
{
  int year, month, day, hour, minute, second;
  g_autoptr(GDateTime) time = NULL;

  if (text == NULL || sscanf (text, "%4d%*1[-/]%2d%*1[-/]%2d%*1[ T]%2d:%2d:%2d", &year, &month, &day,
                              &hour, &minute, &second) != 6)
    return 0;

  time = g_date_time_new_local (year, month, day, hour, minute, second);
  return to_us (time);
}

gint64
causerie_import_time_read (JsonObject *object, const char *member)
{
  const char *text = causerie_json_get_string (object, member);

  if (text != NULL)
    return causerie_import_time_from_text (text);
  return causerie_import_time_from_number (causerie_json_get_double (object, member, 0));
}
