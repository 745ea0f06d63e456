/* causerie-side-scroller.h: scrolls what is too wide sideways, and only sideways
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkScrolledWindow around `child` that leaves the vertical wheel to what it stands in; with
 * Shift the wheel scrolls it. */
GtkWidget *causerie_side_scroller_new (GtkWidget *child);

G_END_DECLS
