/* causerie-transcript-keys.c: text is selected and copied with the keyboard
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-selecting.h"

#include "causerie-selected-text.h"
#include "causerie-transcript-reveal.h"
#include "causerie-transcript-selection.h"

#include <math.h>
#include <string.h>

/* Further left or right than any line. Pixels. */
#define FAR_AWAY 30000

typedef enum {
  MOVE_CHARACTER,
  MOVE_WORD,
  MOVE_LINE,
  MOVE_LINE_END,
  MOVE_PAGE,
  MOVE_TEXT_END,
} Move;

/* --- from block to block --- */

/* The next message with words that are read one after the other. */
static gboolean
find_next_text (CauserieTextPlace *place, gboolean forward)
{
  CauserieTranscript *transcript = place->entry->transcript;
  guint n_entries = transcript->entries->len;

  for (guint i = place->entry->index + (forward ? 1 : -1); !place->thought && i < n_entries;
       i += forward ? 1 : -1) {
    CauserieTextPlace end;

    if (!causerie_text_place_find_end (transcript->entries->pdata[i], FALSE, &end))
      continue;
    *place = forward ? (CauserieTextPlace) { end.entry, FALSE, 0, 0 } : end;
    return TRUE;
  }
  return FALSE;
}

/* To the near edge of the next block, which may be in the next message. */
static gboolean
find_next_block (CauserieTextPlace *place, gboolean forward)
{
  g_autoptr(GPtrArray) blocks = causerie_text_place_dup_blocks (place->entry, place->thought);
  guint next = place->block + (forward ? 1 : -1);
  g_autofree char *flat = NULL;

  if (next >= blocks->len)
    return find_next_text (place, forward);

  flat = causerie_block_dup_flat (blocks->pdata[next]);
  place->block = next;
  place->offset = forward ? 0 : strlen (flat);
  return TRUE;
}

static char *
dup_flat (const CauserieTextPlace *place)
{
  g_autoptr(GPtrArray) blocks = causerie_text_place_dup_blocks (place->entry, place->thought);

  return place->block < blocks->len ? causerie_block_dup_flat (blocks->pdata[place->block])
                                    : g_strdup ("");
}

/* --- moves ------------------------------------------------------------------------------------ */

static gboolean
step (CauserieTextPlace *place, CauserieTextUnit unit, gboolean forward)
{
  g_autofree char *flat = dup_flat (place);
  gsize offset = MIN (place->offset, strlen (flat));
  gsize next = causerie_text_unit_step (flat, offset, unit, forward);

  if (next == offset)
    return find_next_block (place, forward);
  place->offset = next;
  return TRUE;
}

/* The place in the widget of `place` that is nearest to a point of the transcript. */
static gboolean
locate_near (const CauserieTextPlace *place, double x, double y, CauserieTextPlace *found)
{
  CauserieTranscriptItem *item = causerie_text_place_get_item (place);
  CauserieSelectable *selectable =
    item != NULL ? causerie_text_place_get_selectable (item) : NULL;
  graphene_point_t point;

  if (selectable == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (item->entry->transcript), GTK_WIDGET (selectable),
                                 &GRAPHENE_POINT_INIT (x, y), &point))
    return FALSE;
  *found = *place;
  found->offset = causerie_selectable_locate (selectable, point.x, point.y);
  return TRUE;
}

/* A line up or down: in the same block, or the near line of the next one. */
static gboolean
move_line (CauserieTextPlace *place, gboolean forward)
{
  CauserieTextPlace found, next = *place;
  graphene_rect_t from, to;
  double y;

  if (!causerie_text_place_find_rect (place, &from))
    return FALSE;

  y = from.origin.y + (forward ? 1.5 : -0.5) * from.size.height;
  if (locate_near (place, from.origin.x, y, &found) &&
      causerie_text_place_find_rect (&found, &to) &&
      fabs (to.origin.y - from.origin.y) > from.size.height / 2) {
    *place = found;
    return TRUE;
  }

  if (!find_next_block (&next, forward))
    return FALSE;
  if (causerie_text_place_find_rect (&next, &to) &&
      locate_near (&next, from.origin.x, to.origin.y + to.size.height / 2, &found))
    next = found;
  *place = next;
  return TRUE;
}

