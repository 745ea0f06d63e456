/* causerie-window-private.h: the parts of the window among themselves
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue.h"
#include "causerie-chat-view.h"
#include "causerie-window.h"

G_BEGIN_DECLS

/* All borrowed. */
CauserieSettings *causerie_window_get_settings      (CauserieWindow *self);
CauserieLibrary  *causerie_window_get_library       (CauserieWindow *self);
CauserieGateway  *causerie_window_get_gateway       (CauserieWindow *self);
CauserieCatalogue *causerie_window_get_catalogue    (CauserieWindow *self); /* of the library; or NULL */
CauserieChatView *causerie_window_get_chat_view     (CauserieWindow *self);

/* One that can take something back (transfer full); the last such one goes. */
void              causerie_window_add_undo          (CauserieWindow *self, AdwToast *toast);

/* Opens it; a temporary chat that was shown is gone then. */
void              causerie_window_show_conversation (CauserieWindow *self, CauserieConversation *conversation);

/* For what looks for a message; it is cancelled when another chat is shown or looked for (borrowed). */
GCancellable     *causerie_window_begin_leading     (CauserieWindow *self);

/* Models or chats came or went. The trash stays until something else is chosen. */
void              causerie_window_update_page       (CauserieWindow *self);

/* What was done with the chosen chats is done. */
void              causerie_window_stop_choosing     (CauserieWindow *self);

G_END_DECLS
