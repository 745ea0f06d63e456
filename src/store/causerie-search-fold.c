/* causerie-search-fold.c: the words of a text, folded so that equal ones are equal bytes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-fold.h"

#include "causerie-fold.h"

#define APOSTROPHE 0x02bc /* ʼ, a letter to Unicode */
#define SMALL_IE   0x0435 /* е */
#define DIAERESIS  0x0308

/* Almost all that is written lies below the end of Cyrillic: its characters are looked up. */
#define TABLE_SIZE 0x0530

typedef struct {
  guint8   kind;
  guint8   letters;
  gunichar folded;   /* 0: several, or none */
} Entry;

static Entry table[TABLE_SIZE];

/* --- one character ---------------------------------------------------------------------------- */

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

static gpointer
fill_table (gpointer unused)
{
  for (gunichar c = 0; c < TABLE_SIZE; c++) {
    gunichar folded[CAUSERIE_FOLD_MAX];
    Entry *entry = &table[c];

    entry->kind = causerie_fold_get_kind (c);
    entry->letters = find_letters (c);
    if (entry->kind == CAUSERIE_FOLD_LETTER && causerie_fold_letter (c, folded) == 1)
      entry->folded = folded[0];
  }
  return NULL;
}

static Entry
look_up (gunichar c)
{
  if (c < TABLE_SIZE)
    return table[c];
  return (Entry) { .kind = causerie_fold_get_kind (c), .letters = find_letters (c), .folded = 0 };
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
  gunichar folded[CAUSERIE_FOLD_MAX];
  guint n;

  if (entry.folded != 0) {
    put (self, entry.folded);
    return;
  }

  n = causerie_fold_letter (c, folded);
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
  gunichar joined = causerie_fold_mark (self->last, mark);

  if (self->last == SMALL_IE && mark == DIAERESIS) /* ё */
    word->letters |= CAUSERIE_SEARCH_RUSSIAN;
  if (joined == 0) {
    put (self, mark);
  } else if (joined != self->last) {
    if (g_unichar_get_script (joined) == G_UNICODE_SCRIPT_CYRILLIC)
      word->letters |= find_letters (joined);
    replace_last (self, joined);
  }
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
  while (*at != '\0' && causerie_fold_get_kind (g_utf8_get_char (at)) == CAUSERIE_FOLD_NOTHING)
    at = g_utf8_next_char (at);
  return is_cyrillic (g_utf8_get_char (at));
}

/* Takes the character into the word. FALSE: the word has ended before it. */
static gboolean
take (CauserieSearchFold *self, gunichar c, const char *next, CauserieSearchWord *word)
{
  Entry entry = look_up (c);

  switch ((CauserieFoldKind) entry.kind) {
    case CAUSERIE_FOLD_LETTER:
      put_letter (self, c, entry);
      word->letters |= entry.letters;
      return TRUE;
    case CAUSERIE_FOLD_MARK:
      put_mark (self, c, word);
      return TRUE;
    case CAUSERIE_FOLD_NOTHING:
      return TRUE;
    case CAUSERIE_FOLD_APOSTROPHE:
      if (!is_cyrillic (self->last) || !goes_on_cyrillic (next))
        return FALSE;
      put (self, APOSTROPHE);
      word->letters |= CAUSERIE_SEARCH_UKRAINIAN;
      return TRUE;
    case CAUSERIE_FOLD_ALONE:
    case CAUSERIE_FOLD_BREAK:
    default:
      return FALSE;
  }
}

/* Goes to the first character of a word. */
static gboolean
find_start (CauserieSearchFold *self)
{
  for (; *self->at != '\0'; self->at = g_utf8_next_char (self->at)) {
    CauserieFoldKind kind = look_up (g_utf8_get_char (self->at)).kind;

    if (kind == CAUSERIE_FOLD_LETTER || kind == CAUSERIE_FOLD_ALONE)
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
  while (look_up (c = g_utf8_get_char (self->at)).kind == CAUSERIE_FOLD_MARK) {
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
  if (look_up (g_utf8_get_char (self->at)).kind == CAUSERIE_FOLD_ALONE)
    read_alone (self, word);
  else
    read_letters (self, word);

  self->word[self->length] = '\0';
  word->text = self->word;
  word->length = self->length;
  word->end = (gsize) (self->at - self->text);
  return TRUE;
}
