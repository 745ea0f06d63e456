/* causerie-code-language.h: the languages code is written in, under the names people give them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *id;        /* of its rules in GtkSourceView; NULL: it has none */
  const char *name;      /* as its people write it; not translated */
  const char *file;      /* how the name of a file of it ends (".py"), or all of that name ("Makefile") */
  const char *words;     /* what stands behind a fence for it, in lower case, with blanks between */
} CauserieCodeLanguage;

/* By the word behind a fence: "python", "Py", "c++", "{.sh}", "language-js", "src/main.rs". NULL: it names
 * none that is known. */
const CauserieCodeLanguage *causerie_code_language_find  (const char *word);

/* By how a code without a word begins, where that leaves no doubt ("#!/bin/sh", "<?xml"); else NULL. */
const CauserieCodeLanguage *causerie_code_language_guess (const char *text);

/* By the word, or where there is none by the code. */
const CauserieCodeLanguage *causerie_code_language_of    (const char *word, const char *text);

/* What a file of it may be called: "code.py", "Makefile" (transfer full). NULL is plain text. */
char                       *causerie_code_language_dup_file_name (const CauserieCodeLanguage *self);

G_END_DECLS
