/* causerie-message-table.h: messages in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-run-lock.h"
#include "causerie-stored-message.h"

G_BEGIN_DECLS

/* Where the row of a message is, if there is one. */
typedef struct {
  gint64 id;              /* 0: it is not stored */
  gint64 conversation_id;
  gint64 run;             /* that is writing it; 0 none */
} CauserieMessagePlace;

gboolean   causerie_message_table_find        (CauserieDatabase      *database,
                                               const char            *uid,
                                               CauserieMessagePlace  *place,
                                               GError               **error);

/* Creates the row, without parts and journal. A running message is marked as written by `run`.
 * Returns its id; 0 with CAUSERIE_ERROR_NOT_FOUND when its parent is not stored in the
 * conversation or before its origin. */
gint64     causerie_message_table_insert      (CauserieDatabase             *database,
                                               gint64                        conversation_id,
                                               const CauserieStoredMessage  *message,
                                               gint64                        run,
                                               GError                      **error);

/* Writes the row that is there. A message never changes its uid, conversation, parent or role, and
 * goes to the trash by other ways. */
gboolean   causerie_message_table_update      (CauserieDatabase             *database,
                                               gint64                        id,
                                               const CauserieStoredMessage  *message,
                                               gint64                        run,
                                               GError                      **error);

/* Row ids, parents before children (transfer full, element-type gint64): of all messages
 * of the conversation, first those that lead to its origin, or of `end` living ones at the end of
 * the path to `leaf` (NULL or unknown: the newest message) with what is in the trash between them.
 * `complete` says whether that is all there is. */
GArray    *causerie_message_table_list_all    (CauserieDatabase  *database,
                                               gint64             conversation_id,
                                               GError           **error);
GArray    *causerie_message_table_list_end    (CauserieDatabase  *database,
                                               gint64             conversation_id,
                                               const char        *leaf,
                                               guint              end,
                                               gboolean          *complete,
                                               GError           **error);

/* The message, without parts and journal (transfer full); NULL with an error. */
CauserieStoredMessage *
           causerie_message_table_read        (CauserieDatabase *database, gint64 id, GError **error);

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
