/* causerie-search-stems.c: what the forms of a word have in common
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-stems.h"

#include "causerie-search-ukrainian.h"

#include <libstemmer.h>
#include <string.h>

/* Of libstemmer, which is not safe across threads: one of each a thread. */
typedef struct {
  struct sb_stemmer *english;
  struct sb_stemmer *russian;
} Stemmers;

static void
stemmers_free (gpointer data)
{
  Stemmers *stemmers = data;

  sb_stemmer_delete (stemmers->english);
  sb_stemmer_delete (stemmers->russian);
  g_free (stemmers);
}

static GPrivate stemmers_of_thread = G_PRIVATE_INIT (stemmers_free);

static Stemmers *
get_stemmers (void)
{
  Stemmers *stemmers = g_private_get (&stemmers_of_thread);

  if (stemmers == NULL) {
    stemmers = g_new0 (Stemmers, 1);
    stemmers->english = sb_stemmer_new ("english", "UTF_8");
    stemmers->russian = sb_stemmer_new ("russian", "UTF_8");
    g_private_set (&stemmers_of_thread, stemmers);
  }
  return stemmers;
}

static void
add_snowball (CauserieSearchStems      *stems,
              const CauserieSearchWord *word,
              struct sb_stemmer        *stemmer)
{
  const char *stem = (const char *) sb_stemmer_stem (stemmer, (const sb_symbol *) word->text,
                                                     (int) word->length);

  if (stem != NULL)
    causerie_search_stems_add (stems, word->text, stem, (gsize) sb_stemmer_length (stemmer));
}

void
causerie_search_stems_add (CauserieSearchStems *stems,
                           const char          *word,
                           const char          *stem,
                           gsize                length)
{
  char *place = stems->texts[stems->n];

  if (stems->n == CAUSERIE_SEARCH_MAX_STEMS || length == 0 || length >= sizeof stems->texts[0])
    return;

  memcpy (place, stem, length);
  place[length] = '\0';
  if (!g_str_equal (place, word) && !causerie_search_stems_contain (stems, place))
    stems->n++;
}

gboolean
causerie_search_stems_contain (const CauserieSearchStems *stems, const char *text)
{
  for (guint i = 0; i < stems->n; i++)
    if (g_str_equal (stems->texts[i], text))
      return TRUE;
  return FALSE;
}

void
causerie_search_stems_find (CauserieSearchStems      *stems,
                            const CauserieSearchWord *word,
                            CauserieSearchLetters     languages)
{
  const CauserieSearchLetters either = CAUSERIE_SEARCH_RUSSIAN | CAUSERIE_SEARCH_UKRAINIAN;
  CauserieSearchLetters chosen = word->letters & either;

  stems->n = 0;
  if (word->letters == CAUSERIE_SEARCH_LATIN) {
    add_snowball (stems, word, get_stemmers ()->english);
    return;
  }
  if ((word->letters & ~either) != CAUSERIE_SEARCH_CYRILLIC)
    return;

  if (chosen == 0)
    chosen = languages & either;
  if (chosen != CAUSERIE_SEARCH_UKRAINIAN)
    add_snowball (stems, word, get_stemmers ()->russian);
  if (chosen != CAUSERIE_SEARCH_RUSSIAN)
    causerie_search_ukrainian_add (stems, word);
}

/* Looks at bytes: of these letters the first is D0, D1 or D2, and never a second one. */
CauserieSearchLetters
causerie_search_stems_guess (const char *text)
{
  CauserieSearchLetters found = 0;

  for (const guchar *at = (const guchar *) text; *at != 0; at++) {
    if (at[0] == 0xd0)
      switch (at[1]) {
        case 0xab: case 0xad: case 0xaa: case 0x81: /* Ы Э Ъ Ё */
          found |= CAUSERIE_SEARCH_RUSSIAN;
          break;
        case 0x86: case 0x87: case 0x84:            /* І Ї Є */
          found |= CAUSERIE_SEARCH_UKRAINIAN;
          break;
        default:
          break;
      }
    else if (at[0] == 0xd1)
      switch (at[1]) {
        case 0x8b: case 0x8d: case 0x8a: case 0x91: /* ы э ъ ё */
          found |= CAUSERIE_SEARCH_RUSSIAN;
          break;
        case 0x96: case 0x97: case 0x94:            /* і ї є */
          found |= CAUSERIE_SEARCH_UKRAINIAN;
          break;
        default:
          break;
      }
  }
  return found;
}
