/* causerie-advanced-group.h: what most connections do without
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-route-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ADVANCED_GROUP (causerie_advanced_group_get_type ())
G_DECLARE_FINAL_TYPE (CauserieAdvancedGroup, causerie_advanced_group, CAUSERIE, ADVANCED_GROUP, AdwPreferencesGroup)

/* Proxy, certificates, extra headers and time-outs, folded. Signal: "changed": something was typed. */

void               causerie_advanced_group_show           (CauserieAdvancedGroup *self, CauserieConnection *connection);

/* It holds until the next change. */
CauserieTypedRoute causerie_advanced_group_read           (CauserieAdvancedGroup *self);

/* Says what is wrong where it is. */
void               causerie_advanced_group_show_problem   (CauserieAdvancedGroup    *self,
                                                           const CauserieRouteDraft *draft);

/* The focus goes to the proxy, unfolded. */
void               causerie_advanced_group_begin_at_proxy (CauserieAdvancedGroup *self);

G_END_DECLS
