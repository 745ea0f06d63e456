/* causerie-catalogue-list.h: one connection's list of models, as it is kept in a file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-entry.h"

G_BEGIN_DECLS

/* What a search asks of a model, as bits. */
typedef enum {
  CAUSERIE_TRAIT_CHATS     = 1 << 0,
  CAUSERIE_TRAIT_FREE      = 1 << 1,
  CAUSERIE_TRAIT_VISION    = 1 << 2,
  CAUSERIE_TRAIT_FILES     = 1 << 3,
  CAUSERIE_TRAIT_AUDIO     = 1 << 4,
  CAUSERIE_TRAIT_TOOLS     = 1 << 5,
  CAUSERIE_TRAIT_REASONING = 1 << 6,
} CauserieTrait;

/* Prices on a card count these, rounded up; unknown and variable ones are CAUSERIE_CARD_NO_PRICE. */
#define CAUSERIE_CARD_UNITS_PER_DOLLAR G_GINT64_CONSTANT (1000000000000000)
#define CAUSERIE_CARD_NO_PRICE         G_MAXINT64

/* A model for sorting and filtering. It lies in the file like this, so reading thousands costs nothing. */
typedef struct {
  gint64  created;           /* Unix; 0 unknown */
  gint64  context;           /* tokens; 0 unknown */
  gint64  prompt_price;      /* of a token */
  gint64  completion_price;
  gint64  changed;           /* Unix, when `change` was found; 0 */
  guint32 traits;            /* CauserieTrait */
  guint32 change;            /* CauserieModelChange */
} CauserieModelCard;

/* Where a list is from. */
typedef struct {
  const char *base_url; /* of the connection */
  const char *url;      /* of the list itself; "" unknown */
  const char *etag;     /* to ask for a newer one; "" none */
  gint64      date;     /* Unix, when the server was last heard to have it */
} CauserieListHead;

/* Never changes; reference-counted, safe across threads. Texts are borrowed from it. */
typedef struct _CauserieCatalogueList CauserieCatalogueList;

/* `models` are CauserieModels in their server's order. What changed since `before` (or NULL) is marked, what
 * was marked then stays so for CAUSERIE_CATALOGUE_MARK_DAYS; what is gone comes last. A model is only called new or
 * gone when both lists have the same URL: another one may list others. */
CauserieCatalogueList  *causerie_catalogue_list_new        (GPtrArray              *models,
                                                            const CauserieListHead *head,
                                                            CauserieCatalogueList  *before);

/* The same list, heard of again. */
CauserieCatalogueList  *causerie_catalogue_list_new_dated  (CauserieCatalogueList *self, gint64 date);

/* The file is mapped, and its models read when they are asked for. NULL when there is none that can be read. */
CauserieCatalogueList  *causerie_catalogue_list_load       (const char *path);
gboolean                causerie_catalogue_list_save       (CauserieCatalogueList *self, const char *path, GError **error);

CauserieCatalogueList  *causerie_catalogue_list_ref        (CauserieCatalogueList *self);
void                    causerie_catalogue_list_unref      (CauserieCatalogueList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieCatalogueList, causerie_catalogue_list_unref)

const CauserieListHead  *causerie_catalogue_list_get_head  (CauserieCatalogueList *self);
guint                    causerie_catalogue_list_get_size  (CauserieCatalogueList *self);
const CauserieModelCard *causerie_catalogue_list_get_card  (CauserieCatalogueList *self, guint index);
const char              *causerie_catalogue_list_get_id    (CauserieCatalogueList *self, guint index);
const char              *causerie_catalogue_list_get_name  (CauserieCatalogueList *self, guint index);

/* As answers call it; "" when that was not said. */
const char              *causerie_catalogue_list_get_canonical_id (CauserieCatalogueList *self, guint index);

/* Name and id in the form of causerie_model_words_fold(). */
const char              *causerie_catalogue_list_get_words (CauserieCatalogueList *self, guint index);

/* What a token cost before; NULL when that did not change. */
const char              *causerie_catalogue_list_get_old_price (CauserieCatalogueList *self, guint index, CauseriePrice price);

/* (transfer full). Of damaged facts the name is left. */
CauserieModel           *causerie_catalogue_list_read_model (CauserieCatalogueList *self, guint index);

G_END_DECLS
