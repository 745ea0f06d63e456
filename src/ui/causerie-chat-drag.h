/* causerie-chat-drag.h: chats are dragged to folders, and out of them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a list of CauserieConversationRows. One source and one target serve all rows. */
void causerie_chat_drag_add (GtkWidget *list, CauserieLibrary *library);

G_END_DECLS
