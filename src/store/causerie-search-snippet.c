/* causerie-search-snippet.c: the place in a text where something was found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-snippet.h"

#include "causerie-search-finder.h"

#include <string.h>

/* In characters: what a snippet shows before the first word that was found, and in all. */
#define CHARS_BEFORE 40
#define CHARS_IN_ALL 180

/* --- what is shown ---------------------------------------------------------------------------- */

static gboolean
is_space (const char *at)
{
  return g_unichar_isspace (g_utf8_get_char (at));
}

/* Some characters before `at`, from the beginning of a word on. */
static const char *
find_beginning (const char *text, const char *at)
{
  const char *begin = at;

  for (guint i = 0; i < CHARS_BEFORE && begin > text; i++)
    begin = g_utf8_prev_char (begin);
  if (begin == text)
    return text;

  for (const char *word = begin; word < at; word = g_utf8_next_char (word))
    if (is_space (word))
      return g_utf8_next_char (word);
  return begin;
}

/* So many characters from `begin` on, to the end of a word; not less than to `least`. */
static const char *
find_end (const char *begin, const char *least)
{
  const char *end = begin;
  const char *word_end = NULL;

  for (guint i = 0; i < CHARS_IN_ALL && *end != '\0'; i++) {
    if (is_space (end))
      word_end = end;
    end = g_utf8_next_char (end);
  }
  if (*end == '\0' || is_space (end))
    word_end = end;
  if (word_end == NULL || word_end < least)
    word_end = MAX (end, least);
  return word_end;
}

/* Whether a sign of Markdown stands here that says nothing in a snippet. */
static gboolean
is_markup (const char *at, gboolean line_start)
{
  if (strncmp (at, "**", 2) == 0 || strncmp (at, "```", 3) == 0)
    return TRUE;
  return line_start && (*at == '#' || *at == '>');
}

static gsize
measure_markup (const char *at)
{
  return strspn (at, (char[]) { *at, '\0' });
}

/* Copies a piece of the text, white space folded. `line_start` goes along from piece to piece. */
static void
append_piece (GString *line, const char *begin, const char *end, gboolean *line_start)
{
  for (const char *at = begin; at < end; ) {
    gunichar c = g_utf8_get_char (at);

    if (is_markup (at, *line_start)) {
      at += MIN (measure_markup (at), (gsize) (end - at));
      continue;
    }
    if (g_unichar_isspace (c)) {
      *line_start |= c == '\n';
      if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    } else if (!g_unichar_iscntrl (c)) {
      *line_start = FALSE;
      g_string_append_unichar (line, c);
    }
    at = g_utf8_next_char (at);
  }
}

/* Copies up to the end of a mark, and notes where it came to stand. */
static void
append_marked (CauserieSearchSnippet *snippet,
               GString               *line,
               const char            *begin,
               const char            *end,
               gboolean              *line_start)
{
  CauserieSearchMark mark = { .start = (guint) line->len };

  append_piece (line, begin, end, line_start);
  mark.end = (guint) line->len;
  if (mark.end > mark.start)
    g_array_append_val (snippet->marks, mark);
}

static CauserieSearchSnippet *
show (CauserieSearchFinder *finder, const CauserieSearchMark *first)
{
  CauserieSearchSnippet *snippet = g_new0 (CauserieSearchSnippet, 1);
  const char *text = finder->text;
  const char *at = find_beginning (text, text + (first != NULL ? first->start : 0));
  const char *end = find_end (at, text + (first != NULL ? first->end : 0));
  gboolean cut = at > text;
  gboolean line_start = at == text || at[-1] == '\n';
  GString *line = g_string_new (cut ? "…" : NULL);
  CauserieSearchMark mark = { 0, 0 };

  snippet->marks = g_array_new (FALSE, FALSE, sizeof (CauserieSearchMark));
  if (first != NULL)
    mark = *first;
  while (mark.end > 0 && text + mark.end <= end) {
    const char *start = MAX (text + mark.start, at); /* two terms may share words */

    append_piece (line, at, start, &line_start);
    append_marked (snippet, line, start, text + mark.end, &line_start);
    at = text + mark.end;
    if (!causerie_search_finder_next (finder, &mark))
      break;
  }
  append_piece (line, at, end, &line_start);
  g_string_truncate (line, strlen (g_strchomp (line->str)));
  if (*end != '\0')
    g_string_append (line, "…");
  snippet->text = g_string_free (line, FALSE);
  return snippet;
}

CauserieSearchSnippet *
causerie_search_snippet_new (const CauserieSearchTerms *terms, const char *text, gboolean anyway)
{
  g_auto(CauserieSearchFinder) finder = { NULL };
  CauserieSearchMark first;

  g_return_val_if_fail (terms != NULL && text != NULL, NULL);

  causerie_search_finder_init (&finder, terms, text);
  if (causerie_search_finder_next (&finder, &first))
    return show (&finder, &first);
  return anyway ? show (&finder, NULL) : NULL;
}

void
causerie_search_snippet_free (CauserieSearchSnippet *self)
{
  g_free (self->text);
  g_array_unref (self->marks);
  g_free (self);
}
