/* causerie-chat-panel.h: what the shown chat asks with, beside it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHAT_PANEL (causerie_chat_panel_get_type ())
G_DECLARE_FINAL_TYPE (CauserieChatPanel, causerie_chat_panel, CAUSERIE, CHAT_PANEL, AdwBin)

/* Model, parameters and instructions of one chat; what differs from its profile is marked, with a way back.
 * What is given here holds from the next message on, for this chat alone, until it is saved to a profile.
 * Actions, for its own buttons: setup.reset (s, the name of a field), setup.reset-all, setup.save,
 * setup.save-as. */
void causerie_chat_panel_set_library (CauserieChatPanel *self,
                                      CauserieLibrary   *library,
                                      CauserieSettings  *settings);
void causerie_chat_panel_set_chat    (CauserieChatPanel *self, CauserieChat *chat); /* NULL: none */

G_END_DECLS
