/* causerie-import-dialog.h: files are chosen, read, and what came of them is told
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks which files; what they hold is merged, nothing is replaced. Ends by itself. */
void causerie_import_dialog_choose (GtkWindow *parent, CauserieLibrary *library);

/* The same with files (of GFile) that were chosen: dropped on the window. */
void causerie_import_dialog_read   (GtkWindow *parent, CauserieLibrary *library, GListModel *files);

G_END_DECLS
