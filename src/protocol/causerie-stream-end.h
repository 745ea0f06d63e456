/* causerie-stream-end.h: leaving a response's body behind
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Closes a stream that nobody needs any more. What is left of it, the end of the HTTP body after
 * a "[DONE]", is read for a moment first: only then can the connection serve the next request. A
 * server that keeps the body open does not get more than that. No operation may be pending on
 * it. */
void causerie_stream_end (GInputStream *stream);

G_END_DECLS
