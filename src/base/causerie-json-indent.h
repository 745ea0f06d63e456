/* causerie-json-indent.h: JSON laid out for people to read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same text with a line for each member and element, two spaces further in for each level; empty objects
 * and arrays stay on one line. Nothing but white space between the tokens is changed, so numbers and
 * strings are what was sent. Text that is cut off or no JSON at all is laid out as far as it goes.
 * Returns (transfer full). */
char *causerie_json_indent (const char *text);

G_END_DECLS
