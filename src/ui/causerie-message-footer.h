/* causerie-message-footer.h: the quiet line under a message, and what can be done with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MESSAGE_FOOTER (causerie_message_footer_get_type ())
G_DECLARE_FINAL_TYPE (CauserieMessageFooter, causerie_message_footer, CAUSERIE, MESSAGE_FOOTER, GtkWidget)

/* Under an answer: what it took, or what it waits for; its actions show while it is active or
 * has the focus. Beside a question only the actions. Its buttons activate the actions of
 * causerie-message-actions.h with the message's uid (s). */
GtkWidget *causerie_message_footer_new        (CauserieMessage *message);

/* Says again what may have changed, the elapsed time among it; milliseconds until that is to be said
 * anew, 0: it counts nothing. */
guint      causerie_message_footer_update     (CauserieMessageFooter *self);

/* The pointer is over its message. */
void       causerie_message_footer_set_active (CauserieMessageFooter *self, gboolean active);

/* The message and its other versions (CauserieMessages, in their order); the way from one to the other. */
void       causerie_message_footer_set_versions (CauserieMessageFooter *self, GPtrArray *versions);

/* The keyboard goes to the way between the versions; FALSE when there is none. */
gboolean   causerie_message_footer_focus_versions (CauserieMessageFooter *self);

/* It is the last of the path: an answer that was cut can go on. */
void       causerie_message_footer_set_last   (CauserieMessageFooter *self, gboolean is_last);

G_END_DECLS
