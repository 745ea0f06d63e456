/* causerie-connection-duplicate.h: another connection with the same settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-keyring.h"
#include "causerie-settings.h"

G_BEGIN_DECLS

/* Puts a copy under another name right behind the connection (borrowed: the settings keep it). Its secrets
 * follow as soon as the keyring gives them out. */
CauserieConnection *causerie_connection_duplicate (CauserieSettings   *settings,
                                                   CauserieKeyring    *keyring,
                                                   CauserieConnection *connection);

G_END_DECLS
