/* causerie-conversation-table.h: conversations in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-stored-conversation.h"

G_BEGIN_DECLS

/* Creates the row, or writes what was changed into the one that is there; when it went to the trash
 * is written into a new one alone. With its tags and its draft's parts; the words of its title are
 * kept for the search. Fails with CAUSERIE_ERROR_NOT_FOUND when its origin or folder is not
 * stored. */
gboolean   causerie_conversation_table_save   (CauserieDatabase                  *database,
                                               const CauserieStoredConversation  *conversation,
                                               GError                           **error);

/* Those that are not in the trash, or the `n_newest` of them (0: all), newest first (transfer full,
 * element-type CauserieConversation), without messages and draft's parts. They are new objects that nobody
 * else has seen. */
GPtrArray *causerie_conversation_table_list   (CauserieDatabase *database, guint n_newest, GError **error);

/* The row of one, in the trash or not, or NULL with CAUSERIE_ERROR_NOT_FOUND (transfer full); what is
 * empty is NULL. */
CauserieStoredConversation *
           causerie_conversation_table_read   (CauserieDatabase  *database,
                                               const char        *uid,
                                               GError           **error);

/* The row's id; 0 with CAUSERIE_ERROR_NOT_FOUND. `leaf` (transfer full, a uid or NULL) may be
 * NULL. */
gint64     causerie_conversation_table_find   (CauserieDatabase  *database,
                                               const char        *uid,
                                               char             **leaf,
                                               GError           **error);

G_END_DECLS
