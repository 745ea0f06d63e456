/* causerie-excerpt-text.c: text with styles as Markdown
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signs that mean themselves get a backslash, but only where they would mean something else: who
 * pastes "snake_case" or "2 * 3" wants to read it. */

#include "causerie-excerpt-private.h"

#include <string.h>

/* The pairs of signs around words, the outermost first. A style that lasts longer than another is
 * outside of it. */
typedef enum { PAIR_LINK, PAIR_BOLD, PAIR_ITALIC, PAIR_STRIKE, N_PAIRS } Pair;

typedef struct {
  Pair        pair;
  const char *url;   /* of a link */
  const char *close; /* static */
} Open;

typedef struct {
  GString                  *out;     /* borrowed */
  const CauserieStyledText *text;    /* borrowed */
  const char               *prefix;  /* of a new line; NULL: all is one line */
  gboolean                  in_cell;
  guint                     n_tildes;
  guint                     n_dollars;
  gboolean                  has_brackets; /* that could be a link or a note */

  Open                      open[N_PAIRS];
  guint                     n_open;
  GString                  *spaces;  /* owned; behind the words so far, and not written yet */
} Writer;

static gboolean
is_open (Writer *self, Pair pair)
{
  for (guint i = 0; i < self->n_open; i++) {
    if (self->open[i].pair == pair)
      return TRUE;
  }
  return FALSE;
}

/* --- signs that mean themselves --------------------------------------------------------------- */

static char
get_byte (Writer *self, gssize at)
{
  return at >= 0 && at < (gssize) self->text->length ? self->text->text[at] : '\0';
}

/* A letter, a digit, or any character beyond ASCII: between two of them _ is no emphasis. */
static gboolean
is_letter (char byte)
{
  return g_ascii_isalnum (byte) || (guchar) byte >= 0x80;
}

static gboolean
is_blank (char byte)
{
  return byte == '\0' || byte == ' ' || byte == '\n' || byte == '\t';
}

static gboolean
is_line_start (Writer *self, gsize at)
{
  while (at > 0 && (self->text->text[at - 1] == ' ' || self->text->text[at - 1] == '\t'))
    at--;
  return at == 0 || self->text->text[at - 1] == '\n';
}

/* "12." begins a list where a line does. */
static gboolean
ends_number (Writer *self, gsize at)
{
  gsize start = at;

  while (start > 0 && g_ascii_isdigit (self->text->text[start - 1]))
    start--;
  return start < at && at - start <= 9 && is_blank (get_byte (self, at + 1)) &&
         is_line_start (self, start);
}

static gboolean
begins_entity (Writer *self, gsize at)
{
  gsize end = at + 1;

  if (get_byte (self, end) == '#')
    end++;
  while (g_ascii_isalnum (get_byte (self, end)))
    end++;
  return end > at + 1 && get_byte (self, end) == ';';
}

static gboolean
means_something (Writer *self, gsize at)
{
  char before = get_byte (self, (gssize) at - 1), after = get_byte (self, at + 1);

  switch (self->text->text[at]) {
  case '\\':
    return g_ascii_ispunct (after) || is_blank (after);
  case '`':
    return TRUE;
  case '*':
    return !is_blank (before) || !is_blank (after) || is_line_start (self, at);
  case '_':
    return !(is_letter (before) && is_letter (after)) && !(is_blank (before) && is_blank (after));
  case '[':
    return self->has_brackets;
  case ']':
    return is_open (self, PAIR_LINK);
  case '<':
    return g_ascii_isalpha (after) || (after != '\0' && strchr ("/!?", after) != NULL);
  case '&':
    return begins_entity (self, at);
  case '~':
    return self->n_tildes > 1;
  case '$':
    return self->n_dollars > 1;
  case '|':
    return self->in_cell || is_line_start (self, at);
  case '>':
    return is_line_start (self, at);
  case '#':
    return (is_line_start (self, at) && (is_blank (after) || after == '#')) ||
           at + 1 == self->text->length; /* a heading may end in it */
  case '-':
  case '+':
  case '=':
    return is_line_start (self, at) && (is_blank (after) || after == self->text->text[at]);
  case ':':
    return is_line_start (self, at) && after == '-';
  case '.':
  case ')':
    return ends_number (self, at);
  default:
    return FALSE;
  }
}

static void
append_line_end (Writer *self)
{
  if (self->in_cell)
    g_string_append (self->out, "<br>");
  else if (self->prefix == NULL)
    g_string_append_c (self->out, ' ');
  else
    g_string_append_printf (self->out, "\n%s", self->prefix);
}

static void
append_words (Writer *self, gsize start, gsize end)
{
  for (gsize i = start; i < end; i++) {
    if (self->text->text[i] == '\n') {
      append_line_end (self);
      continue;
    }
    if (self->text->text[i] == '[' && is_open (self, PAIR_LINK)) {
      g_string_append (self->out, "&#91;"); /* "\\[…\\]" is a formula */
      continue;
    }
    if (means_something (self, i))
      g_string_append_c (self->out, '\\');
    g_string_append_c (self->out, self->text->text[i]);
  }
}

