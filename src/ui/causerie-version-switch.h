/* causerie-version-switch.h: from one version of a message to another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_VERSION_SWITCH (causerie_version_switch_get_type ())
G_DECLARE_FINAL_TYPE (CauserieVersionSwitch, causerie_version_switch, CAUSERIE, VERSION_SWITCH, GtkWidget)

/* "‹ 2/3 ›": which of the versions is shown, and the way to its neighbours, by chat.show-version with their
 * uid (s). */
GtkWidget *causerie_version_switch_new  (void);

/* `message` is one of `versions` (CauserieMessages, in their order). */
void       causerie_version_switch_show (CauserieVersionSwitch *self, CauserieMessage *message, GPtrArray *versions);

G_END_DECLS
