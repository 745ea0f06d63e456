/* causerie-cli-search.h: `causerie-cli search`: finding what was said
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Returns the exit code. */
int causerie_cli_search (int argc, char *argv[]);
