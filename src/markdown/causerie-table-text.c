/* causerie-table-text.c: a table for other programs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-text.h"

#include "causerie-excerpt.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef void (*AppendCell) (GString *out, const char *cell);

static char *
write_rows (GPtrArray *blocks, const char *head, char separator, const char *line_end,
            AppendCell append_cell)
{
  GString *out = g_string_new (head);

  for (guint i = 0; i < blocks->len; i++) {
    CauserieBlock *block = blocks->pdata[i];
    guint n_columns = causerie_block_get_n_columns (block);

    for (guint row = 0; row < causerie_block_get_n_rows (block); row++) {
      for (guint column = 0; column < n_columns; column++) {
        if (column > 0)
          g_string_append_c (out, separator);
        append_cell (out, causerie_block_get_cell (block, row, column)->text);
      }
      g_string_append (out, line_end);
    }
  }
  return g_string_free (out, FALSE);
}

static void
append_tsv_cell (GString *out, const char *cell)
{
  gsize start = out->len;

  g_string_append (out, cell);
  for (gsize i = start; i < out->len; i++) {
    if (strchr ("\t\n\r", out->str[i]) != NULL)
      out->str[i] = ' ';
  }
}

/* "-5", "+3 %" and "- " are none: only what goes on with a letter or a bracket calls something. */
static gboolean
is_formula (const char *cell)
{
  if (*cell == '=' || *cell == '@')
    return TRUE;
  return (*cell == '+' || *cell == '-') && (g_ascii_isalpha (cell[1]) || cell[1] == '(');
}

static void
append_csv_cell (GString *out, const char *cell)
{
  g_autoptr(GString) value = g_string_new (is_formula (cell) ? "'" : NULL);

  g_string_append (value, cell);
  if (strpbrk (value->str, ",;\t\"\n\r") == NULL) {
    g_string_append (out, value->str);
    return;
  }
  g_string_replace (value, "\"", "\"\"", 0);
  g_string_append_printf (out, "\"%s\"", value->str);
}

char *
causerie_table_text_to_tsv (GPtrArray *blocks)
{
  g_return_val_if_fail (blocks != NULL, NULL);

  return write_rows (blocks, NULL, '\t', "\n", append_tsv_cell);
}

char *
causerie_table_text_to_csv (GPtrArray *blocks)
{
  g_return_val_if_fail (blocks != NULL, NULL);

  return write_rows (blocks, BYTE_ORDER_MARK, ',', "\r\n", append_csv_cell);
}

char *
causerie_table_text_to_markdown (GPtrArray *blocks)
{
  g_autoptr(CauserieExcerpt) excerpt = NULL;

  g_return_val_if_fail (blocks != NULL, NULL);

  excerpt = causerie_excerpt_new ();
  for (guint i = 0; i < blocks->len; i++)
    causerie_excerpt_add (excerpt, blocks->pdata[i], 0, G_MAXSIZE);
  return causerie_excerpt_dup_markdown (excerpt);
}
