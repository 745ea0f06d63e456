/* causerie-message-header.c: who says what follows
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-header.h"

#include "causerie-message-text.h"

struct _CauserieMessageHeader {
  GtkWidget        parent_instance;

  /* owned */
  CauserieMessage *message;
  char            *who;     /* what is shown; NULL: nothing yet */
  char            *model;   /* what its tooltip says; NULL: nothing */

  GtkWidget       *label;   /* child; NULL for a question */
};

G_DEFINE_FINAL_TYPE (CauserieMessageHeader, causerie_message_header, GTK_TYPE_WIDGET)

static void
causerie_message_header_dispose (GObject *object)
{
  CauserieMessageHeader *self = CAUSERIE_MESSAGE_HEADER (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->message);
  g_clear_pointer (&self->who, g_free);
  g_clear_pointer (&self->model, g_free);
  G_OBJECT_CLASS (causerie_message_header_parent_class)->dispose (object);
}

static void
causerie_message_header_class_init (CauserieMessageHeaderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_message_header_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "messageheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
causerie_message_header_init (CauserieMessageHeader *self)
{
}

GtkWidget *
causerie_message_header_new (CauserieMessage *message)
{
  CauserieMessageHeader *self = g_object_new (CAUSERIE_TYPE_MESSAGE_HEADER, NULL);

  self->message = g_object_ref (message);
  if (causerie_message_get_role (message) != CAUSERIE_ROLE_USER) {
    self->label = gtk_label_new (NULL);
    gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
    gtk_label_set_xalign (GTK_LABEL (self->label), 0);
    gtk_widget_add_css_class (self->label, "caption-heading");
    gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  }
  causerie_message_header_update (self);
  return GTK_WIDGET (self);
}

static gboolean
takes (char **field, const char *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (value);
  return TRUE;
}

void
causerie_message_header_update (CauserieMessageHeader *self)
{
  const char *model;
  g_autofree char *who = NULL;

  g_return_if_fail (CAUSERIE_IS_MESSAGE_HEADER (self));

  model = causerie_message_get_answered_model (self->message);
  if (takes (&self->model, model) && self->label != NULL)
    gtk_widget_set_tooltip_text (self->label, model);

  who = causerie_message_text_who (self->message);
  if (!takes (&self->who, who))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, who, -1);
  if (self->label != NULL)
    gtk_label_set_text (GTK_LABEL (self->label), who);
}
