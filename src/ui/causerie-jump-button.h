/* causerie-jump-button.h: back to the latest, and whether something new came there
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_JUMP_BUTTON (causerie_jump_button_get_type ())
G_DECLARE_FINAL_TYPE (CauserieJumpButton, causerie_jump_button, CAUSERIE, JUMP_BUTTON, AdwBin)

/* A round button over the end of a transcript, there while that does not follow; activates chat.jump-to-end.
 * Properties: following (boolean), news (read-only: words came since the end was left). */
void     causerie_jump_button_set_conversation (CauserieJumpButton   *self,
                                                CauserieConversation *conversation); /* or NULL */
gboolean causerie_jump_button_get_news         (CauserieJumpButton   *self);

G_END_DECLS
