/* causerie-announcer.c: answers that are read out by a screen reader while they come
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-announcer.h"

#include "causerie-compat.h"
#include "causerie-ending-text.h"
#include "causerie-failure-text.h"
#include "causerie-spoken-answer.h"

#include <glib/gi18n.h>

#define PAUSE_MS 1000

struct _CauserieAnnouncer {
  GtkWidget             parent_instance;

  /* owned */
  CauserieChat         *chat;   /* NULL: none is shown */
  GSignalGroup         *signals;
  CauserieMessage      *answer; /* the running one; NULL when none runs */
  CauserieSpokenAnswer *spoken;

  guint                 wait_id; /* until it may say something again */
  gboolean              has_place;

  GtkWidget            *status;  /* child */
};

G_DEFINE_FINAL_TYPE (CauserieAnnouncer, causerie_announcer, GTK_TYPE_WIDGET)

static void
say (CauserieAnnouncer *self, const char *text)
{
  if (text != NULL)
    causerie_compat_announce (GTK_LABEL (self->status), text);
}

static char *
take (CauserieAnnouncer *self, gboolean complete)
{
  return causerie_spoken_answer_take (self->spoken, causerie_message_get_text (self->answer),
                                      causerie_message_get_text_length (self->answer), complete);
}

/* How it ended, in one sentence. */
static char *
describe_end (CauserieAnnouncer *self)
{
  CauserieFailure *failure = causerie_message_get_failure (self->answer);
  char *ending = causerie_ending_text_new (self->answer);

  if (ending != NULL)
    return ending;

  if (causerie_message_get_state (self->answer) == CAUSERIE_MESSAGE_FAILED && failure != NULL) {
    g_autoptr(CauserieFailureText) text =
      causerie_failure_text_new (failure, causerie_chat_find_connection (self->chat, self->answer));

    return g_strdup (text->sentence);
  }
  if (causerie_message_get_state (self->answer) == CAUSERIE_MESSAGE_STOPPED)
    return g_strdup (C_("read out", "The answer was stopped."));
  return g_strdup (C_("read out", "Answer finished."));
}

/* --- while it runs ---------------------------------------------------------------------------- */

static gboolean
pause_ended_cb (gpointer user_data)
{
  CauserieAnnouncer *self = user_data;
  g_autofree char *text = take (self, FALSE);

  self->wait_id = 0;
  say (self, text);
  return G_SOURCE_REMOVE;
}

/* What came meanwhile is said together. */
static void
text_cb (CauserieAnnouncer *self)
{
  if (self->wait_id == 0)
    self->wait_id = g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, pause_ended_cb, self, NULL);
}

static void
forget_answer (CauserieAnnouncer *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (self->answer != NULL)
    g_signal_handlers_disconnect_by_data (self->answer, self);
  g_clear_object (&self->answer);
  g_clear_pointer (&self->spoken, causerie_spoken_answer_free);
}

/* Of an answer that runs already, what is there was said, or was not for this chat's reader. */
static void
begin (CauserieAnnouncer *self, CauserieMessage *answer)
{
  g_autofree char *before = NULL;

  forget_answer (self);
  self->answer = g_object_ref (answer);
  self->spoken = causerie_spoken_answer_new ();
  before = take (self, FALSE);
  g_signal_connect_swapped (answer, "notify::text", G_CALLBACK (text_cb), self);
}

static void
end (CauserieAnnouncer *self)
{
  g_autofree char *rest = take (self, TRUE);
  g_autofree char *how = describe_end (self);
  g_autofree char *text = rest != NULL ? g_strconcat (rest, "\n", how, NULL) : g_strdup (how);

  forget_answer (self);
  say (self, text);
}

static void
running_cb (CauserieAnnouncer *self)
{
  CauserieMessage *leaf =
    causerie_conversation_get_leaf (causerie_chat_get_conversation (self->chat));

  if (causerie_chat_get_running (self->chat) && leaf != NULL)
    begin (self, leaf);
  else if (self->answer != NULL)
    end (self);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_announcer_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = 0;
}

/* It is heard, not seen: the place it gets first does for all that is ever said, and GTK lays
 * nothing out for a label that waits to be. */
static void
causerie_announcer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieAnnouncer *self = CAUSERIE_ANNOUNCER (widget);
  GtkRequisition size;

  if (self->has_place)
    return;

  gtk_widget_get_preferred_size (self->status, &size, NULL);
  gtk_widget_size_allocate (self->status, &(GtkAllocation) { 0, 0, size.width, size.height }, -1);
  self->has_place = TRUE;
}

static void
causerie_announcer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
causerie_announcer_dispose (GObject *object)
{
  CauserieAnnouncer *self = CAUSERIE_ANNOUNCER (object);

  forget_answer (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->chat);
  g_clear_pointer (&self->status, gtk_widget_unparent);

  G_OBJECT_CLASS (causerie_announcer_parent_class)->dispose (object);
}

static void
causerie_announcer_class_init (CauserieAnnouncerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_announcer_dispose;
  widget_class->measure = causerie_announcer_measure;
  widget_class->size_allocate = causerie_announcer_size_allocate;
  widget_class->snapshot = causerie_announcer_snapshot;
  gtk_widget_class_set_css_name (widget_class, "announcer");
}

static void
causerie_announcer_init (CauserieAnnouncer *self)
{
  /* A line that may be cut: one word is as wide as many. */
  self->status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                               "ellipsize", PANGO_ELLIPSIZE_END, "single-line-mode", TRUE,
                               "can-target", FALSE, NULL);
  gtk_widget_set_parent (self->status, GTK_WIDGET (self));

  self->signals = g_signal_group_new (CAUSERIE_TYPE_CHAT);
  g_signal_group_connect_swapped (self->signals, "notify::running", G_CALLBACK (running_cb), self);
}

void
causerie_announcer_set_chat (CauserieAnnouncer *self, CauserieChat *chat)
{
  g_return_if_fail (CAUSERIE_IS_ANNOUNCER (self));

  forget_answer (self);
  g_set_object (&self->chat, chat);
  g_signal_group_set_target (self->signals, chat);
  if (chat != NULL)
    running_cb (self);
}

const char *
causerie_announcer_get_text (CauserieAnnouncer *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ANNOUNCER (self), "");

  return gtk_label_get_text (GTK_LABEL (self->status));
}
