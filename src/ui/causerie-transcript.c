/* causerie-transcript.c: the messages of one conversation, drawn as blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript.h"
#include "causerie-transcript-private.h"

#include "causerie-font-size.h"
#include "causerie-transcript-find-private.h"
#include "causerie-transcript-reveal.h"
#include "causerie-transcript-selecting.h"
#include "causerie-transcript-selection.h"

#include <glib/gi18n.h>

/* As in transcript.css, of the font's size. */
#define LINE_HEIGHT 1.45

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieTranscript, causerie_transcript, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum {
  PROP_CONVERSATION = 1,
  PROP_FOLLOWING,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};
static GParamSpec *properties[N_PROPS];

CauserieConnection *
causerie_transcript_find_connection (CauserieTranscript *self, CauserieMessage *message)
{
  return self->lookup != NULL ? self->lookup (self, message, self->lookup_data) : NULL;
}

/* --- the conversation ------------------------------------------------------------------------- */

static void
leave_entries (CauserieTranscript *self, guint first, guint after)
{
  if (self->pointed != NULL && self->pointed->index >= first && self->pointed->index < after)
    self->pointed = NULL;
  if (self->marked != NULL && self->marked->index >= first && self->marked->index < after)
    causerie_transcript_clear_mark (self);
  causerie_transcript_selection_leave (self->selection, first, after);
  causerie_transcript_find_leave (self->find, first, after);
  causerie_transcript_leave_reveal (self, first, after);
  causerie_transcript_forget_eye (self);
  causerie_transcript_leave_entries (self, first, after);
}

static void
remove_entries (CauserieTranscript *self, guint position, guint n_removed)
{
  leave_entries (self, position, position + n_removed);
  for (guint i = self->live->len; i > 0; i--) {
    CauserieTranscriptItem *item = self->live->pdata[i - 1];

    if (item->entry->index >= position && item->entry->index < position + n_removed)
      g_ptr_array_remove_index (self->live, i - 1);
  }
  if (n_removed > 0)
    g_ptr_array_remove_range (self->entries, position, n_removed);
}

/* Only the last answer can go on. */
static void
update_last (CauserieTranscript *self, guint position)
{
  if (position > 0 && position - 1 < self->entries->len)
    causerie_transcript_entry_update_footer (self->entries->pdata[position - 1]);
  if (self->entries->len > 0)
    causerie_transcript_entry_update_footer (self->entries->pdata[self->entries->len - 1]);
}

static void
items_changed_cb (CauserieTranscript *self, guint position, guint n_removed, guint n_added,
                  GListModel *list)
{
  remove_entries (self, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (
      self->entries, position + i,
      causerie_transcript_entry_new (self, g_list_model_get_item (list, position + i)));
  for (guint i = position; i < self->entries->len; i++)
    ((CauserieTranscriptEntry *) self->entries->pdata[i])->index = i;
  for (guint i = position; i < position + n_added; i++)
    causerie_transcript_entry_estimate (self->entries->pdata[i]);
  update_last (self, position);
  causerie_transcript_find_note_entries (self->find);

  if (self->restore && self->entries->len > 0)
    causerie_transcript_restore_place (self);
  self->stale = TRUE;
  self->flush_time = 0;
  causerie_transcript_queue_flush (self);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
measure_font (CauserieTranscript *self)
{
  CauserieFontSize font = causerie_font_size_get (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  self->char_width = font.char_width;
  self->line_height = LINE_HEIGHT * (font.ascent + font.descent);
}

static void
causerie_transcript_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
causerie_transcript_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);
  gboolean breaks_anew = self->width != width;

  if (self->char_width == 0)
    measure_font (self);
  if (breaks_anew)
    causerie_transcript_note_eye (self);
  causerie_transcript_layout (self, width, height);
  causerie_transcript_allocate (self);
  if (breaks_anew && causerie_transcript_keep_eye (self)) {
    causerie_transcript_layout (self, width, height);
    causerie_transcript_allocate (self);
  }
  if (causerie_transcript_finish_reveal (self)) {
    causerie_transcript_layout (self, width, height);
    causerie_transcript_allocate (self);
  }
  causerie_transcript_finish_page (self);
  causerie_transcript_remember_place (self);
  if (self->is_placed) {
    self->stale = TRUE;
    causerie_transcript_queue_flush (self);
  }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
causerie_transcript_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);
  int height = gtk_widget_get_height (widget);

  causerie_transcript_snapshot_mark (self, snapshot);
  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->y < height && item->y + item->height > -height)
      gtk_widget_snapshot_child (widget, item->widget, snapshot);
  }
}

