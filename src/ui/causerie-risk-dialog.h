/* causerie-risk-dialog.h: whether a key is sent in spite of what speaks against it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Says what will happen. An AdwMessageDialog; its response is "send" for a yes, by a deliberate press alone:
 * Enter and Escape mean no. */
GtkWidget *causerie_risk_dialog_new (GtkWindow          *parent,
                                     CauserieConnection *connection,
                                     CauserieRisk        risk);

G_END_DECLS
