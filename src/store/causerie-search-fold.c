/* causerie-search-fold.c: the words of a text, folded so that equal ones are equal bytes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-fold.h"

#define APOSTROPHE 0x02bc /* ʼ, a letter to Unicode */
#define BREVE      0x0306
#define DIAERESIS  0x0308

/* Almost all that is written lies below the end of Cyrillic: its characters are looked up. */
#define TABLE_SIZE 0x0530

/* Letters that come of one: each part may be two. */
#define MAX_FOLDED (2 * G_UNICHAR_MAX_DECOMPOSITION_LENGTH)

/* What a character is to a word. */
typedef enum {
  KIND_BREAK,      /* between words */
  KIND_LETTER,     /* or a digit */
  KIND_ALONE,      /* a word of its own */
  KIND_MARK,       /* belongs to the letter before it */
  KIND_NOTHING,    /* as if it were not there */
  KIND_APOSTROPHE,
} Kind;

typedef struct {
  guint8   kind;
  guint8   letters;
  gunichar folded;   /* 0: several, or none */
} Entry;

/* What Unicode does not take apart. */
static const struct {
  gunichar    letter;
  const char *folded;
} special_letters[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f8, "o" }, { 0x0111, "d" }, { 0x0127, "h" },
  { 0x0131, "i" },  { 0x0142, "l" },  { 0x0153, "oe" }, { 0x0167, "t" }, { 0x03c2, "σ" },
  { 0x0450, "е" },  { 0x0451, "е" },  { 0x045d, "и" },
};

static Entry table[TABLE_SIZE];

/* --- one character ---------------------------------------------------------------------------- */

static gboolean
is_unspaced (gunichar c)
{
  switch (g_unichar_get_script (c)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return TRUE;
    default:
      return c == 0x30fc; /* the mark that makes a Japanese vowel long */
  }
}

static Kind
find_kind (gunichar c)
{
  if (c == '\'' || c == 0x2019 || c == APOSTROPHE)
    return KIND_APOSTROPHE;
  if (c == 0x00ad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff)
    return KIND_NOTHING;
  if (c >= 0xfe00 && c <= 0xfe0f) /* chooses a shape of the character before */
    return KIND_NOTHING;
  if (g_unichar_ismark (c))
    return KIND_MARK;
  if (!g_unichar_isalnum (c))
    return KIND_BREAK;
  return is_unspaced (c) ? KIND_ALONE : KIND_LETTER;
}

static CauserieSearchLetters
find_letters (gunichar c)
{
  switch (g_unichar_get_script (c)) {
    case G_UNICODE_SCRIPT_LATIN:
      return CAUSERIE_SEARCH_LATIN;
    case G_UNICODE_SCRIPT_CYRILLIC:
      if (g_utf8_strchr ("ыэъё", -1, g_unichar_tolower (c)) != NULL)
        return CAUSERIE_SEARCH_CYRILLIC | CAUSERIE_SEARCH_RUSSIAN;
      if (g_utf8_strchr ("іїєґ", -1, g_unichar_tolower (c)) != NULL)
        return CAUSERIE_SEARCH_CYRILLIC | CAUSERIE_SEARCH_UKRAINIAN;
      return CAUSERIE_SEARCH_CYRILLIC;
    default:
      return CAUSERIE_SEARCH_OTHER;
  }
}

static gboolean
loses_accents (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK;
}

/* Puts a small letter without accents after `n` others; returns how many there are then. */
static guint
put_base (gunichar small, gunichar *folded, guint n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (special_letters); i++) {
    if (special_letters[i].letter != small)
      continue;
    for (const char *at = special_letters[i].folded; *at != '\0'; at = g_utf8_next_char (at))
      folded[n++] = g_utf8_get_char (at);
    return n;
  }

  folded[n] = small;
  return n + 1;
}

/* The letters a letter folds to, at most MAX_FOLDED. */
static guint
fold_letter (gunichar c, gunichar *folded)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gunichar small = g_unichar_tolower (c);
  gboolean bare = loses_accents (small);
  gsize n = g_unichar_fully_decompose (small, bare, parts, G_N_ELEMENTS (parts));
  guint n_folded = 0;

  if (!bare)
    return put_base (n == 1 ? parts[0] : small, folded, 0);
  for (gsize i = 0; i < n; i++)
    if (find_kind (parts[i]) == KIND_LETTER)
      n_folded = put_base (g_unichar_tolower (parts[i]), folded, n_folded);
  return n_folded > 0 ? n_folded : put_base (small, folded, 0);
}

static gpointer
fill_table (gpointer unused)
{
  for (gunichar c = 0; c < TABLE_SIZE; c++) {
    gunichar folded[MAX_FOLDED];
    Entry *entry = &table[c];

    entry->kind = find_kind (c);
    entry->letters = find_letters (c);
    if (entry->kind == KIND_LETTER && fold_letter (c, folded) == 1)
      entry->folded = folded[0];
  }
  return NULL;
}

static Entry
look_up (gunichar c)
{
  if (c < TABLE_SIZE)
    return table[c];
  return (Entry) { .kind = find_kind (c), .letters = find_letters (c), .folded = 0 };
}

/* --- one word --------------------------------------------------------------------------------- */

