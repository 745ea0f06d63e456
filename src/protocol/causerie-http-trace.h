/* causerie-http-trace.h: what a request went through, step by step
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-http.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Notes the moment; of several addresses tried at once the first counts. */
void        causerie_http_trace_note         (CauserieHttpTrace *trace, GSocketClientEvent event);
void        causerie_http_trace_note_address (CauserieHttpTrace *trace, GSocketAddress *address);

/* The durations of a record, for a request that began at `start` and has ended now. */
void        causerie_http_trace_fill         (const CauserieHttpTrace *trace,
                                              gint64                   start,
                                              CauserieRequestRecord   *record);

/* The server's name for a request; NULL when it gave none. Borrowed from the headers. */
const char *causerie_http_trace_find_id      (SoupMessageHeaders *headers);

G_END_DECLS
