/* causerie-catalogue-entry.h: a model of the catalogue, with what the person has to do with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model.h"

G_BEGIN_DECLS

/* How it differs from what the catalogue said before; marked for CAUSERIE_CATALOGUE_MARK_DAYS. */
typedef enum {
  CAUSERIE_MODEL_CHANGE_NONE,
  CAUSERIE_MODEL_CHANGE_NEW,
  CAUSERIE_MODEL_CHANGE_CHEAPER,
  CAUSERIE_MODEL_CHANGE_DEARER,  /* in or out, even where the other costs less now */
  CAUSERIE_MODEL_CHANGE_GONE,    /* the server lists it no more; what is known of it is old */
} CauserieModelChange;

#define CAUSERIE_TYPE_MODEL_CHANGE (causerie_model_change_get_type ())
GType causerie_model_change_get_type (void);

#define CAUSERIE_TYPE_CATALOGUE_ENTRY (causerie_catalogue_entry_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCatalogueEntry, causerie_catalogue_entry, CAUSERIE, CATALOGUE_ENTRY, GObject)

/* An item of the catalogue. What a list shows and sorts by is at hand; the whole model is read from the
 * cache when it is first asked for. Properties: favourite, last-used; all else never changes (a new list
 * brings new entries). Texts and models are borrowed. */

const char          *causerie_catalogue_entry_get_connection_uid (CauserieCatalogueEntry *self);
const char          *causerie_catalogue_entry_get_id        (CauserieCatalogueEntry *self); /* of the model */
const char          *causerie_catalogue_entry_get_name      (CauserieCatalogueEntry *self); /* for people */
CauserieModel       *causerie_catalogue_entry_get_model     (CauserieCatalogueEntry *self);

gboolean             causerie_catalogue_entry_get_favourite (CauserieCatalogueEntry *self);
gint64               causerie_catalogue_entry_get_last_used (CauserieCatalogueEntry *self); /* Unix; 0 never */

CauserieModelChange  causerie_catalogue_entry_get_change    (CauserieCatalogueEntry *self);

/* Of CAUSERIE_PRICE_PROMPT or CAUSERIE_PRICE_COMPLETION before it became cheaper or dearer, in the form of
 * CauserieModelFacts; NULL when the price did not change. */
const char          *causerie_catalogue_entry_get_old_price (CauserieCatalogueEntry *self, CauseriePrice price);

G_END_DECLS
