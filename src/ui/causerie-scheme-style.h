/* causerie-scheme-style.h: what looks other on a dark ground and in high contrast
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* From now on the display has, behind style.css, the style sheets of the manager's scheme: ui/dark.css,
 * ui/contrast.css and ui/contrast-dark.css. (AdwApplication finds such files by itself, but libadwaita
 * 1.10 warns of that, and what it wants in their place GTK 4.8 cannot read.) */
void causerie_scheme_style_follow (AdwStyleManager *manager, GdkDisplay *display);

G_END_DECLS
