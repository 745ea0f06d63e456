/* causerie-draft-table.h: what is attached to the drafts of conversations in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* Replaces what is attached to the draft: CauserieParts with bytes or a text; the text is kept as
 * bytes too. What no message and no other draft holds any more goes with it. */
gboolean   causerie_draft_table_save (CauserieDatabase  *database,
                                      gint64             conversation_id,
                                      GPtrArray         *parts,
                                      GError           **error);

/* (transfer full, element-type CauseriePart) */
GPtrArray *causerie_draft_table_load (CauserieDatabase  *database,
                                      gint64             conversation_id,
                                      GError           **error);

G_END_DECLS
