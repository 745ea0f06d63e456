/* causerie-blob-check.h: whether attachments are what they were
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* Reads the bytes of all attachments. The ids (gint64) of those whose length or SHA-256 is not as their row
 * says (transfer full); `n_checked` may be NULL. */
GArray *causerie_blob_check_all (CauserieDatabase *database, guint *n_checked, GError **error);

G_END_DECLS
