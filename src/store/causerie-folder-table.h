/* causerie-folder-table.h: folders in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-stored-folder.h"

G_BEGIN_DECLS

/* Creates the row or writes its name; when it went to the trash is written into a new one alone. */
gboolean   causerie_folder_table_save (CauserieDatabase            *database,
                                       const CauserieStoredFolder  *folder,
                                       GError                     **error);

/* Those that are not in the trash, or all, in the order they were made (transfer full, element-type
 * CauserieStoredFolder). */
GPtrArray *causerie_folder_table_list (CauserieDatabase  *database,
                                       gboolean           with_trash,
                                       GError           **error);

G_END_DECLS
