/* causerie-retry-after.c: how long a server asks to be left alone
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-retry-after.h"

#include "causerie-json.h"

#include <math.h>

#define UNSAID (-1.0)

/* Whole text as a number of seconds, "17" or "0.5". */
static double
read_seconds (const char *text)
{
  double seconds;
  char *end;

  if (text == NULL || *text == '\0')
    return UNSAID;

  seconds = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (seconds) && seconds >= 0 ? seconds : UNSAID;
}

static double
seconds_until (double unix_seconds)
{
  return MAX (unix_seconds - g_get_real_time () / (double) G_USEC_PER_SEC, 0);
}

static double
read_http_date (const char *text)
{
  g_autoptr(GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return date != NULL ? seconds_until (g_date_time_to_unix (date)) : UNSAID;
}

/* "X-RateLimit-Reset" is epoch milliseconds, epoch seconds or seconds from now, by its size. */
static double
read_reset (const char *text)
{
  double value = read_seconds (text);

  if (value > 1e12)
    return seconds_until (value / 1000);
  if (value > 1e9)
    return seconds_until (value);
  return value;
}

static double
read_headers (SoupMessageHeaders *headers)
{
  double milliseconds = read_seconds (soup_message_headers_get_one (headers, "retry-after-ms"));
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  double seconds = read_seconds (text);

  if (milliseconds >= 0)
    return milliseconds / 1000;
  if (seconds < 0)
    seconds = read_http_date (text);
  if (seconds < 0)
    seconds = read_reset (soup_message_headers_get_one (headers, "X-RateLimit-Reset"));
  return seconds;
}

static double
read_body (JsonObject *error)
{
  JsonObject *metadata = causerie_json_get_object (error, "metadata");
  JsonObject *availability = causerie_json_get_object (error, "availability");
  JsonObject *headers = causerie_json_get_object (metadata, "headers");
  double seconds = causerie_json_get_double (availability, "retry_after", UNSAID);

  if (seconds < 0)
    seconds = causerie_json_get_double (metadata, "retry_after_seconds", UNSAID);
  if (seconds < 0)
    seconds = read_seconds (causerie_json_get_string (headers, "Retry-After"));
  if (seconds < 0)
    seconds = read_reset (causerie_json_get_string (headers, "X-RateLimit-Reset"));
  return seconds;
}

double
causerie_retry_after_read (SoupMessageHeaders *headers, JsonObject *error)
{
  double seconds = headers != NULL ? read_headers (headers) : UNSAID;

  return seconds >= 0 ? seconds : read_body (error);
}
