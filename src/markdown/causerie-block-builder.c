/* causerie-block-builder.c: blocks while a text is being read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-block-builder.h"

#include "causerie-block-private.h"

#include <string.h>

typedef struct {
  gboolean tight;
  gboolean used; /* a block lies in it */
  guint    next_number;
} List;

/* A step of the path, with what tells two entries of one list apart. */
typedef struct {
  CauserieNest nest;
  guint        serial;
  gboolean     used; /* a block lies in it */
} Step;

/* Bytes of the open block that were copied from the text. */
typedef struct {
  gsize offset; /* in the block */
  gsize place;  /* in the text */
  gsize copied; /* how many are the same */
} Mark;

typedef struct {
  gsize start;
  gsize end;
} Range;

struct _CauserieBlockBuilder {
  GPtrArray            *blocks;
  GArray               *places;      /* of gsize, one a block */
  GArray               *lists;       /* of List: those we are in */
  GArray               *steps;       /* of Step: where we are; may be deeper than blocks show */
  guint                 next_serial;
  guint                 last_serials[CAUSERIE_BLOCK_MAX_DEPTH];
  guint                 n_last;      /* steps of the block before */

  CauserieBlock        *open;        /* the block being read, or NULL */
  GArray               *marks;       /* of Mark; of a table one a row, by its first cell */
  GArray               *formulas;    /* of Range */
  guint                 cell;        /* the next of a table */
  CauserieRunBuilder   *runs;

  CauserieResume        resume;      /* zeroed: from the beginning */
  gboolean              list_resumed;
  gboolean              block_resumed;
  gboolean              strayed;
};

static void
set_path (CauserieBlockBuilder *self, CauserieBlock *block)
{
  guint n_steps = MIN (self->steps->len, CAUSERIE_BLOCK_MAX_DEPTH);
  gboolean shared = TRUE;

  for (guint i = 0; i < n_steps; i++) {
    Step *step = &g_array_index (self->steps, Step, i);

    shared = shared && i < self->n_last && self->last_serials[i] == step->serial;
    block->n_shared += shared ? 1 : 0;
    block->path[i] = step->nest;
    self->last_serials[i] = step->serial;
    step->used = TRUE;
  }

  block->n_steps = self->n_last = n_steps;
}

static void
set_list (CauserieBlockBuilder *self, CauserieBlock *block)
{
  List *list;

  if (self->lists->len == 0)
    return;
  list = &g_array_index (self->lists, List, self->lists->len - 1);
  block->tight = list->tight;
  block->begins_list = !list->used;
  list->used = TRUE;
}

/* Where the byte at `offset` of the open block stands in the text; G_MAXSIZE if not known. */
static gsize
find_place (CauserieBlockBuilder *self, gsize offset)
{
  guint low = 0, high = self->marks->len;
  const Mark *mark;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->marks, Mark, middle).offset <= offset)
      low = middle + 1;
    else
      high = middle;
  }

  /* Code may begin with empty lines, of which nothing is known. */
  if (low == 0)
    return self->marks->len > 0 && offset == 0 ? g_array_index (self->marks, Mark, 0).place
                                               : G_MAXSIZE;
  mark = &g_array_index (self->marks, Mark, low - 1);
  if (offset != mark->offset && offset >= mark->offset + mark->copied)
    return G_MAXSIZE;
  return mark->place + (offset - mark->offset);
}

/* How far a piece reaches: bytes of text, rows of a table. */
static gsize
measure_piece (CauserieBlock *piece)
{
  return piece->kind == CAUSERIE_BLOCK_TABLE ? piece->n_cells / piece->n_columns
                                             : piece->text.length;
}

