/* causerie-chunk-private.h: the parts of a chunk
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-answer.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Every object may be NULL. */
void causerie_chunk_read_usage   (JsonObject *chunk, JsonObject *choice, CauserieAnswer *answer);

/* A step of an answer, or the message that is all of one. */
void causerie_chunk_read_delta   (JsonObject *delta, CauserieAnswer *answer);

/* Sources that stand beside the choices. */
void causerie_chunk_read_sources (JsonObject *chunk, CauserieAnswer *answer);

/* Members whose strings go on in the next chunk. */
extern const char * const causerie_chunk_piece_members[];

G_END_DECLS
