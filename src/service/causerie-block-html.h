/* causerie-block-html.h: formatted text as HTML
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

G_BEGIN_DECLS

/* Appends what the blocks (element-type CauserieBlock) show, as elements that are closed again. Every
 * character of theirs is escaped; the only attributes that come from them are a class of a code block,
 * of letters, digits, - and _, and addresses of http, https and mailto links. A picture elsewhere is a link
 * to it: nothing is fetched. */
void causerie_block_html_append (GPtrArray *blocks, GString *html);

/* Appends the text so that it is text, also between quotes. */
void causerie_block_html_escape (const char *text, gssize length, GString *html);

/* Appends a link; an address that is none of those above is left out, and the words are text. */
void causerie_block_html_append_link (const char *words, const char *url, GString *html);

G_END_DECLS
