/* causerie-message-ending.h: that an answer ended before it was whole, and how it goes on
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MESSAGE_ENDING (causerie_message_ending_get_type ())
G_DECLARE_FINAL_TYPE (CauserieMessageEnding, causerie_message_ending, CAUSERIE, MESSAGE_ENDING, GtkWidget)

/* One sentence (causerie_ending_text_new()); of the last answer of the path, the buttons that help:
 * chat.continue, chat.raise-limit, chat.retry with the message's uid (s). */
GtkWidget *causerie_message_ending_new      (CauserieMessage *message);

/* It is the last of the path: it can go on. */
void       causerie_message_ending_set_last (CauserieMessageEnding *self, gboolean is_last);

G_END_DECLS
