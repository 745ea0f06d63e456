/* causerie-export-record.h: what the history holds as JSON
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-ledger-entry.h"
#include "causerie-store-export.h"
#include "causerie-stored-message.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Objects as data/causerie-export.schema.json describes them, in one order of members, without what is
 * not known (transfer full). Times are microseconds since 1970. causerie-import-record.h reads them. */
JsonNode *causerie_export_record_folder       (const CauserieStoredFolder *folder);

/* Without its messages and leaf; `parts` (element-type CauserieStoredPart, may be NULL) are attached to
 * the draft. */
JsonNode *causerie_export_record_conversation (const CauserieStoredConversation *conversation,
                                               GPtrArray                        *parts);

/* One that runs is interrupted wherever this is read. */
JsonNode *causerie_export_record_message      (const CauserieStoredMessage *message,
                                               GPtrArray                   *parts);
JsonNode *causerie_export_record_blob         (const char *sha256, GBytes *data);
JsonNode *causerie_export_record_ledger       (const CauserieLedgerEntry *entry);

G_END_DECLS
