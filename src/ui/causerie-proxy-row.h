/* causerie-proxy-row.h: the proxy of a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-route-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PROXY_ROW (causerie_proxy_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieProxyRow, causerie_proxy_row, CAUSERIE, PROXY_ROW, AdwExpanderRow)

/* Signal: "changed": something was typed or chosen. */

void causerie_proxy_row_show        (CauserieProxyRow *self, CauserieConnection *connection);

/* Writes what is typed into its part of `typed`; it holds until the next change. */
void causerie_proxy_row_read        (CauserieProxyRow *self, CauserieTypedRoute *typed);

/* `problem` NULL: none. */
void causerie_proxy_row_set_problem (CauserieProxyRow *self, const char *problem);

/* Unfolded, with the focus on what is to be chosen first. */
void causerie_proxy_row_begin       (CauserieProxyRow *self);

G_END_DECLS
