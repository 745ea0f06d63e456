/* causerie-block-split.c: a long block as several
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A block is what is laid out at once, so its size bounds the cost of showing it. A cut depends
 * only on what stands before it: while a block grows, all pieces but the last stay as they are. */

#include "causerie-block-private.h"

#include <string.h>

/* Marks and joiners that a character may carry across a cut. In characters. */
#define MAX_CLUSTER 16

/* Where a text ends a piece, and where the next one begins. */
typedef struct {
  gsize end;
  gsize next;
} Cut;

/* --- text ------------------------------------------------------------------------------------- */

static gboolean
is_in_formula (const CauserieStyledText *text, gsize place)
{
  guint low = 0, high = text->n_runs;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (text->runs[middle].end <= place)
      low = middle + 1;
    else
      high = middle;
  }
  return low < text->n_runs && text->runs[low].start < place &&
         (text->runs[low].style & CAUSERIE_STYLE_MATH) != 0;
}

/* The last place before `limit` that divides no character from the marks on it, as far as there is
 * one near. */
static const char *
find_character (const char *start, const char *limit)
{
  const char *character, *p = limit;

  while ((*p & 0xc0) == 0x80)
    p--;
  character = p;

  for (guint i = 0; i < MAX_CLUSTER && p > start; i++, p = g_utf8_prev_char (p)) {
    const char *before = g_utf8_prev_char (p);

    if (!g_unichar_iszerowidth (g_utf8_get_char (p)) &&
        !g_unichar_iszerowidth (g_utf8_get_char (before)))
      return p;
  }
  return character;
}

/* After a sentence in the last half of what fits, else after a word, else between characters. */
static gsize
find_cut (const CauserieStyledText *text, gsize start)
{
  const char *from = text->text + start;
  const char *limit = from + CAUSERIE_BLOCK_MAX_TEXT;
  const char *word = NULL;

  for (const char *p = limit - 1; p > from + CAUSERIE_BLOCK_MAX_TEXT / 2; p--) {
    if ((*p != ' ' && *p != '\n') || is_in_formula (text, p + 1 - text->text))
      continue;
    if (*p == '\n' || strchr (".?!", p[-1]) != NULL)
      return p + 1 - text->text;
    if (word == NULL)
      word = p + 1;
  }

  return (word != NULL ? word : find_character (from, limit)) - text->text;
}

/* After as many whole lines as fit; inside a line only when it is too long by itself. */
static Cut
find_code_cut (const CauserieStyledText *text, gsize start)
{
  const char *from = text->text + start, *end = text->text + text->length;
  const char *limit = MIN (end, from + CAUSERIE_BLOCK_MAX_TEXT + 1);
  const char *line_end = NULL, *p = from;

  for (guint lines = 0; lines < CAUSERIE_BLOCK_MAX_LINES; lines++) {
    p = memchr (p, '\n', limit - p);
    if (p == NULL)
      break;
    line_end = p++;
  }

  if (p == NULL && limit == end && end - from <= CAUSERIE_BLOCK_MAX_TEXT)
    return (Cut) { text->length, text->length + 1 };
  if (line_end != NULL)
    return (Cut) { line_end - text->text, line_end + 1 - text->text };

  p = find_character (from, from + CAUSERIE_BLOCK_MAX_TEXT);
  return (Cut) { p - text->text, p - text->text };
}

static Cut
find_text_cut (const CauserieStyledText *text, gsize start)
{
  gsize cut;

  if (text->length - start <= CAUSERIE_BLOCK_MAX_TEXT)
    return (Cut) { text->length, text->length + 1 };

  cut = find_cut (text, start);
  return (Cut) { cut, cut };
}

/* The bytes [start, end) of a text, with their runs; `*run` is the first that may reach there. */
static void
copy_range (const CauserieStyledText *text, gsize start, gsize end, guint *run,
            CauserieStyledText *part)
{
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (CauserieRun));

  while (*run < text->n_runs && text->runs[*run].end <= start)
    (*run)++;
  for (guint i = *run; i < text->n_runs && text->runs[i].start < end; i++) {
    CauserieRun copy = text->runs[i];

    copy.start = MAX (copy.start, start) - start;
    copy.end = MIN (copy.end, end) - start;
    copy.url = g_strdup (copy.url);
    g_array_append_val (runs, copy);
  }

  part->length = end - start;
  part->text = g_strndup (text->text + start, part->length);
  part->n_runs = runs->len;
  part->runs = runs->len > 0 ? g_array_steal (runs, NULL) : NULL;
}

/* --- pieces ----------------------------------------------------------------------------------- */

/* A piece of a block without its words; the first one when `pieces` is empty. */
static CauserieBlock *
add_piece (GPtrArray *pieces, CauserieBlock *block)
{
  CauserieBlock *piece = causerie_block_new (block->kind);
  gboolean first = pieces->len == 0;

  piece->level = block->level;
  piece->language = g_strdup (block->language);
  piece->fenced = block->fenced;
  piece->tight = block->tight;
  piece->begins_list = block->begins_list && first;
  piece->continued = !first || block->continued;
  piece->n_steps = block->n_steps;
  piece->n_shared = first ? block->n_shared : block->n_steps;
  memcpy (piece->path, block->path, sizeof piece->path);
  g_ptr_array_add (pieces, piece);
  return piece;
}

