/* causerie-cli-import.h: `causerie-cli import`: chats brought in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `argv` begins with the subcommand's name. Returns the exit code; see causerie-exit-code.h. */
int causerie_cli_import (int argc, char *argv[]);

G_END_DECLS
