/* causerie-table-measure.c: how wide the columns of a table want to be
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-measure.h"

#include "causerie-font-size.h"
#include "causerie-label-text.h"
#include "causerie-text-attributes.h"

#include <math.h>

/* A column has at least and at most so many letters; a longer word is broken. */
#define MAX_COLUMN_CHARS 48
#define MIN_COLUMN_CHARS 6
#define MAX_WORD_CHARS   20

/* Widths are multiples of this. Pixels. */
#define STEP 8

/* Letters below this are looked up by number. */
#define N_NEAR 0x500

/* No letter below this is as wide as it is high. */
#define FIRST_WIDE 0x1100

/* --- letters ---------------------------------------------------------------------------------- */

typedef enum { LOOK_PLAIN, LOOK_BOLD, LOOK_CODE, N_LOOKS } Look;

/* Widths of single letters in one font, Pango units; 0: not known yet. */
typedef struct {
  PangoLayout *layout;       /* owned: what measures them */
  int          near[N_NEAR];
  GHashTable  *far;          /* owned; letter to width */
} Letters;

static Letters *
letters_new (PangoContext *context, Look look)
{
  static const CauserieTextStyle styles[] = { 0, CAUSERIE_STYLE_BOLD, CAUSERIE_STYLE_CODE };
  CauserieRun run = { 0, G_MAXUINT, styles[look], NULL };
  CauserieStyledText text = { "", 0, &run, 1 };
  g_autoptr(PangoAttrList) attributes = causerie_text_attributes_new (&text);
  Letters *self = g_new0 (Letters, 1);

  self->layout = pango_layout_new (context);
  pango_layout_set_attributes (self->layout, attributes);
  self->far = g_hash_table_new (NULL, NULL);
  return self;
}

static void
letters_free (Letters *self)
{
  g_object_unref (self->layout);
  g_hash_table_unref (self->far);
  g_free (self);
}

static int
measure_letter (Letters *self, gunichar letter)
{
  char text[6];
  int width;

  pango_layout_set_text (self->layout, text, g_unichar_to_utf8 (letter, text));
  pango_layout_get_size (self->layout, &width, NULL);
  return width;
}

static int
get_letter_width (Letters *self, gunichar letter)
{
  gpointer width;

  if (letter < N_NEAR) {
    if (self->near[letter] == 0)
      self->near[letter] = measure_letter (self, letter);
    return self->near[letter];
  }
  if (!g_hash_table_lookup_extended (self->far, GUINT_TO_POINTER (letter), NULL, &width)) {
    width = GINT_TO_POINTER (measure_letter (self, letter));
    g_hash_table_insert (self->far, GUINT_TO_POINTER (letter), width);
  }
  return GPOINTER_TO_INT (width);
}

/* --- what is known of a group ----------------------------------------------------------------- */

typedef struct {
  CauserieBlock      *block; /* owned; that was measured */
  CauserieColumnNeed *needs; /* owned; one a column, in Pango units */
} Piece;

typedef struct {
  GArray           *pieces; /* of Piece */
  CauserieFontSize  font;   /* that they were measured with */
  Letters          *letters[N_LOOKS];
} Measure;

static void
clear_piece (gpointer data)
{
  Piece *piece = data;

  g_clear_pointer (&piece->block, causerie_block_unref);
  g_clear_pointer (&piece->needs, g_free);
}

static void
clear_letters (Measure *self)
{
  for (guint i = 0; i < N_LOOKS; i++)
    g_clear_pointer (&self->letters[i], letters_free);
}

static void
measure_free (gpointer data)
{
  Measure *self = data;

  g_array_unref (self->pieces);
  clear_letters (self);
  g_free (self);
}

static Measure *
get_measure (CauserieBlockGroup *group)
{
  static GQuark quark = 0;
  Measure *self;

  if (quark == 0)
    quark = g_quark_from_static_string ("causerie-table-measure");
  self = g_object_get_qdata (G_OBJECT (group), quark);
  if (self != NULL)
    return self;

  self = g_new0 (Measure, 1);
  self->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, clear_piece);
  g_object_set_qdata_full (G_OBJECT (group), quark, self, measure_free);
  return self;
}

/* --- one cell --------------------------------------------------------------------------------- */

/* A line and the word at its end, while they are read. */
typedef struct {
  int word;
  int line;
  int longest_word;
  int longest_line;
} Widths;

/* Between signs of these scripts a line may end anywhere. GLib is not asked of the commonest. */
static gboolean
is_wide (gunichar letter)
{
  return letter >= FIRST_WIDE && g_unichar_iswide (letter);
}

static gboolean
is_space (gunichar letter)
{
  return letter <= ' ' || (letter >= 0x80 && g_unichar_isspace (letter));
}

static void
add_letter (Widths *widths, gunichar letter, int width)
{
  if (letter == '\n') {
    widths->word = widths->line = 0;
    return;
  }
  if (is_space (letter))
    widths->word = 0;
  else
    widths->word = is_wide (letter) ? width : widths->word + width;
  widths->line += width;
  widths->longest_word = MAX (widths->longest_word, widths->word);
  widths->longest_line = MAX (widths->longest_line, widths->line);
}

static void
add_letters (Measure *self, PangoContext *context, Widths *widths, const char *text, gsize start,
             gsize end, Look look)
{
  if (self->letters[look] == NULL)
    self->letters[look] = letters_new (context, look);
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    add_letter (widths, letter, get_letter_width (self->letters[look], letter));
  }
}