CauserieBlock *
causerie_block_new_part (CauserieBlock *self, CauserieBlockKind kind, gsize start, gsize end,
                         gboolean first)
{
  CauserieBlock *part = causerie_block_new (kind);
  guint run = 0;

  part->tight = self->tight;
  part->begins_list = self->begins_list && first;
  part->continued = self->continued && first;
  part->in_line = self->in_line && first;
  part->n_steps = self->n_steps;
  part->n_shared = first ? self->n_shared : self->n_steps;
  memcpy (part->path, self->path, sizeof part->path);
  copy_range (&self->text, start, end, &run, &part->text);
  if (kind == CAUSERIE_BLOCK_MATH)
    causerie_styled_text_clear_runs (&part->text);
  return part;
}

void
causerie_block_drop_start (CauserieBlock *self, gsize n)
{
  CauserieStyledText rest;
  guint run = 0;

  if (n == 0)
    return;
  copy_range (&self->text, n, self->text.length, &run, &rest);
  causerie_styled_text_clear (&self->text);
  self->text = rest;
}

void
causerie_block_drop_head (CauserieBlock *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    causerie_styled_text_clear (&self->cells[i]);
  self->n_cells -= self->n_columns;
  memmove (self->cells, self->cells + self->n_columns, self->n_cells * sizeof *self->cells);
  self->has_head = FALSE;
}

static void
split_text (GPtrArray *pieces, CauserieBlock *block)
{
  const CauserieStyledText *text = &block->text;
  gboolean in_line = block->in_line;
  guint run = 0;
  Cut cut;

  for (gsize start = 0; start <= text->length; start = cut.next) {
    CauserieBlock *piece = add_piece (pieces, block);

    cut = block->kind == CAUSERIE_BLOCK_CODE ? find_code_cut (text, start)
                                             : find_text_cut (text, start);
    copy_range (text, start, cut.end, &run, &piece->text);
    piece->in_line = in_line;
    in_line = cut.next == cut.end;
  }
}

/* Moves the rows [start, end) of a table into a piece. */
static void
move_rows (CauserieBlock *block, guint start, guint end, CauserieBlock *piece)
{
  guint n = block->n_columns;

  piece->n_columns = n;
  piece->aligns = g_memdup2 (block->aligns, n * sizeof *piece->aligns);
  piece->n_cells = (end - start) * n;
  piece->cells = g_memdup2 (block->cells + start * n, piece->n_cells * sizeof *piece->cells);
  piece->has_head = block->has_head && start == 0;
}

static void
split_table (GPtrArray *pieces, CauserieBlock *block)
{
  guint n_rows = block->n_cells / block->n_columns;
  guint fitting = MIN (CAUSERIE_BLOCK_MAX_ROWS,
                       MAX (CAUSERIE_BLOCK_MAX_PIECE_CELLS / block->n_columns, 1));

  for (guint start = 0; start < n_rows; start += fitting)
    move_rows (block, start, MIN (start + fitting, n_rows), add_piece (pieces, block));
  block->n_cells = 0;
}

/* --- long cells ------------------------------------------------------------------------------- */

static gboolean
has_long_cell (CauserieBlock *self)
{
  for (guint i = 0; i < self->n_cells; i++) {
    if (self->cells[i].length > CAUSERIE_BLOCK_MAX_TEXT)
      return TRUE;
  }
  return FALSE;
}

/* Adds the first piece of what is left of each cell of a row. FALSE when nothing is left. */
static gboolean
move_row (CauserieStyledText *row, guint n_columns, gsize *starts, guint *runs, GArray *cells)
{
  gboolean more = FALSE;

  for (guint i = 0; i < n_columns; i++) {
    gsize end = find_text_cut (&row[i], starts[i]).end;
    CauserieStyledText cell;

    copy_range (&row[i], starts[i], end, &runs[i], &cell);
    g_array_append_val (cells, cell);
    starts[i] = end;
    more = more || end < row[i].length;
  }
  return more;
}

/* What is too long for a cell goes on below it, in rows that are otherwise empty. */
static void
expand_cells (CauserieBlock *self)
{
  guint n = self->n_columns;
  g_autoptr(GArray) cells = g_array_new (FALSE, FALSE, sizeof (CauserieStyledText));

  for (guint row = 0; row < self->n_cells; row += n) {
    g_autofree gsize *starts = g_new0 (gsize, n);
    g_autofree guint *runs = g_new0 (guint, n);

    while (move_row (&self->cells[row], n, starts, runs, cells))
      continue;
    for (guint i = 0; i < n; i++)
      causerie_styled_text_clear (&self->cells[row + i]);
  }

  g_free (self->cells);
  self->n_cells = cells->len;
  self->cells = g_array_steal (cells, NULL);
}

static gboolean
is_short (CauserieBlock *self)
{
  guint lines = 0;

  if (self->kind == CAUSERIE_BLOCK_TABLE)
    return self->n_cells <= CAUSERIE_BLOCK_MAX_PIECE_CELLS &&
           self->n_cells <= CAUSERIE_BLOCK_MAX_ROWS * self->n_columns;
  if (self->text.length > CAUSERIE_BLOCK_MAX_TEXT)
    return FALSE;

  for (const char *p = self->text.text; self->kind == CAUSERIE_BLOCK_CODE && p != NULL; lines++) {
    p = strchr (p, '\n');
    p = p != NULL ? p + 1 : NULL;
  }
  return lines <= CAUSERIE_BLOCK_MAX_LINES;
}

GPtrArray *
causerie_block_split (CauserieBlock *self)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_block_unref);

  if (has_long_cell (self))
    expand_cells (self);
  if (is_short (self)) {
    g_ptr_array_add (pieces, self);
    return pieces;
  }

  if (self->kind == CAUSERIE_BLOCK_TABLE)
    split_table (pieces, self);
  else
    split_text (pieces, self);
  causerie_block_unref (self);
  return pieces;
}
