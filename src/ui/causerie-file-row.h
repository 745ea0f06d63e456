/* causerie-file-row.h: a file that belongs to a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-part.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_FILE_ROW (causerie_file_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieFileRow, causerie_file_row, CAUSERIE, FILE_ROW, GtkWidget)

/* Its name, what it is and how large; it can be saved, and opened when that is harmless. `part` is a file of
 * causerie-attachment.h. */
GtkWidget *causerie_file_row_new (CauseriePart *part);

G_END_DECLS
