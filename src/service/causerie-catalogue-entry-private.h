/* causerie-catalogue-entry-private.h: what the catalogue and a search in it know of an entry
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-list.h"

G_BEGIN_DECLS

/* The model at `index`; `connection_uid` is interned. */
CauserieCatalogueEntry  *causerie_catalogue_entry_new           (const char            *connection_uid,
                                                                 CauserieCatalogueList *list,
                                                                 guint                  index);

const CauserieModelCard *causerie_catalogue_entry_get_card      (CauserieCatalogueEntry *self);

/* Name and id in the form of causerie_model_words_fold(). */
const char              *causerie_catalogue_entry_get_words     (CauserieCatalogueEntry *self);

void                     causerie_catalogue_entry_set_favourite (CauserieCatalogueEntry *self, gboolean favourite);
void                     causerie_catalogue_entry_set_last_used (CauserieCatalogueEntry *self, gint64 last_used);

G_END_DECLS
