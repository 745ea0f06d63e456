/* causerie-connection.h: one account or server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-provider.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What is not done for an address before the person said that it is meant. */
typedef enum {
  CAUSERIE_RISK_FOREIGN_KEY, /* the key looks like another provider's */
  CAUSERIE_RISK_PLAIN_HTTP,  /* the key would cross the internet in the clear */
} CauserieRisk;

#define CAUSERIE_TYPE_CONNECTION (causerie_connection_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConnection, causerie_connection, CAUSERIE, CONNECTION, GObject)

/* Holds no secret: the key, the proxy's password and the values of extra headers lie in the keyring
 * under the connection's uid.
 * Properties: uid (construct-only), name, provider, base-url, app-url, app-title, proxy, proxy-user,
 * authority, certificate, header-names, first-byte-seconds, idle-seconds, confirmed-risks, all
 * strings, never NULL; all but uid writable, notifying on change only. */
CauserieConnection     *causerie_connection_new           (const char *uid); /* NULL: a new one */

/* Another one with the same texts (transfer full); its secrets are those of `uid`. */
CauserieConnection     *causerie_connection_copy          (CauserieConnection *self, const char *uid);

const char             *causerie_connection_get_uid       (CauserieConnection *self);
const char             *causerie_connection_get_name      (CauserieConnection *self);
const char             *causerie_connection_get_provider  (CauserieConnection *self); /* the chosen row's id */
const char             *causerie_connection_get_base_url  (CauserieConnection *self); /* canonical */

/* Sent as HTTP-Referer and X-OpenRouter-Title to providers that take them; "" is not sent. */
const char             *causerie_connection_get_app_url   (CauserieConnection *self);
const char             *causerie_connection_get_app_title (CauserieConnection *self);

/* "" the system's, "none", "http://host:port" or "socks5://host:port"; and who logs in there, "" nobody. */
const char             *causerie_connection_get_proxy        (CauserieConnection *self);
const char             *causerie_connection_get_proxy_user   (CauserieConnection *self);

/* PEM text of certificates trusted beside the system's; "" none. */
const char             *causerie_connection_get_authority    (CauserieConnection *self);

/* "sha256:" and 64 hexadecimal digits of the one certificate that is trusted here; "" none. */
const char             *causerie_connection_get_certificate  (CauserieConnection *self);

/* Names of extra headers, separated by commas. */
const char             *causerie_connection_get_header_names (CauserieConnection *self);
char                  **causerie_connection_dup_header_list  (CauserieConnection *self); /* trimmed; may be empty */

/* A whole number as text, "" the default; and in milliseconds, 0 the default. */
const char             *causerie_connection_get_first_byte_seconds (CauserieConnection *self);
const char             *causerie_connection_get_idle_seconds       (CauserieConnection *self);
guint                   causerie_connection_get_first_byte_ms      (CauserieConnection *self);
guint                   causerie_connection_get_idle_ms            (CauserieConnection *self);

void                    causerie_connection_set_name      (CauserieConnection *self, const char *name);
void                    causerie_connection_set_provider  (CauserieConnection *self, const char *provider);
void                    causerie_connection_set_base_url  (CauserieConnection *self, const char *base_url);
void                    causerie_connection_set_app_url   (CauserieConnection *self, const char *app_url);
void                    causerie_connection_set_app_title (CauserieConnection *self, const char *app_title);
void                    causerie_connection_set_proxy     (CauserieConnection *self, const char *proxy);
void                    causerie_connection_set_proxy_user   (CauserieConnection *self, const char *proxy_user);
void                    causerie_connection_set_authority    (CauserieConnection *self, const char *authority);
void                    causerie_connection_set_certificate  (CauserieConnection *self, const char *certificate);
void                    causerie_connection_set_header_names (CauserieConnection *self, const char *header_names);
void                    causerie_connection_set_first_byte_seconds (CauserieConnection *self, const char *first_byte_seconds);
void                    causerie_connection_set_idle_seconds (CauserieConnection *self, const char *idle_seconds);

/* Whether the person said that it is meant, for the host of the present address; and that they do. */
gboolean                causerie_connection_is_confirmed  (CauserieConnection *self, CauserieRisk risk);
void                    causerie_connection_confirm       (CauserieConnection *self, CauserieRisk risk);

/* The facts that hold for its address; for the demo those of the demo. */
const CauserieProvider *causerie_connection_get_facts     (CauserieConnection *self);

/* Whether a request without a key is pointless: a known public provider that wants one. */
gboolean                causerie_connection_needs_key     (CauserieConnection *self);

G_END_DECLS
