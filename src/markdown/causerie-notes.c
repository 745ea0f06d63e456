/* causerie-notes.c: the footnotes of a text while it is being read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-notes.h"

#include <string.h>

/* One that was referred to, or has words, or both. */
typedef struct {
  char      *label;       /* owned */
  char      *words;       /* owned; NULL: none */
  GPtrArray *blocks;      /* owned; NULL: not made */
  gsize      words_place;
  gsize      place;       /* where it was first referred to */
  guint      number;      /* 0: not referred to */
} Note;

struct _CauserieNotes {
  GHashTable *notes;   /* owned; label to Note (owned) */
  GPtrArray  *numbers; /* owned; of Note (borrowed): the first has number 1 */
};

static void
clear_words (Note *note)
{
  g_clear_pointer (&note->words, g_free);
  g_clear_pointer (&note->blocks, g_ptr_array_unref);
}

static void
clear_number (Note *note)
{
  note->number = 0;
  g_clear_pointer (&note->blocks, g_ptr_array_unref);
}

static void
free_note (gpointer data)
{
  Note *note = data;

  clear_words (note);
  g_free (note->label);
  g_free (note);
}

static Note *
find_note (CauserieNotes *self, const char *label, gsize length)
{
  g_autofree char *key = g_strndup (label, length);

  return g_hash_table_lookup (self->notes, key);
}

/* NULL when there are too many. */
static Note *
ensure_note (CauserieNotes *self, const char *label, gsize length)
{
  Note *note = find_note (self, label, length);

  if (note != NULL || g_hash_table_size (self->notes) >= CAUSERIE_NOTES_MAX)
    return note;

  note = g_new0 (Note, 1);
  note->label = g_strndup (label, length);
  g_hash_table_insert (self->notes, note->label, note);
  return note;
}

/* Without the white space around it and the indent of its lines. */
static char *
dup_words (const char *words, gsize length)
{
  const char *end = words + length;
  GString *out = g_string_new (NULL);

  while (words < end) {
    const char *newline = memchr (words, '\n', end - words);
    const char *next = newline != NULL ? newline + 1 : end;

    g_string_append_len (out, words, next - words);
    for (guint n = 0; n < 4 && next < end && *next == ' '; n++)
      next++;
    words = next + (next < end && *next == '\t' ? 1 : 0);
  }
  return g_strstrip (g_string_free (out, FALSE));
}

static gboolean
forget_cb (gpointer key, gpointer value, gpointer user_data)
{
  Note *note = value;
  const gsize *place = user_data;

  if (note->words != NULL && note->words_place >= *place)
    clear_words (note);
  return note->words == NULL && note->number == 0;
}

static gint
compare_labels_cb (gconstpointer a, gconstpointer b)
{
  const Note *note = *(Note * const *) a, *other = *(Note * const *) b;

  return (note->words_place > other->words_place) - (note->words_place < other->words_place);
}

CauserieNotes *
causerie_notes_new (void)
{
  CauserieNotes *self = g_new0 (CauserieNotes, 1);

  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_note);
  self->numbers = g_ptr_array_new ();
  return self;
}

void
causerie_notes_free (CauserieNotes *self)
{
  g_hash_table_unref (self->notes);
  g_ptr_array_unref (self->numbers);
  g_free (self);
}

void
causerie_notes_rewind (CauserieNotes *self, gsize place)
{
  for (guint i = self->numbers->len; i > 0; i--) {
    Note *note = self->numbers->pdata[i - 1];

    if (note->place < place)
      break;
    clear_number (note);
    g_ptr_array_set_size (self->numbers, i - 1);
  }
  g_hash_table_foreach_remove (self->notes, forget_cb, &place);
}

gboolean
causerie_notes_define (CauserieNotes *self,
                       const char    *label,
                       gsize          length,
                       const char    *words,
                       gsize          n_words,
                       gsize          place)
{
  Note *note = ensure_note (self, label, length);

  if (note == NULL || note->words != NULL)
    return FALSE;

  note->words = dup_words (words, n_words);
  note->words_place = place;
  return TRUE;
}

gboolean
causerie_notes_is_defined (CauserieNotes *self, const char *label, gsize length)
{
  Note *note = find_note (self, label, length);

  return note != NULL && note->words != NULL;
}

guint
causerie_notes_refer (CauserieNotes *self, const char *label, gsize length, gsize place)
{
  Note *note = ensure_note (self, label, length);

  if (note == NULL)
    return 0;
  if (note->number == 0) {
    g_ptr_array_add (self->numbers, note);
    note->number = self->numbers->len;
    note->place = place;
  }
  return note->number;
}

void
causerie_notes_number_rest (CauserieNotes *self)
{
  g_autoptr(GPtrArray) rest = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    if (((Note *) value)->number == 0)
      g_ptr_array_add (rest, value);
  }

  g_ptr_array_sort (rest, compare_labels_cb);
  for (guint i = 0; i < rest->len; i++) {
    Note *note = rest->pdata[i];

    causerie_notes_refer (self, note->label, strlen (note->label), G_MAXSIZE);
  }
}

guint
causerie_notes_get_n (CauserieNotes *self)
{
  return self->numbers->len;
}

const char *
causerie_notes_get_words (CauserieNotes *self, guint number)
{
  Note *note = self->numbers->pdata[number - 1];

  return note->words;
}

void
causerie_notes_set_blocks (CauserieNotes *self, guint number, GPtrArray *blocks)
{
  Note *note = self->numbers->pdata[number - 1];

  g_clear_pointer (&note->blocks, g_ptr_array_unref);
  note->blocks = g_ptr_array_ref (blocks);
}

GPtrArray *
causerie_notes_get_blocks (CauserieNotes *self, guint number)
{
  Note *note = self->numbers->pdata[number - 1];

  return note->blocks;
}
