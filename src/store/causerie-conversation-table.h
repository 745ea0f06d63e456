/* causerie-conversation-table.h: conversations in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-stored-conversation.h"

G_BEGIN_DECLS

/* Creates or replaces the row. */
gboolean   causerie_conversation_table_save   (CauserieDatabase                  *database,
                                               const CauserieStoredConversation  *conversation,
                                               GError                           **error);

/* All of them, newest first (transfer full, element-type CauserieStoredConversation). */
GPtrArray *causerie_conversation_table_list   (CauserieDatabase *database, GError **error);

/* The row's id; 0 with CAUSERIE_ERROR_NOT_FOUND. `leaf` (transfer full, a uid or NULL) may be
 * NULL. */
gint64     causerie_conversation_table_find   (CauserieDatabase  *database,
                                               const char        *uid,
                                               char             **leaf,
                                               GError           **error);

/* With its messages and all that hangs on them, attachments' bytes excepted. One that is not
 * there is deleted already. */
gboolean   causerie_conversation_table_delete (CauserieDatabase  *database,
                                               const char        *uid,
                                               GError           **error);

G_END_DECLS
