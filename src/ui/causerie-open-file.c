/* causerie-open-file.c: bytes shown by the program that is for them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-open-file.h"

#include "causerie-export-name.h"
#include "causerie-toast.h"

#include <errno.h>
#include <glib/gi18n.h>

static void
show_failure (GtkWindow *window, const char *why)
{
  /* Translators: %s is the reason the system gives */
  g_autofree char *news = g_strdup_printf (_("The file could not be opened: %s"), why);

  causerie_toast_show (window, news);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_show_uri_full_finish (window, result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (window, error->message);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)) {
    show_failure (window, error->message);
    return;
  }

  uri = g_file_get_uri (G_FILE (source));
  gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (window));
}

void
causerie_open_file (GtkWidget *widget, const char *name, GBytes *bytes)
{
  GtkRoot *root;
  g_autofree char *folder = NULL, *safe_name = NULL;
  g_autoptr(GFile) file = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && name != NULL && bytes != NULL);

  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;

  folder = g_build_filename (g_get_user_runtime_dir (), "causerie-XXXXXX", NULL);
  if (g_mkdtemp (folder) == NULL) {
    show_failure (GTK_WINDOW (root), g_strerror (errno));
    return;
  }
  safe_name = causerie_export_name_make (name, _("File"), 1, "");
  file = g_file_new_build_filename (folder, safe_name, NULL);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       written_cb, g_object_ref (root));
}
