/* causerie-catalogue-list-private.h: the form of a list of models, for reading and for making it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-list.h"

G_BEGIN_DECLS

/* A GVariant in the byte order of this computer; what a list of thousands needs of every model stands apart
 * from the rest, so that the rest is never touched:
 *
 *   (version, (base URL, URL, ETag), date, [card], texts, [all facts of a model])
 *
 * The texts are those below of the first model, of the second and so on, each ended by a NUL. */
#define CAUSERIE_LIST_VERSION   1
#define CAUSERIE_LIST_CARD_TYPE "(xxxxxuu)"
#define CAUSERIE_LIST_TYPE      "(u(sss)xa" CAUSERIE_LIST_CARD_TYPE "aya" CAUSERIE_MODEL_VARIANT ")"

enum {
  CAUSERIE_LIST_COLUMN_VERSION,
  CAUSERIE_LIST_COLUMN_HEAD,
  CAUSERIE_LIST_COLUMN_DATE,
  CAUSERIE_LIST_COLUMN_CARDS,
  CAUSERIE_LIST_COLUMN_TEXTS,
  CAUSERIE_LIST_COLUMN_MODELS,
  CAUSERIE_LIST_N_COLUMNS,
};

enum {
  CAUSERIE_LIST_TEXT_ID, /* the only one that is never "" */
  CAUSERIE_LIST_TEXT_NAME,
  CAUSERIE_LIST_TEXT_CANONICAL_ID,
  CAUSERIE_LIST_TEXT_WORDS,
  CAUSERIE_LIST_TEXT_OLD_PROMPT,
  CAUSERIE_LIST_TEXT_OLD_COMPLETION,
  CAUSERIE_LIST_N_TEXTS,
};

/* Of a variant that was just built (sunk). It is kept as its bytes: a tree of many small variants takes
 * several times their room. */
CauserieCatalogueList *causerie_catalogue_list_new_from_tree (GVariant *tree);

G_END_DECLS
