/* causerie-route-draft.h: what saving the typed way to a server means
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_PROXY_SYSTEM,
  CAUSERIE_PROXY_NONE,
  CAUSERIE_PROXY_HTTP,
  CAUSERIE_PROXY_SOCKS5,
} CauserieProxyKind;

typedef struct {
  const char *name;
  const char *value;   /* "": the one that is kept under this name */
} CauserieTypedHeader;

/* As it is typed. A plain value; everything in it is borrowed for the call that takes it. */
typedef struct {
  CauserieProxyKind          proxy_kind;
  const char                *proxy_address;  /* "proxy.example.org:3128" */
  const char                *proxy_user;
  const char                *proxy_password; /* "": the one that is kept, or none */
  const char                *authority;      /* PEM */
  const char                *certificate;    /* "sha256:…" */
  const CauserieTypedHeader *headers;        /* those without name and value are passed over */
  gsize                      n_headers;
  const char                *first_byte_seconds;
  const char                *idle_seconds;
} CauserieTypedRoute;

typedef enum {
  CAUSERIE_ROUTE_FINE,
  CAUSERIE_ROUTE_WRONG_PROXY,
  CAUSERIE_ROUTE_NO_HEADER_NAME,
  CAUSERIE_ROUTE_WRONG_HEADER_NAME,
  CAUSERIE_ROUTE_RESERVED_HEADER,
  CAUSERIE_ROUTE_DOUBLE_HEADER,
  CAUSERIE_ROUTE_NO_HEADER_VALUE,
  CAUSERIE_ROUTE_WRONG_HEADER_VALUE,
  CAUSERIE_ROUTE_WRONG_FIRST_BYTE,
  CAUSERIE_ROUTE_WRONG_IDLE,
} CauserieRouteProblem;

/* A secret that is another from now on. */
typedef struct {
  char *what;   /* as the keyring calls it */
  char *secret; /* "": to be forgotten */
} CauserieSecretChange;

CauserieSecretChange *causerie_secret_change_new  (const char *what, const char *secret);
void                  causerie_secret_change_free (CauserieSecretChange *self);

typedef struct {
  CauserieRouteProblem  problem; /* the first */
  char                 *header;  /* owned; the name it is about, or NULL */
  GPtrArray            *secrets; /* owned; of CauserieSecretChange */
} CauserieRouteDraft;

/* Writes what was typed into `result`, as far as it is right; `before` is the connection as it is. */
CauserieRouteDraft   *causerie_route_draft_new     (const CauserieTypedRoute *typed,
                                                    CauserieConnection       *before,
                                                    CauserieConnection       *result);
void                  causerie_route_draft_free    (CauserieRouteDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieRouteDraft, causerie_route_draft_free)

/* The sentence for the problem, translated; NULL when there is none. (transfer full) */
char                 *causerie_route_draft_explain (const CauserieRouteDraft *self);

/* What a connection's proxy is: its kind, and "host:port" (transfer full; "" where it has none). */
CauserieProxyKind     causerie_proxy_split         (const char *proxy, char **address);

G_END_DECLS
