/* causerie-discovery-private.h: for tests: which ports
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-discovery.h"

G_BEGIN_DECLS

typedef struct {
  guint16     port;
  const char *kind; /* whose usual port it is, an id of causerie-server-kind.h; static */
} CauserieUsualPort;

/* `ports` is borrowed until the end; finished with causerie_discovery_find_finish(). */
void causerie_discovery_find_at_async (const CauserieUsualPort *ports,
                                       gsize                    n_ports,
                                       guint                    limit_ms,
                                       GCancellable            *cancellable,
                                       GAsyncReadyCallback      callback,
                                       gpointer                 user_data);

G_END_DECLS
