/* causerie-part-table.h: the parts of messages in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* Replaces the parts of a message. Bytes that are stored already are not written again. */
gboolean causerie_part_table_save (CauserieDatabase  *database,
                                   gint64             message_id,
                                   GPtrArray         *parts,
                                   GError           **error);

/* Adds their parts to the messages of a conversation, as causerie_message_table_load gave them. */
gboolean causerie_part_table_load (CauserieDatabase  *database,
                                   gint64             conversation_id,
                                   GPtrArray         *messages,
                                   GError           **error);

G_END_DECLS
