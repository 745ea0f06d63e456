/* causerie-search-fold.h: the words of a text, folded so that equal ones are equal bytes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer words are cut: what is found of them is what begins with this. In characters. */
#define CAUSERIE_SEARCH_MAX_WORD 64

/* What the letters of a word tell of its language. */
typedef enum {
  CAUSERIE_SEARCH_LATIN     = 1 << 0,
  CAUSERIE_SEARCH_CYRILLIC  = 1 << 1,
  CAUSERIE_SEARCH_RUSSIAN   = 1 << 2, /* has ы э ъ ё */
  CAUSERIE_SEARCH_UKRAINIAN = 1 << 3, /* has і ї є ґ or an apostrophe */
  CAUSERIE_SEARCH_OTHER     = 1 << 4, /* digits, other scripts */
} CauserieSearchLetters;

typedef struct {
  const char            *text;    /* folded; borrowed until the next word */
  gsize                  length;  /* of it, in bytes */
  gsize                  start;   /* in the text it was read from, in bytes */
  gsize                  end;
  CauserieSearchLetters  letters;
} CauserieSearchWord;

/* Walks through the words of a text. What a word is, and when two are the same:
 *
 * - letters and digits are a word; anything else ends it, an underscore too;
 * - capitals are small letters, composed and decomposed characters are the same;
 * - Latin and Greek letters lose their accents, Cyrillic ones a stress mark; ё is е, but й is not и,
 *   ї not і and ґ not г, being other letters;
 * - an apostrophe (' ’ or ʼ) between two Cyrillic letters is a letter, always written ʼ;
 * - soft hyphens and characters without width are not there;
 * - scripts that put no spaces between words (Chinese, Japanese, Thai, …) give one word a character. */
typedef struct {
  const char *text;
  const char *at;
  gunichar    last;      /* put into the word last */
  guint       n_chars;
  gsize       length;
  char        word[CAUSERIE_SEARCH_MAX_WORD * 6 + 1];
} CauserieSearchFold;

/* `text` is valid UTF-8 and stays while the words are read. */
void     causerie_search_fold_init (CauserieSearchFold *self, const char *text);

/* FALSE when there are no more. */
gboolean causerie_search_fold_next (CauserieSearchFold *self, CauserieSearchWord *word);

G_END_DECLS
