/* causerie-catalogue.h: the models of all connections, kept for when there is no network
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-entry.h"
#include "causerie-failure.h"
#include "causerie-gateway.h"
#include "causerie-settings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* For so many days an entry says what changed about it; what is gone is shown for as long. */
#define CAUSERIE_CATALOGUE_MARK_DAYS 7

/* How a connection's list stands. */
typedef enum {
  CAUSERIE_CATALOGUE_EMPTY,   /* nobody has asked for it yet */
  CAUSERIE_CATALOGUE_LOADING, /* the server is being asked; a list that was there stays */
  CAUSERIE_CATALOGUE_READY,
  CAUSERIE_CATALOGUE_FAILED,  /* the last asking; a list that was there stays */
} CauserieCatalogueState;

#define CAUSERIE_TYPE_CATALOGUE_STATE (causerie_catalogue_state_get_type ())
GType causerie_catalogue_state_get_type (void);

#define CAUSERIE_TYPE_CATALOGUE (causerie_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCatalogue, causerie_catalogue, CAUSERIE, CATALOGUE, GObject)

/* A GListModel of CauserieCatalogueEntry: connections in the person's order, models in their server's, those
 * that cannot chat included. Follows the connections of `settings`: a new one starts empty, one whose server
 * became another loses its list, one that is removed its cache. `folder` is where lists are kept, a file a
 * connection; NULL: this program's cache folder. A list is read from there when the catalogue is made: at
 * once, since that takes less than a frame; one that cannot be read is one that is not there.
 * Signal: "connection-changed" (uid), when a state, date or failure did. */
CauserieCatalogue      *causerie_catalogue_new              (CauserieSettings  *settings,
                                                             CauserieGateway   *gateway,
                                                             const char        *folder);

/* The end of the program: no list is asked for any more. */
void                    causerie_catalogue_close            (CauserieCatalogue *self);

/* What is known of a model (borrowed); NULL: nothing. By the name that requests or, where no model has it,
 * answers give it. */
CauserieModel          *causerie_catalogue_find             (CauserieCatalogue *self,
                                                             const char        *connection_uid,
                                                             const char        *model_id);
CauserieCatalogueEntry *causerie_catalogue_find_entry       (CauserieCatalogue *self,
                                                             const char        *connection_uid,
                                                             const char        *model_id);

/* The ids of a connection's models that can chat, NULL-terminated; free with g_free() alone. For
 * causerie_close_names_find(). */
const char            **causerie_catalogue_list_ids         (CauserieCatalogue *self, const char *connection_uid);

CauserieCatalogueState  causerie_catalogue_get_state        (CauserieCatalogue *self, const char *connection_uid);

/* When the server was last heard to have this list, Unix seconds; 0: never. */
gint64                  causerie_catalogue_get_date         (CauserieCatalogue *self, const char *connection_uid);

/* Why the last asking failed (borrowed); NULL when it did not. */
CauserieFailure        *causerie_catalogue_get_failure      (CauserieCatalogue *self, const char *connection_uid);

/* Asks a server, or with NULL all of them, for its list. The person wants it: the keyring may prompt. One that
 * is being asked is not asked twice. */
void                    causerie_catalogue_refresh          (CauserieCatalogue *self, const char *connection_uid);

/* Asks in the background for lists older than a day, and never makes the keyring prompt: with keys that are
 * in memory, or where none is needed. Nothing on a metered network. */
void                    causerie_catalogue_refresh_due      (CauserieCatalogue *self);

/* Calls causerie_catalogue_refresh_due() soon, then every hour, and for connections that are new. */
void                    causerie_catalogue_start_upkeep     (CauserieCatalogue *self);

/* Throws the list of a connection away, on the disk too. */
void                    causerie_catalogue_forget           (CauserieCatalogue *self, const char *connection_uid);

/* Both are kept in the settings, also for a model that the catalogue does not have. */
void                    causerie_catalogue_toggle_favourite (CauserieCatalogue *self, CauserieCatalogueEntry *entry);
void                    causerie_catalogue_note_used        (CauserieCatalogue *self,
                                                             const char        *connection_uid,
                                                             const char        *model_id);

G_END_DECLS
