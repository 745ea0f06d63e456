/* causerie-extra-header.h: headers that a person adds to the requests of a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A token, as RFC 9110 wants it. */
gboolean causerie_extra_header_is_name     (const char *name);

/* Names that decide where and how a request goes, or that the program sets itself: Authorization, Host,
 * Content-*, Connection, … in any case. */
gboolean causerie_extra_header_is_reserved (const char *name);

/* No control characters: a line end would begin another header. */
gboolean causerie_extra_header_is_value    (const char *value);

/* Whether a header may be added: all of the above. FALSE with CAUSERIE_ERROR_INVALID and an untranslated
 * message that holds nothing of the value. */
gboolean causerie_extra_header_check       (const char *name, const char *value, GError **error);

G_END_DECLS
