/* causerie-salvage-fill.h: what a damaged history lost, from a copy of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* Inside a transaction, with foreign keys off, the copy attached as `copy` in the same version, and the
 * ids of torn messages in the table `torn`. Rows are known by their uids; a row that is there stays as it is,
 * unless it is torn. `n_messages` counts the messages that were missing. */
gboolean causerie_salvage_fill (CauserieDatabase *database, guint *n_messages, GError **error);

/* Messages without a conversation get a new one: the rest of the copy must not be taken for theirs. */
gboolean causerie_salvage_adopt (CauserieDatabase *database, GError **error);

G_END_DECLS
