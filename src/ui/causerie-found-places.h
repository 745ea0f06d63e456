/* causerie-found-places.h: where words stand in a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-fold.h"
#include "causerie-text-place.h"

G_BEGIN_DECLS

/* The hits in a message, in reading order: those of its reasoning, where that is unfolded, before those of its text. */
typedef struct _CauserieFoundPlaces CauserieFoundPlaces;

/* Nothing is found before the first update. */
CauserieFoundPlaces *causerie_found_places_new        (CauserieTranscriptEntry *entry);
void                 causerie_found_places_free       (CauserieFoundPlaces *self);

/* Searches what is new of the message, for at most `max_hits`. */
void                 causerie_found_places_update     (CauserieFoundPlaces      *self,
                                                       const CauserieFoldedText *words,
                                                       guint                     max_hits);

/* 0 for NULL: a message that was not searched. */
guint                causerie_found_places_get_n_hits (const CauserieFoundPlaces *self);
void                 causerie_found_places_get_hit    (const CauserieFoundPlaces *self,
                                                       guint                      index,
                                                       CauserieTextPlace         *start,
                                                       CauserieTextPlace         *end); /* or NULL */

/* The first hit at or behind a place of the message; the number of hits when there is none. */
guint                causerie_found_places_seek       (const CauserieFoundPlaces *self, const CauserieTextPlace *place);

G_END_DECLS
