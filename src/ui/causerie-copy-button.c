/* causerie-copy-button.c: puts a text on the clipboard and says so
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-copy-button.h"

#include <glib/gi18n.h>

#define DONE_SECONDS 2

struct _CauserieCopyButton {
  GtkWidget           parent_instance;

  char               *label;   /* owned */
  const char         *text;    /* borrowed, see the header */
  CauserieCopySource  source;  /* NULL: `text` is copied */
  gpointer            source_data;
  guint               done_id; /* until the check mark goes */

  GtkWidget          *button;  /* child */
};

G_DEFINE_FINAL_TYPE (CauserieCopyButton, causerie_copy_button, GTK_TYPE_WIDGET)

static void
show_state (CauserieCopyButton *self, gboolean done)
{
  const char *label = done ? _("Copied") : self->label;

  gtk_button_set_icon_name (GTK_BUTTON (self->button),
                            done ? "object-select-symbolic" : "edit-copy-symbolic");
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
done_cb (gpointer user_data)
{
  CauserieCopyButton *self = user_data;

  self->done_id = 0;
  show_state (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
clicked_cb (CauserieCopyButton *self)
{
  g_autofree char *made = self->source != NULL ? self->source (self->source_data) : NULL;
  const char *text = made != NULL ? made : self->text;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text != NULL ? text : "");
  show_state (self, TRUE);
  g_clear_handle_id (&self->done_id, g_source_remove);
  self->done_id = g_timeout_add_seconds (DONE_SECONDS, done_cb, self);
}

static void
causerie_copy_button_dispose (GObject *object)
{
  CauserieCopyButton *self = CAUSERIE_COPY_BUTTON (object);

  g_clear_handle_id (&self->done_id, g_source_remove);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (causerie_copy_button_parent_class)->dispose (object);
}

static void
causerie_copy_button_finalize (GObject *object)
{
  CauserieCopyButton *self = CAUSERIE_COPY_BUTTON (object);

  g_free (self->label);
  G_OBJECT_CLASS (causerie_copy_button_parent_class)->finalize (object);
}

static void
causerie_copy_button_class_init (CauserieCopyButtonClass *class)
{
  G_OBJECT_CLASS (class)->dispose = causerie_copy_button_dispose;
  G_OBJECT_CLASS (class)->finalize = causerie_copy_button_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
causerie_copy_button_init (CauserieCopyButton *self)
{
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "action");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
causerie_copy_button_new (const char *label)
{
  CauserieCopyButton *self = g_object_new (CAUSERIE_TYPE_COPY_BUTTON, NULL);

  self->label = g_strdup (label);
  show_state (self, FALSE);
  return GTK_WIDGET (self);
}

void
causerie_copy_button_set_text (CauserieCopyButton *self, const char *text)
{
  g_return_if_fail (CAUSERIE_IS_COPY_BUTTON (self));

  self->text = text;
}

void
causerie_copy_button_set_source (CauserieCopyButton *self, CauserieCopySource source,
                                 gpointer user_data)
{
  g_return_if_fail (CAUSERIE_IS_COPY_BUTTON (self));

  self->source = source;
  self->source_data = user_data;
}
