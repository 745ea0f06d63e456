/* causerie-cli-profiles.h: `causerie-cli profiles`: saved model profiles, listed and moved
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs the command; returns the exit code. */
int causerie_cli_profiles (int argc, char *argv[]);

G_END_DECLS
