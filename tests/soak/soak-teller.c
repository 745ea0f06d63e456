/* soak-teller.c: what a worker says of itself, one JSON object a line
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "soak-teller.h"

#include <errno.h>
#include <unistd.h>

static GMutex mutex;

/* A reader who went away ends the worker too: it would have nobody to tell. */
static void
write_all (const char *text, gsize length)
{
  while (length > 0) {
    gssize written = write (STDOUT_FILENO, text, length);

    if (written < 0 && errno != EINTR)
      _exit (1);
    if (written > 0) {
      text += written;
      length -= written;
    }
  }
}

static void
write_line (JsonObject *line)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), line);
  g_autoptr(GString) text = NULL;
  g_autofree char *json = NULL;

  json_object_set_int_member (line, "at", g_get_monotonic_time ());
  json = json_to_string (node, FALSE);
  text = g_string_new (json);
  g_string_append_c (text, '\n');
  write_all (text->str, text->len);
  json_object_unref (line);
}

void
soak_teller_tell (JsonObject *line)
{
  g_mutex_lock (&mutex);
  write_line (line);
  g_mutex_unlock (&mutex);
}

void
soak_teller_finish (JsonObject *line)
{
  g_mutex_lock (&mutex);
  write_line (line);
}
