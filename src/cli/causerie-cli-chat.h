/* causerie-cli-chat.h: `causerie-cli chat`: one question after another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `argv` begins with the subcommand's name. Returns the exit code; see causerie-exit-code.h: where a person
 * types, a failed answer is told and the chat goes on; from a file or a pipe it ends the chat. */
int causerie_cli_chat (int argc, char *argv[]);

G_END_DECLS
