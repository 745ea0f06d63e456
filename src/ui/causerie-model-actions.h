/* causerie-model-actions.h: what is done with models and connections from the window
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-window.h"

G_BEGIN_DECLS

/* Installs on the window: win.add-model, win.edit-profile (s: uid), win.edit-connection (ss: uid, and where
 * the form begins: "key", "address", "proxy" or ""), win.start-demo. */
void causerie_model_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
