/* causerie-block-builder.c: blocks while a text is being read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-block-builder.h"

#include "causerie-block-private.h"

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

struct _CauserieBlockBuilder {
  GPtrArray          *blocks;
  GArray             *places;      /* of gsize, one a block */
  GArray             *lists;       /* of List: those we are in */
  GArray             *steps;       /* of Step: where we are; may be deeper than blocks show */
  guint               next_serial;
  guint               last_serials[CAUSERIE_BLOCK_MAX_DEPTH];
  guint               n_last;      /* steps of the block before */

  CauserieBlock      *open;        /* the block being read, or NULL */
  gsize               place;       /* of its words; G_MAXSIZE until known */
  guint               cell;        /* the next of a table */
  CauserieRunBuilder *runs;
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

/* Takes the block. */
static void
add_block (CauserieBlockBuilder *self, CauserieBlock *block, gsize place)
{
  GPtrArray *pieces = causerie_block_split (block);

  for (guint i = 0; i < pieces->len; i++) {
    g_array_append_val (self->places, place);
    place = G_MAXSIZE;
  }
  g_ptr_array_extend_and_steal (self->blocks, pieces);
}

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
  g_clear_pointer (&self->open, causerie_block_unref);
  causerie_run_builder_free (self->runs);
  g_free (self);
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
causerie_block_builder_push_list (CauserieBlockBuilder *self, gboolean tight, guint first)
{
  List list = { tight, FALSE, first };

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
  self->place = G_MAXSIZE;
  set_path (self, self->open);
  set_list (self, self->open);
}

void
causerie_block_builder_begin_heading (CauserieBlockBuilder *self, guint level)
{
  causerie_block_builder_begin (self, CAUSERIE_BLOCK_HEADING);
  self->open->level = level;
}

void
causerie_block_builder_begin_code (CauserieBlockBuilder *self, const char *language)
{
  causerie_block_builder_begin (self, CAUSERIE_BLOCK_CODE);
  self->open->language = g_strdup (language);
}

void
causerie_block_builder_end (CauserieBlockBuilder *self)
{
  g_autoptr(CauserieBlock) block = g_steal_pointer (&self->open);
  gsize place;

  if (block == NULL)
    return;

  if (block->kind == CAUSERIE_BLOCK_CODE)
    causerie_run_builder_chomp (self->runs);
  if (block->kind != CAUSERIE_BLOCK_TABLE)
    causerie_run_builder_take (self->runs, &block->text);

  place = block->n_steps == 0 ? self->place : G_MAXSIZE;
  add_block (self, g_steal_pointer (&block), place);
}

gboolean
causerie_block_builder_begin_table (CauserieBlockBuilder *self, guint n_rows, guint n_columns)
{
  if (n_columns == 0 || n_columns > CAUSERIE_BLOCK_MAX_COLUMNS ||
      n_rows > CAUSERIE_BLOCK_MAX_CELLS / n_columns)
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
causerie_block_builder_set_place (CauserieBlockBuilder *self, gsize place)
{
  if (self->place == G_MAXSIZE)
    self->place = place;
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
