/* causerie-math-read-table.c: \begin … \end: matrices, cases, aligned equations
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-command.h"
#include "causerie-math-environment.h"
#include "causerie-text.h"

#include <string.h>

/* A table while it is read. */
typedef struct {
  const CauserieMathEnvironment *environment;
  char               letter;  /* of all columns: "[r]"; 0: as the environment has them */
  GArray            *columns; /* of CauserieMathColumn: those of "{lcr}" and the edge after them */
  GArray            *cells;   /* of const CauserieMathNode *, line after line */
  GArray            *ends;    /* of guint: where in cells each line ends */
  GArray            *rows;    /* of CauserieMathTableRow; the last is what comes next */
} Table;

/* --- columns ---------------------------------------------------------------------------------- */

static void
add_column (Table *self, char letter)
{
  CauserieMathColumn *edge = &g_array_index (self->columns, CauserieMathColumn,
                                             self->columns->len - 1);
  CauserieMathColumn next = { CAUSERIE_MATH_COLUMN_CENTER, self->environment->gap / 2,
                              CAUSERIE_MATH_RULE_NONE };

  edge->align = causerie_math_environment_get_align (letter);
  if (self->columns->len > 1 && edge->gap > 0)
    edge->gap = self->environment->gap;
  g_array_append_val (self->columns, next);
}

static void
add_column_rule (Table *self, CauserieMathRule rule)
{
  CauserieMathColumn *edge = &g_array_index (self->columns, CauserieMathColumn,
                                             self->columns->len - 1);

  edge->rule = edge->rule == CAUSERIE_MATH_RULE_SOLID && rule == CAUSERIE_MATH_RULE_SOLID
             ? CAUSERIE_MATH_RULE_DOUBLE : rule;
}

/* "@{}": no gap here. With something in the braces it is nothing we draw. */
static gboolean
read_bare_edge (CauserieMathParser *self, Table *table)
{
  const char *text;
  gsize length;

  g_array_index (table->columns, CauserieMathColumn, table->columns->len - 1).gap = 0;
  return causerie_math_parser_read_raw (self, &text, &length) && length == 0;
}

static gboolean
read_column (CauserieMathParser *self, Table *table)
{
  char letter = causerie_math_parser_skip_space (self) ? *self->p++ : '\0';

  if (letter == 'l' || letter == 'c' || letter == 'r')
    add_column (table, letter);
  else if (letter == '|')
    add_column_rule (table, CAUSERIE_MATH_RULE_SOLID);
  else if (letter == ':')
    add_column_rule (table, CAUSERIE_MATH_RULE_DASHED);
  else
    return (letter == '@' || letter == '!') && read_bare_edge (self, table);
  return TRUE;
}

/* "{3}{c|}", after the asterisk; the digit may stand without braces. */
static gboolean
read_repeated_columns (CauserieMathParser *self, Table *table)
{
  gboolean braced = causerie_math_parser_accept (self, "{");
  int n = causerie_math_parser_skip_space (self) ? g_ascii_digit_value (*self->p++) : -1;
  const char *start;

  if ((braced && !causerie_math_parser_accept (self, "}")) ||
      !causerie_math_parser_accept (self, "{"))
    return FALSE;

  start = self->p;
  for (int i = 0; i < n; i++) {
    self->p = start;
    while (!causerie_math_parser_accept (self, "}")) {
      if (!read_column (self, table))
        return FALSE;
    }
  }
  return n > 0;
}

/* "{l|cc@{}}" */
static gboolean
read_columns (CauserieMathParser *self, Table *table)
{
  gboolean readable = causerie_math_parser_accept (self, "{");

  while (readable && !causerie_math_parser_accept (self, "}")) {
    if (causerie_math_parser_accept (self, "*"))
      readable = read_repeated_columns (self, table);
    else
      readable = read_column (self, table);
  }
  return readable;
}

