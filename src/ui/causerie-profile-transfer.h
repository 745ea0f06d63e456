/* causerie-profile-transfer.h: model profiles to a file and from one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks, over the widget's window, where to put the CauserieProfiles, and writes them there. */
void causerie_profile_transfer_export   (GtkWidget *widget, GPtrArray *profiles, CauserieSettings *settings);

/* Asks for a file, adds the profiles in it at the end of the list, and says what came of it: what is missing for
 * them to answer, or where the file is wrong. */
void causerie_profile_transfer_import   (GtkWidget *widget, CauserieSettings *settings);

/* The same of a text that was read. */
void causerie_profile_transfer_take     (GtkWindow        *window,
                                         CauserieSettings *settings,
                                         const char       *text,
                                         gssize            length);

G_END_DECLS
