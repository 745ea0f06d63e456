/* causerie-text-unit.c: the word or line around a place of a text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-unit.h"

#include <pango/pango.h>
#include <string.h>

/* What Pango says of each place between two characters. */
typedef struct {
  const char   *text;
  PangoLogAttr *attrs;
  int           n_attrs; /* one more than characters */
} Breaks;

static void
breaks_init (Breaks *self, const char *text)
{
  int length = (int) strlen (text);

  self->text = text;
  self->n_attrs = (int) g_utf8_strlen (text, length) + 1;
  self->attrs = g_new0 (PangoLogAttr, self->n_attrs);
  pango_get_log_attrs (text, length, -1, pango_language_get_default (), self->attrs, self->n_attrs);
}

static int
breaks_find (Breaks *self, gsize place)
{
  return (int) g_utf8_strlen (self->text, (gssize) place);
}

static gsize
breaks_get_place (Breaks *self, int index)
{
  return (gsize) (g_utf8_offset_to_pointer (self->text, index) - self->text);
}

/* Words, and the signs and spaces between two of them, end here. */
static gboolean
is_word_boundary (Breaks *self, int index)
{
  return index == 0 || index == self->n_attrs - 1 || self->attrs[index].is_word_boundary;
}

static void
find_word (const char *text, gsize place, gsize *start, gsize *end)
{
  Breaks breaks;
  int first, last;

  breaks_init (&breaks, text);
  first = breaks_find (&breaks, place);
  if (first == breaks.n_attrs - 1 && first > 0)
    first--;
  last = MIN (first + 1, breaks.n_attrs - 1);
  while (first > 0 && !is_word_boundary (&breaks, first))
    first--;
  while (last < breaks.n_attrs - 1 && !is_word_boundary (&breaks, last))
    last++;
  *start = breaks_get_place (&breaks, first);
  *end = breaks_get_place (&breaks, last);
  g_free (breaks.attrs);
}

void
causerie_text_unit_find (const char *text, gsize place, CauserieTextUnit unit, gsize *start,
                         gsize *end)
{
  *start = *end = place;
  switch (unit) {
  case CAUSERIE_UNIT_WORD:
    find_word (text, place, start, end);
    break;
  case CAUSERIE_UNIT_LINE:
    while (*start > 0 && strchr ("\t\n", text[*start - 1]) == NULL)
      (*start)--;
    *end += strcspn (text + place, "\t\n");
    break;
  case CAUSERIE_UNIT_CHARACTER:
  default:
    break;
  }
}

static gboolean
is_stop (Breaks *self, int index, CauserieTextUnit unit, gboolean forward)
{
  const PangoLogAttr *attr = &self->attrs[index];

  if (unit == CAUSERIE_UNIT_WORD)
    return forward ? attr->is_word_end : attr->is_word_start;
  return attr->is_cursor_position;
}

gsize
causerie_text_unit_step (const char *text, gsize place, CauserieTextUnit unit, gboolean forward)
{
  int step = forward ? 1 : -1, index, last;
  gsize found;
  Breaks breaks;

  breaks_init (&breaks, text);
  last = breaks.n_attrs - 1;
  index = breaks_find (&breaks, place);
  if (forward ? index == last : index == 0) {
    g_free (breaks.attrs);
    return place;
  }

  do
    index += step;
  while (index > 0 && index < last && !is_stop (&breaks, index, unit, forward));
  found = breaks_get_place (&breaks, index);
  g_free (breaks.attrs);
  return found;
}
