/* causerie-storage-state.c: how the history on disk is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-storage-state.h"

G_DEFINE_ENUM_TYPE (CauserieStorageState, causerie_storage_state,
                    G_DEFINE_ENUM_VALUE (CAUSERIE_STORAGE_NORMAL, "normal"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_STORAGE_RESCUED, "rescued"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_STORAGE_DAMAGED, "damaged"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_STORAGE_UNSAVED, "unsaved"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_STORAGE_READ_ONLY_FOLDER, "read-only-folder"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_STORAGE_READ_ONLY_NEWER, "read-only-newer"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_STORAGE_FAILED, "failed"))
