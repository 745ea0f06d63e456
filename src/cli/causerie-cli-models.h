/* causerie-cli-models.h: `causerie-cli models`: what there is to choose from
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `argv` begins with the subcommand's name. Returns the exit code; see causerie-exit-code.h.
 * The list is always a fresh one: no catalogue is kept yet, so that --refresh changes nothing. */
int causerie_cli_models (int argc, char *argv[]);

G_END_DECLS
