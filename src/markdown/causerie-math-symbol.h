/* causerie-math-symbol.h: the commands that are one character
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-math.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_MATH_SYMBOL_ATOM,     /* as it is */
  CAUSERIE_MATH_SYMBOL_VARIABLE, /* a letter: it follows the alphabet */
  CAUSERIE_MATH_SYMBOL_LARGE,    /* ∑ */
} CauserieMathSymbolKind;

typedef struct {
  const char             *name; /* without "\" */
  gunichar                character;
  CauserieMathSymbolKind  kind;
  CauserieMathClass       class;
} CauserieMathSymbolInfo;

/* The entry of a table of structs whose first member is their name, sorted by bytes; or NULL. */
gconstpointer                 causerie_math_find_name        (const char    *name,
                                                              gsize          length,
                                                              gconstpointer  table,
                                                              gsize          n_entries,
                                                              gsize          entry_size);

const CauserieMathSymbolInfo *causerie_math_symbol_find      (const char *name, gsize length);

/* What a character typed as such means. NULL when it is no sign of mathematics. */
const CauserieMathSymbolInfo *causerie_math_symbol_recognise (gunichar character);

G_END_DECLS
