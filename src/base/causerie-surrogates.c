/* causerie-surrogates.c: characters that came in two halves
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-surrogates.h"

#include <string.h>

#define HALF_BYTES 3
#define HALF_LEAD  0xed

/* The surrogate whose bytes begin at `p`, or 0. */
static gunichar
read_half (const char *p, const char *end)
{
  const guchar *bytes = (const guchar *) p;

  if (end - p < HALF_BYTES || bytes[0] != HALF_LEAD || bytes[1] < 0xa0)
    return 0;
  return 0xd000 | (bytes[1] & 0x3f) << 6 | (bytes[2] & 0x3f);
}

static gboolean
is_first (gunichar half)
{
  return half >= 0xd800 && half <= 0xdbff;
}

static gboolean
is_second (gunichar half)
{
  return half >= 0xdc00 && half <= 0xdfff;
}

static const char *
find_half (const char *p, const char *end)
{
  while (p < end && (p = memchr (p, HALF_LEAD, end - p)) != NULL && read_half (p, end) == 0)
    p++;
  return p == end ? NULL : p;
}

/* Writes what the halves at `p` come to, never more bytes than they have; returns the place after
 * it. */
static char *
write_halves (char *to, const char **p, const char *end)
{
  gunichar first = read_half (*p, end);
  gunichar second = is_first (first) ? read_half (*p + HALF_BYTES, end) : 0;
  gunichar c = 0xfffd;

  *p += HALF_BYTES;
  if (is_second (second)) {
    *p += HALF_BYTES;
    c = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
  }

  return to + g_unichar_to_utf8 (c, to);
}

gsize
causerie_surrogates_open_tail (const GString *text)
{
  const char *end;

  g_return_val_if_fail (text != NULL, 0);

  end = text->str + text->len;
  return text->len >= HALF_BYTES && is_first (read_half (end - HALF_BYTES, end)) ? HALF_BYTES : 0;
}

void
causerie_surrogates_join (GString *text)
{
  const char *end, *p;
  char *to;

  g_return_if_fail (text != NULL);

  end = text->str + text->len;
  p = find_half (text->str, end);
  if (p == NULL)
    return;

  to = text->str + (p - text->str);
  while (p != NULL) {
    const char *next;

    to = write_halves (to, &p, end);
    next = find_half (p, end);
    memmove (to, p, (next != NULL ? next : end) - p);
    to += (next != NULL ? next : end) - p;
    p = next;
  }
  g_string_truncate (text, to - text->str);
}
