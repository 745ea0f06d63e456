/* causerie-text-table.h: rows of text in straight columns
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CauserieTextTable CauserieTextTable;

/* `alignment`: a letter a column, 'l' for words, 'r' for numbers: "lrr". */
CauserieTextTable *causerie_text_table_new   (const char *alignment);
void               causerie_text_table_free  (CauserieTextTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieTextTable, causerie_text_table_free)

/* `cells` (transfer full): as many as there are columns; one that is NULL or empty shows a dash. */
void               causerie_text_table_add   (CauserieTextTable *self, char **cells);

/* Each row a line, without blanks at its end (transfer full). */
char              *causerie_text_table_write (CauserieTextTable *self);

G_END_DECLS