/* What the keyboard goes to comes into view. */
static void
causerie_transcript_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  graphene_rect_t bounds;

  GTK_WIDGET_CLASS (causerie_transcript_parent_class)->set_focus_child (widget, child);
  if (child == NULL || !GTK_IS_WINDOW (root) || !gtk_window_get_focus_visible (GTK_WINDOW (root)) ||
      !gtk_widget_compute_bounds (child, widget, &bounds))
    return;

  if (bounds.origin.y < 0)
    gtk_adjustment_set_value (self->vadjustment, self->value + bounds.origin.y);
  else if (bounds.origin.y > gtk_widget_get_height (widget) - bounds.size.height)
    gtk_adjustment_set_value (self->vadjustment, self->value + MIN (bounds.origin.y,
      bounds.origin.y + bounds.size.height - gtk_widget_get_height (widget)));
}

static void
causerie_transcript_map (GtkWidget *widget)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);

  GTK_WIDGET_CLASS (causerie_transcript_parent_class)->map (widget);
  causerie_transcript_start_flushing (self);
}

static void
causerie_transcript_unmap (GtkWidget *widget)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);

  causerie_transcript_stop_flushing (self);
  GTK_WIDGET_CLASS (causerie_transcript_parent_class)->unmap (widget);
}

/* Another font or scale: heights are to be guessed and measured again. */
static void
forget_heights (CauserieTranscript *self)
{
  self->char_width = 0;
  self->width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
causerie_transcript_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);

  causerie_transcript_note_eye (self);
  GTK_WIDGET_CLASS (causerie_transcript_parent_class)->system_setting_changed (widget, setting);
  forget_heights (self);
}

/* The style of children changes after ours: they still stand as they did. */
static void
causerie_transcript_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);
  CauserieFontSize font;

  GTK_WIDGET_CLASS (causerie_transcript_parent_class)->css_changed (widget, change);
  font = causerie_font_size_get (gtk_widget_get_pango_context (widget));
  if (self->char_width == 0 || font.char_width == self->char_width)
    return;
  causerie_transcript_note_eye (self);
  forget_heights (self);
}

