/* causerie-chat-menu.h: what can be done with a chat or a folder of the sidebar
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Menus of the actions of causerie-history-actions.h with their targets (transfer full). */
GMenuModel *causerie_chat_menu_new            (CauserieLibrary *library, CauserieConversation *conversation);
GMenuModel *causerie_chat_menu_new_for_folder (CauserieFolder *folder);

/* Where some chats can be moved: the folders, none (with `from_folder`), a new one. */
GMenuModel *causerie_chat_menu_new_move       (CauserieLibrary    *library,
                                               const char * const *uids,
                                               gboolean            from_folder);

G_END_DECLS
