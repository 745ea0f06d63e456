/* causerie-part-table.h: the parts of messages in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* Writes the parts of a message that are not there yet: parts never change, and are only ever
 * added. */
gboolean causerie_part_table_save (CauserieDatabase  *database,
                                   gint64             message_id,
                                   GPtrArray         *parts,
                                   GError           **error);

/* Adds the parts of a message to an array of CauserieParts. */
gboolean causerie_part_table_load (CauserieDatabase  *database,
                                   gint64             message_id,
                                   GPtrArray         *parts,
                                   GError           **error);

G_END_DECLS
