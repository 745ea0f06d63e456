/* causerie-connection-draft.h: what saving an edited connection means
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-kept-keys.h"
#include "causerie-route-draft.h"

G_BEGIN_DECLS

/* What is typed so far. A plain value; everything in it is borrowed for the call that takes it. */
typedef struct {
  CauserieConnection *connection;
  const char         *provider;      /* the chosen row's id; NULL: as it is */
  const char         *name;
  const char         *base_url;
  const char         *key;           /* "" or the same: the one that is kept, or none */
  gboolean            key_confirmed; /* the person said that this key goes to this address … */
  gboolean            way_confirmed; /* … and that it may be read on the way there */
  const char         *app_url;
  const char         *app_title;
  const CauserieTypedRoute *route; /* NULL: as it is */
} CauserieTypedConnection;

typedef enum {
  CAUSERIE_CONNECTION_FINE,
  CAUSERIE_CONNECTION_NO_NAME,
  CAUSERIE_CONNECTION_NO_ADDRESS,
  CAUSERIE_CONNECTION_WRONG_ADDRESS,
  CAUSERIE_CONNECTION_NO_KEY,
  CAUSERIE_CONNECTION_WRONG_KEY,
  CAUSERIE_CONNECTION_FOREIGN_KEY,  /* looks like another provider's; not sent unless confirmed */
  CAUSERIE_CONNECTION_STRANDED_KEY, /* was given to another server; does not follow unless confirmed */
  CAUSERIE_CONNECTION_READABLE_KEY, /* would cross the internet in the clear; not sent unless confirmed */
  CAUSERIE_CONNECTION_WRONG_ROUTE,  /* see `route` */
} CauserieConnectionProblem;

typedef struct {
  CauserieConnectionProblem  problem;   /* the first */
  CauserieConnection        *result;    /* owned; a copy with the same uid, as it will be */
  char                      *key;       /* owned; cleaned, to be kept; NULL: as it is */
  CauserieRouteDraft        *route;     /* owned; NULL: as it is */
} CauserieConnectionDraft;

CauserieConnectionDraft *causerie_connection_draft_new     (const CauserieTypedConnection *typed,
                                                            CauserieKeptKeys              *keys);
void                     causerie_connection_draft_free    (CauserieConnectionDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieConnectionDraft, causerie_connection_draft_free)

/* The sentence for the problem, translated; NULL when there is none. (transfer full) */
char                    *causerie_connection_draft_explain (const CauserieConnectionDraft *self);

/* Whether saving would change anything. */
gboolean                 causerie_connection_draft_is_changed (const CauserieConnectionDraft *self,
                                                               CauserieConnection            *connection);

/* Keeps what is secret, one after the other. The keyring may ask for its password first. Afterwards
 * `kept_for_good` tells whether all of it is in the keyring, or some for this run only. */
void                     causerie_connection_draft_keep_async  (const CauserieConnectionDraft *self,
                                                                CauserieKeyring               *keyring,
                                                                GCancellable                  *cancellable,
                                                                GAsyncReadyCallback            callback,
                                                                gpointer                       user_data);
gboolean                 causerie_connection_draft_keep_finish (CauserieKeyring  *keyring,
                                                                GAsyncResult     *result,
                                                                gboolean         *kept_for_good,
                                                                GError          **error);

/* Keeps what is secret for this run only, without asking the keyring. */
void                     causerie_connection_draft_remember (const CauserieConnectionDraft *self,
                                                             CauserieKeyring               *keyring);

/* Changes the connection to what was typed; what is secret has been kept before. */
void                     causerie_connection_draft_apply   (const CauserieConnectionDraft *self,
                                                            CauserieConnection            *connection);

G_END_DECLS
