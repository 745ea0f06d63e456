/* causerie-save-file.c: bytes to a file the person names
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-save-file.h"

#include "causerie-export-name.h"
#include "causerie-toast.h"

#include <glib/gi18n.h>

typedef struct {
  /* owned */
  GtkNativeDialog *chooser;
  GBytes          *bytes;

  GtkWindow       *window; /* weak pointer: is told how it went */
} Saving;

static void
saving_free (Saving *self)
{
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Saving) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *news = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    news = g_strdup (_("File saved"));
  else
    /* Translators: %s is the reason the system gives */
    news = g_strdup_printf (_("The file could not be saved: %s"), error->message);
  if (self->window != NULL)
    causerie_toast_show (self->window, news);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr(Saving) self = user_data;
  g_autoptr(GFile) file = NULL;
  GBytes *bytes = self->bytes;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         written_cb, g_steal_pointer (&self));
}

/* The window that shows toasts lies below a dialog. */
static GtkWindow *
find_told_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  return window;
}

void
causerie_save_file (GtkWidget *widget, const char *title, const char *name, GBytes *bytes)
{
  Saving *self;
  GtkRoot *root;
  g_autofree char *base_name = NULL;
  g_autofree char *safe_name = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && title != NULL && name != NULL && bytes != NULL);

  root = gtk_widget_get_root (widget);
  base_name = g_path_get_basename (name);
  safe_name = causerie_export_name_make (base_name, _("File"), 1, "");

  self = g_new0 (Saving, 1);
  self->bytes = g_bytes_ref (bytes);
  g_set_weak_pointer (&self->window, find_told_window (widget));
  self->chooser = GTK_NATIVE_DIALOG (
    gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), safe_name);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (self->chooser);
}
