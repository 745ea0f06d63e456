/* causerie-welcome.h: the first start: doors that each end in a chat that answers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_WELCOME (causerie_welcome_get_type ())
G_DECLARE_FINAL_TYPE (CauserieWelcome, causerie_welcome, CAUSERIE, WELCOME, AdwBin)

/* Behind the doors a chat is begun by the window's actions: win.begin-with, win.start-demo, win.add-model. */
GtkWidget *causerie_welcome_new (void);

/* Before the first door is opened. */
void       causerie_welcome_set_gateway (CauserieWelcome  *self,
                                         CauserieSettings *settings,
                                         CauserieGateway  *gateway);

/* Back to the doors: nothing that was begun behind one goes on. */
void       causerie_welcome_close_door  (CauserieWelcome *self);

G_END_DECLS
