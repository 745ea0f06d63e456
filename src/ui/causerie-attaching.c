/* causerie-attaching.c: files and pictures on their way into a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-attaching.h"

#include "causerie-attachment-loader.h"
#include "causerie-error.h"
#include "causerie-toast.h"

#include <glib/gi18n.h>

static void
complain (CauserieAttachmentBar *bar, const char *name, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));
  g_autofree char *text = NULL;

  if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE))
    text = g_strdup_printf (_("%s is larger than %d MB"), name,
                            CAUSERIE_ATTACHMENT_MAX_BYTES / 1024 / 1024);
  else if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID))
    text = g_strdup_printf (_("%s is neither a picture, a PDF nor text"), name);
  else
    text = g_strdup_printf (_("%s cannot be read: %s"), name, error->message);
  causerie_toast_show (root != NULL ? GTK_WINDOW (root) : NULL, text);
}

/* A file that is being read. */
typedef struct {
  CauserieAttachmentBar *bar;  /* owned */
  GFile                 *file; /* owned */
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr(CauserieAttachmentBar) bar = reading->bar;
  g_autoptr(GFile) file = reading->file;
  g_autoptr(GError) error = NULL;
  g_autoptr(CauseriePart) part = causerie_attachment_loader_load_finish (result, &error);
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name);

  g_free (reading);
  if (part != NULL)
    causerie_attachment_bar_add (bar, part);
  else
    complain (bar, name, error);
}

static void
add_file (CauserieAttachmentBar *bar, GFile *file)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->bar = g_object_ref (bar);
  reading->file = g_object_ref (file);
  causerie_attachment_loader_load_async (file, NULL, read_cb, reading);
}

void
causerie_attaching_add_files (CauserieAttachmentBar *bar, GListModel *files)
{
  g_return_if_fail (CAUSERIE_IS_ATTACHMENT_BAR (bar) && G_IS_LIST_MODEL (files));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr(GFile) file = g_list_model_get_item (files, i);

    add_file (bar, file);
  }
}

static void
add_file_list (CauserieAttachmentBar *bar, GdkFileList *list)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (list);

  for (GSList *item = files; item != NULL; item = item->next)
    add_file (bar, item->data);
}

void
causerie_attaching_add_texture (CauserieAttachmentBar *bar, GdkTexture *texture)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CauseriePart) part = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (CAUSERIE_IS_ATTACHMENT_BAR (bar) && GDK_IS_TEXTURE (texture));

  bytes = gdk_texture_save_to_png_bytes (texture);
  if (g_bytes_get_size (bytes) > CAUSERIE_ATTACHMENT_MAX_BYTES) {
    g_set_error_literal (&error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE, "");
    complain (bar, _("The picture"), error);
    return;
  }
  part = causerie_part_new_image (bytes, "image/png", NULL);
  causerie_attachment_bar_add (bar, part);
}

/* --- chosen ----------------------------------------------------------------------------------- */

static void
chosen_cb (GtkNativeDialog *chooser, int response, CauserieAttachmentBar *bar)
{
  g_autoptr(GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  if (files != NULL)
    causerie_attaching_add_files (bar, files);
  g_object_unref (chooser);
}

void
causerie_attaching_choose (CauserieAttachmentBar *bar)
{
  GtkRoot *root;
  GtkFileChooserNative *chooser;

  g_return_if_fail (CAUSERIE_IS_ATTACHMENT_BAR (bar));

  root = gtk_widget_get_root (GTK_WIDGET (bar));
  chooser = gtk_file_chooser_native_new (_("Attach files"), GTK_WINDOW (root),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _("_Attach"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), bar, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* --- pasted ----------------------------------------------------------------------------------- */

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieAttachmentBar) bar = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value == NULL)
    g_info ("What was pasted did not come: %s", error->message);
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    add_file_list (bar, g_value_get_boxed (value));
  else
    causerie_attaching_add_texture (bar, g_value_get_object (value));
}

gboolean
causerie_attaching_paste (CauserieAttachmentBar *bar, GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  GType type;

  g_return_val_if_fail (CAUSERIE_IS_ATTACHMENT_BAR (bar), FALSE);

  /* Files come with their names as text, a picture copied from a document with its words. */
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    type = GDK_TYPE_FILE_LIST;
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    return FALSE;
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE))
    type = GDK_TYPE_TEXTURE;
  else
    return FALSE;

  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                  g_object_ref (bar));
  return TRUE;
}

/* --- dropped ---------------------------------------------------------------------------------- */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, CauserieAttachmentBar *bar)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    add_file_list (bar, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    causerie_attaching_add_texture (bar, g_value_get_object (value));
  else
    return FALSE;
  return TRUE;
}

void
causerie_attaching_accept_drops (CauserieAttachmentBar *bar, GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };

  g_return_if_fail (CAUSERIE_IS_ATTACHMENT_BAR (bar) && GTK_IS_WIDGET (widget));

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  /* Before the text, which would take the names of the files for words. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), bar, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