/* Its words run from right to left. */
static gboolean
is_rtl (const CauserieTextPlace *place)
{
  CauserieTranscriptItem *item = causerie_text_place_get_item (place);
  CauserieSelectable *selectable =
    item != NULL ? causerie_text_place_get_selectable (item) : NULL;

  return selectable != NULL &&
         gtk_widget_get_direction (GTK_WIDGET (selectable)) == GTK_TEXT_DIR_RTL;
}

/* Where a line is wrapped, its end is also the beginning of the next. */
static gboolean
move_line_end (CauserieTextPlace *place, gboolean forward)
{
  gboolean rtl = is_rtl (place);
  CauserieTextPlace found;
  graphene_rect_t from, to;

  if (!causerie_text_place_find_rect (place, &from) ||
      !locate_near (place, forward != rtl ? FAR_AWAY : -FAR_AWAY,
                    from.origin.y + from.size.height / 2, &found))
    return FALSE;
  if (forward && causerie_text_place_find_rect (&found, &to) &&
      to.origin.y > from.origin.y + from.size.height / 2)
    step (&found, CAUSERIE_UNIT_CHARACTER, FALSE);
  *place = found;
  return TRUE;
}

static gboolean
move_text_end (CauserieTextPlace *place, gboolean forward)
{
  GPtrArray *entries = place->entry->transcript->entries;

  if (place->thought) {
    if (forward)
      return causerie_text_place_find_end (place->entry, TRUE, place);
    *place = (CauserieTextPlace) { place->entry, TRUE, 0, 0 };
    return TRUE;
  }
  for (guint i = 0; i < entries->len; i++) {
    CauserieTranscriptEntry *entry = entries->pdata[forward ? entries->len - 1 - i : i];

    if (!causerie_text_place_find_end (entry, FALSE, place))
      continue;
    if (!forward)
      *place = (CauserieTextPlace) { entry, FALSE, 0, 0 };
    return TRUE;
  }
  return FALSE;
}

/* The words that come where these are now; they have no places before the next frame. */
static void
move_page (CauserieTranscript *self, const CauserieTextPlace *place, gboolean forward)
{
  GtkAdjustment *adjustment = self->vadjustment;
  double page = gtk_adjustment_get_page_increment (adjustment), before = self->value;
  graphene_rect_t rect;

  if (!causerie_text_place_find_rect (place, &rect))
    return;

  gtk_adjustment_set_value (adjustment, self->value + (forward ? page : -page));
  self->page_x = rect.origin.x;
  self->page_y = rect.origin.y + rect.size.height / 2;
  self->page_y += forward ? page : -page;
  self->page_y -= self->value - before;
  self->page_pending = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
causerie_transcript_finish_page (CauserieTranscript *self)
{
  CauserieTextPlace within, place;

  if (!self->page_pending)
    return;
  self->page_pending = FALSE;
  if (causerie_transcript_selection_get_cursor (self->selection, &within) &&
      causerie_text_place_locate (self, self->page_x, self->page_y, &within, &place))
    causerie_transcript_selection_move (self->selection, &place);
}

/* --- keys ------------------------------------------------------------------------------------- */

/* Who selected nothing yet begins at the top of what is seen. */
static gboolean
find_cursor (CauserieTranscript *self, CauserieTextPlace *place)
{
  if (causerie_transcript_selection_get_cursor (self->selection, place))
    return TRUE;
  if (!causerie_text_place_locate (self, 0, 0, NULL, place))
    return FALSE;
  causerie_transcript_selection_begin (self->selection, place, CAUSERIE_UNIT_CHARACTER);
  return TRUE;
}

/* Left and right are as the words are read. */
static gboolean
find_target (CauserieTextPlace *place, Move how, int direction)
{
  gboolean rtl = is_rtl (place);

  switch (how) {
  case MOVE_CHARACTER:
    return step (place, CAUSERIE_UNIT_CHARACTER, (direction > 0) != rtl);
  case MOVE_WORD:
    return step (place, CAUSERIE_UNIT_WORD, (direction > 0) != rtl);
  case MOVE_LINE:
    return move_line (place, direction > 0);
  case MOVE_LINE_END:
    return move_line_end (place, direction > 0);
  case MOVE_TEXT_END:
  case MOVE_PAGE:
  default:
    return move_text_end (place, direction > 0);
  }
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);
  CauserieTextPlace place;
  int how, direction;

  g_variant_get (args, "(ii)", &how, &direction);
  if (!find_cursor (self, &place))
    return FALSE;

  if (how == MOVE_PAGE) {
    move_page (self, &place, direction > 0);
  } else if (find_target (&place, how, direction)) {
    causerie_transcript_selection_move (self->selection, &place);
    causerie_transcript_reveal (self, &place);
  }
  return TRUE;
}

