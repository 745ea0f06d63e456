/* causerie-text-size-row.h: the size of the text, in a menu
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TEXT_SIZE_ROW (causerie_text_size_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTextSizeRow, causerie_text_size_row, CAUSERIE, TEXT_SIZE_ROW, AdwBin)

/* Smaller, the size, larger: the actions of causerie-text-size.h. Property: percent (int), which is shown. */

G_END_DECLS
