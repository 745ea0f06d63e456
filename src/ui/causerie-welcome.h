/* causerie-welcome.h: the first start: doors that each end in a chat that answers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_WELCOME (causerie_welcome_get_type ())
G_DECLARE_FINAL_TYPE (CauserieWelcome, causerie_welcome, CAUSERIE, WELCOME, AdwBin)

/* Its doors activate win.add-model and win.start-demo. */
GtkWidget *causerie_welcome_new (void);

G_END_DECLS
