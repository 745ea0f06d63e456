/* causerie-mask.c: formulas and footnotes hidden from the Markdown parser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser would read "$a_1 * b$" as emphasis, "\(" as an escaped bracket and "[^1]" as a link. A
 * mask keeps each byte in its place, so that what the parser points at can be read from the text
 * itself: where we take something for a formula that is none, as in indented code, nothing is
 * lost. */

#include "causerie-mask.h"

#include <string.h>

/* A formula or code span that is longer is none. In bytes. */
#define MAX_SPAN 8192

/* Signs around a code span, as the parser counts them. */
#define MAX_TICKS 32

#define MAX_LABEL 64
#define MIN_FENCE 3

typedef struct {
  const char       *open;
  const char       *close;
  CauserieMaskKind  kind;
} Signs;

static const Signs signs[] = {
  { "$$", "$$", CAUSERIE_MASK_DISPLAY },
  { "$", "$", CAUSERIE_MASK_FORMULA },
  { "\\[", "\\]", CAUSERIE_MASK_DISPLAY },
  { "\\(", "\\)", CAUSERIE_MASK_FORMULA },
};

typedef struct {
  const char   *text;
  const char   *end;
  const char   *searched[G_N_ELEMENTS (signs)]; /* no formula that begins before has an end */
  gboolean      in_quote;                       /* the line we are on */
  gboolean      with_notes;
  CauserieMask *mask;
} Scan;

/* --- lines ------------------------------------------------------------------------------------ */

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

/* The beginning of the next line. */
static const char *
skip_line (const char *p, const char *end)
{
  const char *newline = p < end ? memchr (p, '\n', end - p) : NULL;

  return newline != NULL ? newline + 1 : end;
}

/* Skips "> ", "- " or "12. " at the start of a line. */
static const char *
skip_container (const char *p, const char *end)
{
  const char *digits = p;

  if (p < end && *p == '>')
    return p + 1;
  if (p + 1 < end && strchr ("-+*", *p) != NULL && (p[1] == ' ' || p[1] == '\t'))
    return p + 2;
  while (p < end && g_ascii_isdigit (*p) && p - digits < 9)
    p++;
  if (p > digits && p + 1 < end && (*p == '.' || *p == ')') && (p[1] == ' ' || p[1] == '\t'))
    return p + 2;
  return digits;
}

/* Skips the signs of quotes and lists at the start of a line. */
static const char *
skip_containers (const char *line, const char *end, gboolean *in_quote)
{
  const char *p = line, *before = NULL;

  *in_quote = FALSE;
  while (p < end && p != before) {
    before = p;
    while (p < end && (*p == ' ' || *p == '\t'))
      p++;
    *in_quote = *in_quote || (p < end && *p == '>');
    p = skip_container (p, end);
  }
  return p;
}

/* --- code ------------------------------------------------------------------------------------- */

/* The end of the signs that begin fenced code at `p`, or NULL. */
static const char *
read_fence (const char *p, const char *end)
{
  const char *content, *line_end;

  if (p >= end || (*p != '`' && *p != '~'))
    return NULL;
  content = skip_run (p, end, *p);
  if (content - p < MIN_FENCE)
    return NULL;

  line_end = skip_line (content, end);
  return *p == '~' || memchr (content, '`', line_end - content) == NULL ? content : NULL;
}

/* The line after fenced code whose fence is [fence, content). */
static const char *
skip_fenced (Scan *self, const char *fence, const char *content)
{
  const char *next;

  for (const char *line = skip_line (content, self->end); line < self->end; line = next) {
    const char *p = line, *after;
    gboolean quoted = FALSE;

    next = skip_line (line, self->end);
    for (; p < self->end && strchr (" \t>", *p) != NULL; p++)
      quoted = quoted || *p == '>';
    if (self->in_quote && !quoted)
      return line;

    after = skip_run (p, self->end, *fence);
    if (after - p >= content - fence && is_blank_line (after, self->end))
      return next;
  }
  return self->end;
}

