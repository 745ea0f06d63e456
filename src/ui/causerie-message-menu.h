/* causerie-message-menu.h: everything that can be done with a message, as a menu
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of the actions of causerie-message-actions.h (transfer full). `is_last`: of the path, where nothing can branch
 * off. `profiles` (CauserieProfiles): whom an answer can be asked of; may be NULL. */
GMenuModel *causerie_message_menu_new (CauserieMessage *message, gboolean is_last, GListModel *profiles);

G_END_DECLS
