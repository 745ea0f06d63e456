/* causerie-network-watch.h: sleep, and networks that change, while requests run
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_NETWORK_WATCH (causerie_network_watch_get_type ())
G_DECLARE_FINAL_TYPE (CauserieNetworkWatch, causerie_network_watch, CAUSERIE, NETWORK_WATCH, GObject)

/* What may have cut a connection without its ends having noticed. Does nothing and wakes nobody while
 * no request runs; makes the system's network monitor with the first one.
 * Signals: "woke", the program did not run for a while: the computer slept, or it was stopped;
 * "changed", a hint that some network did: whether a way did, causerie_network_watch_find_local() tells. */
CauserieNetworkWatch *causerie_network_watch_new        (void);

/* Around each request. The first may emit "woke", for a sleep between requests. */
void                  causerie_network_watch_begin      (CauserieNetworkWatch *self);
void                  causerie_network_watch_end        (CauserieNetworkWatch *self);

/* How often the clock is looked at; two seconds, and less for tests. */
void                  causerie_network_watch_set_tick   (CauserieNetworkWatch *self, guint tick_ms);

/* Looks at the clock now; for whoever finds that something took too long. TRUE when that was because the
 * program did not run: "woke" has been emitted. */
gboolean              causerie_network_watch_check      (CauserieNetworkWatch *self);

/* The network answers for everybody else until somebody signs in. */
gboolean              causerie_network_watch_is_portal  (CauserieNetworkWatch *self);

/* This computer's address on the way to `peer`, as the routes are now; sends nothing. NULL: there is no way,
 * or `peer` is no address of the internet (transfer full). */
GInetAddress         *causerie_network_watch_find_local (GSocketAddress *peer);

G_END_DECLS