/* The letter of "[r]", 0 when that is not what comes next: "[x]" belongs to the first cell. */
static char
accept_letter (CauserieMathParser *self)
{
  static const char *letters[] = { "l", "c", "r", "t", "b" };
  const char *start = self->p;

  if (!causerie_math_parser_accept (self, "["))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++) {
    if (causerie_math_parser_accept (self, letters[i]) && causerie_math_parser_accept (self, "]"))
      return *letters[i];
  }
  self->p = start;
  return 0;
}

static gboolean
read_options (CauserieMathParser *self, Table *table)
{
  const char *text;
  gsize length;

  switch (table->environment->options) {
  case CAUSERIE_MATH_OPTIONS_COLUMNS:
    accept_letter (self);
    return read_columns (self, table);
  case CAUSERIE_MATH_OPTIONS_ALIGN:
    table->letter = accept_letter (self);
    return TRUE;
  case CAUSERIE_MATH_OPTIONS_PLACE:
    accept_letter (self);
    return TRUE;
  case CAUSERIE_MATH_OPTIONS_COUNT:
    return causerie_math_parser_read_raw (self, &text, &length);
  case CAUSERIE_MATH_OPTIONS_NONE:
  default:
    return TRUE;
  }
}

/* --- rows ------------------------------------------------------------------------------------- */

static CauserieMathTableRow *
get_next_row (Table *self)
{
  return &g_array_index (self->rows, CauserieMathTableRow, self->rows->len - 1);
}

/* "\hline" and its like, above the next row. */
static void
read_rules (CauserieMathParser *self, Table *table)
{
  static const char *solid[] = { "\\hline", "\\toprule", "\\midrule", "\\bottomrule" };
  CauserieMathTableRow *row = get_next_row (table);

  for (guint i = 0; i < G_N_ELEMENTS (solid); i++) {
    while (causerie_math_parser_accept (self, solid[i]))
      row->rule = row->rule == CAUSERIE_MATH_RULE_NONE ? CAUSERIE_MATH_RULE_SOLID
                                                       : CAUSERIE_MATH_RULE_DOUBLE;
  }
  if (causerie_math_parser_accept (self, "\\hdashline"))
    row->rule = CAUSERIE_MATH_RULE_DASHED;
}

/* In the second column of a pair "= b" and "+ b" go on with what the first has. */
static gboolean
read_cell (CauserieMathParser *self, Table *table, gboolean goes_on)
{
  CauserieMathRowBuilder row = { 0 };
  const CauserieMathNode *cell = NULL;

  if (goes_on)
    causerie_math_row_append (&row, causerie_math_parser_new_node (self, CAUSERIE_MATH_ROW,
                                                                   CAUSERIE_MATH_ORD));
  if (!causerie_math_parser_read_row (self, CAUSERIE_MATH_SCOPE_GROUP, &row))
    return FALSE;
  if (row.first != NULL)
    cell = causerie_math_parser_finish_row (self, &row);
  g_array_append_val (table->cells, cell);
  return TRUE;
}

/* "\\", "\\*" and "\\[2pt]"; a bracket that holds no length belongs to the next row. */
static gboolean
read_row_end (CauserieMathParser *self, Table *table)
{
  CauserieMathTableRow next = { 0 };
  const char *p;

  if (!causerie_math_parser_accept (self, "\\\\") && !causerie_math_parser_accept (self, "\\cr"))
    return FALSE;

  p = self->p;
  if (p < self->end && *p == '*')
    p = ++self->p;
  if (p < self->end && *p == '[') {
    self->p++;
    if (!causerie_math_parser_read_length (self, &next.gap) ||
        !causerie_math_parser_accept (self, "]")) {
      next.gap = 0;
      self->p = p;
    }
  }
  g_array_append_val (table->rows, next);
  return TRUE;
}

static void
take_tag (CauserieMathParser *self, Table *table)
{
  if (table->environment->lines)
    get_next_row (table)->tag = g_steal_pointer (&self->tag);
}

