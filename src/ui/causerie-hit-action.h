/* causerie-hit-action.h: from something that was found to its message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-window.h"

G_BEGIN_DECLS

/* Installs win.open-hit (sss) on the window: the conversation's uid, the message's or "", the words that were
 * found or "". The chat is opened, its path turned, the message brought into view and marked. */
void causerie_hit_action_install (GtkWidgetClass *window_class);

G_END_DECLS
