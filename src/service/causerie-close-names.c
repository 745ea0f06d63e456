/* causerie-close-names.c: names that may have been meant
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-close-names.h"

#include <string.h>

/* Longer names are told apart by their beginning. */
#define MAX_LENGTH 64

/* A part this short is in too many names. */
#define MIN_PART 3

typedef struct {
  const char *name;
  guint       distance;
  guint       position;
} Candidate;

/* Letters and digits alone, small. */
static void
fold (const char *name, char folded[MAX_LENGTH + 1])
{
  gsize length = 0;

  for (const char *p = name; *p != '\0' && length < MAX_LENGTH; p++)
    if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
      folded[length++] = g_ascii_tolower (*p);
  folded[length] = '\0';
}

/* "kimi-k2" of "moonshotai/kimi-k2". */
static const char *
skip_author (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL && slash[1] != '\0' ? slash + 1 : name;
}

/* How many letters to add, drop, change or swap with the next (optimal string alignment). */
static guint
count_edits (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);
  guint rows[3][MAX_LENGTH + 1];
  guint *before = rows[0], *above = rows[1], *row = rows[2];

  for (gsize j = 0; j <= m; j++)
    above[j] = (guint) j;

  for (gsize i = 1; i <= n; i++) {
    guint *spare;

    row[0] = (guint) i;
    for (gsize j = 1; j <= m; j++) {
      row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN (row[j], before[j - 2] + 1);
    }
    spare = before;
    before = above;
    above = row;
    row = spare;
  }

  return above[m];
}

/* Less is more like it: edits, or for a part of the other a little for what is missing. */
static guint
measure (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);
  guint edits = count_edits (a, b);

  if (MIN (n, m) >= MIN_PART && (strstr (a, b) != NULL || strstr (b, a) != NULL))
    return MIN (edits, 1 + (guint) (MAX (n, m) - MIN (n, m)) / 8);
  return edits;
}

static gboolean
judge (const char *wanted, const char *name, guint *distance)
{
  char wanted_whole[MAX_LENGTH + 1], wanted_own[MAX_LENGTH + 1];
  char whole[MAX_LENGTH + 1], own[MAX_LENGTH + 1];
  guint by_own;

  fold (wanted, wanted_whole);
  fold (skip_author (wanted), wanted_own);
  fold (name, whole);
  fold (skip_author (name), own);

  by_own = measure (wanted_own, own);
  *distance = MIN (by_own, measure (wanted_whole, whole));
  return *distance <= strlen (wanted_own) / 3;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  return first->position < second->position ? -1 : 1;
}

char **
causerie_close_names_find (const char *wanted, const char * const *names, guint max)
{
  g_autoptr(GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr(GStrvBuilder) found = g_strv_builder_new ();

  g_return_val_if_fail (wanted != NULL && names != NULL, NULL);

  for (guint i = 0; names[i] != NULL; i++) {
    Candidate candidate = { .name = names[i], .position = i };

    if (judge (wanted, names[i], &candidate.distance))
      g_array_append_val (candidates, candidate);
  }

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, max); i++)
    g_strv_builder_add (found, g_array_index (candidates, Candidate, i).name);

  return g_strv_builder_end (found);
}
