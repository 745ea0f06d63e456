/* causerie-network-watch.c: sleep, and networks that change, while requests run
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A computer that slept shows it by the clock that counts sleep; a program that was stopped
 * (SIGSTOP, a frozen container) shows it only by a tick that comes late. The tick sees both. */

#include "causerie-network-watch.h"

#include "causerie-clock.h"
#include "causerie-deadline.h"

#define TICK_MS 2000

/* A tick that comes this long after the one before it, instead of after two seconds, was slept
 * over. No program of ours is busy for so long, and a shorter absence ends nothing: five seconds
 * are the shortest of the time-outs, that for connecting to a server nearby. */
#define ABSENCE_US (5 * G_USEC_PER_SEC)

struct _CauserieNetworkWatch {
  GObject           parent_instance;

  /* owned */
  CauserieDeadline *tick;
  GNetworkMonitor  *monitor;   /* NULL before the first request */

  guint             tick_ms;
  guint             n_running; /* requests */
  gint64            seen;      /* when we last ran, on our clock; while requests run */
  gint64            asleep;    /* by how much our clock was ahead of the time awake; 0 at first */
};

G_DEFINE_FINAL_TYPE (CauserieNetworkWatch, causerie_network_watch, G_TYPE_OBJECT)

enum { SIGNAL_WOKE, SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
tick_cb (gpointer user_data)
{
  CauserieNetworkWatch *self = user_data;

  causerie_network_watch_check (self);
  if (self->n_running > 0)
    causerie_deadline_set (self->tick, self->tick_ms);
}

static void
network_changed_cb (CauserieNetworkWatch *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ensure_monitor (CauserieNetworkWatch *self)
{
  if (self->monitor != NULL)
    return;

  self->monitor = g_object_ref (g_network_monitor_get_default ());
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
causerie_network_watch_dispose (GObject *object)
{
  CauserieNetworkWatch *self = CAUSERIE_NETWORK_WATCH (object);

  g_clear_pointer (&self->tick, causerie_deadline_free);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (causerie_network_watch_parent_class)->dispose (object);
}

static void
causerie_network_watch_class_init (CauserieNetworkWatchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = causerie_network_watch_dispose;

  signals[SIGNAL_WOKE] = g_signal_new ("woke", CAUSERIE_TYPE_NETWORK_WATCH, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CAUSERIE_TYPE_NETWORK_WATCH,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_network_watch_init (CauserieNetworkWatch *self)
{
  self->tick = causerie_deadline_new (tick_cb, self);
  self->tick_ms = TICK_MS;
}

CauserieNetworkWatch *
causerie_network_watch_new (void)
{
  return g_object_new (CAUSERIE_TYPE_NETWORK_WATCH, NULL);
}

void
causerie_network_watch_begin (CauserieNetworkWatch *self)
{
  gint64 now = causerie_clock_now ();
  gint64 asleep = now - g_get_monotonic_time ();
  gboolean slept;

  g_return_if_fail (CAUSERIE_IS_NETWORK_WATCH (self));

  slept = self->n_running == 0 && self->asleep != 0 && asleep - self->asleep >= ABSENCE_US;
  self->asleep = asleep;
  if (self->n_running++ == 0) {
    self->seen = now;
    causerie_deadline_set (self->tick, self->tick_ms);
    ensure_monitor (self);
  }
  if (slept)
    g_signal_emit (self, signals[SIGNAL_WOKE], 0);
}

void
causerie_network_watch_end (CauserieNetworkWatch *self)
{
  g_return_if_fail (CAUSERIE_IS_NETWORK_WATCH (self) && self->n_running > 0);

  if (--self->n_running == 0)
    causerie_deadline_clear (self->tick);
}

void
causerie_network_watch_set_tick (CauserieNetworkWatch *self, guint tick_ms)
{
  g_return_if_fail (CAUSERIE_IS_NETWORK_WATCH (self));

  self->tick_ms = tick_ms;
}

gboolean
causerie_network_watch_check (CauserieNetworkWatch *self)
{
  gint64 now = causerie_clock_now ();
  gint64 absence;

  g_return_val_if_fail (CAUSERIE_IS_NETWORK_WATCH (self), FALSE);

  if (self->n_running == 0)
    return FALSE;

  absence = now - self->seen;
  self->seen = now;
  self->asleep = now - g_get_monotonic_time ();
  if (absence < ABSENCE_US)
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_WOKE], 0);
  return TRUE;
}

gboolean
causerie_network_watch_is_portal (CauserieNetworkWatch *self)
{
  g_return_val_if_fail (CAUSERIE_IS_NETWORK_WATCH (self), FALSE);

  return self->monitor != NULL &&
         g_network_monitor_get_connectivity (self->monitor) == G_NETWORK_CONNECTIVITY_PORTAL;
}

/* Connecting a datagram socket asks the routing table and sends nothing. */
GInetAddress *
causerie_network_watch_find_local (GSocketAddress *peer)
{
  g_autoptr(GSocket) socket = NULL;
  g_autoptr(GSocketAddress) local = NULL;

  if (!G_IS_INET_SOCKET_ADDRESS (peer))
    return NULL;

  socket = g_socket_new (g_socket_address_get_family (peer), G_SOCKET_TYPE_DATAGRAM,
                         G_SOCKET_PROTOCOL_UDP, NULL);
  if (socket == NULL || !g_socket_connect (socket, peer, NULL, NULL))
    return NULL;
  local = g_socket_get_local_address (socket, NULL);
  if (local == NULL)
    return NULL;

  return g_object_ref (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (local)));
}
