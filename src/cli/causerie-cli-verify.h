/* causerie-cli-verify.h: `causerie-cli verify`: whether the history is whole
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `argv` begins with the subcommand's name. Returns the exit code; see causerie-exit-code.h. */
int causerie_cli_verify (int argc, char *argv[]);

G_END_DECLS
