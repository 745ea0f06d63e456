/* causerie-chat-view-panel.c: the panel beside a chat that is opened and closed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-view-private.h"

static gboolean
follow_width_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CauserieChatView *self = CAUSERIE_CHAT_VIEW (widget);
  gboolean is_folded = adw_flap_get_folded (self->flap);

  gtk_widget_set_visible (self->panel_button, !is_folded);
  if (is_folded)
    adw_flap_set_reveal_flap (self->flap, FALSE);

  return G_SOURCE_REMOVE;
}

/* Where it is narrow the panel would cover the chat, and the header is for the model's name; the
 * menu and the keyboard still open it. This is told while sizes are being given out: it waits for
 * the next frame. */
void
causerie_chat_view_folded_cb (CauserieChatView *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_width_cb, NULL, NULL);
}

/* What is opened takes the keyboard with the first frame it is in. */
static gboolean
focus_panel_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CauserieChatView *self = CAUSERIE_CHAT_VIEW (widget);
  GtkWidget *panel = GTK_WIDGET (self->panel);

  if (!adw_flap_get_reveal_flap (self->flap))
    return G_SOURCE_REMOVE;
  if (!gtk_widget_get_child_visible (panel))
    return G_SOURCE_CONTINUE;

  gtk_widget_grab_focus (panel);
  return G_SOURCE_REMOVE;
}

/* The keyboard goes into what was opened, and back to the message. */
void
causerie_chat_view_toggle_panel (CauserieChatView *self)
{
  gboolean shown;

  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self));

  shown = !adw_flap_get_reveal_flap (self->flap);
  adw_flap_set_reveal_flap (self->flap, shown);
  if (shown)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_panel_cb, NULL, NULL);
  else
    causerie_chat_view_focus_composer (self);
}
