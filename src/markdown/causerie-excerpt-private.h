/* causerie-excerpt-private.h: how an excerpt is written
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

G_BEGIN_DECLS

/* What stands before the lines of a block for the lists and quotes it lies in. */
typedef struct {
  GString *first; /* of its first line */
  GString *rest;  /* of every other */
  GString *blank; /* of the empty line before it */
} CauserieLinePrefix;

/* How the signs are written. */
typedef enum {
  CAUSERIE_SIGNS_PLAIN,
  CAUSERIE_SIGNS_MARKDOWN,
} CauserieSigns;

/* Walks from block to block. */
typedef struct {
  CauserieSigns       signs;
  CauserieLinePrefix  prefix;
  CauserieNest        path[CAUSERIE_BLOCK_MAX_DEPTH];    /* of the block before */
  gboolean            other[CAUSERIE_BLOCK_MAX_DEPTH];   /* the list there has the other sign, not to be taken for the
                                                            one before it */
  guint               depth;
} CauserieLinePrefixes;

void  causerie_line_prefixes_init  (CauserieLinePrefixes *self, CauserieSigns signs);
void  causerie_line_prefixes_clear (CauserieLinePrefixes *self);

/* Fills in the prefixes of the next block. */
void  causerie_line_prefixes_enter (CauserieLinePrefixes *self, CauserieBlock *block);

/* Appends text with styles as Markdown; every line end is followed by `prefix`; NULL: it
 * becomes a space. In a table's cell lines are broken by <br>, and | is no border. */
void  causerie_markdown_append_text (GString *markdown, const CauserieStyledText *text, const char *prefix, gboolean in_cell);

/* Appends an address so that it is one. */
void  causerie_markdown_append_url  (GString *markdown, const char *url);

G_END_DECLS
