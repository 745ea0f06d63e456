/* causerie-template-row.h: a ready configuration to begin a model profile with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-template.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TEMPLATE_ROW (causerie_template_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTemplateRow, causerie_template_row, CAUSERIE, TEMPLATE_ROW, AdwActionRow)

/* Signal: "chosen", when the person chooses it. */

/* With what `facts` say of its model today; one whose model is gone cannot be chosen. */
GtkWidget              *causerie_template_row_new          (const CauserieTemplate      *template,
                                                            const CauserieTemplateFacts *facts);

/* The same with a model in the place of the one that is gone; `model` NULL: only its identifier is known. */
GtkWidget              *causerie_template_row_new_instead  (const CauserieTemplate *template,
                                                            const char             *model_id,
                                                            CauserieModel          *model);

const CauserieTemplate *causerie_template_row_get_template (CauserieTemplateRow *self);

/* The model in the place of the template's own; NULL: that one. */
CauserieModel          *causerie_template_row_get_instead  (CauserieTemplateRow *self);

G_END_DECLS