static Look
get_look (CauserieTextStyle style, gboolean head)
{
  if (style & CAUSERIE_STYLE_CODE)
    return LOOK_CODE;
  return head || (style & CAUSERIE_STYLE_BOLD) ? LOOK_BOLD : LOOK_PLAIN;
}

static gboolean
has_formula (const CauserieStyledText *text)
{
  for (guint i = 0; i < text->n_runs; i++) {
    if (text->runs[i].style & CAUSERIE_STYLE_MATH)
      return TRUE;
  }
  return FALSE;
}

/* Formulas are no letters. */
static Widths
measure_formula_cell (PangoContext *context, const CauserieStyledText *text)
{
  g_autoptr(CauserieLabelText) shown = causerie_label_text_new (text, context);
  g_autoptr(PangoAttrList) attributes = causerie_label_text_dup_attributes (shown);
  g_autoptr(PangoLayout) layout = pango_layout_new (context);
  Widths widths = { 0 };

  pango_layout_set_text (layout, causerie_label_text_get_shown (shown)->text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_size (layout, &widths.longest_line, NULL);
  pango_layout_set_width (layout, 0);
  pango_layout_get_size (layout, &widths.longest_word, NULL);
  return widths;
}

static Widths
measure_cell (Measure *self, PangoContext *context, const CauserieStyledText *text, gboolean head)
{
  Widths widths = { 0 };
  gsize at = 0;

  if (has_formula (text))
    return measure_formula_cell (context, text);

  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    add_letters (self, context, &widths, text->text, at, run->start, get_look (0, head));
    add_letters (self, context, &widths, text->text, run->start, run->end,
                 get_look (run->style, head));
    at = run->end;
  }
  add_letters (self, context, &widths, text->text, at, text->length, get_look (0, head));
  return widths;
}

/* --- all of them ------------------------------------------------------------------------------ */

static void
measure_block (Measure *self, PangoContext *context, CauserieBlock *block,
               CauserieColumnNeed *needs)
{
  for (guint row = 0; row < causerie_block_get_n_rows (block); row++) {
    gboolean head = row == 0 && causerie_block_has_head (block);

    for (guint i = 0; i < causerie_block_get_n_columns (block); i++) {
      Widths widths = measure_cell (self, context, causerie_block_get_cell (block, row, i), head);

      needs[i].minimum = MAX (needs[i].minimum, widths.longest_word);
      needs[i].natural = MAX (needs[i].natural, widths.longest_line);
    }
  }
}

static void
measure_pieces (Measure *self, CauserieBlockGroup *group, PangoContext *context, guint n_columns)
{
  guint n_blocks = causerie_block_group_get_n_blocks (group);

  g_array_set_size (self->pieces, n_blocks);
  for (guint i = 0; i < n_blocks; i++) {
    Piece *piece = &g_array_index (self->pieces, Piece, i);
    CauserieBlock *block = causerie_block_group_get_block (group, i);

    if (piece->block == block || causerie_block_get_n_columns (block) != n_columns)
      continue;
    clear_piece (piece);
    piece->block = causerie_block_ref (block);
    piece->needs = g_new0 (CauserieColumnNeed, n_columns);
    measure_block (self, context, block, piece->needs);
  }
}

/* In pixels, up to the next step. */
static int
round_up (double width)
{
  return (int) ceil ((width + 1) / STEP) * STEP;
}

static CauserieColumnNeed
limit_need (const CauserieColumnNeed *need, double char_width)
{
  double longest_word = MIN (need->minimum / (double) PANGO_SCALE, MAX_WORD_CHARS * char_width);
  double longest_line = need->natural / (double) PANGO_SCALE;
  CauserieColumnNeed limited;

  longest_line = MIN (longest_line, MAX_COLUMN_CHARS * char_width);
  limited.natural = round_up (MAX (longest_line, longest_word));
  limited.minimum = round_up (MAX (longest_word, MIN_COLUMN_CHARS * char_width));
  limited.minimum = MIN (limited.minimum, limited.natural);
  return limited;
}

static void
forget_other_font (Measure *self, const CauserieFontSize *font)
{
  if (self->font.char_width == font->char_width && self->font.ascent == font->ascent)
    return;
  self->font = *font;
  g_array_set_size (self->pieces, 0);
  clear_letters (self);
}

void
causerie_table_measure_update (CauserieBlockGroup *group, PangoContext *context)
{
  CauserieFontSize font;
  Measure *self;
  guint n_columns;
  g_autofree CauserieColumnNeed *columns = NULL;

  g_return_if_fail (CAUSERIE_IS_BLOCK_GROUP (group) && PANGO_IS_CONTEXT (context));

  if (causerie_block_group_get_n_blocks (group) == 0)
    return;

  self = get_measure (group);
  font = causerie_font_size_get (context);
  forget_other_font (self, &font);
  n_columns = causerie_block_get_n_columns (causerie_block_group_get_block (group, 0));
  measure_pieces (self, group, context, n_columns);

  columns = g_new0 (CauserieColumnNeed, n_columns);
  for (guint i = 0; i < self->pieces->len; i++) {
    const CauserieColumnNeed *needs = g_array_index (self->pieces, Piece, i).needs;

    for (guint column = 0; needs != NULL && column < n_columns; column++) {
      columns[column].minimum = MAX (columns[column].minimum, needs[column].minimum);
      columns[column].natural = MAX (columns[column].natural, needs[column].natural);
    }
  }
  for (guint column = 0; column < n_columns; column++)
    columns[column] = limit_need (&columns[column], font.char_width);
  causerie_block_group_set_columns (group, columns, n_columns);
}
