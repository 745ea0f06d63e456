/* causerie-stored-folder.c: a folder's row as plain data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-stored-folder.h"

CauserieStoredFolder *
causerie_stored_folder_new (CauserieFolder *folder)
{
  CauserieStoredFolder *self = g_new0 (CauserieStoredFolder, 1);

  self->uid = g_strdup (causerie_folder_get_uid (folder));
  self->name = g_strdup (causerie_folder_get_name (folder));
  self->created_time = causerie_folder_get_created_time (folder);
  self->trashed_time = causerie_folder_get_trashed_time (folder);
  return self;
}

CauserieStoredFolder *
causerie_stored_folder_new_named (const char *uid, const char *name)
{
  CauserieStoredFolder *self = g_new0 (CauserieStoredFolder, 1);

  self->uid = g_strdup (uid);
  self->name = g_strdup (name);
  return self;
}

void
causerie_stored_folder_free (CauserieStoredFolder *self)
{
  g_free (self->uid);
  g_free (self->name);
  g_free (self);
}

CauserieFolder *
causerie_stored_folder_revive (const CauserieStoredFolder *self)
{
  CauserieFolder *folder = causerie_folder_new (self->uid);

  causerie_folder_set_name (folder, self->name);
  causerie_folder_set_created_time (folder, self->created_time);
  causerie_folder_set_trashed_time (folder, self->trashed_time);
  return folder;
}
