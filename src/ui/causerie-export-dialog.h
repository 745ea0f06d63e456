/* causerie-export-dialog.h: in which form chats are written out, and where
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-export.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_EXPORT_DIALOG (causerie_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CauserieExportDialog, causerie_export_dialog, CAUSERIE, EXPORT_DIALOG, AdwWindow)

/* Asks for a form and a place, writes, and says what came of it over `parent`. `conversations` holds
 * CauserieConversations; NULL: all chats. */
GtkWidget *causerie_export_dialog_new       (GtkWindow       *parent,
                                             CauserieLibrary *library,
                                             GPtrArray       *conversations);

/* Without the question of the form: chats, trash, settings, all that a new home needs, in one file. */
void       causerie_export_dialog_move_house (GtkWindow *parent, CauserieLibrary *library);

G_END_DECLS
