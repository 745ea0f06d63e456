/* causerie-keyring.h: the secrets of connections
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How well the last attempt to use the person's keyring went. */
typedef enum {
  CAUSERIE_KEYRING_UNTRIED,
  CAUSERIE_KEYRING_READY,
  CAUSERIE_KEYRING_ABSENT,  /* no secret service answers */
  CAUSERIE_KEYRING_LOCKED,  /* it is locked and was not unlocked */
} CauserieKeyringState;

#define CAUSERIE_TYPE_KEYRING_STATE (causerie_keyring_state_get_type ())
GType causerie_keyring_state_get_type (void);

#define CAUSERIE_TYPE_KEYRING (causerie_keyring_get_type ())
G_DECLARE_FINAL_TYPE (CauserieKeyring, causerie_keyring, CAUSERIE, KEYRING, GObject)

/* What a connection may have: its key; where it has a proxy with a login, that password; the value of each
 * header that is sent beside, by its name. */
#define CAUSERIE_SECRET_KEY            "key"
#define CAUSERIE_SECRET_PROXY_PASSWORD "proxy-password"
#define CAUSERIE_SECRET_HEADER         "header:" /* and the name */

/* The Secret Service, and memory in front of it. Asked first when a secret is needed, never at start. Where
 * it cannot be used a secret is kept for this run only. A refused prompt is not repeated until
 * causerie_keyring_retry(). Secrets are never logged and never in an error. Property: state. */
CauserieKeyring      *causerie_keyring_new           (void);
CauserieKeyringState  causerie_keyring_get_state     (CauserieKeyring *self);

/* The key of a connection (transfer full; free with causerie_keyring_free_key()); NULL without error when
 * there is none; NULL with CAUSERIE_ERROR_KEYRING when the keyring cannot be read and none is in memory. */
void                  causerie_keyring_lookup_async  (CauserieKeyring      *self,
                                                      const char           *connection_uid,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);

/* The same for one of the secrets above. */
void                  causerie_keyring_lookup_secret_async
                                                     (CauserieKeyring      *self,
                                                      const char           *connection_uid,
                                                      const char           *what,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
char                 *causerie_keyring_lookup_finish (CauserieKeyring *self, GAsyncResult *result, GError **error);

/* Keeps a key; `label` is what keyring programs show. After it, `kept_for_good` tells whether it is in the
 * keyring (TRUE) or in memory for this run only (FALSE): both are successes. */
void                  causerie_keyring_store_async   (CauserieKeyring      *self,
                                                      const char           *connection_uid,
                                                      const char           *label,
                                                      const char           *key,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
void                  causerie_keyring_store_secret_async
                                                     (CauserieKeyring      *self,
                                                      const char           *connection_uid,
                                                      const char           *what,
                                                      const char           *label,
                                                      const char           *secret,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean              causerie_keyring_store_finish  (CauserieKeyring  *self,
                                                      GAsyncResult     *result,
                                                      gboolean         *kept_for_good,
                                                      GError          **error);

/* Keeps a key in memory for this run alone, before whatever the keyring holds; it is not touched. */
void                  causerie_keyring_remember      (CauserieKeyring *self,
                                                      const char      *connection_uid,
                                                      const char      *key);
void                  causerie_keyring_remember_secret
                                                     (CauserieKeyring *self,
                                                      const char      *connection_uid,
                                                      const char      *what,
                                                      const char      *secret);

/* Forgets every secret of a connection, in memory and in the keyring. CAUSERIE_ERROR_KEYRING when the
 * keyring cannot be used: it may still hold one. */
void                  causerie_keyring_clear_async   (CauserieKeyring      *self,
                                                      const char           *connection_uid,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);

/* Forgets one of them. */
void                  causerie_keyring_clear_secret_async
                                                     (CauserieKeyring      *self,
                                                      const char           *connection_uid,
                                                      const char           *what,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean              causerie_keyring_clear_finish  (CauserieKeyring *self, GAsyncResult *result, GError **error);

/* Whether a key of the connection is in memory: it was stored, looked up or given in this run. */
gboolean              causerie_keyring_remembers     (CauserieKeyring *self, const char *connection_uid);

/* The person asks for it again: the next use may prompt. */
void                  causerie_keyring_retry         (CauserieKeyring *self);

/* A pasted key made clean: white space, quotes, "Bearer " and "OPENROUTER_API_KEY=" dropped (transfer full,
 * free with causerie_keyring_free_key()). CAUSERIE_ERROR_INVALID for inner spaces and characters that
 * cannot be in a header. */
char                 *causerie_keyring_clean_key     (const char *text, GError **error);

/* Overwrites and frees. */
void                  causerie_keyring_free_key      (char *key);

G_END_DECLS
