/* causerie-http-private.h: sending a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"
#include "causerie-http.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Sends `message` with `body` (JSON) and gives back the stream of the response's body once its
 * head is there, whatever its status. A 307 or 308 within the same origin, or from http to https
 * on the same host, is followed by repeating the request, three times at most; every other
 * redirect is given back as it is, for the key must not go where it was not meant to. */
void          causerie_http_send_async  (CauserieHttp        *self,
                                         SoupMessage         *message,
                                         GBytes              *body,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

/* `answered`: the message that was answered in the end (transfer full), also set on failure.
 * Errors are those of GIO and libsoup; a time-out is G_IO_ERROR_TIMED_OUT, or
 * G_IO_ERROR_HOST_UNREACHABLE while connecting. */
GInputStream *causerie_http_send_finish (CauserieHttp  *self,
                                         GAsyncResult  *result,
                                         SoupMessage  **answered,
                                         GError       **error);

/* How long the first byte, and any later one, may take from this address, in milliseconds. */
guint         causerie_http_get_first_byte_ms (CauserieHttp *self, const char *url);
guint         causerie_http_get_idle_ms       (CauserieHttp *self, const char *url);

/* What went wrong between here and the server. `after_head`: the server had begun to answer.
 * `message` may be NULL; it knows what was wrong with a certificate. */
CauserieFailure *causerie_http_failure_new    (const GError *error,
                                               SoupMessage  *message,
                                               gboolean      after_head);

G_END_DECLS
