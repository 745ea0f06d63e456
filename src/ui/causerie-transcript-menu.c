/* causerie-transcript-menu.c: the menu over words of the transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-selecting.h"

#include "causerie-chat-view.h"
#include "causerie-message-menu.h"
#include "causerie-text-attributes.h"
#include "causerie-transcript-selection.h"

#include <glib/gi18n.h>
#include <math.h>

/* --- the link --------------------------------------------------------------------------------- */

/* Beside the place, on one side or the other. */
static const char *
find_url_in_text (const CauserieStyledText *text, gsize place)
{
  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    if (run->start <= place && place <= run->end && causerie_text_attributes_is_link (run->url))
      return run->url;
  }
  return NULL;
}

static const char *
find_url (CauserieBlock *block, gsize place)
{
  guint n_columns = causerie_block_get_n_columns (block);
  guint n_cells = n_columns * causerie_block_get_n_rows (block);

  if (n_cells == 0)
    return find_url_in_text (causerie_block_get_text (block), place);

  for (guint i = 0; i < n_cells; i++) {
    const CauserieStyledText *cell = causerie_block_get_cell (block, i / n_columns, i % n_columns);

    if (place <= cell->length)
      return find_url_in_text (cell, place);
    place -= cell->length + 1;
  }
  return NULL;
}

/* The address of the link at a point (borrowed), or NULL. The nearest place may be far away. */
static const char *
find_link (const CauserieTextPlace *place, double x)
{
  CauserieTranscriptItem *item = causerie_text_place_get_item (place);
  graphene_rect_t rect;

  if (item == NULL || !causerie_text_place_find_rect (place, &rect) ||
      fabs (rect.origin.x - x) > rect.size.height)
    return NULL;
  return find_url (item->block, place->offset);
}

/* --- the menu --------------------------------------------------------------------------------- */

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

/* What is under the pointer, or was chosen with the keyboard. */
typedef struct {
  CauserieTranscriptEntry *entry; /* the message; NULL: none */
  gboolean                 words; /* there are any, at `place` */
  CauserieTextPlace        place;
  char                    *url;   /* owned; of the link there, or NULL */
  double                   x;
  double                   y;
} Target;

/* What can be done with all of the message. */
static void
append_message (CauserieTranscript *self, GMenu *menu, CauserieTranscriptEntry *entry)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), CAUSERIE_TYPE_CHAT_VIEW);
  GListModel *profiles =
    view != NULL ? causerie_chat_view_get_profiles (CAUSERIE_CHAT_VIEW (view)) : NULL;
  g_autoptr(GMenuModel) section =
    causerie_message_menu_new (entry->message, entry->index + 1 == self->entries->len, profiles);

  g_menu_append_section (menu, NULL, section);
}

static GActionGroup *
append_words (GMenu *menu, const Target *target)
{
  CauserieTranscriptItem *item = causerie_text_place_get_item (&target->place);
  CauserieSelectable *selectable = item != NULL ? causerie_text_place_get_selectable (item) : NULL;
  GActionGroup *actions = NULL;

  if (target->url != NULL)
    append_link (menu, target->url);
  append_section (menu, _("_Copy"), "clipboard.copy", _("Copy as _Markdown"),
                  "transcript.copy-markdown");
  if (selectable != NULL)
    actions = causerie_selectable_append_menu (selectable, target->place.offset, menu);
  append_section (menu, _("Select _all"), "selection.select-all", NULL, NULL);
  return actions;
}

/* It stays, closed, until there is another: what was chosen in it is done after it closed. */
static void
popup (CauserieTranscript *self, const Target *target)
{
  GdkRectangle point = { (int) target->x, (int) target->y, 1, 1 };
  g_autoptr(GMenu) menu = g_menu_new ();
  GActionGroup *actions = target->words ? append_words (menu, target) : NULL;

  if (target->entry != NULL && !causerie_message_is_running (target->entry->message))
    append_message (self, menu, target->entry);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_insert_action_group (self->menu, "block", actions);
  g_clear_object (&actions);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &point);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* --- what it is over -------------------------------------------------------------------------- */

static gboolean
is_selected (CauserieTranscript *self, const CauserieTextPlace *place)
{
  CauserieTextPlace start, end;

  return causerie_transcript_selection_get (self->selection, &start, &end) &&
         causerie_text_place_compare (place, &start) >= 0 &&
         causerie_text_place_compare (place, &end) <= 0;
}

static gboolean
is_on_words (CauserieTranscript *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && !CAUSERIE_IS_SELECTABLE (widget))
    widget = gtk_widget_get_parent (widget);
  return widget != NULL;
}

static CauserieTranscriptEntry *
find_entry (CauserieTranscript *self, double y)
{
  CauserieTranscriptEntry *entry = NULL;

  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->pass == self->pass && item->y <= y)
      entry = item->entry;
  }
  return entry;
}

/* Words that are not selected become the place the menu is about: a finger means a word. */
static void
popup_at (CauserieTranscript *self, double x, double y, CauserieTextUnit unit)
{
  Target target = { .entry = find_entry (self, y), .x = x, .y = y };

  target.words = is_on_words (self, x, y) &&
                 causerie_text_place_locate (self, x, y, NULL, &target.place);
  target.url = target.words ? g_strdup (find_link (&target.place, x)) : NULL;
  if (target.words && !is_selected (self, &target.place))
    causerie_transcript_selection_begin (self->selection, &target.place, unit);
  popup (self, &target);
  g_free (target.url);
}

void
causerie_transcript_popup_menu (CauserieTranscript *self)
{
  Target target = { .x = gtk_widget_get_width (GTK_WIDGET (self)) / 2 };
  graphene_rect_t rect;

  if (causerie_transcript_selection_get_cursor (self->selection, &target.place) &&
      causerie_text_place_find_rect (&target.place, &rect)) {
    target.words = TRUE;
    target.entry = target.place.entry;
    target.x = rect.origin.x;
    target.y = rect.origin.y + rect.size.height;
  } else {
    target.y = gtk_widget_get_height (GTK_WIDGET (self)) / 2;
    target.entry = find_entry (self, target.y);
  }
  popup (self, &target);
}

/* --- callbacks -------------------------------------------------------------------------------- */

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  CauserieTranscript *self = user_data;

  if (!causerie_transcript_is_text_at (self, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  popup_at (self, x, y, CAUSERIE_UNIT_CHARACTER);
}

static void
held_cb (GtkGestureLongPress *hold, double x, double y, gpointer user_data)
{
  CauserieTranscript *self = user_data;

  if (!causerie_transcript_is_text_at (self, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (hold), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_at (self, x, y, CAUSERIE_UNIT_WORD);
}

void
causerie_transcript_add_menu (CauserieTranscript *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (hold), GTK_PHASE_CAPTURE);
  g_signal_connect (hold, "pressed", G_CALLBACK (held_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
}
