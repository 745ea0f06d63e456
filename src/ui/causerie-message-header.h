/* causerie-message-header.h: who says what follows
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MESSAGE_HEADER (causerie_message_header_get_type ())
G_DECLARE_FINAL_TYPE (CauserieMessageHeader, causerie_message_header, CAUSERIE, MESSAGE_HEADER, GtkWidget)

/* An answer has its model's name above it. A question shows nothing and takes no room, but a screen
 * reader finds "You" there. */
GtkWidget *causerie_message_header_new    (CauserieMessage *message);

/* Says again what may have changed. */
void       causerie_message_header_update (CauserieMessageHeader *self);

G_END_DECLS
