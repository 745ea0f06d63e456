/* test-retry-after.c: how long a server asks to be left alone, wherever it says so
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-retry-after.h"

#include "causerie-json.h"

typedef struct {
  const char *name;
  const char *header;
  const char *value;
  const char *body;
  double      seconds;
  const char *message; /* in lower case; may be NULL */
} Wait;

static const Wait waits[] = {
  { "none", NULL, NULL, "{}", -1 },
  { "seconds", "Retry-After", "17", "{}", 17 },
  { "decimals", "Retry-After", "0.5", "{}", 0.5 },
  { "milliseconds", "retry-after-ms", "1500", "{}", 1.5 },
  { "garbage", "Retry-After", "soon", "{}", -1 },
  { "negative", "Retry-After", "-5", "{}", -1 },
  { "past-date", "Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT", "{}", 0 },
  { "reset-delta", "X-RateLimit-Reset", "30", "{}", 30 },
  { "reset-past", "X-RateLimit-Reset", "1000000001", "{}", 0 },
  { "reset-past-ms", "X-RateLimit-Reset", "1000000001000", "{}", 0 },
  { "metadata", NULL, NULL, "{\"metadata\":{\"retry_after_seconds\":17}}", 17 },
  { "availability", NULL, NULL, "{\"availability\":{\"retry_after\":9.5}}", 9.5 },
  { "body-header", NULL, NULL, "{\"metadata\":{\"headers\":{\"Retry-After\":\"12\"}}}", 12 },
  { "body-header-case", NULL, NULL, "{\"metadata\":{\"headers\":{\"retry-after\":\"12\"}}}", 12 },
  { "body-header-number", NULL, NULL, "{\"metadata\":{\"headers\":{\"Retry-After\":12}}}", 12 },
  { "body-reset-past", NULL, NULL, "{\"metadata\":{\"headers\":{\"X-RateLimit-Reset\":\"1741305600000\"}}}", 0 },
  { "availability-text", NULL, NULL, "{\"availability\":{\"retry_after\":\"9\"}}", 9 },
  { "plain-member", NULL, NULL, "{\"retry_after\":4}", 4 },
  { "gemini", NULL, NULL, "{\"details\":[{\"@type\":\"x\"},{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\","
    "\"retryDelay\":\"34.5s\"}]}", 34.5 },
  { "duration", "Retry-After", "1m30s", "{}", 90 },
  { "reset-duration", "X-RateLimit-Reset", "2m59.5s", "{}", 179.5 },
  { "reset-garbage", "X-RateLimit-Reset", "2 apples", "{}", -1 },
  { "message", NULL, NULL, "{}", 7.5, "rate limit reached. please try again in 7.5s. visit x" },
  { "message-minutes", NULL, NULL, "{}", 62.5, "please try again in 1m2.5s." },
  { "message-milliseconds", NULL, NULL, "{}", 0.25, "please try again in 250ms." },
  { "message-words", NULL, NULL, "{}", 17, "rate limit is exceeded. try again in 17 seconds." },
  { "message-hours", NULL, NULL, "{}", 5400, "try again in 1h30m0s" },
  { "message-after", NULL, NULL, "{}", 20, "please retry after 20 seconds." },
  { "message-later", NULL, NULL, "{}", -1, "try again in a while" },
  { "message-number", NULL, NULL, "{}", -1, "try again in 3 apples" },
  { "header-first", "Retry-After", "3", "{\"metadata\":{\"retry_after_seconds\":17}}", 3 },
};

static void
test_wait (gconstpointer data)
{
  const Wait *wait = data;
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(JsonNode) node = causerie_json_parse (wait->body, -1, NULL, NULL);

  if (wait->header != NULL)
    soup_message_headers_append (headers, wait->header, wait->value);
  g_assert_cmpfloat (causerie_retry_after_read (429, headers, causerie_json_node_object (node),
                                                wait->message),
                     ==, wait->seconds);
}

static void
test_wait_date (void)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) then = g_date_time_add_seconds (now, 90);
  g_autofree char *text = soup_date_time_to_string (then, SOUP_DATE_HTTP);
  double seconds;

  soup_message_headers_append (headers, "Retry-After", text);
  seconds = causerie_retry_after_read (503, headers, NULL, NULL);
  g_assert_cmpfloat (seconds, >, 80);
  g_assert_cmpfloat (seconds, <=, 90);
}

/* Of two limits the one that is used up counts; without a 429 neither is a reason to wait. */
static void
test_used_up_limit (void)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  soup_message_headers_append (headers, "x-ratelimit-remaining-requests", "14399");
  soup_message_headers_append (headers, "x-ratelimit-reset-requests", "2m59.56s");
  soup_message_headers_append (headers, "x-ratelimit-remaining-tokens", "0");
  soup_message_headers_append (headers, "x-ratelimit-reset-tokens", "7.5s");
  g_assert_cmpfloat (causerie_retry_after_read (429, headers, NULL, NULL), ==, 7.5);
  g_assert_cmpfloat (causerie_retry_after_read (500, headers, NULL, NULL), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++) {
    g_autofree char *path = g_strconcat ("/retry-after/", waits[i].name, NULL);

    g_test_add_data_func (path, &waits[i], test_wait);
  }
  g_test_add_func ("/retry-after/date", test_wait_date);
  g_test_add_func ("/retry-after/used-up", test_used_up_limit);

  return g_test_run ();
}