/* Takes the block, whose text begins at `offset` of what was read. */
static void
add_block (CauserieBlockBuilder *self, CauserieBlock *block, gsize offset)
{
  guint n_cells = block->n_cells, n_split = 0;
  GPtrArray *pieces = causerie_block_split (block);

  /* Rows that were added for long cells stand nowhere in the text. */
  for (guint i = 0; i < pieces->len; i++)
    n_split += ((CauserieBlock *) pieces->pdata[i])->n_cells;
  if (n_split != n_cells)
    g_array_set_size (self->marks, 0);

  for (guint i = 0; i < pieces->len; i++) {
    CauserieBlock *piece = pieces->pdata[i];
    gsize place;

    offset += i > 0 && piece->kind == CAUSERIE_BLOCK_CODE && !piece->in_line ? 1 : 0;
    place = find_place (self, offset);
    offset += measure_piece (piece);
    g_array_append_val (self->places, place);
  }
  g_ptr_array_extend_and_steal (self->blocks, pieces);
}

/* --- formulas among paragraphs ---------------------------------------------------------------- */

static gboolean
has_own_lines (const CauserieStyledText *text, const Range *range)
{
  return (range->start == 0 || text->text[range->start - 1] == '\n') &&
         (range->end == text->length || text->text[range->end] == '\n');
}

/* The bytes [start, end) of a paragraph as a block, unless there are no words in it. */
static void
add_part (CauserieBlockBuilder *self, CauserieBlock *block, CauserieBlockKind kind, gsize offset,
          gsize start, gsize end, gboolean *first)
{
  const char *text = block->text.text;
  CauserieBlock *part;

  while (start < end && strchr (" \n", text[start]) != NULL && !(block->continued && *first))
    start++;
  while (end > start && strchr (" \n", text[end - 1]) != NULL)
    end--;
  if (start == end)
    return;

  part = causerie_block_new_part (block, kind, start, end, *first);
  *first = FALSE;
  add_block (self, part, offset + start);
}

/* Takes no reference; the text of the paragraph begins at `offset` of what was read. */
static void
add_paragraph (CauserieBlockBuilder *self, CauserieBlock *block, gsize offset)
{
  gboolean first = TRUE;
  gsize start = 0;

  for (guint i = 0; i < self->formulas->len; i++) {
    Range range = g_array_index (self->formulas, Range, i);

    if (range.start < offset)
      continue;
    range = (Range) { range.start - offset, range.end - offset };
    if (!has_own_lines (&block->text, &range))
      continue;
    add_part (self, block, CAUSERIE_BLOCK_PARAGRAPH, offset, start, range.start, &first);
    add_part (self, block, CAUSERIE_BLOCK_MATH, offset, range.start, range.end, &first);
    start = range.end;
  }

  if (first)
    add_block (self, causerie_block_ref (block), offset);
  else
    add_part (self, block, CAUSERIE_BLOCK_PARAGRAPH, offset, start, block->text.length, &first);
}

/* --- going on --------------------------------------------------------------------------------- */

static void
resume_list (CauserieBlockBuilder *self, List *list)
{
  const CauserieResume *resume = &self->resume;

  if (!resume->in_list || self->list_resumed || self->blocks->len != resume->list_block ||
      self->lists->len != resume->n_lists)
    return;

  self->list_resumed = TRUE;
  self->strayed = self->strayed || (resume->tight && !list->tight);
  list->tight = list->tight && resume->tight;
  list->used = TRUE;
  list->next_number = resume->number;
}

static void
resume_block (CauserieBlockBuilder *self, CauserieBlock *block)
{
  const CauserieResume *resume = &self->resume;

  if (!resume->in_block || self->block_resumed || self->blocks->len != resume->block)
    return;

  self->block_resumed = TRUE;
  self->strayed = self->strayed || block->kind != resume->kind ||
                  block->tight != resume->block_tight;
  block->continued = TRUE;
  block->begins_list = FALSE;
  block->n_shared = block->n_steps;
  block->in_line = resume->in_line;
}

