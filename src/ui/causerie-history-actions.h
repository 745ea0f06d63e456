/* causerie-history-actions.h: what is done with chats and folders from the window
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-window.h"

G_BEGIN_DECLS

/* Installs on the window, with uids as targets:
 * win.rename-chat (s), win.tag-chat (s), win.pin-chat (sb), win.move-chats (sas: a folder or "" for none),
 * win.move-chats-to-new-folder (as), win.archive-chats (asb), win.delete-chats (as), win.delete-all-chats,
 * win.new-folder, win.rename-folder (s), win.delete-folder (s), win.new-chat-in-folder (s).
 * What can be regretted is told by a toast with Undo. */
void causerie_history_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
