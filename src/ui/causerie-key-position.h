/* causerie-key-position.h: which Latin key was pressed, whatever the layout
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keyval of the US key at this place of the keyboard (X11 and Wayland keycodes: evdev + 8); 0 for a key
 * that has no letter, digit or sign. */
guint     causerie_key_position_to_latin (guint hardware_keycode);

/* Makes the application's shortcuts, and what widgets bind to letters themselves, such as copying and pasting
 * text, work when the layout has no Latin letters: a key press with Ctrl whose letter is not Latin acts as the US
 * key there. For all windows of the program, once. */
void      causerie_key_position_attach   (void);

G_END_DECLS
