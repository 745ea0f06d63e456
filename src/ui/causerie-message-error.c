/* causerie-message-error.c: what went wrong with an answer, and the button that helps
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-error.h"

#include "causerie-failure-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Details longer than this scroll in so much room. Bytes, pixels. */
#define MAX_PLAIN_DETAILS 1500
#define DETAILS_HEIGHT    240

/* Words of a sentence are broken when not even so many letters fit. */
#define MIN_WORDS_CHARS 12

/* More would hide the answer above. */
#define MAX_MODELS 3

struct _CauserieMessageError {
  GtkWidget           parent_instance;

  /* owned */
  CauserieMessage    *message;
  CauserieConnection *connection; /* NULL: it is gone */
  CauserieFailure    *failure;    /* that is shown; NULL before one is */

  GtkWidget          *icon;       /* children */
  GtkWidget          *words;      /* sentence, hint, button, details */
};

G_DEFINE_FINAL_TYPE (CauserieMessageError, causerie_message_error, GTK_TYPE_WIDGET)

static GtkWidget *
new_words (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_WORDS_CHARS);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A label may be longer than a narrow window is wide, and close models differ at their ends. */
static GtkWidget *
new_button (const char *text, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

/* Models that may have been meant, a button each. */
static void
add_models (CauserieMessageError *self, const char *models, const char *uid)
{
  g_auto(GStrv) ids = g_strsplit (models, ", ", -1);

  for (guint i = 0; ids[i] != NULL && i < MAX_MODELS; i++) {
    /* Translators: a button; %s is the identifier of a model. */
    g_autofree char *text = g_strdup_printf (_("Use %s"), ids[i]);
    GVariant *target = g_variant_new ("(ss)", uid, ids[i]);

    gtk_box_append (GTK_BOX (self->words), new_button (text, "chat.use-model", target));
  }
}

static void
add_icon (CauserieMessageError *self)
{
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->icon, "warning");
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Warning"), -1);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
}

static void
add_words (CauserieMessageError *self, const CauserieFailureText *text,
           const CauserieFailureFacts *facts, const char *uid)
{
  const char *target = text->target != NULL ? text->target : uid;

  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_box_append (GTK_BOX (self->words), new_words (text->sentence, NULL));
  if (text->hint != NULL)
    gtk_box_append (GTK_BOX (self->words), new_words (text->hint, "dim-label"));
  if (facts->kind == CAUSERIE_FAILURE_MODEL_NOT_FOUND && facts->alternatives != NULL)
    add_models (self, facts->alternatives, uid);
  if (text->button != NULL)
    gtk_box_append (GTK_BOX (self->words), new_button (text->button, text->action,
                                                           g_variant_new_string (target)));
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
}

/* What is copied from it must be what came. */
static void
forbid_hyphens (GtkLabel *label)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
}

/* "HTTP 429 · rate_limit_exceeded", the detail, and the raw reply; NULL when nothing is known. */
static char *
format_details (const CauserieFailureFacts *facts)
{
  GString *text = g_string_new (NULL);

  if (facts->status != 0)
    g_string_append_printf (text, "HTTP %d", facts->status);
  if (facts->code != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", facts->code);
  if (facts->message != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", facts->message);
  if (facts->raw != NULL && g_strcmp0 (facts->raw, facts->message) != 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", facts->raw);

  return g_string_free (text, text->len == 0);
}

/* Long ones scroll; of a line of 64 KB words are no help, and cost much. */
static GtkWidget *
new_details (const char *text)
{
  GtkWidget *label = new_words (text, "monospace");
  GtkWidget *scroller;

  gtk_widget_add_css_class (label, "details");
  forbid_hyphens (GTK_LABEL (label));
  if (strlen (text) <= MAX_PLAIN_DETAILS)
    return label;

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), DETAILS_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  return scroller;
}

static void
add_details (CauserieMessageError *self, const char *details, const char *uid)
{
  g_autofree char *valid = g_utf8_make_valid (details, -1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *copy = new_button (_("Copy request as curl"), "chat.copy-curl",
                                g_variant_new_string (uid));
  GtkWidget *expander = gtk_expander_new (_("Details"));

  gtk_widget_add_css_class (copy, "quiet");
  gtk_box_append (GTK_BOX (box), new_details (valid));
  gtk_box_append (GTK_BOX (box), copy);

  gtk_widget_add_css_class (expander, "quiet");
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Details"), -1);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_box_append (GTK_BOX (self->words), expander);
}

static void
causerie_message_error_dispose (GObject *object)
{
  CauserieMessageError *self = CAUSERIE_MESSAGE_ERROR (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  g_clear_object (&self->connection);
  g_clear_object (&self->message);
  G_OBJECT_CLASS (causerie_message_error_parent_class)->dispose (object);
}

static void
causerie_message_error_class_init (CauserieMessageErrorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_message_error_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "messageerror");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
causerie_message_error_init (CauserieMessageError *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              12);
}

static void
show_failure (CauserieMessageError *self)
{
  g_autoptr(CauserieFailureText) text =
    causerie_failure_text_new (self->failure, self->connection);
  g_autofree char *details = format_details (causerie_failure_get_facts (self->failure));
  const char *uid = causerie_message_get_uid (self->message);

  add_icon (self);
  add_words (self, text, causerie_failure_get_facts (self->failure), uid);
  if (details != NULL)
    add_details (self, details, uid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text->sentence, -1);
}

GtkWidget *
causerie_message_error_new (CauserieMessage *message, CauserieConnection *connection)
{
  CauserieMessageError *self;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), NULL);

  self = g_object_new (CAUSERIE_TYPE_MESSAGE_ERROR, NULL);
  self->message = g_object_ref (message);
  g_set_object (&self->connection, connection);
  causerie_message_error_update (self);
  return GTK_WIDGET (self);
}

void
causerie_message_error_update (CauserieMessageError *self)
{
  CauserieFailure *failure;

  g_return_if_fail (CAUSERIE_IS_MESSAGE_ERROR (self));

  failure = causerie_message_get_failure (self->message);
  if (failure == NULL || failure == self->failure)
    return;

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  self->failure = causerie_failure_ref (failure);
  show_failure (self);
}
