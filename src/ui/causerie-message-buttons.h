/* causerie-message-buttons.h: what can be done with a message, in its footer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MESSAGE_BUTTONS (causerie_message_buttons_get_type ())
G_DECLARE_FINAL_TYPE (CauserieMessageButtons, causerie_message_buttons, CAUSERIE, MESSAGE_BUTTONS, GtkWidget)

/* Room for the buttons from the start; the buttons themselves when they are first needed: by the pointer, by
 * the keyboard, which finds them as if they were there, or by a screen reader, through the action
 * message.show-actions. They activate the actions of causerie-message-actions.h with the message's uid (s). */
GtkWidget *causerie_message_buttons_new      (CauserieMessage *message);

/* Makes them, if they are not there yet. */
void       causerie_message_buttons_ensure   (CauserieMessageButtons *self);

/* The message is the last of the path: nothing can branch off behind it. */
void       causerie_message_buttons_set_last (CauserieMessageButtons *self, gboolean is_last);

G_END_DECLS
