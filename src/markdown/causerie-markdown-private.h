/* causerie-markdown-private.h: the parser as the growing text uses it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-markdown-reader.h"
#include "causerie-markdown.h"

G_BEGIN_DECLS

/* A text, or the end of one with what it takes to read it. */
typedef struct {
  const char           *text;    /* valid UTF-8 */
  gsize                 length;
  gsize                 head;    /* bytes at its start that repeat what is known */
  gsize                 start;   /* where what follows these stands in the whole text */
  const CauserieResume *resume;  /* NULL: from the beginning */
  gboolean              growing; /* more will follow: code may be open, the words of footnotes may be missing */
} CauserieMarkdownSource;

/* Parses like causerie_markdown_parse(). `notes` learns the footnotes and may know some; their
 * blocks follow those that have a place. */
void causerie_markdown_parse_source (const CauserieMarkdownSource *source,
                                     CauserieNotes                *notes,
                                     CauserieMarkdownOutput       *output);

G_END_DECLS