/* Drops what stands for the part of the block that is left out: of a table its head. */
static void
drop_stub (CauserieBlockBuilder *self, CauserieBlock *block)
{
  if (block->kind == CAUSERIE_BLOCK_TABLE)
    causerie_block_drop_head (block);
  else if (self->resume.n_stub <= block->text.length)
    causerie_block_drop_start (block, self->resume.n_stub);
  else
    self->strayed = TRUE;
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
push_step (CauserieBlockBuilder *self, CauserieNestKind kind, guint number)
{
  Step step = { { kind, number }, self->next_serial++, FALSE };

  g_array_append_val (self->steps, step);
}

CauserieBlockBuilder *
causerie_block_builder_new (void)
{
  CauserieBlockBuilder *self = g_new0 (CauserieBlockBuilder, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_block_unref);
  self->places = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->lists = g_array_new (FALSE, FALSE, sizeof (List));
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->formulas = g_array_new (FALSE, FALSE, sizeof (Range));
  self->runs = causerie_run_builder_new ();
  return self;
}

void
causerie_block_builder_free (CauserieBlockBuilder *self)
{
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->places);
  g_array_unref (self->lists);
  g_array_unref (self->steps);
  g_array_unref (self->marks);
  g_array_unref (self->formulas);
  g_clear_pointer (&self->open, causerie_block_unref);
  causerie_run_builder_free (self->runs);
  g_free (self);
}

void
causerie_block_builder_set_resume (CauserieBlockBuilder *self, const CauserieResume *resume)
{
  if (resume != NULL)
    self->resume = *resume;
}

gboolean
causerie_block_builder_has_strayed (CauserieBlockBuilder *self)
{
  return self->strayed || self->list_resumed != self->resume.in_list ||
         self->block_resumed != self->resume.in_block;
}

void
causerie_block_builder_push_quote (CauserieBlockBuilder *self)
{
  push_step (self, CAUSERIE_NEST_QUOTE, 0);
}

void
causerie_block_builder_pop_quote (CauserieBlockBuilder *self)
{
  g_array_set_size (self->steps, self->steps->len - 1);
}

void
causerie_block_builder_push_note (CauserieBlockBuilder *self, guint number)
{
  push_step (self, CAUSERIE_NEST_NOTE, number);
}

void
causerie_block_builder_push_list (CauserieBlockBuilder *self, gboolean tight, guint first)
{
  List list = { tight, FALSE, first };

  resume_list (self, &list);
  g_array_append_val (self->lists, list);
}

void
causerie_block_builder_pop_list (CauserieBlockBuilder *self)
{
  g_array_set_size (self->lists, self->lists->len - 1);
}

void
causerie_block_builder_push_entry (CauserieBlockBuilder *self, CauserieNestKind kind)
{
  List *list = &g_array_index (self->lists, List, self->lists->len - 1);
  guint number = list->next_number++;

  push_step (self, kind, kind == CAUSERIE_NEST_NUMBER ? number : 0);
}

void
causerie_block_builder_pop_entry (CauserieBlockBuilder *self)
{
  guint depth = self->steps->len;

  if (depth <= CAUSERIE_BLOCK_MAX_DEPTH && !g_array_index (self->steps, Step, depth - 1).used) {
    causerie_block_builder_begin (self, CAUSERIE_BLOCK_PARAGRAPH);
    causerie_block_builder_end (self);
  }
  g_array_set_size (self->steps, depth - 1);
}

void
causerie_block_builder_begin (CauserieBlockBuilder *self, CauserieBlockKind kind)
{
  self->open = causerie_block_new (kind);
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->formulas, 0);
  set_path (self, self->open);
  set_list (self, self->open);
  resume_block (self, self->open);
}

void
causerie_block_builder_begin_heading (CauserieBlockBuilder *self, guint level)
{
  causerie_block_builder_begin (self, CAUSERIE_BLOCK_HEADING);
  self->open->level = level;
}

void
causerie_block_builder_begin_code (CauserieBlockBuilder *self, const char *language,
                                   gboolean fenced)
{
  causerie_block_builder_begin (self, CAUSERIE_BLOCK_CODE);
  self->open->fenced = fenced;
  self->open->language = g_strdup (language);
  causerie_run_builder_set_verbatim (self->runs, TRUE);
}

