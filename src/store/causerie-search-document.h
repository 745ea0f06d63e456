/* causerie-search-document.h: what the index keeps of a message or a title
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The columns of the table `search`, in their order. */
typedef enum {
  CAUSERIE_SEARCH_WORDS,           /* of a title, or what was said; each where it stands */
  CAUSERIE_SEARCH_STEMS,           /* of those words that have others than themselves, once each */
  CAUSERIE_SEARCH_REASONING_WORDS,
  CAUSERIE_SEARCH_REASONING_STEMS,
  CAUSERIE_SEARCH_NAMES,           /* words of the names of files; without stems */
  CAUSERIE_SEARCH_N_COLUMNS,
} CauserieSearchColumn;

typedef struct _CauserieSearchDocument CauserieSearchDocument;

CauserieSearchDocument *causerie_search_document_new      (void);
void                    causerie_search_document_free     (CauserieSearchDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieSearchDocument, causerie_search_document_free)

/* `column` is one of words; stems go into the one beside it. The same texts in the same order give
 * the same columns, always: by them a document is taken out again. `text` is valid UTF-8 or NULL. */
void                    causerie_search_document_add      (CauserieSearchDocument *self,
                                                           CauserieSearchColumn    column,
                                                           const char             *text);

/* Words with spaces between. Borrowed until something is added. */
const char             *causerie_search_document_get      (CauserieSearchDocument *self,
                                                           CauserieSearchColumn    column);
gboolean                causerie_search_document_is_empty (CauserieSearchDocument *self);

G_END_DECLS
