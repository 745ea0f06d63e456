/* causerie-template-dialog.h: the guides' configurations to begin a model profile with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TEMPLATE_DIALOG (causerie_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTemplateDialog, causerie_template_dialog, CAUSERIE, TEMPLATE_DIALOG, AdwWindow)

/* Lists the templates with what the catalogue of a connection to their server says of them today, and goes with
 * it; modal for `parent`. `catalogue` may be NULL.
 * Signal: "chosen" (string: the template's id, CauserieModel: one in the place of its model that is gone, or
 * NULL). The dialog closes behind it. */
GtkWidget *causerie_template_dialog_new (GtkWindow         *parent,
                                         CauserieSettings  *settings,
                                         CauserieCatalogue *catalogue);

G_END_DECLS
