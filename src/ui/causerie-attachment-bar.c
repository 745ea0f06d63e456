/* causerie-attachment-bar.c: what is attached to the message that is being written
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-attachment-bar.h"

#include "causerie-attachment.h"

#include <glib/gi18n.h>

#define MAX_NAME_CHARS 24
#define THUMBNAIL      28 /* pixels */

struct _CauserieAttachmentBar {
  AdwBin      parent_instance;

  GPtrArray  *parts; /* of CauseriePart; a chip each, in this order */
  GtkFlowBox *chips;
};

G_DEFINE_FINAL_TYPE (CauserieAttachmentBar, causerie_attachment_bar, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void rebuild (CauserieAttachmentBar *self);

static GtkWidget *
new_picture (CauseriePart *part)
{
  GBytes *data = causerie_part_get_data (part);
  g_autoptr(GdkTexture) texture = NULL;
  GtkWidget *image;

  if (data != NULL && causerie_part_get_kind (part) == CAUSERIE_PART_IMAGE)
    texture = gdk_texture_new_from_bytes (data, NULL);
  image = texture != NULL ? gtk_image_new_from_paintable (GDK_PAINTABLE (texture))
                          : gtk_image_new_from_icon_name ("text-x-generic-symbolic");
  if (texture != NULL)
    gtk_image_set_pixel_size (GTK_IMAGE (image), THUMBNAIL);
  return image;
}

static void
remove_cb (GtkButton *button, CauserieAttachmentBar *self)
{
  CauseriePart *part = g_object_get_data (G_OBJECT (button), "part");

  g_ptr_array_remove (self->parts, part);
  rebuild (self);
}

static GtkWidget *
new_chip (CauserieAttachmentBar *self, CauseriePart *part)
{
  g_autofree char *name = causerie_attachment_dup_name (part);
  /* Translators: a button beside something attached; %s is its name */
  g_autofree char *action = g_strdup_printf (_("Remove %s"), name);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_NAME_CHARS);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, action,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "part", causerie_part_ref (part),
                          (GDestroyNotify) causerie_part_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);

  gtk_box_append (GTK_BOX (chip), new_picture (part));
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  gtk_widget_add_css_class (chip, "attachment-chip");
  return chip;
}

static void
fill (CauserieAttachmentBar *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->chips, 0)) != NULL)
    gtk_flow_box_remove (self->chips, GTK_WIDGET (child));
  for (guint i = 0; i < self->parts->len; i++) {
    GtkWidget *chip = new_chip (self, self->parts->pdata[i]);

    gtk_flow_box_insert (self->chips, chip, -1);
    gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), self->parts->len > 0);
}

static void
rebuild (CauserieAttachmentBar *self)
{
  fill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
causerie_attachment_bar_dispose (GObject *object)
{
  CauserieAttachmentBar *self = CAUSERIE_ATTACHMENT_BAR (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  G_OBJECT_CLASS (causerie_attachment_bar_parent_class)->dispose (object);
}

static void
causerie_attachment_bar_class_init (CauserieAttachmentBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = causerie_attachment_bar_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_attachment_bar_init (CauserieAttachmentBar *self)
{
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  self->chips = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->chips, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->chips, 8);
  gtk_flow_box_set_column_spacing (self->chips, 4);
  gtk_flow_box_set_row_spacing (self->chips, 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Attachments"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->chips));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
causerie_attachment_bar_add (CauserieAttachmentBar *self, CauseriePart *part)
{
  g_return_if_fail (CAUSERIE_IS_ATTACHMENT_BAR (self) && part != NULL);

  g_ptr_array_add (self->parts, causerie_part_ref (part));
  rebuild (self);
}

gboolean
causerie_attachment_bar_shows (CauserieAttachmentBar *self, GPtrArray *parts)
{
  guint n_parts = parts != NULL ? parts->len : 0;

  g_return_val_if_fail (CAUSERIE_IS_ATTACHMENT_BAR (self), FALSE);

  if (n_parts != self->parts->len)
    return FALSE;
  for (guint i = 0; i < n_parts; i++)
    if (parts->pdata[i] != self->parts->pdata[i])
      return FALSE;
  return TRUE;
}

void
causerie_attachment_bar_set_parts (CauserieAttachmentBar *self, GPtrArray *parts)
{
  g_autoptr(GPtrArray) copy = NULL;

  g_return_if_fail (CAUSERIE_IS_ATTACHMENT_BAR (self));

  if (causerie_attachment_bar_shows (self, parts))
    return;

  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    g_ptr_array_add (copy, causerie_part_ref (parts->pdata[i]));
  g_ptr_array_unref (self->parts);
  self->parts = g_steal_pointer (&copy);
  rebuild (self);
}

GPtrArray *
causerie_attachment_bar_get_parts (CauserieAttachmentBar *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ATTACHMENT_BAR (self), NULL);

  return self->parts;
}
