/* causerie-entity.h: HTML character references in Markdown
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends what "&amp;", "&#8364;" or "&#x20ac;" stands for; a name that is not known and a
 * number that is no character are appended as they are written. `length` in bytes, "&" and ";"
 * included. */
void causerie_entity_append (GString *text, const char *entity, gsize length);

G_END_DECLS
