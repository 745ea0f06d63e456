/* causerie-fold.h: letters without capitals and accents, to compare words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a character is to a word. */
typedef enum {
  CAUSERIE_FOLD_BREAK,      /* between words */
  CAUSERIE_FOLD_LETTER,     /* or a digit */
  CAUSERIE_FOLD_ALONE,      /* a word of its own, in scripts that put no spaces between them */
  CAUSERIE_FOLD_MARK,       /* belongs to the letter before it */
  CAUSERIE_FOLD_NOTHING,    /* soft hyphens and what has no width: as if it were not there */
  CAUSERIE_FOLD_APOSTROPHE,
} CauserieFoldKind;

CauserieFoldKind causerie_fold_get_kind (gunichar c);

/* One letter may become several, but no more than this. */
#define CAUSERIE_FOLD_MAX (2 * G_UNICHAR_MAX_DECOMPOSITION_LENGTH)

/* The letters that `c`, a letter, a digit or alone, is compared as; returns how many. Capitals are small letters; Latin
 * and Greek letters lose their accents; ё is е, but й is not и, ї not і and ґ not г, being other letters. */
guint            causerie_fold_letter   (gunichar c, gunichar *folded);

/* What a folded letter and a mark behind it are together, as the composed character would have been folded: `last`
 * when the mark is lost, 0 when it stays beside the letter. */
gunichar         causerie_fold_mark     (gunichar last, gunichar mark);

/* A text as it is compared, and where its bytes come from. */
typedef struct {
  char    *text;   /* folded; any white space is one space, any apostrophe ' */
  gsize    length;
  guint32 *starts; /* of each byte, and of the end: the place in the original, where its character begins */
} CauserieFoldedText;

/* `text` is valid UTF-8. */
void             causerie_folded_text_init  (CauserieFoldedText *self, const char *text);
void             causerie_folded_text_clear (CauserieFoldedText *self);

/* The next occurrence of `words`, folded too, at `from` (a byte of the folded text) or later: the place after it goes
 * to `from`, and the bytes of the original it takes to `start` and `end`. FALSE when there is none. */
gboolean         causerie_folded_text_find  (const CauserieFoldedText *self,
                                             const CauserieFoldedText *words,
                                             gsize                    *from,
                                             gsize                    *start,
                                             gsize                    *end);

G_END_DECLS
