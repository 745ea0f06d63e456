/* loopback-server.h: an HTTP server for tests, down to the bytes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A test says in plain, blocking code what a server does with a request; it runs in a thread of
 * its own for each connection. So a body can end without its end, a head can stay away, bytes
 * can come in any pieces. */
typedef struct _LoopbackServer LoopbackServer;

/* One request, and the way to answer it. */
typedef struct {
  char              *method;
  char              *target;     /* "/v1/chat/completions" */
  char              *head;       /* the header lines, as sent */
  char              *body;
  guint              connection; /* 1 for the first one that was made, and so on */

  /* for the handler */
  GSocketConnection *stream;
  gboolean           close;      /* set: the connection is closed after the handler */
} LoopbackRequest;

typedef void (*LoopbackHandler) (LoopbackRequest *request, gpointer user_data);

LoopbackServer  *loopback_server_new         (LoopbackHandler handler, gpointer user_data);

/* The same over TLS, with a certificate that has its private key. */
LoopbackServer  *loopback_server_new_secure  (LoopbackHandler  handler,
                                              gpointer         user_data,
                                              GTlsCertificate *certificate);

/* Closes what is open and waits for handlers that still run. */
void             loopback_server_free        (LoopbackServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoopbackServer, loopback_server_free)

/* "http://127.0.0.1:PORT/v1", or https */
const char      *loopback_server_get_url     (LoopbackServer *self);

/* Requests that have come so far, whole; borrowed until the server is freed. */
guint            loopback_server_get_count   (LoopbackServer *self);
LoopbackRequest *loopback_server_get_request (LoopbackServer *self, guint index);

/* The value of a header, or NULL (transfer full). */
char            *loopback_request_dup_header (LoopbackRequest *request, const char *name);

/* For handlers. Errors mean that the client has gone, and are left alone. */
void             loopback_send               (LoopbackRequest *request, const char *bytes, gssize length);
void             loopback_send_reply         (LoopbackRequest *request,
                                              const char      *status,  /* "404 Not Found" */
                                              const char      *headers, /* lines with CRLF, or "" */
                                              const char      *body);

/* A chunked body: the head with its content type, then pieces, then the end. */
void             loopback_begin_chunks       (LoopbackRequest *request, const char *headers);
void             loopback_send_chunk         (LoopbackRequest *request, const char *bytes, gssize length);
void             loopback_end_chunks         (LoopbackRequest *request);

/* Blocks until the client has closed its side; FALSE when it has not within `timeout_ms`. */
gboolean         loopback_wait_closed        (LoopbackRequest *request, guint timeout_ms);

G_END_DECLS
