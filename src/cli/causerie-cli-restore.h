/* causerie-cli-restore.h: `causerie-cli restore`: the copies of the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `argv` begins with the subcommand's name. Returns the exit code; see causerie-exit-code.h. */
int causerie_cli_restore (int argc, char *argv[]);

G_END_DECLS
