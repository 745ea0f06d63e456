/* causerie-table-text.h: a table for other programs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

G_BEGIN_DECLS

/* A table is a block and those that continue it, in their order (element-type CauserieBlock); styles and links are
 * left out. All (transfer full). */

/* A row a line, cells with tabs between them: what spreadsheets take from the clipboard. A tab or line end inside
 * a cell becomes a space. */
char      *causerie_table_text_to_tsv      (GPtrArray *blocks);

/* Comma-separated, as RFC 4180 has it: lines end in CRLF, and cells with a comma, a quote or a line end are quoted. It
 * begins with a byte order mark, without which some programs read another encoding. A cell that such a program
 * would take for a formula gets an apostrophe before it: a model may have written it for somebody who did not
 * read it. Numbers stay numbers. */
char      *causerie_table_text_to_csv      (GPtrArray *blocks);

/* As Markdown, styles and links included. */
char      *causerie_table_text_to_markdown (GPtrArray *blocks);

G_END_DECLS