static void
set_adjustment (CauserieTranscript *self, GtkAdjustment **field, GtkAdjustment *adjustment)
{
  if (*field != NULL && *field == adjustment)
    return;
  if (*field != NULL)
    g_signal_handlers_disconnect_by_data (*field, self);
  g_clear_object (field);

  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *field = g_object_ref_sink (adjustment);
  if (field == &self->vadjustment)
    g_signal_connect_swapped (adjustment, "value-changed",
                              G_CALLBACK (causerie_transcript_follow_adjustment), self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
causerie_transcript_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (object);

  switch (id) {
  case PROP_CONVERSATION:
    g_value_set_object (value, self->conversation);
    break;
  case PROP_FOLLOWING:
    g_value_set_boolean (value, self->following);
    break;
  case PROP_HADJUSTMENT:
    g_value_set_object (value, self->hadjustment);
    break;
  case PROP_VADJUSTMENT:
    g_value_set_object (value, self->vadjustment);
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, GTK_SCROLL_MINIMUM);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_transcript_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (object);

  switch (id) {
  case PROP_CONVERSATION:
    causerie_transcript_set_conversation (self, g_value_get_object (value));
    break;
  case PROP_HADJUSTMENT:
    set_adjustment (self, &self->hadjustment, g_value_get_object (value));
    break;
  case PROP_VADJUSTMENT:
    set_adjustment (self, &self->vadjustment, g_value_get_object (value));
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    break; /* the column decides its own width, and the height is always scrolled */
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
clear_entries (CauserieTranscript *self)
{
  leave_entries (self, 0, self->entries->len);
  self->anchor = NULL;
  g_ptr_array_set_size (self->live, 0);
  g_ptr_array_set_size (self->entries, 0);
}

static void
clear_conversation (CauserieTranscript *self)
{
  if (self->conversation != NULL)
    g_signal_handlers_disconnect_by_data (self->conversation, self);
  clear_entries (self);
  g_clear_object (&self->conversation);
}

static void
causerie_transcript_dispose (GObject *object)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (object);

  g_clear_handle_id (&self->second_id, g_source_remove);
  clear_conversation (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_object (&self->highlighter);
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  if (self->lookup_destroy != NULL)
    g_clear_pointer (&self->lookup_data, self->lookup_destroy);
  self->lookup = NULL;
  G_OBJECT_CLASS (causerie_transcript_parent_class)->dispose (object);
}

static void
causerie_transcript_finalize (GObject *object)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (object);

  g_object_unref (self->find);
  causerie_transcript_selection_free (self->selection);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->live);
  G_OBJECT_CLASS (causerie_transcript_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_CONVERSATION] =
    g_param_spec_object ("conversation", NULL, NULL, CAUSERIE_TYPE_CONVERSATION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FOLLOWING] =
    g_param_spec_boolean ("following", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
causerie_transcript_class_init (CauserieTranscriptClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = causerie_transcript_get_property;
  object_class->set_property = causerie_transcript_set_property;
  object_class->dispose = causerie_transcript_dispose;
  object_class->finalize = causerie_transcript_finalize;
  install_properties (object_class);

  widget_class->measure = causerie_transcript_measure;
  widget_class->size_allocate = causerie_transcript_size_allocate;
  widget_class->snapshot = causerie_transcript_snapshot;
  widget_class->set_focus_child = causerie_transcript_set_focus_child;
  widget_class->map = causerie_transcript_map;
  widget_class->unmap = causerie_transcript_unmap;
  widget_class->css_changed = causerie_transcript_css_changed;
  widget_class->system_setting_changed = causerie_transcript_system_setting_changed;
  causerie_transcript_install_selecting (widget_class);
  gtk_widget_class_set_css_name (widget_class, "transcript");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
causerie_transcript_init (CauserieTranscript *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_transcript_entry_free);
  self->live = g_ptr_array_new ();
  self->highlighter = causerie_highlighter_new ();
  self->selection = causerie_transcript_selection_new (self);
  self->find = causerie_transcript_find_new (self);
  self->following = TRUE;
  self->pointer_y = -1;
  self->correction = 1;
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);

  causerie_transcript_add_controllers (self);
  causerie_transcript_add_pointer (self);
  causerie_transcript_add_menu (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Conversation"), -1);
}

GtkWidget *
causerie_transcript_new (void)
{
  return g_object_new (CAUSERIE_TYPE_TRANSCRIPT, NULL);
}

CauserieConversation *
causerie_transcript_get_conversation (CauserieTranscript *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT (self), NULL);

  return self->conversation;
}

void
causerie_transcript_set_conversation (CauserieTranscript *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT (self));
  g_return_if_fail (conversation == NULL || CAUSERIE_IS_CONVERSATION (conversation));

  if (self->conversation == conversation)
    return;

  clear_conversation (self);
  self->restore = TRUE;
  self->moved = FALSE;
  self->value = 0;
  causerie_transcript_set_following (self, TRUE);
  if (conversation != NULL) {
    self->conversation = g_object_ref (conversation);
    g_signal_connect_swapped (conversation, "items-changed", G_CALLBACK (items_changed_cb), self);
    g_signal_connect_swapped (conversation, "versions-changed",
                              G_CALLBACK (causerie_transcript_update_versions), self);
    items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (conversation)),
                      G_LIST_MODEL (conversation));
  }
  causerie_transcript_relayout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONVERSATION]);
}

gboolean
causerie_transcript_get_following (CauserieTranscript *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT (self), FALSE);

  return self->following;
}

void
causerie_transcript_follow (CauserieTranscript *self)
{
  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT (self));

  self->moved = TRUE;
  causerie_transcript_set_following (self, TRUE);
  causerie_transcript_relayout (self);
}

void
causerie_transcript_set_connection_lookup (CauserieTranscript       *self,
                                           CauserieConnectionLookup  lookup,
                                           gpointer                  data,
                                           GDestroyNotify            destroy)
{
  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT (self));

  if (self->lookup_destroy != NULL)
    self->lookup_destroy (self->lookup_data);
  self->lookup = lookup;
  self->lookup_data = data;
  self->lookup_destroy = destroy;
}
