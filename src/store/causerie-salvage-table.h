/* causerie-salvage-table.h: a table of the history: which rows are its own
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-page-row.h"

G_BEGIN_DECLS

/* On the thread of the database, which holds the tables as this version makes them. A row found on a page is
 * known by its values: all tables are strict, no two have columns of the same types. */
typedef struct _CauserieSalvageTable CauserieSalvageTable;

/* All whose rows are worth saving (transfer full, element-type CauserieSalvageTable). They must live
 * until the database is shut. */
GPtrArray  *causerie_salvage_tables_new      (CauserieDatabase *database, GError **error);

const char *causerie_salvage_table_get_name  (CauserieSalvageTable *self);
gboolean    causerie_salvage_table_matches   (CauserieSalvageTable *self, const CauseriePageRow *row);

/* Writes the row, unless one with its id or uid is there. `torn` says that some of it could not be read. */
gboolean    causerie_salvage_table_insert    (CauserieSalvageTable   *self,
                                              CauserieDatabase       *database,
                                              const CauseriePageRow  *row,
                                              gboolean               *torn,
                                              GError                **error);

G_END_DECLS
