/* causerie-openai-headers.h: the headers of a request to chat completions
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"
#include "causerie-request.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Why the key or one of the request's own headers cannot be sent (transfer full), without a word of their
 * values; NULL when they can. */
CauserieFailure *causerie_openai_headers_check (CauserieRequest *request);

/* Adds key, attribution and own headers of a request that was checked. An attribution that holds what no
 * header may hold is left out. */
void             causerie_openai_headers_add   (CauserieRequest *request, SoupMessageHeaders *headers);

G_END_DECLS