static void
put (CauserieSearchFold *self, gunichar c)
{
  self->last = c;
  if (self->n_chars >= CAUSERIE_SEARCH_MAX_WORD)
    return;

  self->n_chars++;
  if (c < 0x80)
    self->word[self->length++] = (char) c;
  else
    self->length += g_unichar_to_utf8 (c, self->word + self->length);
}

static void
put_letter (CauserieSearchFold *self, gunichar c, Entry entry)
{
  gunichar folded[MAX_FOLDED];
  guint n;

  if (entry.folded != 0) {
    put (self, entry.folded);
    return;
  }

  n = fold_letter (c, folded);
  for (guint i = 0; i < n; i++)
    put (self, folded[i]);
}

/* Takes the last character back for the one that comes of it. */
static void
replace_last (CauserieSearchFold *self, gunichar c)
{
  gboolean whole = self->n_chars < CAUSERIE_SEARCH_MAX_WORD;

  if (!whole || self->length == 0)
    return;
  self->length = (gsize) (g_utf8_prev_char (self->word + self->length) - self->word);
  self->n_chars--;
  put (self, c);
}

/* Joins a mark with the letter before it, as a composed character would have been folded. */
static void
put_mark (CauserieSearchFold *self, gunichar mark, CauserieSearchWord *word)
{
  GUnicodeScript script = g_unichar_get_script (self->last);
  gunichar composed;

  if (script == G_UNICODE_SCRIPT_CYRILLIC) {
    if (mark == DIAERESIS && self->last == 0x0435) /* ё */
      word->letters |= CAUSERIE_SEARCH_RUSSIAN;
    else if ((mark == BREVE || mark == DIAERESIS) &&
             g_unichar_compose (self->last, mark, &composed)) {
      word->letters |= find_letters (composed);
      replace_last (self, composed);
    }
    return;
  }
  if (loses_accents (self->last) || script == G_UNICODE_SCRIPT_COMMON)
    return;
  if (g_unichar_compose (self->last, mark, &composed))
    replace_last (self, composed);
  else
    put (self, mark);
}

static gboolean
is_cyrillic (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_CYRILLIC && g_unichar_isalpha (c);
}

/* What comes after an apostrophe, over what is not there. */
static gboolean
goes_on_cyrillic (const char *at)
{
  while (*at != '\0' && find_kind (g_utf8_get_char (at)) == KIND_NOTHING)
    at = g_utf8_next_char (at);
  return is_cyrillic (g_utf8_get_char (at));
}

/* Takes the character into the word. FALSE: the word has ended before it. */
static gboolean
take (CauserieSearchFold *self, gunichar c, const char *next, CauserieSearchWord *word)
{
  Entry entry = look_up (c);

  switch ((Kind) entry.kind) {
    case KIND_LETTER:
      put_letter (self, c, entry);
      word->letters |= entry.letters;
      return TRUE;
    case KIND_MARK:
      put_mark (self, c, word);
      return TRUE;
    case KIND_NOTHING:
      return TRUE;
    case KIND_APOSTROPHE:
      if (!is_cyrillic (self->last) || !goes_on_cyrillic (next))
        return FALSE;
      put (self, APOSTROPHE);
      word->letters |= CAUSERIE_SEARCH_UKRAINIAN;
      return TRUE;
    case KIND_ALONE:
    case KIND_BREAK:
    default:
      return FALSE;
  }
}

/* Goes to the first character of a word. */
static gboolean
find_start (CauserieSearchFold *self)
{
  for (; *self->at != '\0'; self->at = g_utf8_next_char (self->at)) {
    Kind kind = look_up (g_utf8_get_char (self->at)).kind;

    if (kind == KIND_LETTER || kind == KIND_ALONE)
      return TRUE;
  }
  return FALSE;
}

/* A character that is a word, with its marks. */
static void
read_alone (CauserieSearchFold *self, CauserieSearchWord *word)
{
  gunichar c = g_utf8_get_char (self->at);

  put_letter (self, c, look_up (c));
  word->letters = CAUSERIE_SEARCH_OTHER;
  self->at = g_utf8_next_char (self->at);
  while (look_up (c = g_utf8_get_char (self->at)).kind == KIND_MARK) {
    put_mark (self, c, word);
    self->at = g_utf8_next_char (self->at);
  }
}

static void
read_letters (CauserieSearchFold *self, CauserieSearchWord *word)
{
  while (*self->at != '\0') {
    const char *next = g_utf8_next_char (self->at);

    if (!take (self, g_utf8_get_char (self->at), next, word))
      return;
    self->at = next;
  }
}

void
causerie_search_fold_init (CauserieSearchFold *self, const char *text)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, fill_table, NULL);
  self->text = text;
  self->at = text;
}

gboolean
causerie_search_fold_next (CauserieSearchFold *self, CauserieSearchWord *word)
{
  if (!find_start (self))
    return FALSE;

  self->last = 0;
  self->n_chars = 0;
  self->length = 0;
  word->letters = 0;
  word->start = (gsize) (self->at - self->text);
  if (look_up (g_utf8_get_char (self->at)).kind == KIND_ALONE)
    read_alone (self, word);
  else
    read_letters (self, word);

  self->word[self->length] = '\0';
  word->text = self->word;
  word->length = self->length;
  word->end = (gsize) (self->at - self->text);
  return TRUE;
}
