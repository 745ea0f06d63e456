/* soak-text.c: words at random
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "soak-text.h"

#define PAGE_WORDS 400

static const char * const words[] = {
  "a", "calm", "answer", "grows", "word", "by", "until", "the", "page", "is", "quiet", "again",
  "книга", "лежит", "на", "столе", "и", "ждёт", "вечера", "повідомлення", "об'єкт", "їжак", "ще",
  "не", "загублено", "\n\n```c\nint i;\n```\n", "👋🏽", "naïve", "—",
};

char *
soak_text_new_word (GRand *random)
{
  GString *word = g_string_new ("zq");

  for (int i = 0; i < 14; i++)
    g_string_append_c (word, 'a' + g_rand_int_range (random, 0, 26));
  return g_string_free (word, FALSE);
}

static char *
join_words (GRand *random, guint n_words)
{
  GString *text = g_string_new (NULL);
  g_autofree char *own = soak_text_new_word (random);

  for (guint i = 0; i < n_words; i++) {
    g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
    g_string_append_c (text, ' ');
  }
  g_string_append (text, own);
  return g_string_free (text, FALSE);
}

char *
soak_text_new_line (GRand *random)
{
  return join_words (random, g_rand_int_range (random, 0, 5));
}

char *
soak_text_new (GRand *random)
{
  guint n_pages = g_rand_int_range (random, 0, 12) == 0 ? g_rand_int_range (random, 1, 40) : 0;

  return join_words (random, g_rand_int_range (random, 1, 30) + n_pages * PAGE_WORDS);
}

GBytes *
soak_text_new_bytes (GRand *random, gsize size)
{
  guint8 *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = g_rand_int (random) >> 8;
  return g_bytes_new_take (data, size);
}
