/* causerie-json-outline.h: what the beginning of a JSON object says
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The members of the object that `head`, the first bytes of a text, begins, as far as the bytes go:
 * strings, numbers and words as they are, objects and arrays empty (transfer full). NULL when the
 * bytes begin no object. */
JsonObject *causerie_json_outline_read (const char *head, gsize length);

G_END_DECLS
