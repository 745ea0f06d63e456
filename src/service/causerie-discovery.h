/* causerie-discovery.h: servers on this computer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Everything is owned. */
typedef struct {
  const char *provider;  /* a row of the table of providers; static */
  char       *name;      /* what the server is, "Ollama", or "localhost:8080" where it does not show */
  char       *base_url;  /* canonical */
  GPtrArray  *models;    /* of CauserieModel; NULL: it tells them with a key only */
} CauserieFoundServer;

void       causerie_found_server_free     (CauserieFoundServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieFoundServer, causerie_found_server_free)

/* Looks at the ports where such servers usually are, on this computer alone, all at once and for less than
 * a second: without a proxy, without a key, and without a word where nothing is. One that asks for a key
 * is found too. Only when the person asks for it. */
void       causerie_discovery_find_async  (GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);

/* CauserieFoundServers by port (transfer full), perhaps none; NULL only when it was cancelled. */
GPtrArray *causerie_discovery_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
