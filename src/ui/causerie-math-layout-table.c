/* causerie-math-layout-table.c: matrices, cases, and equations under one another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-layout-private.h"

#include <math.h>

/* A line is at least so high, as if it had a bracket in it. */
#define LINE_ASCENT  (8.4 * CAUSERIE_MATH_PT)
#define LINE_DESCENT (3.6 * CAUSERIE_MATH_PT)

/* What stands in two lines is at least so far apart: equations more than the rows of a matrix. */
#define EQUATION_GAP (4 * CAUSERIE_MATH_PT)
#define ROW_GAP      (1.6 * CAUSERIE_MATH_PT)

#define RULE_THICKNESS (0.5 * CAUSERIE_MATH_PT)
#define DOUBLE_RULE    (2 * CAUSERIE_MATH_PT)
#define DASH           (4 * CAUSERIE_MATH_PT)

typedef struct {
  CauserieMathLayout      *layout;
  const CauserieMathTable *table;
  const CauserieMathNode  *node;
  CauserieMathSetting      setting;
  double                   size;
  double                   stretch;
  CauserieMathPiece       *cells;     /* owned */
  double                  *widths;    /* of columns; owned */
  double                  *baselines; /* of rows, from the top; owned */
  double                   width;
  double                   height;
} Table;

static CauserieMathPiece *
get_cell (const Table *self, guint row, guint column)
{
  return &self->cells[row * self->table->n_columns + column];
}

static void
layout_cells (Table *self)
{
  for (guint i = 0; i < self->table->n_rows; i++) {
    for (guint k = 0; k < self->table->n_columns; k++) {
      CauserieMathPiece *cell = get_cell (self, i, k);

      *cell = causerie_math_layout_node (self->layout,
                                         self->table->cells[i * self->table->n_columns + k],
                                         self->setting);
      cell->width += cell->italic;
      self->widths[k] = MAX (self->widths[k], cell->width);
    }
  }
}

/* --- where things stand ----------------------------------------------------------------------- */

static double
get_rule_height (const Table *self, guint row)
{
  switch (self->table->rows[row].rule) {
  case CAUSERIE_MATH_RULE_SOLID:
  case CAUSERIE_MATH_RULE_DASHED:
    return RULE_THICKNESS * self->size;
  case CAUSERIE_MATH_RULE_DOUBLE:
    return (RULE_THICKNESS + DOUBLE_RULE) * self->size;
  case CAUSERIE_MATH_RULE_NONE:
  default:
    return 0;
  }
}

static void
measure_row (const Table *self, guint row, double *ascent, double *descent)
{
  gboolean is_display = self->setting.style == CAUSERIE_MATH_STYLE_DISPLAY;
  double gap = (is_display ? EQUATION_GAP : ROW_GAP) * self->size;

  *ascent = LINE_ASCENT * self->stretch;
  *descent = LINE_DESCENT * self->stretch;
  for (guint i = 0; i < self->table->n_columns; i++) {
    const CauserieMathPiece *cell = get_cell (self, row, i);

    *ascent = MAX (*ascent, cell->ascent + gap / 2);
    *descent = MAX (*descent, cell->descent + gap / 2);
  }
}

static void
place_rows (Table *self)
{
  for (guint i = 0; i < self->table->n_rows; i++) {
    double ascent, descent;

    measure_row (self, i, &ascent, &descent);
    self->height += self->table->rows[i].gap * self->size + get_rule_height (self, i);
    self->baselines[i] = self->height + ascent;
    self->height += ascent + descent;
  }
  self->height += get_rule_height (self, self->table->n_rows);
}

static double
find_cell_shift (const Table *self, const CauserieMathPiece *cell, guint column)
{
  double room = self->widths[column] - cell->width;

  switch (self->table->columns[column].align) {
  case CAUSERIE_MATH_COLUMN_CENTER:
    return room / 2;
  case CAUSERIE_MATH_COLUMN_RIGHT:
    return room;
  case CAUSERIE_MATH_COLUMN_LEFT:
  default:
    return 0;
  }
}

static void
place_cells (Table *self)
{
  for (guint k = 0; k < self->table->n_columns; k++) {
    self->width += self->table->columns[k].gap * self->size;
    for (guint i = 0; i < self->table->n_rows; i++) {
      const CauserieMathPiece *cell = get_cell (self, i, k);

      causerie_math_layout_move (self->layout, cell, self->width + find_cell_shift (self, cell, k),
                                 self->baselines[i]);
    }
    self->width += self->widths[k];
  }
  self->width += self->table->columns[self->table->n_columns].gap * self->size;
}

