/* causerie-store-access.h: what may be done with the history that is open
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Whatever cannot be written can still be read; a save then fails with CAUSERIE_ERROR_READ_ONLY, and no
 * byte of the file or of its folder changes. */
typedef enum {
  CAUSERIE_STORE_CLOSED,           /* not open yet, or it could not be opened */
  CAUSERIE_STORE_WRITABLE,
  CAUSERIE_STORE_READ_ONLY_NEWER,  /* written by a newer version of the program */
  CAUSERIE_STORE_READ_ONLY_FOLDER, /* the file or its folder cannot be written */
} CauserieStoreAccess;

#define CAUSERIE_TYPE_STORE_ACCESS (causerie_store_access_get_type ())
GType causerie_store_access_get_type (void);

G_END_DECLS
