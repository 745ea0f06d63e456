/* causerie-message-merge.h: what another program wrote of a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

G_BEGIN_DECLS

/* For the inside of CauserieConversation. The message was read from the history: if it is running, then
 * not here. */
void causerie_message_note_stored (CauserieMessage *self);

/* Becomes like `stored`, what was read of the same message, unless it is being written here. */
void causerie_message_take_over   (CauserieMessage *self, CauserieMessage *stored);

G_END_DECLS
