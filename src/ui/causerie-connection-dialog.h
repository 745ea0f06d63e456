/* causerie-connection-dialog.h: one account or server: name, address, key, and the way there
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONNECTION_DIALOG (causerie_connection_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConnectionDialog, causerie_connection_dialog, CAUSERIE, CONNECTION_DIALOG, AdwWindow)

/* Edits a connection, NULL: makes a new one; modal for `parent`. */
GtkWidget *causerie_connection_dialog_new       (GtkWindow          *parent,
                                                 CauserieSettings   *settings,
                                                 CauserieGateway    *gateway,
                                                 CauserieConnection *connection);

typedef enum {
  CAUSERIE_CONNECTION_AT_START,
  CAUSERIE_CONNECTION_AT_KEY,     /* for "Change the key…" */
  CAUSERIE_CONNECTION_AT_ADDRESS, /* for "Change the address…" */
  CAUSERIE_CONNECTION_AT_PROXY,   /* for "Use a proxy…" */
} CauserieConnectionPlace;

/* Before it is shown: where the focus will be. */
void       causerie_connection_dialog_begin_at  (CauserieConnectionDialog *self,
                                                 CauserieConnectionPlace   place);

G_END_DECLS
