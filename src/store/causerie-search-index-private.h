/* causerie-search-index-private.h: the index for those who put many items into it at once
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-search-index.h"

G_BEGIN_DECLS

/* As `save`, but the words are written by the commit, those of all items together; when the index
 * is damaged it is the commit that fails. */
gboolean causerie_search_index_add_message (CauserieDatabase *database, gint64 message_id, GError **error);
gboolean causerie_search_index_add_title   (CauserieDatabase *database, gint64 conversation_id, GError **error);

G_END_DECLS
