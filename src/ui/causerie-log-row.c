/* causerie-log-row.c: one request in the log
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-log-row.h"

#include "causerie-log-text.h"

/* A failure is told in a sentence. */
#define SUBTITLE_LINES 2

struct _CauserieLogRow {
  GtkWidget  parent_instance;

  guint      position;

  /* children, owned */
  GtkWidget *icon;
  GtkWidget *words;

  /* in the words, borrowed */
  GtkLabel  *title;
  GtkLabel  *subtitle;
};

G_DEFINE_FINAL_TYPE (CauserieLogRow, causerie_log_row, GTK_TYPE_WIDGET)

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "log.open", "u", CAUSERIE_LOG_ROW (widget)->position);
}

static void
causerie_log_row_dispose (GObject *object)
{
  CauserieLogRow *self = CAUSERIE_LOG_ROW (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);

  G_OBJECT_CLASS (causerie_log_row_parent_class)->dispose (object);
}

static void
causerie_log_row_class_init (CauserieLogRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_log_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "logrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "log-row.open", NULL, open_action);
}

static GtkLabel *
add_label (CauserieLogRow *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL) {
    gtk_widget_add_css_class (label, css_class);
    gtk_widget_add_css_class (label, "caption");
  }
  gtk_box_append (GTK_BOX (self->words), label);

  return GTK_LABEL (label);
}

static void
causerie_log_row_init (CauserieLogRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              12);
  self->icon = gtk_image_new ();
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->title = add_label (self, NULL);
  self->subtitle = add_label (self, "dim-label");
  gtk_label_set_wrap (self->subtitle, TRUE);
  gtk_label_set_wrap_mode (self->subtitle, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->subtitle, SUBTITLE_LINES);
}

GtkWidget *
causerie_log_row_new (void)
{
  return g_object_new (CAUSERIE_TYPE_LOG_ROW, NULL);
}

void
causerie_log_row_show (CauserieLogRow *self, CauserieLogEntry *entry, guint position)
{
  const CauserieLogFacts *facts = causerie_log_entry_get_facts (entry);
  g_autofree char *title = causerie_log_text_title (facts);
  g_autofree char *subtitle = causerie_log_text_subtitle (facts, g_get_real_time ());
  g_autofree char *name = g_strdup_printf ("%s, %s", title, subtitle);
  gboolean failed = facts->kind != NULL;

  g_return_if_fail (CAUSERIE_IS_LOG_ROW (self));

  self->position = position;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                failed ? "dialog-warning-symbolic" : "object-select-symbolic");
  gtk_widget_set_css_classes (self->icon,
                              (const char *[]) { failed ? "warning" : "dim-label", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
