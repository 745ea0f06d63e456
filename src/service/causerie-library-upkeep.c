/* causerie-library-upkeep.c: what is done in the background while a program stays
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library-private.h"

#include "causerie-store-care.h"
#include "causerie-store-search.h"
#include "causerie-store-trash.h"

#define FIRST_EXPIRY_S 20
#define DAY_S          (24 * 60 * 60)
#define TRASH_DAYS     30

static void
indexed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!causerie_store_index_pending_finish (CAUSERIE_STORE (source), result, &error))
    g_info ("The index of the search waits: %s", error->message); /* until the next start */
}

static void
expired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!causerie_store_purge_finish (CAUSERIE_STORE (source), result, &error))
    g_info ("The trash keeps what is older than it should be: %s", error->message);
}

static void expire_after (CauserieLibrary *self, guint seconds);

static gboolean
expire_cb (gpointer user_data)
{
  CauserieLibrary *self = user_data;
  gint64 before = g_get_real_time () - TRASH_DAYS * DAY_S * (gint64) G_USEC_PER_SEC;

  self->upkeep_id = 0;
  causerie_store_purge_async (self->store, NULL, before, FALSE, NULL, expired_cb, NULL);
  expire_after (self, DAY_S);

  return G_SOURCE_REMOVE;
}

static void
expire_after (CauserieLibrary *self, guint seconds)
{
  self->upkeep_id = self->pace == 1
                      ? g_timeout_add_seconds (seconds, expire_cb, self)
                      : g_timeout_add ((guint) (seconds * 1000 * self->pace), expire_cb, self);
}

void
causerie_library_start_upkeep (CauserieLibrary *self)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  if (self->closed || self->upkeep_id != 0 ||
      causerie_store_get_access (self->store) != CAUSERIE_STORE_WRITABLE)
    return;

  causerie_store_index_pending_async (self->store, NULL, indexed_cb, NULL);
  causerie_store_start_care (self->store);
  expire_after (self, FIRST_EXPIRY_S);
}
