/* causerie-catalogue-shelf.h: the models of one connection, kept and refreshed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CATALOGUE_SHELF (causerie_catalogue_shelf_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCatalogueShelf, causerie_catalogue_shelf, CAUSERIE, CATALOGUE_SHELF, GObject)

/* A GListModel of CauserieCatalogueEntry in the server's order. `path` NULL: nothing is kept. What is there
 * is read at once; a list of another address than the connection's is thrown away, also later.
 * Signal: "changed", when the state, date or failure did. */
CauserieCatalogueShelf *causerie_catalogue_shelf_new            (CauserieGateway        *gateway,
                                                                 CauserieConnection     *connection,
                                                                 const char             *path);

/* The file of a connection in the folder of lists, NULL: this program's (transfer full). */
char                   *causerie_catalogue_shelf_build_path     (const char             *folder,
                                                                 const char             *connection_uid);

CauserieConnection     *causerie_catalogue_shelf_get_connection (CauserieCatalogueShelf *self);
CauserieCatalogueState  causerie_catalogue_shelf_get_state      (CauserieCatalogueShelf *self);
gint64                  causerie_catalogue_shelf_get_date       (CauserieCatalogueShelf *self);
CauserieFailure        *causerie_catalogue_shelf_get_failure    (CauserieCatalogueShelf *self);

/* The items of the list (borrowed, until they change), for those who look at thousands at every key. */
GPtrArray              *causerie_catalogue_shelf_get_entries    (CauserieCatalogueShelf *self);
CauserieCatalogueEntry *causerie_catalogue_shelf_find           (CauserieCatalogueShelf *self,
                                                                 const char             *model_id);

/* Asks the server; `key` as for causerie_gateway_open_async(). Harmless while it is being asked. OpenRouter's
 * list is read without a key when there is none. */
void                    causerie_catalogue_shelf_refresh        (CauserieCatalogueShelf *self, const char *key);

/* The same where nobody has to be asked for anything: with a key that is in memory, or where none is needed.
 * FALSE when it cannot be so. Being refused for the missing key is then no failure. */
gboolean                causerie_catalogue_shelf_refresh_quietly (CauserieCatalogueShelf *self);

/* Stops asking, and throws everything away. */
void                    causerie_catalogue_shelf_clear          (CauserieCatalogueShelf *self);

/* Stops asking. */
void                    causerie_catalogue_shelf_close          (CauserieCatalogueShelf *self);

G_END_DECLS
