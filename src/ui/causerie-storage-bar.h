/* causerie-storage-bar.h: says how the history on disk is, when something is the matter
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_STORAGE_BAR (causerie_storage_bar_get_type ())
G_DECLARE_FINAL_TYPE (CauserieStorageBar, causerie_storage_bar, CAUSERIE, STORAGE_BAR, AdwBin)

/* A bar with one sentence, the button that helps and the technical reason behind Details; not there while all
 * is well. Actions: storage.save-now, storage.repair, storage.show-rescue, storage.show-folder. */

/* Once, before anything else. */
void causerie_storage_bar_set_library (CauserieStorageBar *self, CauserieLibrary *library);

G_END_DECLS