/* --- rules and numbers ------------------------------------------------------------------------ */

static void
add_rule (const Table *self, CauserieMathRule rule, double x, double y, double length,
          CauserieMathDirection direction)
{
  double thickness = RULE_THICKNESS * self->size, dash = DASH * self->size;
  gboolean is_upright = direction == CAUSERIE_MATH_UPWARD;
  double n_dashes = rule == CAUSERIE_MATH_RULE_DASHED ? 2 * ceil (length / dash / 2) - 1 : 1;
  double step = length / MAX (n_dashes, 1);

  if (rule == CAUSERIE_MATH_RULE_NONE)
    return;
  for (double i = 0; i < n_dashes; i += 2) {
    causerie_math_layout_add_rule (self->layout, self->node->color, x + (is_upright ? 0 : i * step),
                                   y + (is_upright ? i * step : 0), is_upright ? thickness : step,
                                   is_upright ? step : thickness);
  }
  if (rule == CAUSERIE_MATH_RULE_DOUBLE)
    causerie_math_layout_add_rule (self->layout, self->node->color,
                                   x + (is_upright ? DOUBLE_RULE * self->size : 0),
                                   y + (is_upright ? 0 : DOUBLE_RULE * self->size),
                                   is_upright ? thickness : length,
                                   is_upright ? length : thickness);
}

static void
add_column_rules (const Table *self)
{
  const CauserieMathTable *table = self->table;
  double x = 0;

  for (guint i = 0; i <= table->n_columns; i++) {
    double gap = table->columns[i].gap * self->size;
    double breadth = RULE_THICKNESS + (table->columns[i].rule == CAUSERIE_MATH_RULE_DOUBLE
                                         ? DOUBLE_RULE
                                         : 0);

    double room = gap - breadth * self->size;

    /* At the edges of the table it stands at the edge, between columns in the middle. */
    add_rule (self, table->columns[i].rule,
              x + (i == 0 ? 0 : i == table->n_columns ? room : room / 2), 0, self->height,
              CAUSERIE_MATH_UPWARD);
    x += gap + (i < table->n_columns ? self->widths[i] : 0);
  }
}

static void
add_row_rules (const Table *self)
{
  double ascent, descent, y = 0;

  for (guint i = 0; i <= self->table->n_rows; i++) {
    add_rule (self, self->table->rows[i].rule, 0, y, self->width, CAUSERIE_MATH_SIDEWARD);
    if (i == self->table->n_rows)
      break;
    measure_row (self, i, &ascent, &descent);
    y = self->baselines[i] + descent;
  }
}

/* A number is laid out on its own; the mark remembers its line wherever the table goes. */
static void
add_tags (const Table *self)
{
  CauserieMathLayout *layout = self->layout;

  for (guint i = 0; i < self->table->n_rows; i++) {
    CauserieMathMark mark = {
      .kind = CAUSERIE_MATH_MARK_TAG, .y = self->baselines[i], .glyph = layout->tags->len,
    };
    CauserieMathTag tag = { NULL, 0 };

    if (self->table->rows[i].tag == NULL)
      continue;
    tag.box = causerie_math_layout_dup_box (layout, self->table->rows[i].tag);
    g_array_append_val (layout->tags, tag);
    g_array_append_val (layout->marks, mark);
  }
}

CauserieMathPiece
causerie_math_layout_table (CauserieMathLayout     *self,
                            const CauserieMathNode *node,
                            CauserieMathSetting     setting)
{
  const CauserieMathTable *source = &node->table;
  CauserieMathPiece all = causerie_math_layout_begin (self);
  Table table = { self, source, node, setting };
  double axis = causerie_math_layout_get_axis (self, setting);

  table.setting = causerie_math_layout_get_styled (setting, source->style);
  table.size = causerie_math_layout_get_size (self, table.setting);
  table.stretch = source->stretch * table.size;
  table.cells = g_new0 (CauserieMathPiece, source->n_rows * source->n_columns);
  table.widths = g_new0 (double, source->n_columns);
  table.baselines = g_new0 (double, source->n_rows);

  layout_cells (&table);
  place_rows (&table);
  place_cells (&table);
  add_column_rules (&table);
  add_row_rules (&table);
  add_tags (&table);

  causerie_math_layout_end (self, &all);
  all.width = table.width;
  all.ascent = table.height / 2 + axis;
  all.descent = table.height - all.ascent;
  all.attachment = all.width / 2;
  causerie_math_layout_move (self, &all, 0, -all.ascent);
  g_free (table.cells);
  g_free (table.widths);
  g_free (table.baselines);
  return all;
}
