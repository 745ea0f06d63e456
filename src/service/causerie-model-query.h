/* causerie-model-query.h: what models somebody looks for, and which these are
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_MODEL_SORT_RELEVANCE, /* the server's order where nothing is typed */
  CAUSERIE_MODEL_SORT_NAME,
  CAUSERIE_MODEL_SORT_PRICE,     /* lowest first, of a million tokens in and out together */
  CAUSERIE_MODEL_SORT_CONTEXT,   /* longest first */
  CAUSERIE_MODEL_SORT_NEWEST,
} CauserieModelSort;

#define CAUSERIE_TYPE_MODEL_SORT (causerie_model_sort_get_type ())
GType causerie_model_sort_get_type (void);

/* A plain value; all of it zero is everything that can chat. What a server does not tell of a model counts
 * as not so. */
typedef struct {
  const char        *text;        /* as it was typed; NULL or "": any */
  gboolean           free;
  gboolean           vision;      /* takes pictures */
  gboolean           files;
  gboolean           audio;
  gboolean           tools;
  gboolean           reasoning;
  gint64             min_context; /* tokens; 0 any */
  double             max_price;   /* US dollars a million tokens, in and out each; 0 any */
  const char        *connection;  /* its uid; NULL any */
  CauserieModelSort  sort;
} CauserieModelQuery;

/* Whether anything but the text and the order is asked for. */
gboolean   causerie_model_query_has_filter (const CauserieModelQuery *self);

/* The entries that fit, as a new array of references (transfer full). `entries` is a GListModel of
 * CauserieCatalogueEntry. Each typed word is looked for in name, id and author, without regard to case, accents
 * and punctuation; "клод" finds Claude, "сдфгву" (the wrong keyboard layout) too, and a misspelt name what is
 * nearest. What was searched for then instead of the text goes to `instead` (transfer full, NULL: nothing
 * else; may be NULL). Models that cannot chat are left out. Thousands of entries take a millisecond or two. */
GPtrArray *causerie_model_query_run        (const CauserieModelQuery  *self,
                                            GListModel                *entries,
                                            char                     **instead);

G_END_DECLS
