/* causerie-excerpt.c: what a person took out of formatted texts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-excerpt.h"

#include "causerie-block-private.h"

#include <string.h>

typedef struct {
  CauserieBlock *block;  /* owned */
  gsize          start;
  gsize          end;
  gboolean       begins; /* a text */
} Piece;

struct _CauserieExcerpt {
  GArray   *pieces;      /* of Piece */
  gboolean  ended;       /* the text of what was added last */
};

static void
clear_piece (gpointer data)
{
  causerie_block_unref (((Piece *) data)->block);
}

CauserieExcerpt *
causerie_excerpt_new (void)
{
  CauserieExcerpt *self = g_new0 (CauserieExcerpt, 1);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, clear_piece);
  self->ended = TRUE;
  return self;
}

void
causerie_excerpt_free (CauserieExcerpt *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

static gsize
measure_flat (CauserieBlock *block)
{
  gsize length = block->text.length;

  if (block->kind != CAUSERIE_BLOCK_TABLE)
    return length;
  for (guint i = 0; i < block->n_cells; i++)
    length += block->cells[i].length + (i > 0 ? 1 : 0);
  return length;
}

/* Formulas are one thing: a place in one is its start, or its end. A place inside a character, of a
 * text that became another meanwhile, is that before it. */
static gsize
round_place (const CauserieStyledText *text, gsize place, gboolean to_end)
{
  while (place > 0 && place < text->length && ((guchar) text->text[place] & 0xc0) == 0x80)
    place--;
  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    if ((run->style & CAUSERIE_STYLE_MATH) && run->start < place && place < run->end)
      return to_end ? run->end : run->start;
  }
  return place;
}

void
causerie_excerpt_add (CauserieExcerpt *self, CauserieBlock *block, gsize start, gsize end)
{
  gsize length = measure_flat (block);
  Piece piece = { .begins = self->ended };

  g_return_if_fail (start <= end);

  piece.start = round_place (&block->text, MIN (start, length), FALSE);
  piece.end = round_place (&block->text, MIN (end, length), TRUE);
  if (block->kind == CAUSERIE_BLOCK_MATH) {
    piece.start = 0;
    piece.end = length;
  }
  piece.block = causerie_block_ref (block);
  g_array_append_val (self->pieces, piece);
  self->ended = FALSE;
}

void
causerie_excerpt_end_text (CauserieExcerpt *self)
{
  self->ended = TRUE;
}

gboolean
causerie_excerpt_is_empty (CauserieExcerpt *self)
{
  return self->pieces->len == 0;
}

/* --- cutting ---------------------------------------------------------------------------------- */

/* The cell that holds a place of the flat text, and where in it. */
static guint
find_cell (CauserieBlock *block, gsize place, gsize *offset)
{
  guint i = 0;

  while (i + 1 < block->n_cells && place > block->cells[i].length) {
    place -= block->cells[i].length + 1;
    i++;
  }
  *offset = MIN (place, block->cells[i].length);
  return i;
}

/* A part of one text as that of a paragraph. */
static CauserieBlock *
new_words (const CauserieStyledText *text, gsize start, gsize end)
{
  CauserieBlock whole = { .kind = CAUSERIE_BLOCK_PARAGRAPH, .text = *text };

  return causerie_block_new_part (&whole, CAUSERIE_BLOCK_PARAGRAPH,
                                  round_place (text, start, FALSE),
                                  round_place (text, end, TRUE), TRUE);
}

/* The rows that a part of the table touches; of cells outside of it nothing. */
static CauserieBlock *
cut_table (CauserieBlock *block, gsize start, gsize end)
{
  gsize start_offset, end_offset;
  guint first = find_cell (block, start, &start_offset), last = find_cell (block, end, &end_offset);
  guint begin = first - first % block->n_columns;
  g_autoptr(CauserieBlock) blank = causerie_block_new (CAUSERIE_BLOCK_PARAGRAPH);
  CauserieBlock *cut;

  if (first == last)
    return new_words (&block->cells[first], start_offset, end_offset);

  cut = causerie_block_new_part (block, CAUSERIE_BLOCK_TABLE, 0, 0, TRUE);
  cut->has_head = block->has_head && begin == 0;
  cut->n_columns = block->n_columns;
  cut->n_cells = last - last % block->n_columns + block->n_columns - begin;
  cut->aligns = g_memdup2 (block->aligns, block->n_columns * sizeof *block->aligns);
  cut->cells = g_new0 (CauserieStyledText, cut->n_cells);
  for (guint i = 0; i < cut->n_cells; i++) {
    const CauserieStyledText *cell = &block->cells[begin + i];
    gboolean inside = begin + i >= first && begin + i <= last;
    g_autoptr(CauserieBlock) words =
      new_words (cell, begin + i == first ? start_offset : 0,
                 !inside ? 0 : begin + i == last ? end_offset : cell->length);

    cut->cells[i] = words->text;
    words->text = blank->text;
  }
  return cut;
}

static CauserieBlock *
cut_block (CauserieBlock *block, gsize start, gsize end, CauserieBlockKind kind)
{
  CauserieBlock *cut;

  if (block->kind == CAUSERIE_BLOCK_TABLE)
    return cut_table (block, start, end);

  cut = causerie_block_new_part (block, kind, start, end, TRUE);
  cut->level = kind == block->kind ? block->level : 0;
  cut->language = g_strdup (block->language);
  return cut;
}

static gboolean
is_whole (const Piece *piece)
{
  return piece->start == 0 && piece->end == measure_flat (piece->block);
}

/* Whether it goes on with the piece before it. */
static gboolean
goes_on (GArray *pieces, guint index)
{
  const Piece *piece = &g_array_index (pieces, Piece, index);

  return index > 0 && !piece->begins && causerie_block_is_continued (piece->block);
}

/* All pieces are of one block, as it was before it was cut into several. */
static gboolean
is_one (GArray *pieces)
{
  for (guint i = 1; i < pieces->len; i++) {
    if (!goes_on (pieces, i))
      return FALSE;
  }
  return TRUE;
}

static gboolean
are_whole (GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++) {
    if (!is_whole (&g_array_index (pieces, Piece, i)))
      return FALSE;
  }
  return TRUE;
}

static CauserieBlock *
new_block (GArray *pieces, guint index, gboolean is_alone)
{
  const Piece *piece = &g_array_index (pieces, Piece, index);
  CauserieBlockKind kind = piece->block->kind;
  CauserieBlock *block;

  if (kind == CAUSERIE_BLOCK_RULE ||
      (is_whole (piece) && !is_alone && !piece->begins &&
       goes_on (pieces, index) == causerie_block_is_continued (piece->block)))
    return causerie_block_ref (piece->block);

  if (is_alone && kind == CAUSERIE_BLOCK_HEADING && !are_whole (pieces))
    kind = CAUSERIE_BLOCK_PARAGRAPH;
  block = cut_block (piece->block, piece->start, piece->end, kind);
  block->continued = goes_on (pieces, index);
  block->in_line = block->continued && piece->block->in_line;
  if (is_alone)
    block->n_steps = 0;
  if (is_alone || piece->begins)
    block->n_shared = 0;
  return block;
}

GPtrArray *
causerie_excerpt_dup_blocks (CauserieExcerpt *self)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_block_unref);
  gboolean is_alone = is_one (self->pieces);

  for (guint i = 0; i < self->pieces->len; i++)
    g_ptr_array_add (blocks, new_block (self->pieces, i, is_alone));
  return blocks;
}
