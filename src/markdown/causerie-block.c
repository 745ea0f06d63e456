/* causerie-block.c: one piece of a formatted text: a paragraph, a code block, a table
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-block.h"
#include "causerie-block-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (CauserieBlock, causerie_block, causerie_block_ref, causerie_block_unref)

static const CauserieStyledText empty_text = { "", 0, NULL, 0 };

void
causerie_styled_text_clear_runs (CauserieStyledText *text)
{
  for (guint i = 0; i < text->n_runs; i++)
    g_free ((char *) text->runs[i].url);
  g_free ((CauserieRun *) text->runs);
  text->runs = NULL;
  text->n_runs = 0;
}

void
causerie_styled_text_clear (CauserieStyledText *text)
{
  causerie_styled_text_clear_runs (text);
  if (text->text != empty_text.text)
    g_free ((char *) text->text);
}

static void
clear_block (gpointer data)
{
  CauserieBlock *self = data;

  g_free (self->language);
  causerie_styled_text_clear (&self->text);
  for (guint i = 0; i < self->n_cells; i++)
    causerie_styled_text_clear (&self->cells[i]);
  g_free (self->cells);
  g_free (self->aligns);
}

gboolean
causerie_styled_text_equal (const CauserieStyledText *a, const CauserieStyledText *b)
{
  if (a->length != b->length || a->n_runs != b->n_runs || memcmp (a->text, b->text, a->length) != 0)
    return FALSE;

  for (guint i = 0; i < a->n_runs; i++) {
    const CauserieRun *run = &a->runs[i], *other = &b->runs[i];

    if (run->start != other->start || run->end != other->end || run->style != other->style ||
        g_strcmp0 (run->url, other->url) != 0)
      return FALSE;
  }

  return TRUE;
}

static gboolean
equal_path (CauserieBlock *a, CauserieBlock *b)
{
  if (a->n_steps != b->n_steps || a->n_shared != b->n_shared)
    return FALSE;

  for (guint i = 0; i < a->n_steps; i++) {
    if (a->path[i].kind != b->path[i].kind || a->path[i].number != b->path[i].number)
      return FALSE;
  }

  return TRUE;
}

static gboolean
equal_cells (CauserieBlock *a, CauserieBlock *b)
{
  if (a->n_columns != b->n_columns || a->n_cells != b->n_cells || a->has_head != b->has_head)
    return FALSE;

  for (guint i = 0; i < a->n_columns; i++) {
    if (a->aligns[i] != b->aligns[i])
      return FALSE;
  }
  for (guint i = 0; i < a->n_cells; i++) {
    if (!causerie_styled_text_equal (&a->cells[i], &b->cells[i]))
      return FALSE;
  }

  return TRUE;
}

CauserieBlock *
causerie_block_new (CauserieBlockKind kind)
{
  CauserieBlock *self = g_atomic_rc_box_new0 (CauserieBlock);

  self->kind = kind;
  self->text = empty_text;
  return self;
}

CauserieBlock *
causerie_block_ref (CauserieBlock *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
causerie_block_unref (CauserieBlock *self)
{
  g_atomic_rc_box_release_full (self, clear_block);
}

gboolean
causerie_block_equal (CauserieBlock *a, CauserieBlock *b)
{
  if (a == b)
    return TRUE;

  return a->kind == b->kind && a->level == b->level && a->tight == b->tight &&
         a->begins_list == b->begins_list && a->continued == b->continued &&
         a->in_line == b->in_line && a->open == b->open &&
         g_strcmp0 (a->language, b->language) == 0 && equal_path (a, b) &&
         causerie_styled_text_equal (&a->text, &b->text) && equal_cells (a, b);
}

CauserieBlockKind
causerie_block_get_kind (CauserieBlock *self)
{
  return self->kind;
}

guint
causerie_block_get_level (CauserieBlock *self)
{
  return self->level;
}

const char *
causerie_block_get_language (CauserieBlock *self)
{
  return self->language;
}

const CauserieStyledText *
causerie_block_get_text (CauserieBlock *self)
{
  return &self->text;
}

const CauserieNest *
causerie_block_get_path (CauserieBlock *self, guint *n_steps)
{
  *n_steps = self->n_steps;
  return self->path;
}

guint
causerie_block_get_n_shared (CauserieBlock *self)
{
  return self->n_shared;
}

gboolean
causerie_block_is_tight (CauserieBlock *self)
{
  return self->tight;
}

gboolean
causerie_block_begins_list (CauserieBlock *self)
{
  return self->begins_list;
}

gboolean
causerie_block_is_continued (CauserieBlock *self)
{
  return self->continued;
}

gboolean
causerie_block_is_open (CauserieBlock *self)
{
  return self->open;
}

char *
causerie_block_dup_flat (CauserieBlock *self)
{
  GString *flat;

  if (self->kind != CAUSERIE_BLOCK_TABLE)
    return g_strndup (self->text.text, self->text.length);

  flat = g_string_new (NULL);
  for (guint i = 0; i < self->n_cells; i++) {
    if (i > 0)
      g_string_append_c (flat, i % self->n_columns == 0 ? '\n' : '\t');
    g_string_append_len (flat, self->cells[i].text, self->cells[i].length);
  }
  return g_string_free (flat, FALSE);
}

const char *
causerie_block_get_joint (CauserieBlock *self)
{
  return self->continued && !self->in_line ? "\n" : "";
}

guint
causerie_block_get_n_rows (CauserieBlock *self)
{
  return self->n_columns > 0 ? self->n_cells / self->n_columns : 0;
}

guint
causerie_block_get_n_columns (CauserieBlock *self)
{
  return self->n_columns;
}

gboolean
causerie_block_has_head (CauserieBlock *self)
{
  return self->has_head;
}

CauserieAlign
causerie_block_get_align (CauserieBlock *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, CAUSERIE_ALIGN_START);

  return self->aligns[column];
}

const CauserieStyledText *
causerie_block_get_cell (CauserieBlock *self, guint row, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);
  g_return_val_if_fail (row < causerie_block_get_n_rows (self), NULL);

  return &self->cells[row * self->n_columns + column];
}
