/* causerie-setup-row.h: one setting of a chat, and whether it is the profile's
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat-setup.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SETUP_ROW (causerie_setup_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSetupRow, causerie_setup_row, CAUSERIE, SETUP_ROW, AdwPreferencesRow)

/* A field for a number, a list for a choice, or lines of text; empty is not set. One that differs from the
 * profile is marked, says what the profile has, and has a button that takes that again. What is typed is judged
 * here. Signals: "changed": another value was given, and it is a good one; "reset": the button was pressed. */
GtkWidget          *causerie_setup_row_new       (CauserieSetupField field); /* a parameter */
CauserieSetupField  causerie_setup_row_get_field (CauserieSetupRow *self);

/* `saved` is what the profile has, NULL: there is no profile. A field that already means this value stays as
 * it was typed, and so does what is wrong while the value is the one that was shown before. */
void                causerie_setup_row_show      (CauserieSetupRow     *self,
                                                  const CauserieParams *params,
                                                  const CauserieParams *saved,
                                                  gboolean              differs);

/* Another chat is shown next: what is wrong was typed for this one. */
void                causerie_setup_row_forget    (CauserieSetupRow *self);

/* Puts the value into `params`. FALSE, and nothing is changed, while what is typed is wrong. */
gboolean            causerie_setup_row_read      (CauserieSetupRow *self, CauserieParams *params);

G_END_DECLS
