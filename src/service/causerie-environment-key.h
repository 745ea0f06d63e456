/* causerie-environment-key.h: a key that somebody set in the environment
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"

G_BEGIN_DECLS

/* CAUSERIE_API_KEY, else for OpenRouter OPENROUTER_API_KEY, cleaned (transfer full, free with
 * causerie_keyring_free_key()); its name goes to `variable` (static, may be NULL). NULL when there is none
 * that may be meant for this connection. To be offered: nothing takes it without being told to. */
char *causerie_environment_key_find (CauserieConnection *connection, const char **variable);

G_END_DECLS
