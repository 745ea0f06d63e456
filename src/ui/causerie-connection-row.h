/* causerie-connection-row.h: one connection in the preferences: its state and what can be done with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection-states.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONNECTION_ROW (causerie_connection_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConnectionRow, causerie_connection_row, CAUSERIE, CONNECTION_ROW, AdwActionRow)

/* Follows the connection's texts. Its actions connection.edit, .check, .duplicate and .delete activate those
 * of the same names under connections., with the uid (s); activating the row is editing. */
GtkWidget          *causerie_connection_row_new            (CauserieConnection *connection);
CauserieConnection *causerie_connection_row_get_connection (CauserieConnectionRow *self);

/* What is known of it; NULL: nothing. */
void                causerie_connection_row_show           (CauserieConnectionRow    *self,
                                                            CauserieConnectionStates *states);

G_END_DECLS
