/* causerie-code-colors.h: how the words of code look
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-code-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of each class; the style sheet's code_comment_color and so on (code.css). */
typedef struct {
  GdkRGBA  colors[CAUSERIE_CODE_N_CLASSES];
  gboolean known; /* the style has them all */
} CauserieCodeColors;

/* As they are now in the widget's style; another scheme has others. */
void           causerie_code_colors_read       (CauserieCodeColors *self, GtkWidget *widget);
gboolean       causerie_code_colors_equal      (const CauserieCodeColors *self, const CauserieCodeColors *other);

/* Of the runs over a text (transfer full). Nothing but colours: the words take as much room as before. */
PangoAttrList *causerie_code_colors_attributes (const CauserieCodeColors *self,
                                                const CauserieCodeRun    *runs,
                                                guint                     n_runs);

G_END_DECLS
