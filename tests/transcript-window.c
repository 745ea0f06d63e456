/* transcript-window.c: a transcript in a window, for tests that look at it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "transcript-window.h"

#include "causerie-ui-resources.h"
#include "x-pointer.h"

#include <string.h>

/* --- a window with a conversation ------------------------------------------------------------- */

CauserieMessage *
transcript_window_add_message (CauserieConversation *conversation, CauserieRole role,
                               const char *text)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  const char *parent = leaf != NULL ? causerie_message_get_uid (leaf) : NULL;
  g_autoptr(CauserieMessage) message = causerie_message_new (NULL, parent, role);

  causerie_message_set_text (message, text);
  if (role == CAUSERIE_ROLE_ASSISTANT)
    causerie_message_set_model (message, "moonshotai/kimi-k2");
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  causerie_conversation_append (conversation, message);
  return message;
}

void
transcript_window_add_messages (CauserieConversation *conversation, guint count)
{
  for (guint i = 0; i < count; i++) {
    g_autofree char *text = NULL;

    if (i % 2 == 0) {
      text = g_strdup_printf ("Question %u", i);
      transcript_window_add_message (conversation, CAUSERIE_ROLE_USER, text);
    } else {
      text = g_strdup_printf ("Answer %u with **words** that go on for some time, so that there are lines.\n\n"
                              "- one\n- two\n\n```c\nint x = %u;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
                              "The end of answer %u.", i, i, i);
      transcript_window_add_message (conversation, CAUSERIE_ROLE_ASSISTANT, text);
    }
  }
}

void
transcript_window_settle (TranscriptWindow *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->transcript));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->transcript));
  gtk_widget_queue_draw (GTK_WIDGET (self->transcript));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->transcript));
}

void
transcript_window_wait_for_flush (TranscriptWindow *self)
{
  gint64 end = g_get_monotonic_time () + 80000;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (500);
  }
  transcript_window_settle (self);
}

void
transcript_window_set_up (TranscriptWindow *self, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->conversation = causerie_conversation_new (NULL);
  self->transcript = CAUSERIE_TRANSCRIPT (causerie_transcript_new ());
  self->window = gtk_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->transcript));
  gtk_window_set_child (GTK_WINDOW (self->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  gtk_window_present (GTK_WINDOW (self->window));
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

void
transcript_window_tear_down (TranscriptWindow *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->conversation);
}

void
transcript_window_show (TranscriptWindow *self)
{
  causerie_transcript_set_conversation (self->transcript, self->conversation);
  transcript_window_settle (self);
}

void
transcript_window_scroll_by (TranscriptWindow *self, double distance)
{
  gtk_adjustment_set_value (self->adjustment,
                            gtk_adjustment_get_value (self->adjustment) + distance);
  transcript_window_settle (self);
}

double
transcript_window_get_gap_to_end (TranscriptWindow *self)
{
  GtkAdjustment *adjustment = self->adjustment;

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
         gtk_adjustment_get_value (adjustment);
}

/* --- finding widgets -------------------------------------------------------------------------- */

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += 1 + count_children (child);
  return n;
}

typedef gboolean (*Matches) (GtkWidget *widget, const char *name);

static GtkWidget *
find (GtkWidget *widget, Matches matches, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = matches (child, name) ? child : find (child, matches, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
has_css_name (GtkWidget *widget, const char *name)
{
  return g_str_equal (gtk_widget_get_css_name (widget), name);
}

GtkWidget *
transcript_window_find_text (TranscriptWindow *self, const char *text)
{
  return find (GTK_WIDGET (self->transcript), has_text, text);
}

double
transcript_window_get_y (TranscriptWindow *self, GtkWidget *widget)
{
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (self->transcript),
                                           &GRAPHENE_POINT_INIT (0, 0), &point));
  return point.y;
}

static gboolean
is_in_view (GtkWidget *widget, const char *transcript_name)
{
  GtkWidget *transcript = gtk_widget_get_ancestor (widget, CAUSERIE_TYPE_TRANSCRIPT);
  graphene_rect_t bounds;

  return GTK_IS_LABEL (widget) && strlen (gtk_label_get_text (GTK_LABEL (widget))) > 8 &&
         gtk_widget_compute_bounds (widget, transcript, &bounds) && bounds.origin.y > 20 &&
         bounds.origin.y < gtk_widget_get_height (transcript) - 40;
}

GtkWidget *
transcript_window_find_in_view (TranscriptWindow *self)
{
  GtkWidget *label = find (GTK_WIDGET (self->transcript), is_in_view, NULL);

  g_assert_nonnull (label);
  return label;
}

guint
transcript_window_count_widgets (TranscriptWindow *self)
{
  return count_children (GTK_WIDGET (self->transcript));
}

GtkWidget *
transcript_window_find_name (TranscriptWindow *self, const char *css_name)
{
  return find (GTK_WIDGET (self->transcript), has_css_name, css_name);
}

gboolean
transcript_window_start (void)
{
  g_autoptr(GtkCssProvider) provider = NULL;

  if (!gtk_init_check ())
    return FALSE;

  adw_init ();
  g_resources_register (causerie_ui_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/causerie/Causerie/ui/transcript.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  /* Away from the window, or it would be the eye. */
  if (x_pointer_is_there ())
    x_pointer_do ("mousemove 1279 1023");
  return TRUE;
}
