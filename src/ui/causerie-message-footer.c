/* causerie-message-footer.c: the quiet line under a message, and what can be done with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-footer.h"

#include "causerie-ending-text.h"
#include "causerie-message-buttons.h"
#include "causerie-message-text.h"
#include "causerie-version-switch.h"

#include <glib/gi18n.h>

#define NO_BREAK_SPACE "\u00a0"

struct _CauserieMessageFooter {
  GtkWidget        parent_instance;

  CauserieMessage *message; /* owned */

  GtkWidget       *words;   /* children; NULL beside a question */
  GtkWidget       *versions; /* NULL before they are needed, as are the next two */
  GtkWidget       *spinner;
  GtkWidget       *go_on;
  GtkWidget       *buttons;

  gboolean         is_last; /* of the path */
};

G_DEFINE_FINAL_TYPE (CauserieMessageFooter, causerie_message_footer, GTK_TYPE_WIDGET)

/* Nothing has come at all: not even reasoning, which has a line of its own. */
static gboolean
is_waiting (CauserieMessage *message)
{
  return causerie_message_is_running (message) && causerie_message_get_text_length (message) == 0 &&
         causerie_message_get_reasoning_length (message) == 0;
}

/* There is a beginning, and more could come; as causerie_chat_can_continue() has it. That a limit
 * cut it, and what helps, is said above (causerie-message-ending.c). */
static gboolean
is_cut (CauserieMessage *message)
{
  CauserieMessageState state = causerie_message_get_state (message);

  return causerie_message_get_text_length (message) > 0 &&
         (state == CAUSERIE_MESSAGE_STOPPED || state == CAUSERIE_MESSAGE_INTERRUPTED ||
          state == CAUSERIE_MESSAGE_FAILED);
}

/* A line ends between two facts, not inside one. */
static void
keep_facts_whole (GString *words)
{
  g_string_replace (words, " ", NO_BREAK_SPACE, 0);
  g_string_replace (words, "·" NO_BREAK_SPACE, "· ", 0);
}

static void
add_go_on (CauserieMessageFooter *self)
{
  self->go_on = gtk_button_new_with_label (C_("answer", "Continue"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go_on), "chat.continue");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go_on), "s",
                                    causerie_message_get_uid (self->message));
  gtk_widget_set_tooltip_text (self->go_on, _("Let the model go on where the answer ends"));
  gtk_widget_set_valign (self->go_on, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->go_on, "go-on");
  gtk_widget_insert_before (self->go_on, GTK_WIDGET (self), self->buttons);
}

/* Few answers ever need the button. */
static void
show_go_on (CauserieMessageFooter *self)
{
  gboolean is_wanted = self->words != NULL && self->is_last && is_cut (self->message);

  if (is_wanted && self->go_on == NULL)
    add_go_on (self);
  if (self->go_on != NULL)
    gtk_widget_set_visible (self->go_on, is_wanted);
}

static void
add_words (CauserieMessageFooter *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "answer");
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->words), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_widget_add_css_class (self->words, "numeric");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
}

static void
causerie_message_footer_dispose (GObject *object)
{
  CauserieMessageFooter *self = CAUSERIE_MESSAGE_FOOTER (object);

  g_clear_pointer (&self->versions, gtk_widget_unparent);
  g_clear_pointer (&self->spinner, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->go_on, gtk_widget_unparent);
  g_clear_pointer (&self->buttons, gtk_widget_unparent);
  g_clear_object (&self->message);
  G_OBJECT_CLASS (causerie_message_footer_parent_class)->dispose (object);
}

static void
causerie_message_footer_class_init (CauserieMessageFooterClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_message_footer_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "messagefooter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
causerie_message_footer_init (CauserieMessageFooter *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              8);
}

GtkWidget *
causerie_message_footer_new (CauserieMessage *message)
{
  CauserieMessageFooter *self = g_object_new (CAUSERIE_TYPE_MESSAGE_FOOTER, NULL);
  self->message = g_object_ref (message);
  if (causerie_message_get_role (message) != CAUSERIE_ROLE_USER)
    add_words (self);

  self->buttons = causerie_message_buttons_new (message);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));

  causerie_message_footer_update (self);
  return GTK_WIDGET (self);
}

/* While an answer streams this is called with each flush, and the words are the same. */
static gboolean
set_words (CauserieMessageFooter *self, const char *words)
{
  if (g_str_equal (gtk_label_get_text (GTK_LABEL (self->words)), words))
    return FALSE;

  gtk_label_set_text (GTK_LABEL (self->words), words);
  return TRUE;
}

