/* causerie-http-trace.c: what a request went through, step by step
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-http-trace.h"

#include "causerie-clock.h"

static gint64 *
find_moment (CauserieHttpTrace *trace, GSocketClientEvent event)
{
  switch (event) {
  case G_SOCKET_CLIENT_RESOLVING:
    return &trace->resolving;
  case G_SOCKET_CLIENT_RESOLVED:
    return &trace->resolved;
  case G_SOCKET_CLIENT_CONNECTING:
    return &trace->connecting;
  case G_SOCKET_CLIENT_CONNECTED:
    return &trace->connected;
  case G_SOCKET_CLIENT_PROXY_NEGOTIATING:
    return &trace->proxy_negotiating;
  case G_SOCKET_CLIENT_PROXY_NEGOTIATED:
    return &trace->proxy_negotiated;
  case G_SOCKET_CLIENT_TLS_HANDSHAKING:
    return &trace->tls_handshaking;
  case G_SOCKET_CLIENT_TLS_HANDSHAKED:
    return &trace->tls_handshaked;
  default:
    return NULL;
  }
}

void
causerie_http_trace_note (CauserieHttpTrace *trace, GSocketClientEvent event)
{
  gint64 *moment;

  g_return_if_fail (trace != NULL);

  moment = find_moment (trace, event);
  if (moment != NULL && *moment == 0)
    *moment = causerie_clock_now ();
}

void
causerie_http_trace_note_address (CauserieHttpTrace *trace, GSocketAddress *address)
{
  g_autofree char *text = NULL;

  g_return_if_fail (trace != NULL);

  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return;

  text = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address));
  g_strlcpy (trace->address, text, sizeof trace->address);
}

static gint64
measure (gint64 from, gint64 to)
{
  return from > 0 && to >= from ? to - from : -1;
}

void
causerie_http_trace_fill (const CauserieHttpTrace *trace, gint64 start,
                          CauserieRequestRecord *record)
{
  g_return_if_fail (trace != NULL && record != NULL);

  record->connect_us = measure (trace->resolving, MAX (trace->connected, trace->proxy_negotiated));
  record->tls_us = measure (trace->tls_handshaking, trace->tls_handshaked);
  record->first_byte_us = measure (start, trace->answered);
  record->total_us = measure (start, causerie_clock_now ());
}

const char *
causerie_http_trace_find_id (SoupMessageHeaders *headers)
{
  static const char * const names[] = {
    "X-Generation-Id", "X-Request-Id", "Request-Id", "CF-Ray",
  };

  g_return_val_if_fail (headers != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *id = soup_message_headers_get_one (headers, names[i]);

    if (id != NULL && *id != '\0' && g_utf8_validate (id, -1, NULL))
      return id;
  }

  return NULL;
}
