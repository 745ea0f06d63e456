/* soak-dump.h: tells all that a history holds, as a program sees it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-store.h"

G_BEGIN_DECLS

/* Tells (soak-teller) each conversation with its leaf and each of its messages, in the shape they
 * were told when they were saved, the folders, what is in the trash, and at the end
 * {"complete": true}. Runs the main loop. */
gboolean soak_dump      (CauserieStore *store, GError **error);

/* What is attached to the draft of a conversation becomes a part of it, as if it came with it. */
void     soak_add_draft (CauserieStore *store, CauserieConversation *conversation);

G_END_DECLS
