/* causerie-http-call.h: one request on its way
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"
#include "causerie-http.h"
#include "causerie-wait.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_HTTP_CALL (causerie_http_call_get_type ())
G_DECLARE_FINAL_TYPE (CauserieHttpCall, causerie_http_call, CAUSERIE, HTTP_CALL, GObject)

/* Sends a message with `body` (JSON, or NULL) by the phases of a request, each with its own time-out, and
 * with the repetitions that redirects (see causerie-redirect) and dead kept connections make of it.
 * Signals: "wait-changed"; "doubted", the connection may be dead: without a byte within the session's grace
 * the request is to be given up. Before the head the call sees to that itself. */
CauserieHttpCall        *causerie_http_call_new         (CauserieHttp *http,
                                                         SoupMessage  *message,
                                                         GBytes       *body);

/* For the record: see CauserieRequestRecord. `purpose` is static; `model` may be NULL. */
void                     causerie_http_call_describe    (CauserieHttpCall *self,
                                                         const char       *purpose,
                                                         const char       *model,
                                                         guint             attempt);

/* Once. The stream is that of the response's body, whatever its status. Errors are those of GIO and
 * libsoup; a time-out is G_IO_ERROR_TIMED_OUT, or G_IO_ERROR_HOST_UNREACHABLE while connecting; a proxy
 * that refuses is one of G_IO_ERROR_PROXY_*. */
void                     causerie_http_call_send_async  (CauserieHttpCall    *self,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
GInputStream            *causerie_http_call_send_finish (CauserieHttpCall  *self,
                                                         GAsyncResult      *result,
                                                         GError           **error);

CauserieHttp            *causerie_http_call_get_http    (CauserieHttpCall *self);
SoupMessage             *causerie_http_call_get_message (CauserieHttpCall *self); /* the last that was sent */
const CauserieHttpTrace *causerie_http_call_get_trace   (CauserieHttpCall *self);
const CauserieWait      *causerie_http_call_get_wait    (CauserieHttpCall *self);
gboolean                 causerie_http_call_is_started  (CauserieHttpCall *self); /* something was sent */
gboolean                 causerie_http_call_is_overdue  (CauserieHttpCall *self); /* a phase took too long */

/* CAUSERIE_CODE_WOKE or CAUSERIE_CODE_NETWORK_CHANGED while the connection may be dead, else NULL. */
const char              *causerie_http_call_get_doubt   (CauserieHttpCall *self);

/* A byte came: it is not. */
void                     causerie_http_call_trust       (CauserieHttpCall *self);

/* Something took too long: was the program away? Then "doubted" was emitted, and TRUE. */
gboolean                 causerie_http_call_check       (CauserieHttpCall *self);

/* The end, whatever it was; the first counts. Gives the record to the session. */
void                     causerie_http_call_end         (CauserieHttpCall *self, CauserieFailure *failure);

/* What went wrong between here and the server. `after_head`: the server had begun to answer. */
CauserieFailure         *causerie_http_failure_new      (const GError     *error,
                                                         CauserieHttpCall *call,
                                                         gboolean          after_head);

/* The same failure (transfer full), with what the call knows of it: that the computer slept or its network
 * changed, that a network's sign-in page answered in place of the server. */
CauserieFailure         *causerie_http_failure_refine   (CauserieFailure  *failure,
                                                         CauserieHttpCall *call);

/* What a proxy answered for itself, in place of the server: an error of G_IO_ERROR_PROXY_* (transfer full), NULL
 * when the server did. */
GError                  *causerie_http_failure_find_refusal (CauserieHttpCall *call);

G_END_DECLS