/* --- pairs of signs --------------------------------------------------------------------------- */

static gboolean
has_pair (const CauserieRun *run, Pair pair, const char *url)
{
  static const CauserieTextStyle styles[] = {
    [PAIR_BOLD] = CAUSERIE_STYLE_BOLD,
    [PAIR_ITALIC] = CAUSERIE_STYLE_ITALIC,
    [PAIR_STRIKE] = CAUSERIE_STYLE_STRIKE,
  };

  if (run == NULL)
    return FALSE;
  if (pair == PAIR_LINK)
    return run->url != NULL && !(run->style & CAUSERIE_STYLE_IMAGE) &&
           (url == NULL || g_str_equal (run->url, url));
  return (run->style & styles[pair]) != 0;
}

/* Where a pair that the run has ends, over the runs that touch it. */
static gsize
find_pair_end (Writer *self, guint index, Pair pair)
{
  const CauserieRun *runs = self->text->runs;
  guint last = index;

  while (last + 1 < self->text->n_runs && runs[last + 1].start == runs[last].end &&
         has_pair (&runs[last + 1], pair, runs[index].url))
    last++;
  return runs[last].end;
}

static void
append_spaces (Writer *self)
{
  for (const char *p = self->spaces->str; *p != '\0'; p++) {
    if (*p == '\n')
      append_line_end (self);
    else
      g_string_append_c (self->out, *p);
  }
  g_string_truncate (self->spaces, 0);
}

static void
close_pair (Writer *self)
{
  const Open *open = &self->open[--self->n_open];

  if (open->pair == PAIR_LINK) {
    g_string_append (self->out, "](");
    causerie_markdown_append_url (self->out, open->url);
    g_string_append_c (self->out, ')');
  } else {
    g_string_append (self->out, open->close);
  }
}

/* A closing sign touches the words before it. */
static void
close_pairs (Writer *self, const CauserieRun *run)
{
  guint n_kept = 0;

  while (n_kept < self->n_open &&
         has_pair (run, self->open[n_kept].pair, self->open[n_kept].url))
    n_kept++;
  while (self->n_open > n_kept)
    close_pair (self);
}

static void
open_pair (Writer *self, const CauserieRun *run, Pair pair, gsize start, gsize end)
{
  gboolean in_word = is_letter (get_byte (self, (gssize) start - 1)) ||
                     is_letter (get_byte (self, end));
  const char *signs[] = { "[", "**", in_word ? "*" : "_", "~~" };

  if (pair == PAIR_LINK && g_str_has_suffix (self->out->str, "!"))
    g_string_insert_c (self->out, self->out->len - 1, '\\');
  g_string_append (self->out, signs[pair]);
  self->open[self->n_open++] = (Open) { pair, run->url, signs[pair] };
}

/* Opens what the run has and is not open, what lasts longest first. */
static void
open_pairs (Writer *self, guint index, gsize start)
{
  const CauserieRun *run = &self->text->runs[index];

  while (TRUE) {
    Pair longest = N_PAIRS;
    gsize longest_end = 0;

    for (Pair pair = PAIR_LINK; pair < N_PAIRS; pair++) {
      if (!has_pair (run, pair, NULL) || is_open (self, pair))
        continue;
      if (find_pair_end (self, index, pair) > longest_end) {
        longest = pair;
        longest_end = find_pair_end (self, index, pair);
      }
    }
    if (longest == N_PAIRS)
      return;
    open_pair (self, run, longest, start, longest_end);
  }
}

/* --- runs ------------------------------------------------------------------------------------- */

/* More backticks than any run of them inside. */
static void
append_code (Writer *self, const char *code, gsize length)
{
  gsize longest = 0, n = 0;
  gboolean padded = code[0] == '`' || code[length - 1] == '`' ||
                    (code[0] == ' ' && code[length - 1] == ' ');
  g_autofree char *fence = NULL;

  for (gsize i = 0; i < length; i++) {
    n = code[i] == '`' ? n + 1 : 0;
    longest = MAX (longest, n);
  }
  fence = g_strnfill (longest + 1, '`');
  g_string_append_printf (self->out, "%s%s", fence, padded ? " " : "");
  for (gsize i = 0; i < length; i++) {
    if (code[i] == '|' && self->in_cell)
      g_string_append_c (self->out, '\\');
    g_string_append_c (self->out, code[i] == '\n' ? ' ' : code[i]);
  }
  g_string_append_printf (self->out, "%s%s", padded ? " " : "", fence);
}

/* Between dollars where these can be no prices, else between brackets. */
static void
append_formula (Writer *self, const CauserieRun *run)
{
  const char *tex = self->text->text + run->start;
  int length = (int) (run->end - run->start);
  gboolean dollars = !g_ascii_isspace (tex[0]) && !g_ascii_isspace (tex[length - 1]) &&
                     memchr (tex, '$', (gsize) length) == NULL &&
                     !is_letter (get_byte (self, (gssize) run->start - 1)) &&
                     !is_letter (get_byte (self, run->end));

  g_string_append_printf (self->out, dollars ? "$%.*s$" : "\\(%.*s\\)", length, tex);
}

