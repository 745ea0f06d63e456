/* causerie-catalogue-upkeep.c: when lists of models are looked after in the background
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-catalogue-upkeep.h"

#include "causerie-url.h"

#include <gio/gio.h>

#define DUE_SECONDS   (24 * 60 * 60)
#define PAUSE_SECONDS (60 * 60)
#define SOON_SECONDS  2 /* the window comes first */

struct _CauserieCatalogueUpkeep {
  CauserieCatalogueUpkeepFunc  look_after;
  gpointer                     user_data;

  GNetworkMonitor             *network; /* owned */
  gulong                       network_id;
  guint                        hourly_id;
  guint                        soon_id;
};

static gboolean
soon_cb (gpointer user_data)
{
  CauserieCatalogueUpkeep *self = user_data;

  self->soon_id = 0;
  self->look_after (self->user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
hourly_cb (gpointer user_data)
{
  CauserieCatalogueUpkeep *self = user_data;

  self->look_after (self->user_data);
  return G_SOURCE_CONTINUE;
}

CauserieCatalogueUpkeep *
causerie_catalogue_upkeep_start (CauserieCatalogueUpkeepFunc look_after, gpointer user_data)
{
  CauserieCatalogueUpkeep *self = g_new0 (CauserieCatalogueUpkeep, 1);

  self->look_after = look_after;
  self->user_data = user_data;
  self->network = g_object_ref (g_network_monitor_get_default ());
  self->network_id = g_signal_connect_swapped (self->network, "network-changed",
                                               G_CALLBACK (causerie_catalogue_upkeep_hurry), self);
  self->hourly_id = g_timeout_add_seconds (PAUSE_SECONDS, hourly_cb, self);
  causerie_catalogue_upkeep_hurry (self);

  return self;
}

void
causerie_catalogue_upkeep_free (CauserieCatalogueUpkeep *self)
{
  g_clear_handle_id (&self->soon_id, g_source_remove);
  g_clear_handle_id (&self->hourly_id, g_source_remove);
  g_clear_signal_handler (&self->network_id, self->network);
  g_clear_object (&self->network);
  g_free (self);
}

void
causerie_catalogue_upkeep_hurry (CauserieCatalogueUpkeep *self)
{
  if (self->soon_id == 0)
    self->soon_id = g_timeout_add_seconds (SOON_SECONDS, soon_cb, self);
}

gboolean
causerie_catalogue_upkeep_is_due (gint64 date)
{
  gint64 age = g_get_real_time () / G_USEC_PER_SEC - date;

  return age < 0 || age >= DUE_SECONDS; /* a date to come is of a clock that was wrong */
}

gboolean
causerie_catalogue_upkeep_may_ask (CauserieConnection *connection)
{
  GNetworkMonitor *network = g_network_monitor_get_default ();
  const char *base_url = causerie_connection_get_base_url (connection);

  if (causerie_connection_get_facts (connection)->flags & CAUSERIE_PROVIDER_DEMO)
    return FALSE;
  if (causerie_url_host_kind (base_url) == CAUSERIE_HOST_LOOPBACK)
    return TRUE;

  return g_network_monitor_get_network_available (network) &&
         !g_network_monitor_get_network_metered (network);
}
