/* causerie-line.c: whether a request's connection may have died unnoticed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-line.h"

#include "causerie-failure.h"
#include "causerie-http-private.h"

struct _CauserieLine {
  /* owned */
  CauserieHttp         *http;
  CauserieNetworkWatch *watch;
  GSocketAddress       *peer;  /* NULL before it is connected, and when that is this computer */
  GInetAddress         *local; /* ours on the way there */

  CauserieLineFunc      func;
  gpointer              user_data;
  const char           *doubt; /* static */
};

static void
doubt (CauserieLine *self, const char *code)
{
  self->doubt = code;
  self->func (self->user_data);
}

static void
woke_cb (CauserieLine *self)
{
  doubt (self, CAUSERIE_CODE_WOKE);
}

/* Networks come and go that nobody uses: only the way to this peer counts. */
static void
changed_cb (CauserieLine *self)
{
  g_autoptr(GInetAddress) local = NULL;

  if (self->peer == NULL || self->doubt != NULL)
    return;

  local = causerie_network_watch_find_local (self->peer);
  if (local == NULL || self->local == NULL || !g_inet_address_equal (local, self->local))
    doubt (self, CAUSERIE_CODE_NETWORK_CHANGED);
}

CauserieLine *
causerie_line_new (CauserieHttp *http, CauserieLineFunc func, gpointer user_data)
{
  CauserieLine *self;

  g_return_val_if_fail (CAUSERIE_IS_HTTP (http) && func != NULL, NULL);

  self = g_new0 (CauserieLine, 1);
  self->http = g_object_ref (http);
  self->watch = g_object_ref (causerie_http_get_network_watch (http));
  self->func = func;
  self->user_data = user_data;
  causerie_network_watch_begin (self->watch);
  g_signal_connect_swapped (self->watch, "woke", G_CALLBACK (woke_cb), self);
  g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (changed_cb), self);

  return self;
}

void
causerie_line_free (CauserieLine *self)
{
  if (self == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->watch, self);
  causerie_network_watch_end (self->watch);
  g_object_unref (self->watch);
  g_object_unref (self->http);
  g_clear_object (&self->peer);
  g_clear_object (&self->local);
  g_free (self);
}

/* The way from this computer to itself does not change. */
static gboolean
is_away (GSocketAddress *peer)
{
  return G_IS_INET_SOCKET_ADDRESS (peer) &&
         !g_inet_address_get_is_loopback (
           g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (peer)));
}

void
causerie_line_connect (CauserieLine *self, GSocketAddress *peer)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->peer);
  g_clear_object (&self->local);
  if (!is_away (peer))
    return;

  self->peer = g_object_ref (peer);
  self->local = causerie_network_watch_find_local (peer);
  causerie_http_note_way (self->http, self->peer, self->local);
}

const char *
causerie_line_get_doubt (CauserieLine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->doubt;
}

void
causerie_line_trust (CauserieLine *self)
{
  g_return_if_fail (self != NULL);

  self->doubt = NULL;
}

gboolean
causerie_line_check (CauserieLine *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return causerie_network_watch_check (self->watch);
}
