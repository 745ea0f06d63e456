/* causerie-json-escape.h: what a backslash in a JSON string stands for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads what follows the backslash before `p`, moves `p` behind it and appends the character it stands for.
 * U+0000 has no place in a C string, half a surrogate pair none in UTF-8: both become U+FFFD, but with
 * `keep_half` the half becomes its three bytes of WTF-8.
 * NULL, or what is wrong, for translation; `p` is then where. */
const char *causerie_json_escape_read (const char **p, const char *end, gboolean keep_half, GString *text);

G_END_DECLS
