/* causerie-window.h: the window: sidebar, chat, welcome
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_WINDOW (causerie_window_get_type ())
G_DECLARE_FINAL_TYPE (CauserieWindow, causerie_window, CAUSERIE, WINDOW, AdwApplicationWindow)

/* Actions: win.new-chat, win.new-temporary-chat, win.open-chat (s: uid), win.open-hit (sss: conversation,
 * message or "", the words that were found), win.search-chats, win.show-trash, win.back-to-chat,
 * win.toggle-sidebar, win.preferences (s: page "general", "connections", "models", or ""), win.add-model,
 * win.edit-profile (s: uid), win.edit-connection (ss: uid, place), win.start-demo; and
 * those of causerie-choose-actions.h and causerie-history-actions.h. */
CauserieWindow *causerie_window_new      (GtkApplication   *application,
                                          CauserieSettings *settings,
                                          CauserieLibrary  *library,
                                          CauserieGateway  *gateway);

/* The history is in the list: opens the chat that was open, or a new one. */
void            causerie_window_restore  (CauserieWindow *self);

/* Passing news; `title` is plain text. */
void            causerie_window_toast    (CauserieWindow *self, const char *title);

G_END_DECLS
