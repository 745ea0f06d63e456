/* causerie-file-row.c: a file that belongs to a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-file-row.h"

#include "causerie-attachment.h"
#include "causerie-open-file.h"
#include "causerie-save-file.h"

#include <glib/gi18n.h>

#define ICON_SIZE      24 /* pixels */
#define SPACE          12
#define MAX_NAME_CHARS 40

struct _CauserieFileRow {
  GtkWidget     parent_instance;

  CauseriePart *part; /* owned */
};

G_DEFINE_FINAL_TYPE (CauserieFileRow, causerie_file_row, GTK_TYPE_WIDGET)

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CauserieFileRow *self = CAUSERIE_FILE_ROW (widget);
  g_autoptr(GBytes) bytes = causerie_attachment_dup_bytes (self->part);
  g_autofree char *name = causerie_attachment_dup_name (self->part);

  causerie_open_file (widget, name, bytes);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CauserieFileRow *self = CAUSERIE_FILE_ROW (widget);
  g_autoptr(GBytes) bytes = causerie_attachment_dup_bytes (self->part);
  g_autofree char *name = causerie_attachment_dup_name (self->part);

  causerie_save_file (widget, _("Save the file"), name, bytes);
}

static GtkWidget *
new_icon (CauseriePart *part)
{
  const char *media_type = causerie_part_get_media_type (part);
  g_autofree char *type =
    g_content_type_from_mime_type (media_type != NULL ? media_type : "text/plain");
  g_autoptr(GIcon) gicon =
    g_content_type_get_symbolic_icon (type != NULL ? type : "application/octet-stream");
  GtkWidget *icon = gtk_image_new_from_gicon (gicon);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_SIZE);
  gtk_widget_add_css_class (icon, "dim-label");
  return icon;
}

static GtkWidget *
new_label (const char *text, gboolean quiet)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_NAME_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (quiet) {
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "numeric");
    gtk_widget_add_css_class (label, "dim-label");
  }
  return label;
}

static GtkWidget *
new_words (const char *name, const char *summary)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), new_label (name, FALSE));
  gtk_box_append (GTK_BOX (words), new_label (summary, TRUE));
  gtk_widget_set_tooltip_text (words, name);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

static GtkWidget *
new_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
causerie_file_row_dispose (GObject *object)
{
  CauserieFileRow *self = CAUSERIE_FILE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->part, causerie_part_unref);
  G_OBJECT_CLASS (causerie_file_row_parent_class)->dispose (object);
}

static void
causerie_file_row_class_init (CauserieFileRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_file_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "file.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "file.save", NULL, save_action);
}

static void
causerie_file_row_init (CauserieFileRow *self)
{
}

GtkWidget *
causerie_file_row_new (CauseriePart *part)
{
  CauserieFileRow *self;
  GtkWidget *widget;
  g_autofree char *name = NULL, *summary = NULL;

  g_return_val_if_fail (part != NULL && causerie_attachment_is_file (part), NULL);

  self = g_object_new (CAUSERIE_TYPE_FILE_ROW, NULL);
  widget = GTK_WIDGET (self);
  self->part = causerie_part_ref (part);
  name = causerie_attachment_dup_name (part);
  summary = causerie_attachment_dup_summary (part);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), SPACE);
  gtk_widget_set_parent (new_icon (part), widget);
  gtk_widget_set_parent (new_words (name, summary), widget);
  if (causerie_attachment_is_harmless (part))
    gtk_widget_set_parent (new_button ("document-open-symbolic", _("Open the file"), "file.open"),
                           widget);
  gtk_widget_set_parent (new_button ("document-save-symbolic", _("Save the file"), "file.save"),
                         widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  return widget;
}
