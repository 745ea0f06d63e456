/* causerie-cli-sign-in.h: `causerie-cli sign-in`: a key for OpenRouter without a window
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `argv` begins with the subcommand's name. Returns the exit code; see causerie-exit-code.h. The key goes
 * to the keyring, for the connection that is named, else the first one to OpenRouter, else a new one; the
 * settings get that only once there is a key. Without a keyring nothing is begun. */
int causerie_cli_sign_in (int argc, char *argv[]);

G_END_DECLS
