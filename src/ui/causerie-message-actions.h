/* causerie-message-actions.h: what the buttons of a message do
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat-view.h"

G_BEGIN_DECLS

/* Installs the actions of a chat view that take a message's uid (s): chat.copy-message, chat.copy-curl,
 * chat.edit-message, chat.continue, chat.raise-limit, chat.show-version, chat.branch, chat.branch-to-new-chat,
 * chat.delete-message and all that causerie_failure_text_* names; and chat.retry-with, which takes a profile's
 * uid too (ss). */
void causerie_message_actions_install   (GtkWidgetClass *view_class);

/* Whether those that ask again can be used now. */
void causerie_message_actions_set_ready (CauserieChatView *view, gboolean ready);

G_END_DECLS