/* What is no words. */
static gboolean
append_thing (Writer *self, const CauserieRun *run)
{
  const char *words = self->text->text + run->start;
  int length = (int) (run->end - run->start);

  if (run->style & CAUSERIE_STYLE_CODE) {
    append_code (self, words, (gsize) length);
  } else if (run->style & CAUSERIE_STYLE_MATH) {
    append_formula (self, run);
  } else if (run->style & CAUSERIE_STYLE_NOTE) {
    g_string_append_printf (self->out, "[^%.*s]", length, words);
  } else if ((run->style & CAUSERIE_STYLE_IMAGE) && run->url != NULL) {
    g_string_append (self->out, "![");
    append_words (self, run->start, run->end);
    g_string_append (self->out, "](");
    causerie_markdown_append_url (self->out, run->url);
    g_string_append_c (self->out, ')');
  } else {
    return FALSE;
  }
  return TRUE;
}

/* An address that is shown as it is. */
static gboolean
append_bare_link (Writer *self, const CauserieRun *run)
{
  gsize length = run->end - run->start;
  const char *words = self->text->text + run->start, *url = run->url;

  if (url == NULL || run->style != 0)
    return FALSE;
  if (g_str_has_prefix (url, "mailto:") && memchr (words, ':', length) == NULL)
    url += strlen ("mailto:");
  if (strlen (url) != length || memcmp (url, words, length) != 0 || strpbrk (url, " <>") != NULL)
    return FALSE;
  if (is_blank (get_byte (self, (gssize) run->start - 1)) && is_blank (get_byte (self, run->end)))
    g_string_append (self->out, url);
  else
    g_string_append_printf (self->out, "<%s>", url);
  return TRUE;
}

/* White space stands outside of the signs around words. */
static void
append_part (Writer *self, gsize start, gsize end, int index)
{
  const CauserieRun *run = index >= 0 ? &self->text->runs[index] : NULL;
  gsize words = start, words_end = end;

  if (run == NULL || !(run->style & (CAUSERIE_STYLE_CODE | CAUSERIE_STYLE_MATH))) {
    while (words < end && is_blank (self->text->text[words]))
      words++;
    while (words_end > words && is_blank (self->text->text[words_end - 1]))
      words_end--;
  }

  close_pairs (self, run);
  g_string_append_len (self->spaces, self->text->text + start, words - start);
  if (words == words_end)
    return;
  append_spaces (self);
  if (run == NULL || !append_bare_link (self, run)) {
    if (run != NULL)
      open_pairs (self, index, words);
    if (run == NULL || !append_thing (self, run))
      append_words (self, words, words_end);
  }
  g_string_append_len (self->spaces, self->text->text + words_end, end - words_end);
}

static guint
count_bytes (const CauserieStyledText *text, char byte)
{
  guint n = 0;

  for (gsize i = 0; i < text->length; i++)
    n += text->text[i] == byte;
  return n;
}

/* "[1]" is nothing but itself; "[x](y)" and "[^1]" are not. */
static gboolean
has_meaning_brackets (const CauserieStyledText *text)
{
  static const char * const signs[] = { "](", "][", "]:", "[^" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    if (memmem (text->text, text->length, signs[i], 2) != NULL)
      return TRUE;
  }
  if (text->length > 3 && text->text[0] == '[' && text->text[2] == ']')
    return TRUE;
  for (guint i = 0; i < text->n_runs; i++) {
    if (text->runs[i].url != NULL)
      return TRUE;
  }
  return FALSE;
}

void
causerie_markdown_append_text (GString *markdown, const CauserieStyledText *text,
                               const char *prefix, gboolean in_cell)
{
  Writer self = { markdown, text, prefix, in_cell, .spaces = g_string_new (NULL) };
  gsize at = 0;

  self.n_tildes = count_bytes (text, '~');
  self.n_dollars = count_bytes (text, '$');
  self.has_brackets = has_meaning_brackets (text);
  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    if (run->start > at)
      append_part (&self, at, run->start, -1);
    append_part (&self, run->start, run->end, (int) i);
    at = run->end;
  }
  if (text->length > at)
    append_part (&self, at, text->length, -1);
  close_pairs (&self, NULL);
  append_spaces (&self);
  g_string_free (self.spaces, TRUE);
}

void
causerie_markdown_append_url (GString *markdown, const char *url)
{
  static const char blanks[] = " \t\n<>()\\";

  if (*url != '\0' && strpbrk (url, blanks) == NULL) {
    g_string_append (markdown, url);
    return;
  }
  g_string_append_c (markdown, '<');
  for (; *url != '\0'; url++) {
    if (strchr ("<>\\", *url) != NULL)
      g_string_append_c (markdown, '\\');
    if (*url == '\n')
      g_string_append (markdown, "%0A");
    else
      g_string_append_c (markdown, *url);
  }
  g_string_append_c (markdown, '>');
}
