/* causerie-image-viewer.h: a picture, large
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_IMAGE_VIEWER (causerie_image_viewer_get_type ())
G_DECLARE_FINAL_TYPE (CauserieImageViewer, causerie_image_viewer, CAUSERIE, IMAGE_VIEWER, AdwWindow)

/* Fits the window at first, and can be made larger and smaller: by the buttons, by + − 0 1, by Ctrl and the wheel,
 * by a double click; a large one is moved by dragging. It can be copied and saved. `name` is its title.
 * Properties: "zoom" (picture points to pixels; 0: as it fits). */
GtkWidget *causerie_image_viewer_new      (GtkWindow *parent, GBytes *bytes, const char *name);

double     causerie_image_viewer_get_zoom (CauserieImageViewer *self);
void       causerie_image_viewer_set_zoom (CauserieImageViewer *self, double zoom);

G_END_DECLS
