/* causerie-choose-actions.h: choosing the model of a chat, and of another answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* win.choose-model, for the open chat from its next message on; win.retry-with-other (s: a message's uid),
 * for one more version of that answer. Both show the picker. */
void causerie_choose_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
