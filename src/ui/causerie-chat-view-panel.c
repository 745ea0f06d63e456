/* causerie-chat-view-panel.c: the panel beside a chat that is opened and closed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-view-private.h"

/* The keyboard goes into what was opened, and back to the message. */
void
causerie_chat_view_toggle_panel (CauserieChatView *self)
{
  gboolean shown;

  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self));

  shown = !adw_flap_get_reveal_flap (self->flap);
  adw_flap_set_reveal_flap (self->flap, shown);
  if (shown)
    gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
  else
    causerie_chat_view_focus_composer (self);
}