static void
add_move (GtkWidgetClass *widget_class, guint key, guint keypad_key, GdkModifierType modifiers,
          Move how, int direction)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, move_cb, "(ii)", how, direction);
  gtk_widget_class_add_binding (widget_class, keypad_key, modifiers, move_cb, "(ii)", how,
                                direction);
}

static void
add_moves (GtkWidgetClass *widget_class)
{
  static const struct { guint key, keypad_key; Move how, with_control; int direction; } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, MOVE_CHARACTER, MOVE_WORD, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, MOVE_CHARACTER, MOVE_WORD, 1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, MOVE_LINE, MOVE_LINE, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, MOVE_LINE, MOVE_LINE, 1 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, MOVE_PAGE, MOVE_PAGE, -1 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, MOVE_PAGE, MOVE_PAGE, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, MOVE_LINE_END, MOVE_TEXT_END, -1 },
    { GDK_KEY_End, GDK_KEY_KP_End, MOVE_LINE_END, MOVE_TEXT_END, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    add_move (widget_class, keys[i].key, keys[i].keypad_key, GDK_SHIFT_MASK, keys[i].how,
              keys[i].direction);
    add_move (widget_class, keys[i].key, keys[i].keypad_key, GDK_SHIFT_MASK | GDK_CONTROL_MASK,
              keys[i].with_control, keys[i].direction);
  }
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);
  g_autoptr(CauserieExcerpt) excerpt = causerie_transcript_selection_dup_excerpt (self->selection);
  g_autoptr(GdkContentProvider) copy = causerie_selected_text_new_copy (excerpt);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), copy);
}

static void
copy_markdown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);
  g_autoptr(CauserieExcerpt) excerpt = causerie_transcript_selection_dup_excerpt (self->selection);
  g_autofree char *markdown = causerie_excerpt_dup_markdown (excerpt);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), markdown);
}

static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);
  CauserieTextPlace middle;

  if (causerie_text_place_locate (self, 0, gtk_widget_get_height (widget) / 2, NULL, &middle))
    causerie_transcript_selection_select_all (self->selection, middle.entry);
}

static void
popup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_transcript_popup_menu (CAUSERIE_TRANSCRIPT (widget));
}

void
causerie_transcript_install_selecting (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "clipboard.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "transcript.copy-markdown", NULL,
                                   copy_markdown_action);
  gtk_widget_class_install_action (widget_class, "transcript.copy-link", "s", copy_link_action);
  gtk_widget_class_install_action (widget_class, "selection.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_action);

  /* The last one is what menus show. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK,
                                       "clipboard.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "clipboard.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK,
                                       "selection.select-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
  add_moves (widget_class);
}
