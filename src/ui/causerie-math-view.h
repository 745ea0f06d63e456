/* causerie-math-view.h: a formula on a line of its own
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-math-box.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MATH_VIEW (causerie_math_view_get_type ())
G_DECLARE_FINAL_TYPE (CauserieMathView, causerie_math_view, CAUSERIE, MATH_VIEW, GtkWidget)

/* In the middle of its width, the numbers of its lines at the end; at least as wide as both. Its letters are as large as
 * those of the text around it. */
GtkWidget *causerie_math_view_new     (void);
void       causerie_math_view_set_box (CauserieMathView *self, CauserieMathBox *box);

/* Where the formula is drawn, without its numbers. */
void       causerie_math_view_find_formula (CauserieMathView *self, graphene_rect_t *rect);

G_END_DECLS
