/* causerie-part-columns.h: a part in the columns of a row
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-part.h"

G_BEGIN_DECLS

/* The name its kind is stored by. */
const char *causerie_part_columns_get_kind (CauseriePart *part);

/* Reads the next six columns: kind, name, call_id, media_type, blob, text; without a text the bytes
 * may be it. What cannot be read is
 * no failure, as the rest is still wanted: a kind this program does not know, or bytes that are
 * lost, set NULL with a warning. */
gboolean    causerie_part_columns_read     (CauserieDatabase   *database,
                                            CauserieStatement  *statement,
                                            CauseriePart      **part,
                                            GError            **error);

G_END_DECLS
