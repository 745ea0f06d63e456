/* causerie-calm-flap.h: a flap that costs nothing while it covers nothing
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An AdwFlap gives the parts of its shadow their style classes anew with each layout of the window, and for that GTK
 * looks through the styles and lays everything out in a frame more. While the flap covers nothing there is no
 * shadow: its parts are hidden then, and what is hidden has no style. Once. */
void causerie_calm_flap (AdwFlap *flap);

G_END_DECLS
