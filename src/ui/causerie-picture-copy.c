/* causerie-picture-copy.c: a picture to the clipboard or to a file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-picture-copy.h"

#include "causerie-picture-decoder.h"
#include "causerie-picture-info.h"
#include "causerie-save-file.h"
#include "causerie-toast.h"

#include <glib/gi18n.h>

/* What is to be copied, and where. */
typedef struct {
  GtkWidget *widget; /* owned */
  GBytes    *bytes;  /* owned */
} Copying;

static void
copying_free (Copying *self)
{
  g_object_unref (self->widget);
  g_bytes_unref (self->bytes);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static gboolean
read_info (GBytes *bytes, CauseriePictureInfo *info)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return causerie_picture_info_read (data, length, info);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Copying) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = causerie_picture_decoder_decode_finish (result, &error);
  g_autoptr(GdkContentProvider) all = NULL;
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GdkContentProvider *forms[2];
  CauseriePictureInfo info;

  if (texture == NULL || !read_info (self->bytes, &info)) {
    if (GTK_IS_WINDOW (root))
      causerie_toast_show (GTK_WINDOW (root), _("The picture could not be copied"));
    return;
  }

  forms[0] = gdk_content_provider_new_for_bytes (info.media_type, self->bytes);
  forms[1] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  all = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (self->widget), all);
  if (GTK_IS_WINDOW (root))
    causerie_toast_show (GTK_WINDOW (root), _("Picture copied"));
}

void
causerie_picture_copy (GtkWidget *widget, GBytes *bytes)
{
  Copying *copying;

  g_return_if_fail (GTK_IS_WIDGET (widget) && bytes != NULL);

  copying = g_new0 (Copying, 1);
  copying->widget = g_object_ref (widget);
  copying->bytes = g_bytes_ref (bytes);
  causerie_picture_decoder_decode_async (bytes, 0, NULL, decoded_cb, copying);
}

void
causerie_picture_save (GtkWidget *widget, GBytes *bytes, const char *name)
{
  CauseriePictureInfo info;
  g_autofree char *complete = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && bytes != NULL && name != NULL);

  if (strchr (name, '.') == NULL && read_info (bytes, &info))
    complete = g_strconcat (name, info.suffix, NULL);
  causerie_save_file (widget, _("Save the picture"), complete != NULL ? complete : name, bytes);
}
