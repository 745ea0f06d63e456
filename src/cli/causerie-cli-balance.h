/* causerie-cli-balance.h: `causerie-cli balance`: what was spent, and what is left
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `argv` begins with the subcommand's name. Returns the exit code; see causerie-exit-code.h. A server
 * that keeps no accounts, or tells nothing about them, is no failure: that is said. */
int causerie_cli_balance (int argc, char *argv[]);

G_END_DECLS
