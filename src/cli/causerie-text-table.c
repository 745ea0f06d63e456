/* causerie-text-table.c: rows of text in straight columns
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-table.h"

#include <string.h>

struct _CauserieTextTable {
  char      *alignment;
  guint      n_columns;
  glong     *widths; /* characters */
  GPtrArray *rows;   /* of char ** */
};

CauserieTextTable *
causerie_text_table_new (const char *alignment)
{
  CauserieTextTable *self = g_new0 (CauserieTextTable, 1);

  self->alignment = g_strdup (alignment);
  self->n_columns = (guint) strlen (alignment);
  self->widths = g_new0 (glong, self->n_columns);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
causerie_text_table_free (CauserieTextTable *self)
{
  g_free (self->alignment);
  g_free (self->widths);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
causerie_text_table_add (CauserieTextTable *self, char **cells)
{
  g_autofree char **given = cells;
  char **row;

  g_return_if_fail (self != NULL && cells != NULL);

  row = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++) {
    row[i] = given[i] != NULL && *given[i] != '\0' ? given[i] : g_strdup ("—");
    if (row[i] != given[i])
      g_free (given[i]);
    self->widths[i] = MAX (self->widths[i], g_utf8_strlen (row[i], -1));
  }
  g_ptr_array_add (self->rows, row);
}

static void
append_row (CauserieTextTable *self, GString *text, char **row)
{
  gsize line = text->len;

  for (guint i = 0; i < self->n_columns; i++) {
    int padding = (int) (self->widths[i] - g_utf8_strlen (row[i], -1));

    if (i > 0)
      g_string_append (text, "  ");
    if (self->alignment[i] == 'r')
      g_string_append_printf (text, "%*s%s", padding, "", row[i]);
    else
      g_string_append_printf (text, "%s%*s", row[i], padding, "");
  }

  while (text->len > line && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

char *
causerie_text_table_write (CauserieTextTable *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++) {
    append_row (self, text, g_ptr_array_index (self->rows, i));
    g_string_append_c (text, '\n');
  }

  return g_string_free (text, FALSE);
}
