/* causerie-fetch.h: one small call and its whole answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"
#include "causerie-http.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What to ask; borrowed for the call of causerie_fetch_async(). */
typedef struct {
  const char         *method;     /* "GET", "POST", … */
  const char         *url;
  const char         *key;        /* NULL or "": no Authorization header */
  const char * const *headers;    /* name, value, …, NULL; or NULL */
  const char         *body;       /* JSON, or NULL */
  const char         *etag;       /* of what is there already, NULL or "" nothing: only what is newer is sent */
  guint               timeout_ms; /* for the whole of it; 0: 30 s */
  const char         *purpose;    /* as in CauserieRequestRecord */
} CauserieFetch;

typedef struct {
  int                status;  /* of HTTP; 0 when there was none */
  GBytes            *body;    /* never NULL; at most CAUSERIE_FETCH_MAX bytes */
  char              *url;     /* that answered, after redirects; never NULL */
  char              *redirect; /* where it sends those who ask, when that was not followed; or NULL */
  CauserieHttpTrace  trace;
  char              *etag;    /* to ask for something newer; NULL none */
  CauserieFailure   *failure; /* NULL: a status of 2xx, and no web page; or 304 where an ETag was sent */
} CauserieFetched;

/* The largest body that is taken; more is a failure of kind too-large. The largest list of models that
 * is known has under 2 MiB. */
#define CAUSERIE_FETCH_MAX (32 * 1024 * 1024)

/* Redirects are followed within the same origin, and from http to https on the same host; a GET by any
 * status, a POST by 307 and 308 alone. Any other is a failure. */
void             causerie_fetch_async  (CauserieHttp        *http,
                                        const CauserieFetch *fetch,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

/* Never NULL (transfer full): what went wrong is in it. */
CauserieFetched *causerie_fetch_finish (CauserieHttp *http, GAsyncResult *result);

void             causerie_fetched_free (CauserieFetched *fetched);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieFetched, causerie_fetched_free)

G_END_DECLS
