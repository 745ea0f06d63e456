/* causerie-door-button.h: a large button that says where it leads
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_DOOR_BUTTON (causerie_door_button_get_type ())
G_DECLARE_FINAL_TYPE (CauserieDoorButton, causerie_door_button, CAUSERIE, DOOR_BUTTON, GtkButton)

/* Made in templates. Properties: symbol (an icon name), title (also what a screen reader
 * says), subtitle; all strings. */

G_END_DECLS
