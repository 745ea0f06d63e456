/* causerie-retry-after.c: how long a server asks to be left alone
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-retry-after.h"

#include "causerie-json.h"

#include <math.h>
#include <string.h>

#define UNSAID (-1.0)

#define TOO_MANY_REQUESTS 429

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

/* What a letter or a word stands for; the longer ones first. */
static double
read_unit (const char **text)
{
  static const struct {
    const char *name;
    double      seconds;
  } units[] = {
    { "milliseconds", 0.001 }, { "ms", 0.001 }, { "seconds", 1 }, { "second", 1 }, { "sec", 1 },
    { "s", 1 }, { "minutes", 60 }, { "minute", 60 }, { "min", 60 }, { "m", 60 }, { "hours", 3600 },
    { "hour", 3600 }, { "h", 3600 }, { "days", 86400 }, { "day", 86400 }, { "d", 86400 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    if (g_str_has_prefix (*text, units[i].name)) {
      *text += strlen (units[i].name);
      return units[i].seconds;
    }
  }

  return UNSAID;
}

/* "2m59.56s", "120ms", "17 seconds", from the start of the text; with `end` more may follow. */
static double
read_duration (const char *text, const char **end)
{
  const char *p = text != NULL ? text : "";
  double sum = UNSAID;

  while (g_ascii_isdigit (*p)) {
    char *after;
    double number = g_ascii_strtod (p, &after);
    const char *unit = after + (*after == ' ' ? 1 : 0);
    double seconds = read_unit (&unit);

    if (seconds < 0)
      break;
    sum = MAX (sum, 0) + number * seconds;
    p = unit;
  }

  if (end == NULL && *p != '\0')
    return UNSAID;
  if (end != NULL)
    *end = p;
  return isfinite (sum) ? sum : UNSAID;
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

/* "X-RateLimit-Reset" is epoch milliseconds, epoch seconds or seconds from now, by its size; some
 * write a duration. */
static double
read_reset (const char *text)
{
  double value = read_seconds (text);

  if (value > 1e12)
    return seconds_until (value / 1000);
  if (value > 1e9)
    return seconds_until (value);
  return value >= 0 ? value : read_duration (text, NULL);
}

/* Of OpenAI and Groq: one limit is of requests, one of tokens; the one that is used up counts. */
static double
read_used_up (SoupMessageHeaders *headers)
{
  static const char * const limits[] = { "requests", "tokens" };
  double longest = UNSAID;

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++) {
    g_autofree char *remaining = g_strconcat ("x-ratelimit-remaining-", limits[i], NULL);
    g_autofree char *reset = g_strconcat ("x-ratelimit-reset-", limits[i], NULL);

    if (read_seconds (soup_message_headers_get_one (headers, remaining)) == 0)
      longest = MAX (longest, read_reset (soup_message_headers_get_one (headers, reset)));
  }

  return longest;
}

static double
read_headers (int status, SoupMessageHeaders *headers)
{
  double milliseconds = read_seconds (soup_message_headers_get_one (headers, "retry-after-ms"));
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  double seconds = read_seconds (text);

  if (milliseconds >= 0)
    return milliseconds / 1000;
  if (seconds < 0)
    seconds = read_http_date (text);
  if (seconds < 0 && text != NULL)
    seconds = read_duration (text, NULL);
  if (seconds < 0 && status == TOO_MANY_REQUESTS)
    seconds = read_reset (soup_message_headers_get_one (headers, "X-RateLimit-Reset"));
  if (seconds < 0 && status == TOO_MANY_REQUESTS)
    seconds = read_used_up (headers);
  return seconds;
}

/* A header as it was, told in the body; a number or a text. */
static double
read_told_header (JsonObject *headers, const char *name)
{
  g_autoptr(GList) members = headers != NULL ? json_object_get_members (headers) : NULL;

  for (GList *l = members; l != NULL; l = l->next) {
    const char *text = causerie_json_get_string (headers, l->data);

    if (g_ascii_strcasecmp (l->data, name) != 0)
      continue;
    if (text == NULL)
      return causerie_json_get_double (headers, l->data, UNSAID);
    return read_seconds (text) < 0 && read_http_date (text) >= 0 ? read_http_date (text)
                                                                 : read_reset (text);
  }

  return UNSAID;
}

/* Gemini: {"@type":"…RetryInfo","retryDelay":"34.07s"} among the details. */
static double
read_details (JsonArray *details)
{
  guint length = details != NULL ? json_array_get_length (details) : 0;

  for (guint i = 0; i < length; i++) {
    const char *delay =
      causerie_json_get_string (causerie_json_element_object (details, i), "retryDelay");

    if (delay != NULL)
      return read_duration (delay, NULL);
  }

  return UNSAID;
}

static double
read_number (JsonObject *object, const char *member)
{
  const char *text = causerie_json_get_string (object, member);
  double seconds = text != NULL ? read_seconds (text)
                                : causerie_json_get_double (object, member, UNSAID);

  return seconds >= 0 ? seconds : UNSAID;
}

static double
read_body (int status, JsonObject *error)
{
  JsonObject *metadata = causerie_json_get_object (error, "metadata");
  JsonObject *headers = causerie_json_get_object (metadata, "headers");
  double seconds = read_number (causerie_json_get_object (error, "availability"), "retry_after");

  if (seconds < 0)
    seconds = read_number (metadata, "retry_after_seconds");
  if (seconds < 0)
    seconds = read_told_header (headers, "Retry-After");
  if (seconds < 0)
    seconds = read_number (error, "retry_after");
  if (seconds < 0)
    seconds = read_details (causerie_json_get_array (error, "details"));
  if (seconds < 0 && status == TOO_MANY_REQUESTS)
    seconds = read_told_header (headers, "X-RateLimit-Reset");
  return seconds;
}

/* "Please try again in 7.66s.", "retry in 34.07s", "try again after 17 seconds" */
static double
read_message (const char *message)
{
  static const char * const leads[] = { "try again in ", "retry in ", "retry after ", "try again after " };

  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++) {
    const char *found = strstr (message, leads[i]);
    const char *end;
    double seconds = found != NULL ? read_duration (found + strlen (leads[i]), &end) : UNSAID;

    if (seconds >= 0)
      return seconds;
  }

  return UNSAID;
}

double
causerie_retry_after_read (int                 status,
                           SoupMessageHeaders *headers,
                           JsonObject         *error,
                           const char         *message)
{
  double seconds = headers != NULL ? read_headers (status, headers) : UNSAID;

  if (seconds < 0)
    seconds = read_body (status, error);
  if (seconds < 0 && message != NULL)
    seconds = read_message (message);
  return seconds;
}
