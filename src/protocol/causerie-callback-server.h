/* causerie-callback-server.h: waits on this computer for a browser to come back with a code
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CALLBACK_SERVER (causerie_callback_server_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCallbackServer, causerie_callback_server, CAUSERIE, CALLBACK_SERVER, GObject)

/* Answers one call, at an address nobody can guess, under this computer's own names, with `page` (HTML),
 * and everything else with 404.
 * Signal "called" (const char *code), once, when the page has gone out: what the query said; NULL: that
 * the person, or the service, would not. */
CauserieCallbackServer *causerie_callback_server_new     (const char *page);

/* Listens on one free port of both 127.0.0.1 and ::1 (where there is one), for "localhost" may be either. */
gboolean                causerie_callback_server_start   (CauserieCallbackServer *self, GError **error);

/* "http://localhost:PORT/callback/STATE"; NULL before it was started. */
const char             *causerie_callback_server_get_url (CauserieCallbackServer *self);

/* Nobody is listened to any more. */
void                    causerie_callback_server_stop    (CauserieCallbackServer *self);

G_END_DECLS
