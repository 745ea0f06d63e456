/* causerie-folder.h: a place for conversations
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_FOLDER (causerie_folder_get_type ())
G_DECLARE_FINAL_TYPE (CauserieFolder, causerie_folder, CAUSERIE, FOLDER, GObject)

/* Which conversations lie in it they say themselves. Folders hold no folders.
 * Properties: uid (construct-only), name (""), created-time, trashed-time (microseconds since 1970; 0:
 * not in the trash). */
CauserieFolder *causerie_folder_new              (const char *uid); /* NULL: a new one, created now */

const char     *causerie_folder_get_uid          (CauserieFolder *self);
const char     *causerie_folder_get_name         (CauserieFolder *self);
void            causerie_folder_set_name         (CauserieFolder *self, const char *name);
gint64          causerie_folder_get_created_time (CauserieFolder *self);
void            causerie_folder_set_created_time (CauserieFolder *self, gint64 time);
gint64          causerie_folder_get_trashed_time (CauserieFolder *self);
void            causerie_folder_set_trashed_time (CauserieFolder *self, gint64 time);

G_END_DECLS
