/* spec-html.h: the HTML of an example as the blocks it stands for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads what a specification of Markdown expects: the elements its examples use, well formed. What
 * is none of them is text. Returns (transfer full) (element-type CauserieBlock). */
GPtrArray *spec_html_to_blocks (const char *html);

G_END_DECLS
