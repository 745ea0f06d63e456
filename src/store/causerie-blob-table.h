/* causerie-blob-table.h: the bytes of attachments in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* Bytes are kept once, by their SHA-256, in chunks of this many bytes. */
#define CAUSERIE_BLOB_CHUNK (256 * 1024)

/* The id of the row that holds these bytes, written when they are new; 0 with an error. */
gint64      causerie_blob_table_add     (CauserieDatabase *database, GBytes *data, GError **error);

/* Sets the bytes (transfer full). What does not have its length is damaged: NULL, and no
 * failure. */
gboolean    causerie_blob_table_load    (CauserieDatabase  *database,
                                         gint64             blob_id,
                                         GBytes           **data,
                                         GError           **error);

/* Removes it when neither a message nor a draft names it; of all of them. */
gboolean    causerie_blob_table_release (CauserieDatabase *database, gint64 blob_id, GError **error);
gboolean    causerie_blob_table_sweep   (CauserieDatabase *database, GError **error);

G_END_DECLS
