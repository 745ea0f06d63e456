/* causerie-salvage-mend.h: rows from a damaged history made to fit together
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* All inside a transaction, with foreign keys off. */

/* Forgets the bytes of attachments that are not whole, so that they can be filled in. */
gboolean causerie_salvage_empty_blobs (CauserieDatabase *database, GError **error);

/* The last step: a message whose parent is lost follows the one before it; what is left of attachments
 * that are not whole goes, and what hangs on nothing. */
gboolean causerie_salvage_mend        (CauserieDatabase *database, GError **error);

G_END_DECLS
