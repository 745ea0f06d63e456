/* causerie-markdown-reader.h: one run of the Markdown parser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-builder.h"
#include "causerie-mask.h"
#include "causerie-notes.h"

G_BEGIN_DECLS

typedef struct {
  const char           *text;        /* valid UTF-8 */
  gsize                 length;
  const CauserieMask   *mask;        /* of that text */
  CauserieNotes        *notes;
  gint64                shift;       /* from an offset in the text to the place of a footnote's number */
  guint                 note;        /* the text is the words of that footnote; 0: it is none */
  const CauserieResume *resume;      /* NULL: from the beginning */
} CauserieMarkdownInput;

typedef struct {
  GPtrArray *blocks;   /* owned; of CauserieBlock */
  GArray    *places;   /* owned; of gsize, one a block (causerie_block_builder_take()) */
  gsize      code_end; /* where the last words of the last block end if it is fenced code; else G_MAXSIZE */
  gboolean   strayed;  /* it does not go on as `resume` says; the blocks mean nothing */
} CauserieMarkdownOutput;

/* `output` is filled anew. */
void causerie_markdown_read         (const CauserieMarkdownInput *input, CauserieMarkdownOutput *output);
void causerie_markdown_output_clear (CauserieMarkdownOutput *output);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CauserieMarkdownOutput, causerie_markdown_output_clear)

G_END_DECLS
