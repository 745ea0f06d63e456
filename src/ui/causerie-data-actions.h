/* causerie-data-actions.h: chats out of the window: into files, onto paper, and in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-window.h"

G_BEGIN_DECLS

/* Installs on the window: win.export-chats (as: uids; none of them: all chats), win.import-chats, and
 * win.print-chat, for the chat that is shown. */
void causerie_data_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