/* The end of the code span that begins at `p`; when none does, the end of its signs. */
static const char *
skip_code_span (const char *p, const char *end)
{
  const char *content = skip_run (p, end, '`');
  const char *limit = end - content > MAX_SPAN ? content + MAX_SPAN : end;
  gsize n_signs = content - p;

  if (n_signs > MAX_TICKS)
    return content;

  for (const char *sign = content, *after; sign < limit; sign = after) {
    after = sign + 1;
    if (*sign == '\n' && is_blank_line (after, limit))
      break;
    if (*sign != '`')
      continue;
    after = skip_run (sign, limit, '`');
    if ((gsize) (after - sign) == n_signs)
      return after;
  }
  return content;
}

/* --- formulas --------------------------------------------------------------------------------- */

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
  return kind->kind == CAUSERIE_MASK_DISPLAY || strchr (" \t\n\r$", *content) == NULL;
}

static gboolean
may_close (const char *content, const char *p, const char *end, const Signs *kind)
{
  const char *after = p + strlen (kind->close);

  if (p == content)
    return FALSE;
  if (kind->open[0] != '$' || kind->kind == CAUSERIE_MASK_DISPLAY)
    return TRUE;
  return strchr (" \t\n\r\\", p[-1]) == NULL && (after == end || !g_ascii_isdigit (*after));
}

/* The closing signs of a formula, or NULL. A formula ends before an empty line. */
static const char *
find_close (const char *content, const char *end, const Signs *kind, const char **searched)
{
  const char *limit = end - content > MAX_SPAN ? content + MAX_SPAN : end;
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
read_formula (Scan *self, const char *p, CauserieMaskSpan *span)
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

    *span = (CauserieMaskSpan) { kind->kind, p - self->text,
                                 close - self->text + strlen (kind->close), content - self->text,
                                 close - self->text };
    return TRUE;
  }
  return FALSE;
}

/* --- footnotes -------------------------------------------------------------------------------- */

/* The end of "[^label]", or NULL. */
static const char *
skip_label (const char *p, const char *end)
{
  const char *label = p + 2, *limit = MIN (end, label + MAX_LABEL + 1);

  if (end - p < 4 || p[0] != '[' || p[1] != '^')
    return NULL;
  for (p = label; p < limit && strchr (" \t\r\n[]^`\\", *p) == NULL; p++)
    continue;
  return p < limit && p > label && *p == ']' ? p + 1 : NULL;
}

/* A number that is a link, "[^1](…)", is none of ours. */
static gboolean
read_reference (Scan *self, const char *p, CauserieMaskSpan *span)
{
  const char *after = skip_label (p, self->end);

  if (after == NULL || (after < self->end && *after == '('))
    return FALSE;
  *span = (CauserieMaskSpan) { CAUSERIE_MASK_NOTE, p - self->text, after - self->text,
                               p + 2 - self->text, after - 1 - self->text };
  return TRUE;
}

/* Whether a line goes on with the words of a footnote without being indented. */
static gboolean
goes_on (const char *line, const char *end)
{
  return strchr ("#>|", *line) == NULL && skip_container (line, end) == line &&
         skip_label (line, end) == NULL && read_fence (line, end) == NULL;
}

static const char *
find_note_end (const char *line, const char *end)
{
  const char *note_end = skip_line (line, end);
  gboolean after_blank = FALSE;

  for (line = note_end; line < end; line = skip_line (line, end)) {
    if (is_blank_line (line, end)) {
      after_blank = TRUE;
      continue;
    }
    if (*line != '\t' && strncmp (line, "    ", MIN (4, end - line)) != 0 &&
        (after_blank || !goes_on (line, end)))
      break;
    after_blank = FALSE;
    note_end = skip_line (line, end);
  }
  return note_end;
}