void
causerie_block_builder_end (CauserieBlockBuilder *self)
{
  g_autoptr(CauserieBlock) block = g_steal_pointer (&self->open);
  gsize offset = 0;

  if (block == NULL)
    return;

  if (block->kind == CAUSERIE_BLOCK_CODE)
    causerie_run_builder_chomp (self->runs);
  if (block->kind == CAUSERIE_BLOCK_HEADING)
    causerie_run_builder_trim (self->runs);
  if (block->kind != CAUSERIE_BLOCK_TABLE)
    causerie_run_builder_take (self->runs, &block->text);
  causerie_run_builder_set_verbatim (self->runs, FALSE);

  if (block->continued) {
    drop_stub (self, block);
    if (block->kind == CAUSERIE_BLOCK_TABLE && block->n_cells == 0)
      return; /* no row of it has come yet */
    offset = block->kind == CAUSERIE_BLOCK_TABLE ? 1 : self->resume.n_stub;
  } else if (block->kind == CAUSERIE_BLOCK_HEADING) {
    offset = strspn (block->text.text, " \t");
    causerie_block_drop_start (block, offset);
  }
  if (self->formulas->len > 0 && block->kind == CAUSERIE_BLOCK_PARAGRAPH)
    add_paragraph (self, block, offset);
  else
    add_block (self, g_steal_pointer (&block), offset);
}

gboolean
causerie_block_builder_begin_table (CauserieBlockBuilder *self, guint n_rows, guint n_columns)
{
  if (n_columns == 0 || n_columns > CAUSERIE_BLOCK_MAX_COLUMNS || n_rows > G_MAXUINT / n_columns)
    return FALSE;

  causerie_block_builder_begin (self, CAUSERIE_BLOCK_TABLE);
  self->open->has_head = TRUE;
  self->open->n_columns = n_columns;
  self->open->n_cells = n_rows * n_columns;
  self->open->aligns = g_new0 (CauserieAlign, n_columns);
  self->open->cells = g_new0 (CauserieStyledText, self->open->n_cells);
  self->cell = 0;
  return TRUE;
}

void
causerie_block_builder_end_cell (CauserieBlockBuilder *self, CauserieAlign align)
{
  CauserieBlock *table = self->open;

  g_return_if_fail (self->cell < table->n_cells);

  table->aligns[self->cell % table->n_columns] = align;
  causerie_run_builder_take (self->runs, &table->cells[self->cell++]);
}

gboolean
causerie_block_builder_is_open (CauserieBlockBuilder *self)
{
  return self->open != NULL;
}

gboolean
causerie_block_builder_in_table (CauserieBlockBuilder *self)
{
  return self->open != NULL && self->open->kind == CAUSERIE_BLOCK_TABLE;
}

CauserieRunBuilder *
causerie_block_builder_get_runs (CauserieBlockBuilder *self)
{
  return self->runs;
}

void
causerie_block_builder_mark_place (CauserieBlockBuilder *self, gsize place, gsize copied)
{
  Mark mark = { causerie_run_builder_get_length (self->runs), place, copied };

  if (causerie_block_builder_in_table (self))
    mark = (Mark) { self->cell / self->open->n_columns, place, 0 };
  if (self->marks->len == 0 ||
      g_array_index (self->marks, Mark, self->marks->len - 1).offset < mark.offset)
    g_array_append_val (self->marks, mark);
}

void
causerie_block_builder_forget_copied (CauserieBlockBuilder *self)
{
  if (self->marks->len > 0)
    g_array_index (self->marks, Mark, self->marks->len - 1).copied = 0;
}

void
causerie_block_builder_mark_formula (CauserieBlockBuilder *self, gsize start, gsize end)
{
  Range range = { start, end };

  g_array_append_val (self->formulas, range);
}

GPtrArray *
causerie_block_builder_take (CauserieBlockBuilder *self, GArray *places)
{
  GPtrArray *blocks = g_steal_pointer (&self->blocks);

  if (places != NULL)
    g_array_append_vals (places, self->places->data, self->places->len);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_block_unref);
  g_array_set_size (self->places, 0);
  return blocks;
}
