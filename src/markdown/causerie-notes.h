/* causerie-notes.h: the footnotes of a text while it is being read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text with more footnotes has them where they are written. */
#define CAUSERIE_NOTES_MAX 999

/* The labels that are referred to, numbered in the order they first are, and the words of those
 * that have some. Labels are not ended by NUL; places are offsets in the text, in bytes. */
typedef struct _CauserieNotes CauserieNotes;

CauserieNotes *causerie_notes_new         (void);
void           causerie_notes_free        (CauserieNotes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieNotes, causerie_notes_free)

/* Forgets what was said at `place` and after. */
void           causerie_notes_rewind      (CauserieNotes *self, gsize place);

/* The words of a footnote, [words, words + n_words) with the indent of all lines but the first. FALSE, and
 * nothing learnt, when it has some already, or when there are too many footnotes. */
gboolean       causerie_notes_define      (CauserieNotes *self,
                                           const char    *label,
                                           gsize          length,
                                           const char    *words,
                                           gsize          n_words,
                                           gsize          place);
gboolean       causerie_notes_is_defined  (CauserieNotes *self, const char *label, gsize length);

/* The number of a footnote, which it gets now if it has none; 0 when there are too many. */
guint          causerie_notes_refer       (CauserieNotes *self, const char *label, gsize length, gsize place);

/* Numbers those that nobody referred to, so that no words are lost. */
void           causerie_notes_number_rest (CauserieNotes *self);

guint          causerie_notes_get_n       (CauserieNotes *self); /* numbers that were given */
const char    *causerie_notes_get_words   (CauserieNotes *self, guint number); /* NULL: none */

/* What was made of the words of a footnote, for as long as they and its number are the same. */
void           causerie_notes_set_blocks  (CauserieNotes *self, guint number, GPtrArray *blocks);
GPtrArray     *causerie_notes_get_blocks  (CauserieNotes *self, guint number); /* NULL: none */

G_END_DECLS
