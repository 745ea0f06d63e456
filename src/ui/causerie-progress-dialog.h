/* causerie-progress-dialog.h: something that takes a while, and what came of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PROGRESS_DIALOG (causerie_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CauserieProgressDialog, causerie_progress_dialog, CAUSERIE, PROGRESS_DIALOG, AdwWindow)

/* Modal over `parent`; presented by whoever makes it. Its Cancel button, Esc and closing it cancel `cancellable`
 * as long as it runs; what runs then tells its end as always. */
GtkWidget *causerie_progress_dialog_new      (GtkWindow    *parent,
                                              const char   *title,
                                              GCancellable *cancellable);

/* How far it is, 0 to 1; less than 0: nobody knows. `detail` is one line under the bar, or NULL. */
void       causerie_progress_dialog_set      (CauserieProgressDialog *self,
                                              double                  fraction,
                                              const char             *detail);

/* It has ended: what came of it is shown until the person closes the window. `heading` and `body` are plain,
 * translated text; `details` are lines to scroll through, or NULL. */
void       causerie_progress_dialog_finish   (CauserieProgressDialog *self,
                                              const char             *heading,
                                              const char             *body,
                                              const char             *details);

G_END_DECLS
