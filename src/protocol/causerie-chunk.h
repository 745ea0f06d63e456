/* causerie-chunk.h: reading the chat-completions format
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-answer.h"
#include "causerie-sse-parser.h"

G_BEGIN_DECLS

/* One event of a stream: a chunk, "[DONE]", an error, or noise. */
void causerie_chunk_decode_event (const CauserieSseEvent *event, CauserieAnswer *answer);

/* A whole answer in one JSON document, or an error in spite of the status. */
void causerie_chunk_decode_body  (const char *body, gsize length, CauserieAnswer *answer);

G_END_DECLS
