/* causerie-import-record.h: our own JSON back to what the history holds
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-ledger-entry.h"
#include "causerie-store-import.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The bytes of an attachment by their SHA-256 (transfer full), or NULL when the file does not hold them. */
typedef GBytes *(*CauserieImportBlobFunc) (const char *sha256, gpointer data);

/* What causerie-export-record.h writes, read whatever was done to it: what is missing or of another
 * type is as if it were not known. All (transfer full). */

/* NULL without a uid. */
CauserieStoredFolder *causerie_import_record_folder (JsonObject *object);

/* With its messages. NULL without a uid. `n_lost` counts the parts whose bytes are missing. */
CauserieStoredChat   *causerie_import_record_chat   (JsonObject             *object,
                                                     CauserieImportBlobFunc  find_blob,
                                                     gpointer                data,
                                                     guint                  *n_lost);

/* NULL without a uid. */
CauserieLedgerEntry  *causerie_import_record_ledger (JsonObject *object);

G_END_DECLS
