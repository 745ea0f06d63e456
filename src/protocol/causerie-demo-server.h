/* causerie-demo-server.h: the built-in demo, served on loopback
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-provider.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_DEMO_SERVER (causerie_demo_server_get_type ())
G_DECLARE_FINAL_TYPE (CauserieDemoServer, causerie_demo_server, CAUSERIE, DEMO_SERVER, GObject)

/* A chat-completions server inside the program: no network, no key of the person's. It listens
 * on a random port of 127.0.0.1 from the first use, answers only requests with this run's token
 * and the right Host, and stops by itself when it was idle for a minute. The model
 * CAUSERIE_DEMO_MODEL streams a tour (Markdown, code, table, formula, reasoning) for the first
 * message and echoes what is typed after. */
CauserieDemoServer *causerie_demo_server_new          (void);

/* Starts it when it is not running. FALSE with an error when no port can be had. */
gboolean            causerie_demo_server_ensure       (CauserieDemoServer *self, GError **error);

/* Where it listens and what it wants as key, while it runs. */
const char         *causerie_demo_server_get_base_url (CauserieDemoServer *self);
const char         *causerie_demo_server_get_token    (CauserieDemoServer *self);

/* Tokens a second of its answers. */
#define CAUSERIE_DEMO_RATE 60 /* by default */
void                causerie_demo_server_set_rate     (CauserieDemoServer *self, guint tokens_per_second);

/* How long it keeps listening when nobody asks; a minute by default. Holds from the next request
 * on. */
void                causerie_demo_server_set_idle_time (CauserieDemoServer *self, guint idle_ms);

G_END_DECLS
