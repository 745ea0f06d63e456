/* causerie-connection-draft.h: what saving an edited connection means
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-kept-keys.h"

G_BEGIN_DECLS

/* What is typed so far. A plain value; everything in it is borrowed for the call that takes it. */
typedef struct {
  CauserieConnection *connection;
  const char         *name;
  const char         *base_url;
  const char         *key;           /* "": the one that is kept, or none */
  gboolean            key_confirmed; /* the person said that this key goes to this address */
  const char         *app_url;
  const char         *app_title;
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
} CauserieConnectionProblem;

typedef struct {
  CauserieConnectionProblem  problem;   /* the first */
  CauserieConnection        *result;    /* owned; a copy with the same uid, as it will be */
  char                      *key;       /* owned; cleaned, to be kept; NULL: as it is */
} CauserieConnectionDraft;

CauserieConnectionDraft *causerie_connection_draft_new     (const CauserieTypedConnection *typed,
                                                            CauserieKeptKeys              *keys);
void                     causerie_connection_draft_free    (CauserieConnectionDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieConnectionDraft, causerie_connection_draft_free)

/* The sentence for the problem, translated; NULL when there is none. (transfer full) */
char                    *causerie_connection_draft_explain (const CauserieConnectionDraft *self);

/* Changes the connection to what was typed. The key is the caller's to keep, before. */
void                     causerie_connection_draft_apply   (const CauserieConnectionDraft *self,
                                                            CauserieConnection            *connection);

G_END_DECLS
