/* causerie-curl.h: a question as a shell command
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-question.h"

G_BEGIN_DECLS

/* The request the question becomes, as lines for a POSIX shell that call curl: the same address, headers
 * and bytes of body. No secret is in it, but the names of the variables they are to be put into: the key
 * is $OPENROUTER_API_KEY or, for anybody else, $CAUSERIE_API_KEY; others are $PROXY_PASSWORD,
 * $HEADER_X_NAME and $QUERY_NAME. What curl cannot do as this program does is said in comment lines.
 * `with_key`: a key is sent. Of the question `key` is not looked at, and its connection is not opened.
 * NULL for the demo, which is inside this program, and for an address that is none. */
char *causerie_curl_new (const CauserieQuestion *question, gboolean with_key);

G_END_DECLS