/* One row with its end, if it has one: `*ended` says so. */
static gboolean
read_line (CauserieMathParser *self, Table *table, gboolean *ended)
{
  gboolean paired = causerie_math_environment_is_paired (table->environment);
  guint column = 0;

  do {
    if (!read_cell (self, table, paired && column % 2 == 1))
      return FALSE;
    column++;
  } while (causerie_math_parser_accept (self, "&"));

  take_tag (self, table);
  g_array_append_val (table->ends, table->cells->len);
  *ended = read_row_end (self, table);
  return TRUE;
}

/* Whether the table is over: by `end`, or by the end of all when that is NULL. */
static gboolean
is_over (CauserieMathParser *self, const char *end)
{
  return end != NULL ? causerie_math_parser_sees (self, end)
                     : !causerie_math_parser_skip_space (self);
}

/* The rows up to `end`, and past it. */
static gboolean
read_lines (CauserieMathParser *self, Table *table, const char *end)
{
  gboolean ended = TRUE;

  while (ended) {
    read_rules (self, table);
    if (is_over (self, end))
      break;
    if (!read_line (self, table, &ended))
      return FALSE;
  }

  if (!ended) {
    CauserieMathTableRow foot = { 0 };

    g_array_append_val (table->rows, foot);
  }
  return is_over (self, end) && (end == NULL || causerie_math_parser_accept (self, end));
}

/* --- the table -------------------------------------------------------------------------------- */

static guint
count_columns (Table *self)
{
  guint n_columns = self->columns->len - 1, begin = 0;

  for (guint i = 0; i < self->ends->len; i++) {
    guint end = g_array_index (self->ends, guint, i);

    n_columns = MAX (n_columns, end - begin);
    begin = end;
  }
  return n_columns;
}

static gpointer
keep (CauserieMath *math, const GArray *array)
{
  gsize size = (gsize) array->len * g_array_get_element_size ((GArray *) array);

  return memcpy (causerie_math_allocate (math, size), array->data, size);
}

/* Every row gets as many cells as the longest. */
static gpointer
keep_cells (CauserieMath *math, Table *self, guint n_columns)
{
  const CauserieMathNode **cells =
    causerie_math_allocate (math, sizeof *cells * n_columns * self->ends->len);
  guint begin = 0;

  for (guint i = 0; i < self->ends->len; i++) {
    guint end = g_array_index (self->ends, guint, i);

    for (guint at = begin; at < end; at++)
      cells[i * n_columns + at - begin] =
        g_array_index (self->cells, const CauserieMathNode *, at);
    begin = end;
  }
  return cells;
}

static void
complete_columns (Table *self, guint n_columns)
{
  for (guint i = self->columns->len - 1; i < n_columns; i++) {
    CauserieMathColumn column =
      causerie_math_environment_make_column (self->environment, i, self->letter);

    g_array_insert_val (self->columns, i, column);
  }
}

static CauserieMathNode *
new_table (CauserieMathParser *self, Table *table)
{
  guint n_rows = table->ends->len, n_columns = count_columns (table);
  CauserieMathNode *node;

  if (n_rows == 0 || n_columns == 0 || n_columns > CAUSERIE_MATH_MAX_CELLS / n_rows)
    return NULL;

  complete_columns (table, n_columns);
  node = causerie_math_parser_new_node (self, CAUSERIE_MATH_TABLE, CAUSERIE_MATH_ORD);
  node->table = (CauserieMathTable) {
    .n_rows = n_rows,
    .n_columns = n_columns,
    .cells = keep_cells (self->math, table, n_columns),
    .columns = keep (self->math, table->columns),
    .rows = keep (self->math, table->rows),
    .style = table->environment->style,
    .stretch = table->environment->stretch * self->scope.stretch,
  };
  return node;
}

