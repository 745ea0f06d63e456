/* causerie-side-scroller.h: scrolls what is too wide sideways, and only sideways
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SIDE_SCROLLER (causerie_side_scroller_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSideScroller, causerie_side_scroller, CAUSERIE, SIDE_SCROLLER, GtkWidget)

/* Around one child, which gets our width or its minimum, whichever is more, and is asked for its height
 * at that. The vertical wheel is left to what it stands in; with Shift it scrolls sideways, as do the
 * horizontal wheel, two fingers and a touch. The bar appears under the pointer. Much lighter than a
 * GtkScrolledWindow: there may be one for each of a hundred blocks in view. */
GtkWidget *causerie_side_scroller_new            (GtkWidget *child);

/* Several that show the pieces of one thing move as one; the children must be equally wide. */
void       causerie_side_scroller_set_adjustment (CauserieSideScroller *self, GtkAdjustment *adjustment);

/* Scrolls as little as possible to show the child's pixels [left, right) and some room beside them. */
void       causerie_side_scroller_reveal         (CauserieSideScroller *self, double left, double right);

G_END_DECLS
