/* causerie-connection-dialog.h: one account or server: name, address, key
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONNECTION_DIALOG (causerie_connection_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConnectionDialog, causerie_connection_dialog, CAUSERIE, CONNECTION_DIALOG, AdwWindow)

/* Edits a connection; modal for `parent`. */
GtkWidget *causerie_connection_dialog_new       (GtkWindow          *parent,
                                                 CauserieSettings   *settings,
                                                 CauserieGateway    *gateway,
                                                 CauserieConnection *connection);

/* Before it is shown: it will begin at the key. For "Change the key…". */
void       causerie_connection_dialog_focus_key (CauserieConnectionDialog *self);

G_END_DECLS
