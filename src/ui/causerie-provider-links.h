/* causerie-provider-links.h: where a provider has what belongs to an account
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-provider.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PROVIDER_LINKS (causerie_provider_links_get_type ())
G_DECLARE_FINAL_TYPE (CauserieProviderLinks, causerie_provider_links, CAUSERIE, PROVIDER_LINKS, AdwBin)

/* Keys, billing, usage, models, documentation, pricing, privacy: those it has. Not shown when it has none. */
void causerie_provider_links_show (CauserieProviderLinks *self, const CauserieProvider *provider);

G_END_DECLS
