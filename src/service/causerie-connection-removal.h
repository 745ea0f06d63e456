/* causerie-connection-removal.h: a connection that was deleted, and may come back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-keyring.h"
#include "causerie-settings.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONNECTION_REMOVAL (causerie_connection_removal_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConnectionRemoval, causerie_connection_removal, CAUSERIE, CONNECTION_REMOVAL, GObject)

/* Deletes the connection with its secrets, from the settings at once and from the keyring soon after. What
 * was in the keyring is held in memory as long as this object lives. What a locked keyring does not give
 * out stays in it, unused. */
CauserieConnectionRemoval *causerie_connection_removal_new  (CauserieSettings   *settings,
                                                             CauserieKeyring    *keyring,
                                                             CauserieConnection *connection);

/* Puts it back where it was, the secrets too. Once. */
void                       causerie_connection_removal_undo (CauserieConnectionRemoval *self);

G_END_DECLS
