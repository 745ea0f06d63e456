/* causerie-check-dialog.h: a connection checked while the person looks on
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHECK_DIALOG (causerie_check_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCheckDialog, causerie_check_dialog, CAUSERIE, CHECK_DIALOG, AdwWindow)

/* Signal: "address-chosen" (string): the person takes the address the check came to. */

/* Begins at once. `address`: as it was typed, NULL: that of the connection; `key`: one that is not kept yet,
 * NULL: the keyring's; `model`: the one to be asked, NULL: the only one there is, or none. */
GtkWidget *causerie_check_dialog_new (GtkWindow          *parent,
                                      CauserieGateway    *gateway,
                                      CauserieConnection *connection,
                                      const char         *address,
                                      const char         *key,
                                      const char         *model);

G_END_DECLS