/* One line, whatever comes: the height stays, and a screen reader is not told each second. */
static guint
show_wait (CauserieMessageFooter *self)
{
  const CauserieWait *wait = causerie_message_get_wait (self->message);
  gint64 sent = causerie_message_get_sent_time (self->message), now = g_get_real_time ();
  gboolean counts_down = wait->phase == CAUSERIE_WAIT_RETRY && wait->until > now;
  g_autofree char *words = causerie_message_text_waiting (self->message, now);
  g_autofree char *name = causerie_message_text_wait_name (self->message);

  set_words (self, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return causerie_message_text_next_second (counts_down ? wait->until : sent, now);
}

static void
show_summary (CauserieMessageFooter *self)
{
  gboolean is_whole = causerie_ending_find (self->message) == CAUSERIE_ENDING_WHOLE;
  gint64 now = g_get_real_time ();
  g_autofree char *words = is_whole ? causerie_message_text_summary (self->message, now)
                                    : causerie_message_text_facts (self->message, now);
  g_autoptr(GString) line = g_string_new (words);

  keep_facts_whole (line);
  if (set_words (self, line->str))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
show_spinner (CauserieMessageFooter *self, gboolean spins)
{
  if (spins && self->spinner == NULL) {
    self->spinner = gtk_spinner_new ();
    gtk_widget_insert_before (self->spinner, GTK_WIDGET (self), self->words);
  }
  if (self->spinner != NULL) {
    gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), spins);
    gtk_widget_set_visible (self->spinner, spins);
  }
}

guint
causerie_message_footer_update (CauserieMessageFooter *self)
{
  gboolean waiting, running;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE_FOOTER (self), 0);

  if (self->words == NULL)
    return 0;

  waiting = is_waiting (self->message);
  running = causerie_message_is_running (self->message);
  gtk_label_set_wrap (GTK_LABEL (self->words), !waiting);
  gtk_label_set_ellipsize (GTK_LABEL (self->words),
                           waiting ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  show_go_on (self);
  show_spinner (self, waiting);
  /* Room is kept for what comes, so that the end of an answer moves nothing. */
  gtk_widget_set_visible (self->buttons, !waiting);
  gtk_widget_set_sensitive (self->buttons, !running);
  gtk_widget_set_child_visible (self->buttons, !running);

  if (waiting)
    return show_wait (self);

  show_summary (self);
  return 0;
}

void
causerie_message_footer_set_active (CauserieMessageFooter *self, gboolean active)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE_FOOTER (self));

  if (!active) {
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
    return;
  }
  causerie_message_buttons_ensure (CAUSERIE_MESSAGE_BUTTONS (self->buttons));
  gtk_widget_add_css_class (GTK_WIDGET (self), "active");
}

void
causerie_message_footer_set_versions (CauserieMessageFooter *self, GPtrArray *versions)
{
  gboolean is_choice;

  g_return_if_fail (CAUSERIE_IS_MESSAGE_FOOTER (self) && versions != NULL);

  is_choice = versions->len > 1 && g_ptr_array_find (versions, self->message, NULL);
  if (is_choice && self->versions == NULL) {
    self->versions = causerie_version_switch_new ();
    gtk_widget_set_valign (self->versions, GTK_ALIGN_CENTER);
    /* Where they stay whatever is beside them: at the start, or next to a question's card. */
    gtk_widget_insert_after (self->versions, GTK_WIDGET (self),
                             self->words != NULL ? NULL : self->buttons);
  }
  if (is_choice)
    causerie_version_switch_show (CAUSERIE_VERSION_SWITCH (self->versions), self->message,
                                  versions);
  if (self->versions != NULL)
    gtk_widget_set_visible (self->versions, is_choice);
}

gboolean
causerie_message_footer_focus_versions (CauserieMessageFooter *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE_FOOTER (self), FALSE);

  return self->versions != NULL &&
         gtk_widget_child_focus (self->versions, GTK_DIR_TAB_FORWARD);
}

void
causerie_message_footer_set_last (CauserieMessageFooter *self, gboolean is_last)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE_FOOTER (self));

  self->is_last = is_last;
  causerie_message_buttons_set_last (CAUSERIE_MESSAGE_BUTTONS (self->buttons), is_last);
  show_go_on (self);
}
