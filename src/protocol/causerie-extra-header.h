/* causerie-extra-header.h: headers that a person adds to the requests of a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a header may be added. FALSE with CAUSERIE_ERROR_INVALID and an untranslated message, which holds
 * nothing of the value, for what is no name, a value with control characters, and names that decide where
 * and how a request goes, or that the program sets itself: Authorization, Host, Content-*, Connection, … */
gboolean causerie_extra_header_check (const char *name, const char *value, GError **error);

G_END_DECLS