static CauserieMathNode *
read_table (CauserieMathParser *self, const CauserieMathEnvironment *environment, const char *end)
{
  g_autoptr(GArray) columns = g_array_new (FALSE, TRUE, sizeof (CauserieMathColumn));
  g_autoptr(GArray) cells = g_array_new (FALSE, TRUE, sizeof (const CauserieMathNode *));
  g_autoptr(GArray) ends = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr(GArray) rows = g_array_new (FALSE, TRUE, sizeof (CauserieMathTableRow));
  Table table = { environment, 0, columns, cells, ends, rows };
  CauserieMathColumn edge = { 0 };

  if (environment->options == CAUSERIE_MATH_OPTIONS_COLUMNS)
    edge.gap = environment->gap / 2;
  g_array_append_val (columns, edge);
  g_array_set_size (rows, 1);

  if (!read_options (self, &table) || !read_lines (self, &table, end))
    return NULL;
  return new_table (self, &table);
}

static CauserieMathNode *
put_in_fence (CauserieMathParser            *self,
              const CauserieMathEnvironment *environment,
              CauserieMathNode              *table)
{
  CauserieMathNode *fence;

  if (environment->left == 0 && environment->right == 0)
    return table;

  fence = causerie_math_parser_new_node (self, CAUSERIE_MATH_FENCE, CAUSERIE_MATH_INNER);
  fence->fence.left = environment->left;
  fence->fence.right = environment->right;
  fence->fence.body = table;
  return fence;
}

/* Back at "{name}" after "\end". */
static gboolean
read_end_name (CauserieMathParser *self, const char *name, gsize length)
{
  const char *other;
  gsize other_length;

  return causerie_math_parser_read_raw (self, &other, &other_length) && other_length == length &&
         strncmp (name, other, length) == 0;
}

static gboolean
append_table (CauserieMathParser            *self,
              CauserieMathRowBuilder        *row,
              const CauserieMathEnvironment *environment,
              const char                    *end)
{
  CauserieMathNode *table = read_table (self, environment, end);

  if (table != NULL)
    causerie_math_row_append (row, put_in_fence (self, environment, table));
  return table != NULL;
}

static gboolean
read_body (CauserieMathParser     *self,
           CauserieMathRowBuilder *row,
           const char             *name,
           gsize                   length)
{
  const CauserieMathEnvironment *environment = causerie_math_environment_find (name, length);

  if (environment == NULL)
    return FALSE;
  if (environment->aligns != NULL)
    return append_table (self, row, environment, "\\end");
  return causerie_math_parser_read_row (self, CAUSERIE_MATH_SCOPE_GROUP, row) &&
         causerie_math_parser_accept (self, "\\end");
}

gboolean
causerie_math_read_environment (CauserieMathParser        *self,
                                const CauserieMathCommand *command,
                                CauserieMathRowBuilder    *row)
{
  const char *name;
  gsize length;

  return causerie_math_parser_read_raw (self, &name, &length) &&
         read_body (self, row, name, length) && read_end_name (self, name, length);
}

CauserieMathNode *
causerie_math_parser_read_lines (CauserieMathParser *self)
{
  CauserieMathNode *table = read_table (self, &causerie_math_lines, NULL);

  return table != NULL && table->table.n_columns == 1 ? table : NULL;
}

/* "\renewcommand{\arraystretch}{1.5}", "\def\arraystretch{1.5}" */
gboolean
causerie_math_read_stretch (CauserieMathParser        *self,
                            const CauserieMathCommand *command,
                            CauserieMathRowBuilder    *row)
{
  gboolean braced = causerie_math_parser_accept (self, "{");
  const char *text;
  gsize length;
  g_autofree char *number = NULL;
  double stretch;

  if (!causerie_math_parser_accept (self, "\\arraystretch") ||
      (braced && !causerie_math_parser_accept (self, "}")) ||
      !causerie_math_parser_read_raw (self, &text, &length))
    return FALSE;

  number = g_strndup (text, length);
  if (!causerie_text_parse_decimal (number, &stretch) || stretch < 0.5 || stretch > 3)
    return FALSE;
  self->scope.stretch = stretch;
  return TRUE;
}

gboolean
causerie_math_read_substack (CauserieMathParser        *self,
                             const CauserieMathCommand *command,
                             CauserieMathRowBuilder    *row)
{
  return causerie_math_parser_accept (self, "{") &&
         append_table (self, row, &causerie_math_substack, "}");
}
