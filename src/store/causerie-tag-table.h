/* causerie-tag-table.h: the tags of conversations in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* Replaces the tags of a conversation; NULL is none. */
gboolean    causerie_tag_table_save (CauserieDatabase  *database,
                                     gint64             conversation_id,
                                     char             **tags,
                                     GError           **error);

/* Of all conversations that have any: row id (gint64) to GStrv, in order (transfer full). */
GHashTable *causerie_tag_table_list (CauserieDatabase *database, GError **error);

G_END_DECLS
