/* causerie-settings-private.h: settings kept elsewhere, for tests, and what lies under them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"
#include "causerie-settings-backend.h"

G_BEGIN_DECLS

CauserieSettings *causerie_settings_new_for_backend (GSettingsBackend *backend, GError **error);

/* The preferences themselves, for taking all of them along. */
GSettings        *causerie_settings_get_root        (CauserieSettings *self);

G_END_DECLS
