/* causerie-catalogue-upkeep.h: when lists of models are looked after in the background
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"

G_BEGIN_DECLS

/* Calls back soon after it is started, when the network changes, and every hour. */
typedef struct _CauserieCatalogueUpkeep CauserieCatalogueUpkeep;

typedef void (*CauserieCatalogueUpkeepFunc) (gpointer user_data);

CauserieCatalogueUpkeep *causerie_catalogue_upkeep_start   (CauserieCatalogueUpkeepFunc  look_after,
                                                            gpointer                     user_data);
void                     causerie_catalogue_upkeep_free    (CauserieCatalogueUpkeep     *self);

/* There is more to look after: once, in a moment. */
void                     causerie_catalogue_upkeep_hurry   (CauserieCatalogueUpkeep     *self);

/* Whether a list of that date (Unix seconds; 0 none) is old enough to be asked for. */
gboolean                 causerie_catalogue_upkeep_is_due  (gint64                       date);

/* Whether its server may be asked by nobody's wish: it is there for more than a demonstration, and
 * the network costs nothing. */
gboolean                 causerie_catalogue_upkeep_may_ask (CauserieConnection          *connection);

G_END_DECLS
