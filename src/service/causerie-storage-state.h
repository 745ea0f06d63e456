/* causerie-storage-state.h: how the history on disk is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The worst that holds, in this order from the bottom. In every state all can be read, asked and answered;
 * what is not on disk is kept in memory. */
typedef enum {
  CAUSERIE_STORAGE_NORMAL,           /* everything is on disk, or on its way */
  CAUSERIE_STORAGE_RESCUED,          /* the file was unreadable; what could be read of it is in a new one */
  CAUSERIE_STORAGE_DAMAGED,          /* it works, but the check has found faults */
  CAUSERIE_STORAGE_UNSAVED,          /* some could not be written; it is tried again */
  CAUSERIE_STORAGE_READ_ONLY_FOLDER, /* the file or its folder cannot be written */
  CAUSERIE_STORAGE_READ_ONLY_NEWER,  /* written by a newer version: left untouched */
  CAUSERIE_STORAGE_FAILED,           /* it could not be opened or read at all */
} CauserieStorageState;

#define CAUSERIE_TYPE_STORAGE_STATE (causerie_storage_state_get_type ())

GType causerie_storage_state_get_type (void);

G_END_DECLS
