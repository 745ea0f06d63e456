/* causerie-stored-folder.h: a folder's row as plain data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-folder.h"

G_BEGIN_DECLS

/* What travels between the thread that owns the objects and the database's. All owned. */
typedef struct {
  char   *uid;
  char   *name;
  gint64  created_time;
  gint64  trashed_time;
} CauserieStoredFolder;

CauserieStoredFolder *causerie_stored_folder_new       (CauserieFolder *folder);
CauserieStoredFolder *causerie_stored_folder_new_named (const char *uid, const char *name); /* times 0 */
void                  causerie_stored_folder_free      (CauserieStoredFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieStoredFolder, causerie_stored_folder_free)

/* A new object (transfer full). */
CauserieFolder *causerie_stored_folder_revive (const CauserieStoredFolder *self);

G_END_DECLS
