/* causerie-image-block.c: a picture that belongs to a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-image-block.h"

#include <glib/gi18n.h>

/* A picture is drawn at its own size, but no larger than the column and this. Pixels. */
#define MAX_HEIGHT 360

struct _CauserieImageBlock {
  GtkWidget    parent_instance;

  GdkTexture  *texture; /* owned; NULL when the bytes are no picture */

  GtkWidget   *child;
};

G_DEFINE_FINAL_TYPE (CauserieImageBlock, causerie_image_block, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
causerie_image_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
causerie_image_block_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  CauserieImageBlock *self = CAUSERIE_IMAGE_BLOCK (widget);
  double width, height, scale;

  if (self->texture == NULL) {
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
    return;
  }

  width = gdk_texture_get_width (self->texture);
  height = gdk_texture_get_height (self->texture);
  scale = MIN (1, MAX_HEIGHT / height);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    scale = MIN (scale, for_size / width);

  *natural = (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * scale;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : *natural;
}

static void
causerie_image_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (CAUSERIE_IMAGE_BLOCK (widget)->child,
                            &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
causerie_image_block_dispose (GObject *object)
{
  CauserieImageBlock *self = CAUSERIE_IMAGE_BLOCK (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (causerie_image_block_parent_class)->dispose (object);
}

static void
causerie_image_block_class_init (CauserieImageBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_image_block_dispose;
  widget_class->get_request_mode = causerie_image_block_get_request_mode;
  widget_class->measure = causerie_image_block_measure;
  widget_class->size_allocate = causerie_image_block_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "imageblock");
}

static void
causerie_image_block_init (CauserieImageBlock *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
causerie_image_block_new (CauseriePart *part)
{
  CauserieImageBlock *self = g_object_new (CAUSERIE_TYPE_IMAGE_BLOCK, NULL);
  GBytes *data = causerie_part_get_data (part);
  const char *name = causerie_part_get_name (part);
  const char *label = name != NULL && *name != '\0' ? name : _("Picture");

  self->texture = data != NULL ? gdk_texture_new_from_bytes (data, NULL) : NULL;
  if (self->texture != NULL) {
    self->child = gtk_picture_new_for_paintable (GDK_PAINTABLE (self->texture));
    gtk_picture_set_alternative_text (GTK_PICTURE (self->child), label);
  } else {
    self->child = gtk_label_new (label);
    gtk_label_set_ellipsize (GTK_LABEL (self->child), PANGO_ELLIPSIZE_MIDDLE);
    gtk_label_set_xalign (GTK_LABEL (self->child), 0);
    gtk_widget_add_css_class (self->child, "dim-label");
  }
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
