/* causerie-trust-dialog.h: whether a certificate nobody vouches for is the right one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what can be compared. An AdwMessageDialog; its response is "trust" for a yes, by a deliberate press
 * alone: Enter and Escape mean no. */
GtkWidget *causerie_trust_dialog_new (GtkWindow *parent, const char *host, const char *fingerprint);

G_END_DECLS
