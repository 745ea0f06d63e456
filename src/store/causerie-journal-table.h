/* causerie-journal-table.h: what streamed since a message was last written whole
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-stored-message.h"

G_BEGIN_DECLS

/* A message that is not stored has no journal: the piece is dropped, its own save told why.
 * Texts may be NULL. */
gboolean causerie_journal_table_append (CauserieDatabase  *database,
                                        const char        *message_uid,
                                        const char        *text,
                                        const char        *reasoning,
                                        GError           **error);

gboolean causerie_journal_table_clear  (CauserieDatabase  *database,
                                        gint64             message_id,
                                        GError           **error);

/* Appends its journal to a message that was read without it. */
gboolean causerie_journal_table_load   (CauserieDatabase       *database,
                                        CauserieStoredMessage  *message,
                                        GError                **error);

/* Moves the journals of what the run was writing into their messages. */
gboolean causerie_journal_table_fold   (CauserieDatabase *database, gint64 run, GError **error);

G_END_DECLS
