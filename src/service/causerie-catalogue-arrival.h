/* causerie-catalogue-arrival.h: what a server told becomes a list, on the disk too
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-list.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  GPtrArray             *models;   /* CauserieModels; NULL: those of before, heard of again */
  CauserieCatalogueList *before;   /* may be NULL when there are models */
  const char            *base_url;
  const char            *url;
  const char            *etag;
  const char            *path;     /* NULL: it is not kept */
} CauserieArrival;

/* Copies what it needs and works in a thread: thousands of models take many frames. One that is cancelled
 * leaves no file behind where there was no list before. */
void                   causerie_catalogue_arrival_take_async  (const CauserieArrival *arrival,
                                                               GCancellable          *cancellable,
                                                               GAsyncReadyCallback    callback,
                                                               gpointer               user_data);

/* (transfer full); that it could not be written is no error: it can be asked for again. */
CauserieCatalogueList *causerie_catalogue_arrival_take_finish (GAsyncResult *result);

G_END_DECLS
