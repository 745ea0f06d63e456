/* causerie-address-row.h: a base URL, completed when it is left
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ADDRESS_ROW (causerie_address_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieAddressRow, causerie_address_row, CAUSERIE, ADDRESS_ROW, AdwEntryRow)

/* A GtkEditable. What cannot be an address stays as it is. */

/* Makes the text canonical; done by itself when the focus leaves. */
void  causerie_address_row_complete    (CauserieAddressRow *self);

/* "Completed from “…”", while the text is what was made of something else; NULL else. (transfer full) */
char *causerie_address_row_dup_note    (CauserieAddressRow *self);

G_END_DECLS