/* The end of the footnote whose words begin on this line, or NULL. */
static const char *
read_note (Scan *self, const char *line)
{
  const char *p = line, *after;
  CauserieMaskNote note;

  while (p < self->end && p - line < 3 && *p == ' ')
    p++;
  after = skip_label (p, self->end);
  if (!self->with_notes || after == NULL || after == self->end || *after != ':')
    return NULL;

  note = (CauserieMaskNote) { line - self->text, find_note_end (line, self->end) - self->text,
                              p + 2 - self->text, after - 1 - self->text,
                              after + 1 - self->text };
  g_array_append_val (self->mask->notes, note);
  return self->text + note.end;
}

/* --- the mask --------------------------------------------------------------------------------- */

static char *
ensure_source (Scan *self)
{
  if (self->mask->source == NULL)
    self->mask->source = g_strndup (self->text, self->end - self->text);
  return self->mask->source;
}

static void
hide_span (Scan *self, const CauserieMaskSpan *span)
{
  char *source = ensure_source (self);
  gboolean at_line_start = FALSE;

  for (gsize i = span->start; i < span->end; i++) {
    char c = source[i];

    at_line_start = c == '\n' || c == '\r' ||
                    (at_line_start && (c == ' ' || c == '\t' || (c == '>' && self->in_quote)));
    if (!at_line_start)
      source[i] = CAUSERIE_MASK_SIGN;
  }
  g_array_append_vals (self->mask->spans, span, 1);
}

static void
hide_note (Scan *self, const char *start, const char *end)
{
  char *source = ensure_source (self);

  for (gsize i = start - self->text; i < (gsize) (end - self->text); i++) {
    if (source[i] != '\n' && source[i] != '\r')
      source[i] = ' ';
  }
}

/* What begins at the start of a line: returns its end, or where the words of the line begin. */
static const char *
scan_line_start (Scan *self, const char *line, gboolean *at_line_start)
{
  const char *note_end = read_note (self, line), *p, *content;

  *at_line_start = TRUE;
  if (note_end != NULL) {
    hide_note (self, line, note_end);
    return note_end;
  }

  p = skip_containers (line, self->end, &self->in_quote);
  content = read_fence (p, self->end);
  if (content != NULL)
    return skip_fenced (self, p, content);

  *at_line_start = FALSE;
  return p;
}

static const char *
scan_words (Scan *self, const char *p)
{
  CauserieMaskSpan span;

  if (*p == '`')
    return skip_code_span (p, self->end);
  if (*p == '[' ? read_reference (self, p, &span) : read_formula (self, p, &span)) {
    hide_span (self, &span);
    return self->text + span.end;
  }
  return p + (*p == '\\' && p + 1 < self->end && p[1] != '\n' ? 2 : 1);
}

void
causerie_mask_init (CauserieMask *self, const char *text, gsize length, gboolean notes)
{
  Scan scan = { text, text + length, { text, text, text, text }, FALSE, notes, self };
  gboolean at_line_start = TRUE;

  self->source = NULL;
  self->spans = g_array_new (FALSE, FALSE, sizeof (CauserieMaskSpan));
  self->notes = g_array_new (FALSE, FALSE, sizeof (CauserieMaskNote));

  if (memchr (text, '$', length) == NULL && memchr (text, '\\', length) == NULL &&
      memchr (text, '^', length) == NULL)
    return;

  for (const char *p = text; p < scan.end;) {
    if (at_line_start)
      p = scan_line_start (&scan, p, &at_line_start);
    else if (*p == '\n')
      at_line_start = *p++ == '\n';
    else
      p = strchr ("`$\\[", *p) != NULL ? scan_words (&scan, p) : p + 1;
  }
}

void
causerie_mask_show (CauserieMask *self, const CauserieMaskSpan *span, const char *text)
{
  memcpy (self->source + span->start, text + span->start, span->end - span->start);
}

void
causerie_mask_clear (CauserieMask *self)
{
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
}
