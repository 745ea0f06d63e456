/* causerie-message-error.h: what went wrong with an answer, and the button that helps
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MESSAGE_ERROR (causerie_message_error_get_type ())
G_DECLARE_FINAL_TYPE (CauserieMessageError, causerie_message_error, CAUSERIE, MESSAGE_ERROR, GtkWidget)

/* One sentence, one button, and Details with the reply as it came and the request to copy. `connection`, which names
 * itself in the sentence, may be NULL. The message has a failure. */
GtkWidget *causerie_message_error_new    (CauserieMessage *message, CauserieConnection *connection);

/* To be called when something of the message changed: what may help can become known later. */
void       causerie_message_error_update (CauserieMessageError *self);

G_END_DECLS
