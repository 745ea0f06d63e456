/* causerie-message-table.h: messages in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-run-lock.h"
#include "causerie-stored-message.h"

G_BEGIN_DECLS

/* Creates or replaces the row, without its parts and journal. A running message is marked as
 * written by `run`. Returns the row's id; 0 with CAUSERIE_ERROR_NOT_FOUND when its parent is not
 * stored, or CAUSERIE_ERROR_STORAGE. */
gint64     causerie_message_table_save        (CauserieDatabase             *database,
                                               gint64                        conversation_id,
                                               const CauserieStoredMessage  *message,
                                               gint64                        run,
                                               GError                      **error);

/* All of a conversation, parents before children, by ascending id, without parts and journal
 * (transfer full, element-type CauserieStoredMessage). */
GPtrArray *causerie_message_table_load        (CauserieDatabase             *database,
                                               gint64                        conversation_id,
                                               GError                      **error);

/* The message of that row in what load gave, or NULL. */
CauserieStoredMessage *
           causerie_message_table_find_row    (GPtrArray *messages, gint64 id);

/* The runs that say they are writing messages and are over (transfer full, element-type gint64). */
GArray    *causerie_message_table_list_ended_runs
                                              (CauserieDatabase  *database,
                                               CauserieRunLock   *lock,
                                               GError           **error);

/* Marks what the run left behind as interrupted. */
gboolean   causerie_message_table_interrupt   (CauserieDatabase  *database,
                                               gint64             run,
                                               GError           **error);

G_END_DECLS
