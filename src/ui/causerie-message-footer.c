/* causerie-message-footer.c: the quiet line under a message, and what can be done with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-footer.h"

#include "causerie-message-text.h"

#include <glib/gi18n.h>

#define NO_BREAK_SPACE "\u00a0"

struct _CauserieMessageFooter {
  GtkWidget        parent_instance;

  CauserieMessage *message; /* owned */

  GtkWidget       *spinner; /* children; NULL beside a question */
  GtkWidget       *words;
  GtkWidget       *actions; /* child */
  GtkWidget       *retry;   /* in `actions`; NULL beside a question */
};

G_DEFINE_FINAL_TYPE (CauserieMessageFooter, causerie_message_footer, GTK_TYPE_WIDGET)

/* Nothing has come at all: not even reasoning, which has a line of its own. */
static gboolean
is_waiting (CauserieMessage *message)
{
  return causerie_message_is_running (message) && causerie_message_get_text_length (message) == 0 &&
         causerie_message_get_reasoning_length (message) == 0;
}

/* A line ends between two facts, not inside one. */
static void
keep_facts_whole (GString *words)
{
  g_string_replace (words, " ", NO_BREAK_SPACE, 0);
  g_string_replace (words, "·" NO_BREAK_SPACE, "· ", 0);
}

static GtkWidget *
add_action (CauserieMessageFooter *self, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    causerie_message_get_uid (self->message));
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "action");
  gtk_box_append (GTK_BOX (self->actions), button);
  return button;
}

static void
add_words (CauserieMessageFooter *self)
{
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));

  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
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

  g_clear_pointer (&self->spinner, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->actions, gtk_widget_unparent);
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
  gboolean is_answer = causerie_message_get_role (message) != CAUSERIE_ROLE_USER;

  self->message = g_object_ref (message);
  if (is_answer)
    add_words (self);

  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->actions, "actions");
  gtk_widget_set_valign (self->actions, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->actions, GTK_WIDGET (self));
  add_action (self, "edit-copy-symbolic", _("Copy message"), "chat.copy-message");
  if (is_answer)
    self->retry = add_action (self, "view-refresh-symbolic", _("Regenerate"), "chat.retry");

  causerie_message_footer_update (self);
  return GTK_WIDGET (self);
}

void
causerie_message_footer_update (CauserieMessageFooter *self)
{
  gboolean waiting, running;
  g_autofree char *words = NULL;
  g_autoptr(GString) line = NULL;

  g_return_if_fail (CAUSERIE_IS_MESSAGE_FOOTER (self));

  if (self->words == NULL)
    return;

  waiting = is_waiting (self->message);
  running = causerie_message_is_running (self->message);
  words = waiting ? causerie_message_text_waiting (self->message, g_get_real_time ())
                  : causerie_message_text_summary (self->message, g_get_real_time ());

  line = g_string_new (words);
  if (!waiting) /* that is one fact, with a name of any length in it */
    keep_facts_whole (line);

  gtk_label_set_text (GTK_LABEL (self->words), line->str);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), waiting);
  gtk_widget_set_visible (self->spinner, waiting);
  /* Room is kept for what comes, so that the end of an answer moves nothing. */
  gtk_widget_set_sensitive (self->actions, !running);
  gtk_widget_set_child_visible (self->actions, !running);
}

void
causerie_message_footer_set_active (CauserieMessageFooter *self, gboolean active)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE_FOOTER (self));

  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
}
