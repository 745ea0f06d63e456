/* causerie-outgoing.h: a request as it would leave, without leaving
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-request.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Address, headers and body exactly as a reply to the request would send them; what belongs to the way
 * (Host, Connection, User-Agent, Accept-Encoding) is left out. Holds the key if the request does. */
typedef struct {
  char    *url;
  char   **headers; /* name, value, …, NULL; Content-Type among them */
  GBytes  *body;    /* JSON on one line */
} CauserieOutgoing;

/* NULL for a request that cannot be sent: its address or its key cannot be one. */
CauserieOutgoing *causerie_outgoing_new  (CauserieRequest *request);
void              causerie_outgoing_free (CauserieOutgoing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieOutgoing, causerie_outgoing_free)

G_END_DECLS
