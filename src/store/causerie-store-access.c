/* causerie-store-access.c: what may be done with the history that is open
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-access.h"

G_DEFINE_ENUM_TYPE (CauserieStoreAccess, causerie_store_access,
  G_DEFINE_ENUM_VALUE (CAUSERIE_STORE_CLOSED, "closed"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_STORE_WRITABLE, "writable"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_STORE_READ_ONLY_NEWER, "read-only-newer"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_STORE_READ_ONLY_FOLDER, "read-only-folder"))
