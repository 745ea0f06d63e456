/* causerie-settings-backend.h: where settings are kept
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

G_BEGIN_DECLS

/* The desktop's own, or a key file in the person's config folder where that one would lose what is
 * written (transfer full). */
GSettingsBackend *causerie_settings_backend_new (void);

/* Whether a backend (its type's name) loses writes without a word: memory that nobody asked for by
 * GSETTINGS_BACKEND (`asked_for`, may be NULL), or dconf without a session bus to write through. */
gboolean          causerie_settings_backend_loses_writes (const char *type_name,
                                                          const char *asked_for,
                                                          gboolean    has_session_bus);

G_END_DECLS
