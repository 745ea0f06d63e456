/* causerie-key-row.h: the field of an API key: hidden, pasted, revealed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_KEY_ROW (causerie_key_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieKeyRow, causerie_key_row, CAUSERIE, KEY_ROW, AdwEntryRow)

/* A GtkEditable whose text is hidden until it is revealed. While it is empty it offers to paste, and leads to
 * where keys are made. */

/* The key that is kept, which revealing the empty field shows and hiding takes out again; NULL: none. It is
 * copied. */
void causerie_key_row_set_kept (CauserieKeyRow *self, const char *key);

/* Where a key can be had; NULL: nobody knows. */
void causerie_key_row_set_link (CauserieKeyRow *self, const char *uri);

G_END_DECLS
