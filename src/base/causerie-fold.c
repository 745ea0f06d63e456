/* causerie-fold.c: letters without capitals and accents, to compare words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-fold.h"

#include <string.h>

#define APOSTROPHE 0x02bc /* ʼ, a letter to Unicode */
#define SMALL_IE   0x0435 /* е */
#define BREVE      0x0306
#define DIAERESIS  0x0308

/* What Unicode does not take apart. */
static const struct {
  gunichar    letter;
  const char *folded;
} special_letters[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f8, "o" }, { 0x0111, "d" }, { 0x0127, "h" },
  { 0x0131, "i" },  { 0x0142, "l" },  { 0x0153, "oe" }, { 0x0167, "t" }, { 0x03c2, "σ" },
  { 0x0450, "е" },  { 0x0451, "е" },  { 0x045d, "и" },
};

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

CauserieFoldKind
causerie_fold_get_kind (gunichar c)
{
  if (c == '\'' || c == 0x2019 || c == APOSTROPHE)
    return CAUSERIE_FOLD_APOSTROPHE;
  if (c == 0x00ad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff)
    return CAUSERIE_FOLD_NOTHING;
  if (c >= 0xfe00 && c <= 0xfe0f) /* chooses a shape of the character before */
    return CAUSERIE_FOLD_NOTHING;
  if (g_unichar_ismark (c))
    return CAUSERIE_FOLD_MARK;
  if (!g_unichar_isalnum (c))
    return CAUSERIE_FOLD_BREAK;
  return is_unspaced (c) ? CAUSERIE_FOLD_ALONE : CAUSERIE_FOLD_LETTER;
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

guint
causerie_fold_letter (gunichar c, gunichar *folded)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gunichar small = g_unichar_tolower (c);
  gboolean bare = loses_accents (small);
  gsize n = g_unichar_fully_decompose (small, bare, parts, G_N_ELEMENTS (parts));
  guint n_folded = 0;

  if (!bare)
    return put_base (n == 1 ? parts[0] : small, folded, 0);
  for (gsize i = 0; i < n; i++)
    if (causerie_fold_get_kind (parts[i]) == CAUSERIE_FOLD_LETTER)
      n_folded = put_base (g_unichar_tolower (parts[i]), folded, n_folded);
  return n_folded > 0 ? n_folded : put_base (small, folded, 0);
}

gunichar
causerie_fold_mark (gunichar last, gunichar mark)
{
  GUnicodeScript script = g_unichar_get_script (last);
  gunichar composed;

  if (script == G_UNICODE_SCRIPT_CYRILLIC) {
    gboolean is_letter = (mark == BREVE || mark == DIAERESIS) && last != SMALL_IE;

    return is_letter && g_unichar_compose (last, mark, &composed) ? composed : last;
  }
  if (loses_accents (last) || script == G_UNICODE_SCRIPT_COMMON)
    return last;
  return g_unichar_compose (last, mark, &composed) ? composed : 0;
}

/* --- a whole text ----------------------------------------------------------------------------- */

typedef struct {
  GString  *text;
  GArray   *starts; /* of guint32 */
  gunichar  last;
} Folding;

static void
put (Folding *self, gunichar c, guint32 start)
{
  gsize before = self->text->len;

  g_string_append_unichar (self->text, c);
  for (gsize i = before; i < self->text->len; i++)
    g_array_append_val (self->starts, start);
  self->last = c;
}

static void
put_mark (Folding *self, gunichar mark, guint32 start)
{
  gunichar joined = self->last != 0 ? causerie_fold_mark (self->last, mark) : 0;

  if (joined == 0) {
    put (self, mark, start);
  } else if (joined != self->last) {
    gsize length = g_utf8_find_prev_char (self->text->str, self->text->str + self->text->len) -
                   self->text->str;

    start = g_array_index (self->starts, guint32, length);
    g_string_truncate (self->text, length);
    g_array_set_size (self->starts, length);
    put (self, joined, start);
  }
}

static void
put_letter (Folding *self, gunichar c, guint32 start)
{
  gunichar folded[CAUSERIE_FOLD_MAX];
  guint n = causerie_fold_letter (c, folded);

  for (guint i = 0; i < n; i++)
    put (self, folded[i], start);
}

static void
put_character (Folding *self, gunichar c, guint32 start)
{
  switch (causerie_fold_get_kind (c)) {
  case CAUSERIE_FOLD_LETTER:
  case CAUSERIE_FOLD_ALONE:
    put_letter (self, c, start);
    break;
  case CAUSERIE_FOLD_MARK:
    put_mark (self, c, start);
    break;
  case CAUSERIE_FOLD_NOTHING:
    break;
  case CAUSERIE_FOLD_APOSTROPHE:
    put (self, '\'', start);
    break;
  case CAUSERIE_FOLD_BREAK:
  default:
    if (!g_unichar_isspace (c))
      put (self, c, start);
    else if (self->last != ' ')
      put (self, ' ', start);
  }
}

void
causerie_folded_text_init (CauserieFoldedText *self, const char *text)
{
  gsize length = strlen (text);
  guint32 end = (guint32) length;
  Folding folding = { g_string_sized_new (length + 1),
                      g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) length + 1), 0 };

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    guchar byte = (guchar) *at;

    if (byte < 0x80 && g_ascii_isalnum (byte))
      put (&folding, (guchar) g_ascii_tolower (byte), (guint32) (at - text));
    else
      put_character (&folding, g_utf8_get_char (at), (guint32) (at - text));
  }

  g_array_append_val (folding.starts, end);
  self->length = folding.text->len;
  self->text = g_string_free (folding.text, FALSE);
  self->starts = (gpointer) g_array_free (folding.starts, FALSE);
}

void
causerie_folded_text_clear (CauserieFoldedText *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->starts, g_free);
}

gboolean
causerie_folded_text_find (const CauserieFoldedText *self, const CauserieFoldedText *words,
                           gsize *from, gsize *start, gsize *end)
{
  const char *found = NULL;
  gsize first, after;

  if (words->length > 0 && *from <= self->length)
    found = memmem (self->text + *from, self->length - *from, words->text, words->length);
  if (found == NULL)
    return FALSE;

  first = (gsize) (found - self->text);
  after = first + words->length;
  /* A part of ß is all of it. */
  while (after < self->length && self->starts[after] == self->starts[after - 1])
    after++;
  *from = after;
  *start = self->starts[first];
  *end = self->starts[after];
  return TRUE;
}
