/* causerie-mnemonic.h: names in menus
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A menu label is a mnemonic: the underscores of a name are doubled (transfer full). */
char *causerie_mnemonic_escape (const char *name);

G_END_DECLS
