/* causerie-import-foreign.h: the files of other programs that can be imported
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-import-format.h"

G_BEGIN_DECLS

extern const CauserieImportFormat causerie_import_chatgpt;      /* conversations.json of an export */
extern const CauserieImportFormat causerie_import_claude;       /* conversations.json of an export */
extern const CauserieImportFormat causerie_import_open_webui;   /* an export of chats */
extern const CauserieImportFormat causerie_import_librechat;    /* an export of a conversation */
extern const CauserieImportFormat causerie_import_chatbox;      /* a backup */
extern const CauserieImportFormat causerie_import_alpaca;       /* its database, or a chat's export */
extern const CauserieImportFormat causerie_import_newelle;      /* an export of chats */
extern const CauserieImportFormat causerie_import_newelle_file; /* its own file of chats */
extern const CauserieImportFormat causerie_import_zip;          /* an archive with such a file in it */

G_END_DECLS
