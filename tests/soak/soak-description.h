/* soak-description.h: all that a conversation or a message is, as JSON
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Every property that is kept in the history, by its name, so that one which is forgotten on the
 * way to the disk or back makes a difference. Attachments are told by their SHA-256. The caller
 * owns the object. */
JsonObject *soak_description_of_conversation (CauserieConversation *conversation);
JsonObject *soak_description_of_message      (CauserieMessage      *message);

G_END_DECLS
