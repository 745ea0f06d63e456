/* causerie-connection.h: one account or server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-provider.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONNECTION (causerie_connection_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConnection, causerie_connection, CAUSERIE, CONNECTION, GObject)

/* Holds no secret: the key lies in the keyring under the connection's uid.
 * Properties: uid (construct-only), name, provider, base-url, app-url, app-title, all strings, never
 * NULL; all but uid writable, notifying on change only. */
CauserieConnection     *causerie_connection_new           (const char *uid); /* NULL: a new one */

const char             *causerie_connection_get_uid       (CauserieConnection *self);
const char             *causerie_connection_get_name      (CauserieConnection *self);
const char             *causerie_connection_get_provider  (CauserieConnection *self); /* the chosen row's id */
const char             *causerie_connection_get_base_url  (CauserieConnection *self); /* canonical */

/* Sent as HTTP-Referer and X-OpenRouter-Title to providers that take them; "" is not sent. */
const char             *causerie_connection_get_app_url   (CauserieConnection *self);
const char             *causerie_connection_get_app_title (CauserieConnection *self);

void                    causerie_connection_set_name      (CauserieConnection *self, const char *name);
void                    causerie_connection_set_provider  (CauserieConnection *self, const char *provider);
void                    causerie_connection_set_base_url  (CauserieConnection *self, const char *base_url);
void                    causerie_connection_set_app_url   (CauserieConnection *self, const char *app_url);
void                    causerie_connection_set_app_title (CauserieConnection *self, const char *app_title);

/* The facts that hold for its address; for the demo those of the demo. */
const CauserieProvider *causerie_connection_get_facts     (CauserieConnection *self);

/* Whether a request without a key is pointless: a known public provider that wants one. */
gboolean                causerie_connection_needs_key     (CauserieConnection *self);

G_END_DECLS
