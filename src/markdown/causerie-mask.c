/* causerie-math-mask.c: formulas hidden from the Markdown parser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser would read "$a_1 * b$" as emphasis and "\(" as an escaped bracket. A mask keeps
 * each byte in its place, so that what the parser points at can be read from the text itself:
 * where we take something for a formula that is none, as in indented code, nothing is lost. */

#include "causerie-math-mask.h"

#include <string.h>

/* A formula or code span that is longer is none. In bytes. */
#define MAX_SPAN 8192

typedef struct {
  const char *open;
  const char *close;
  gboolean    display;
} Signs;

static const Signs signs[] = {
  { "$$", "$$", TRUE },
  { "$", "$", FALSE },
  { "\\[", "\\]", TRUE },
  { "\\(", "\\)", FALSE },
};

typedef struct {
  const char *text;
  const char *end;
  const char *searched[G_N_ELEMENTS (signs)];
} Search;

static const char *
skip_run (const char *p, const char *end, char sign)
{
  while (p < end && *p == sign)
    p++;
  return p;
}

static gboolean
is_blank_line (const char *line, const char *end)
{
  while (line < end && (*line == ' ' || *line == '\t' || *line == '\r'))
    line++;
  return line == end || *line == '\n';
}

static const char *
find_line_end (const char *p, const char *end)
{
  const char *newline = p < end ? memchr (p, '\n', end - p) : NULL;

  return newline != NULL ? newline : end;
}

/* Skips "> ", "- " or "12. " at the start of a line. */
static const char *
skip_container (const char *p, const char *end)
{
  const char *digits = p;

  if (*p == '>')
    return p + 1;
  if (p + 1 < end && strchr ("-+*", *p) != NULL && (p[1] == ' ' || p[1] == '\t'))
    return p + 2;
  while (p < end && g_ascii_isdigit (*p) && p - digits < 9)
    p++;
  if (p > digits && p + 1 < end && (*p == '.' || *p == ')') && (p[1] == ' ' || p[1] == '\t'))
    return p + 2;
  return digits;
}

/* Whether only the signs of quotes and lists stand before `place` on its line. */
static gboolean
begins_line (const char *text, const char *place)
{
  const char *p = place, *before = NULL;

  while (p > text && p[-1] != '\n')
    p--;
  while (p < place && p != before) {
    before = p;
    while (p < place && (*p == ' ' || *p == '\t'))
      p++;
    if (p < place)
      p = skip_container (p, place);
  }
  return p == place;
}

/* The end of fenced code whose fence is [fence, content). */
static const char *
skip_fenced (const char *fence, const char *content, const char *end)
{
  const char *line = find_line_end (content, end);

  while (line < end) {
    const char *p = line + 1;

    while (p < end && strchr (" \t>", *p) != NULL)
      p++;
    line = find_line_end (p, end);
    if (skip_run (p, end, *fence) - p >= content - fence)
      return line;
  }
  return end;
}

/* The signs that close the code span whose content is [content, limit), or NULL. */
static const char *
find_code_close (const char *content, const char *limit, gsize n_signs)
{
  for (const char *p = content, *after; p < limit; p = after) {
    after = p + 1;
    if (*p == '\n' && is_blank_line (after, limit))
      return NULL;
    if (*p != '`')
      continue;
    after = skip_run (p, limit, '`');
    if ((gsize) (after - p) == n_signs)
      return after;
  }
  return NULL;
}

/* The end of the code that begins at `p`; when none does, the end of its signs. */
static const char *
skip_code (const char *text, const char *p, const char *end)
{
  const char *content = skip_run (p, end, *p);
  const char *after;

  if (content - p >= 3 && begins_line (text, p))
    return skip_fenced (p, content, end);
  if (*p != '`')
    return content;

  after = find_code_close (content, MIN (end, content + MAX_SPAN), content - p);
  return after != NULL ? after : content;
}

static gboolean
may_open (const char *text, const char *p, const char *end, const Signs *kind)
{
  const char *content = p + strlen (kind->open);

  if (content >= end)
    return FALSE;
  if (kind->open[0] != '$')
    return TRUE;
  if (p > text && strchr (" \t\n\r([{\"'*_~,:;|>-=", p[-1]) == NULL && !(p[-1] & 0x80))
    return FALSE;
  return kind->display || strchr (" \t\n\r$", *content) == NULL;
}

static gboolean
may_close (const char *content, const char *p, const char *end, const Signs *kind)
{
  const char *after = p + strlen (kind->close);

  if (p == content)
    return FALSE;
  if (kind->open[0] != '$' || kind->display)
    return TRUE;
  return strchr (" \t\n\r\\", p[-1]) == NULL && (after == end || !g_ascii_isdigit (*after));
}

/* The closing signs of a formula, or NULL. A formula ends before an empty line. `*searched` is
 * where the search ended: no formula that begins before it has an end. */
static const char *
find_close (const char *content, const char *end, const Signs *kind, const char **searched)
{
  const char *limit = (gsize) (end - content) > MAX_SPAN ? content + MAX_SPAN : end;
  gsize length = strlen (kind->close);
  const char *p;

  for (p = content; p + length <= limit; p++) {
    if (*p == '\n' && is_blank_line (p + 1, end))
      break;
    if (strncmp (p, kind->close, length) == 0)
      return may_close (content, p, end, kind) ? p : NULL;
    if (*p == '\\')
      p++;
  }

  *searched = p;
  return NULL;
}

/* Reads the formula at `p` into `span`. */
static gboolean
read_formula (Search *self, const char *p, CauserieMathSpan *span)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    const Signs *kind = &signs[i];
    gsize length = strlen (kind->open);
    const char *content = p + length, *close;

    if ((gsize) (self->end - p) < length || strncmp (p, kind->open, length) != 0)
      continue;
    if (p < self->searched[i] || !may_open (self->text, p, self->end, kind))
      return FALSE;
    close = find_close (content, self->end, kind, &self->searched[i]);
    if (close == NULL)
      return FALSE;

    *span = (CauserieMathSpan) { p - self->text, close - self->text + strlen (kind->close),
                                 content - self->text, close - self->text, kind->display };
    return TRUE;
  }
  return FALSE;
}

static void
hide (char *masked, const CauserieMathSpan *span)
{
  gboolean at_line_start = FALSE;

  for (gsize i = span->start; i < span->end; i++) {
    char c = masked[i];

    at_line_start = c == '\n' || c == '\r' || (at_line_start && (c == ' ' || c == '\t'));
    if (!at_line_start)
      masked[i] = CAUSERIE_MATH_MASK;
  }
}

char *
causerie_math_mask (const char *text, gsize length, GArray *spans)
{
  const char *end = text + length;
  Search search = { text, end, { text, text, text, text } };
  g_autofree char *masked = NULL;

  if (memchr (text, '$', length) == NULL && memchr (text, '\\', length) == NULL)
    return NULL;

  for (const char *p = text; p < end;) {
    CauserieMathSpan span;

    if (*p == '`' || (*p == '~' && begins_line (text, p))) {
      p = skip_code (text, p, end);
    } else if ((*p == '$' || *p == '\\') && read_formula (&search, p, &span)) {
      if (masked == NULL)
        masked = g_strndup (text, length);
      hide (masked, &span);
      g_array_append_val (spans, span);
      p = text + span.end;
    } else {
      p += *p == '\\' && p + 1 < end ? 2 : 1;
    }
  }

  return g_steal_pointer (&masked);
}
