/* causerie-print.h: a chat on paper
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a printer and prints the path of a chat, which is loaded. Ends by itself; `parent` shows what
 * fails. */
void causerie_print_chat (GtkWindow *parent, CauserieConversation *conversation);

G_END_DECLS
