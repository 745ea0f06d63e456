/* causerie-transcript-menu.c: the menu over words of the transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-selecting.h"

#include "causerie-transcript-selection.h"

#include <glib/gi18n.h>

/* The address of the link under the pointer (borrowed), or NULL. */
static const char *
find_link (CauserieTranscript *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return GTK_IS_LABEL (widget) ? gtk_label_get_current_uri (GTK_LABEL (widget)) : NULL;
}

static void
append_link (GMenu *menu, const char *url)
{
  g_autoptr(GMenu) section = g_menu_new ();
  g_autoptr(GMenuItem) open = g_menu_item_new (_("_Open link"), NULL);
  g_autoptr(GMenuItem) copy = g_menu_item_new (_("Copy _link"), NULL);

  g_menu_item_set_action_and_target (open, "app.open-uri", "s", url);
  g_menu_item_set_action_and_target (copy, "transcript.copy-link", "s", url);
  g_menu_append_item (section, open);
  g_menu_append_item (section, copy);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_section (GMenu *menu, const char *label, const char *action, const char *second_label,
                const char *second_action)
{
  g_autoptr(GMenu) section = g_menu_new ();

  g_menu_append (section, label, action);
  if (second_label != NULL)
    g_menu_append (section, second_label, second_action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* It stays, closed, until there is another: what was chosen in it is done after it closed. */
static void
popup_at (CauserieTranscript *self, const CauserieTextPlace *place, const char *url, double x,
          double y)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  CauserieTranscriptItem *item = place != NULL ? causerie_text_place_get_item (place) : NULL;
  CauserieSelectable *selectable = item != NULL ? causerie_text_place_get_selectable (item) : NULL;
  GActionGroup *actions = NULL;

  if (url != NULL)
    append_link (menu, url);
  append_section (menu, _("_Copy"), "clipboard.copy", _("Copy as _Markdown"),
                  "transcript.copy-markdown");
  if (selectable != NULL)
    actions = causerie_selectable_append_menu (selectable, place->offset, menu);
  append_section (menu, _("Select _all"), "selection.select-all", NULL, NULL);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_insert_action_group (self->menu, "block", actions);
  g_clear_object (&actions);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
is_selected (CauserieTranscript *self, const CauserieTextPlace *place)
{
  CauserieTextPlace start, end;

  return causerie_transcript_selection_get (self->selection, &start, &end) &&
         causerie_text_place_compare (place, &start) >= 0 &&
         causerie_text_place_compare (place, &end) <= 0;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  CauserieTranscript *self = user_data;
  g_autofree char *url = NULL;
  CauserieTextPlace place;

  if (!causerie_transcript_is_text_at (self, x, y) ||
      !causerie_text_place_locate (self, x, y, NULL, &place))
    return;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  url = g_strdup (find_link (self, x, y));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!is_selected (self, &place))
    causerie_transcript_selection_begin (self->selection, &place, CAUSERIE_UNIT_CHARACTER);
  popup_at (self, &place, url, x, y);
}

void
causerie_transcript_add_menu (CauserieTranscript *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
causerie_transcript_popup_menu (CauserieTranscript *self)
{
  CauserieTextPlace place;
  graphene_rect_t rect;

  if (causerie_transcript_selection_get_cursor (self->selection, &place) &&
      causerie_text_place_find_rect (&place, &rect))
    popup_at (self, &place, NULL, rect.origin.x, rect.origin.y + rect.size.height);
  else
    popup_at (self, NULL, NULL, gtk_widget_get_width (GTK_WIDGET (self)) / 2, 0);
}
