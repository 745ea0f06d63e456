/* causerie-blob-table.h: the bytes of attachments in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* Bytes are kept once, by their SHA-256, in chunks of this many bytes. */
#define CAUSERIE_BLOB_CHUNK (256 * 1024)

/* The id of the row that holds these bytes, written when they are new; 0 with an error. */
gint64      causerie_blob_table_add   (CauserieDatabase *database, GBytes *data, GError **error);

/* All that the parts of a conversation name: gint64 id to GBytes (transfer full). What does not
 * have its length is damaged, and left out. */
GHashTable *causerie_blob_table_load  (CauserieDatabase  *database,
                                       gint64             conversation_id,
                                       GError           **error);

/* Removes what no part names. */
gboolean    causerie_blob_table_sweep (CauserieDatabase *database, GError **error);

G_END_DECLS
