/* wire.c: an answer read from memory, for the bench script beside it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * wire lines|framing|decoding STREAM    processor seconds to go through the file: looking for line
 *                                       ends only, to events, to text
 * wire memory STREAM TIMES              resident memory in kB after once and after TIMES the file
 * wire event MEGABYTES                  processor seconds for one event of that size, to text
 *
 * Prints one number a line. The bytes come in pieces of 64 KiB, as from a socket. */

#include "causerie-body.h"
#include "causerie-dialect-openai.h"
#include "causerie-sse-parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PIECE_BYTES (64 * 1024)

typedef struct {
  CauserieRequest *request;
  CauserieDialect *dialect;
  CauserieAnswer  *answer;
  CauserieBody    *body;
  gsize            n_text; /* bytes of text that came out */
} Reader;

static void
open_reader (Reader *reader)
{
  const char *url = "http://127.0.0.1:8080/v1";
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  CauserieHead head = { 200, "OK", headers };

  soup_message_headers_set_content_type (headers, "text/event-stream", NULL);
  reader->request = causerie_request_new (url, causerie_provider_for_url (url), "bench");
  reader->dialect = causerie_dialect_openai_new ();
  reader->answer = causerie_answer_new (reader->request);
  reader->body = causerie_body_new (reader->dialect, reader->request, reader->answer, &head);
  soup_message_headers_unref (headers);
}

static void
take_text (Reader *reader)
{
  g_autoptr(CauserieDelta) delta = causerie_answer_take_delta (reader->answer);
  gsize length = 0;

  if (delta != NULL)
    causerie_delta_get_text (delta, &length);
  reader->n_text += length;
}

static void
close_reader (Reader *reader)
{
  causerie_body_end (reader->body, NULL);
  take_text (reader);
  causerie_body_free (reader->body);
  causerie_answer_free (reader->answer);
  g_object_unref (reader->dialect);
  causerie_request_unref (reader->request);
}

static void
push_body (const char *bytes, gsize length, gpointer user_data)
{
  Reader *reader = user_data;

  causerie_body_push (reader->body, bytes, length);
  take_text (reader);
}

static void
push_parser (const char *bytes, gsize length, gpointer user_data)
{
  causerie_sse_parser_push (user_data, bytes, length, NULL);
}

static void
count_lines (const char *bytes, gsize length, gpointer user_data)
{
  const char *end = bytes + length;

  for (const char *p = bytes; (p = memchr (p, '\n', end - p)) != NULL; p++)
    (*(gsize *) user_data)++;
}

static void
count_event_cb (const CauserieSseEvent *event, gpointer user_data)
{
  (*(gsize *) user_data) += event->length;
}

typedef void (*Push) (const char *bytes, gsize length, gpointer user_data);

static void
feed (const char *bytes, gsize length, Push push, gpointer user_data)
{
  for (gsize at = 0; at < length; at += PIECE_BYTES)
    push (bytes + at, MIN (PIECE_BYTES, length - at), user_data);
}

static double
count_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static void
time_feed (const char *bytes, gsize length, Push push, gpointer user_data)
{
  double start = count_seconds ();

  feed (bytes, length, push, user_data);
  printf ("%.6f\n", count_seconds () - start);
}

static void
time_framing (const char *bytes, gsize length)
{
  gsize n_bytes = 0;
  g_autoptr(CauserieSseParser) parser = causerie_sse_parser_new (count_event_cb, &n_bytes);

  time_feed (bytes, length, push_parser, parser);
  if (n_bytes == 0)
    exit (EXIT_FAILURE);
}

static void
time_decoding (const char *bytes, gsize length)
{
  Reader reader = { 0 };

  open_reader (&reader);
  time_feed (bytes, length, push_body, &reader);
  close_reader (&reader);
  if (reader.n_text == 0)
    exit (EXIT_FAILURE);
}

static void
print_resident (void)
{
  g_autofree char *status = NULL;
  const char *found;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  found = status != NULL ? strstr (status, "VmRSS:") : NULL;
  if (found == NULL)
    exit (EXIT_FAILURE);
  printf ("%ld\n", strtol (found + strlen ("VmRSS:"), NULL, 10));
}

static void
measure_memory (const char *bytes, gsize length, int times)
{
  Reader reader = { 0 };

  open_reader (&reader);
  for (int i = 0; i < times; i++) {
    feed (bytes, length, push_body, &reader);
    if (i == 0)
      print_resident ();
  }
  print_resident ();
  close_reader (&reader);
}

static void
time_event (gsize size)
{
  static const char start[] = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
  static const char end[] = "\"},\"finish_reason\":\"stop\"}]}\n\n";
  g_autoptr(GString) event = g_string_sized_new (size + sizeof start + sizeof end);
  Reader reader = { 0 };

  g_string_append (event, start);
  while (event->len < size)
    g_string_append (event, "a calm answer grows word by word until the page is quiet again\\n");
  g_string_append (event, end);
  open_reader (&reader);
  time_feed (event->str, event->len, push_body, &reader);
  close_reader (&reader);
  if (reader.n_text < size / 2)
    exit (EXIT_FAILURE);
}

int
main (int argc, char *argv[])
{
  const char *mode = argc > 2 ? argv[1] : "";
  g_autofree char *bytes = NULL;
  gsize length = 0;
  gsize n_lines = 0;

  if (g_str_equal (mode, "event")) {
    time_event ((gsize) (strtod (argv[2], NULL) * 1e6));
    return EXIT_SUCCESS;
  }
  if (argc < 3 || !g_file_get_contents (argv[2], &bytes, &length, NULL))
    return EXIT_FAILURE;

  if (g_str_equal (mode, "lines"))
    time_feed (bytes, length, count_lines, &n_lines);
  else if (g_str_equal (mode, "framing"))
    time_framing (bytes, length);
  else if (g_str_equal (mode, "decoding"))
    time_decoding (bytes, length);
  else if (g_str_equal (mode, "memory") && argc > 3)
    measure_memory (bytes, length, atoi (argv[3]));
  else
    return EXIT_FAILURE;
  return EXIT_SUCCESS;
}
