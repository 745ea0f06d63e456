/* causerie-provider-row.h: the choice of a provider
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-provider.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PROVIDER_ROW (causerie_provider_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieProviderRow, causerie_provider_row, CAUSERIE, PROVIDER_ROW, AdwComboRow)

/* Every row of the table but the demo; the demo too when it is what is shown. notify::selected tells a choice. */
void                    causerie_provider_row_show   (CauserieProviderRow *self, const char *id);
const CauserieProvider *causerie_provider_row_get  (CauserieProviderRow *self);

/* Whether an address is one that comes with a row: nobody typed it. */
gboolean                causerie_provider_row_brings (const char *address);

G_END_DECLS
