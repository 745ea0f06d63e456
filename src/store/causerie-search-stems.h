/* causerie-search-stems.h: what the forms of a word have in common
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-search-fold.h"

G_BEGIN_DECLS

#define CAUSERIE_SEARCH_MAX_STEMS 8

/* The stems of one word that are not the word itself, each once. Two words are forms of one another
 * when a stem, or the word, of one is a stem, or the word, of the other. */
typedef struct {
  guint n;
  char  texts[CAUSERIE_SEARCH_MAX_STEMS][CAUSERIE_SEARCH_MAX_WORD * 2 + 1];
} CauserieSearchStems;

/* A Latin word is taken for English, a Cyrillic one for Russian or Ukrainian: as its own letters
 * say, else as `languages` does, the letters that the text it stands in has anywhere; when both
 * leave it open it may be either, and has the stems of both. Words with digits and those of other
 * scripts have none. Any thread. */
void causerie_search_stems_find (CauserieSearchStems      *stems,
                                 const CauserieSearchWord *word,
                                 CauserieSearchLetters     languages);

/* CAUSERIE_SEARCH_RUSSIAN and _UKRAINIAN, as far as letters of `text` say so. */
CauserieSearchLetters causerie_search_stems_guess (const char *text);

/* Whether `text` is one of them. */
gboolean causerie_search_stems_contain (const CauserieSearchStems *stems, const char *text);

/* For those who make stems: puts it in unless it is there, is `word`, or does not fit. */
void causerie_search_stems_add (CauserieSearchStems *stems,
                                const char          *word,
                                const char          *stem,
                                gsize                length);

G_END_DECLS
