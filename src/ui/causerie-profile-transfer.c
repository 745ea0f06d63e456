/* causerie-profile-transfer.c: model profiles to a file and from one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-transfer.h"

#include "causerie-profile-file.h"
#include "causerie-save-file.h"
#include "causerie-toast.h"

#include <glib/gi18n.h>
#include <string.h>

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* --- to a file --- */

/* "Kimi.causerie-profiles.json", or of several the program's word for them. */
static char *
name_file (GPtrArray *profiles)
{
  const char *name = profiles->len == 1
                   ? causerie_profile_get_name (g_ptr_array_index (profiles, 0)) : _("Models");

  return g_strconcat (name, CAUSERIE_PROFILE_FILE_SUFFIX, NULL);
}

void
causerie_profile_transfer_export (GtkWidget        *widget,
                                  GPtrArray        *profiles,
                                  CauserieSettings *settings)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  char *text;

  g_return_if_fail (GTK_IS_WIDGET (widget) && CAUSERIE_IS_SETTINGS (settings));
  g_return_if_fail (profiles != NULL && profiles->len > 0);

  text = causerie_profile_file_write (profiles, settings);
  bytes = g_bytes_new_take (text, strlen (text));
  name = name_file (profiles);
  causerie_save_file (widget, _("Export models"), name, bytes);
}

/* --- from a file --- */

typedef struct {
  /* owned */
  CauserieSettings *settings;
  GtkNativeDialog  *chooser;

  GtkWindow        *window; /* weak pointer */
} Import;

static void
import_free (Import *self)
{
  g_clear_weak_pointer (&self->window);
  g_object_unref (self->chooser);
  g_object_unref (self->settings);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void
tell (GtkWindow *window, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (window, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
describe_count (const CauserieProfileFile *file)
{
  guint count = file->profiles->len;

  return g_strdup_printf (ngettext ("%u model added", "%u models added", count), count);
}

void
causerie_profile_transfer_take (GtkWindow        *window,
                                CauserieSettings *settings,
                                const char       *text,
                                gssize            length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieProfileFile) file = causerie_profile_file_read (text, length, &error);
  g_autofree char *heading = NULL;
  g_autofree char *news = NULL;

  if (file == NULL) {
    tell (window, _("The file could not be imported"), error->message);
    return;
  }

  heading = describe_count (file);
  news = causerie_profile_file_describe (file, settings);
  causerie_profile_file_add (file, settings);
  if (news != NULL)
    tell (window, heading, news);
  else
    causerie_toast_show (window, heading);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Import) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    tell (self->window, _("The file could not be imported"), error->message);
  else if (self->window != NULL)
    causerie_profile_transfer_take (self->window, self->settings, text, (gssize) length);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Import) self = user_data;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (info != NULL && g_file_info_get_size (info) > CAUSERIE_PROFILE_FILE_MAX_BYTES)
    tell (self->window, _("The file could not be imported"),
          _("It is too large for a file of model profiles."));
  else
    g_file_load_contents_async (G_FILE (source), NULL, loaded_cb, g_steal_pointer (&self));
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr(Import) self = user_data;
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                             G_PRIORITY_DEFAULT, NULL, measured_cb, g_steal_pointer (&self));
}

static void
add_filter (GtkFileChooser *chooser)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Model profiles"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (chooser, filter);
}

void
causerie_profile_transfer_import (GtkWidget *widget, CauserieSettings *settings)
{
  Import *self;

  g_return_if_fail (GTK_IS_WIDGET (widget) && CAUSERIE_IS_SETTINGS (settings));

  self = g_new0 (Import, 1);
  self->settings = g_object_ref (settings);
  g_set_weak_pointer (&self->window, get_window (widget));
  self->chooser = GTK_NATIVE_DIALOG (
    gtk_file_chooser_native_new (_("Import models"), self->window, GTK_FILE_CHOOSER_ACTION_OPEN,
                                 _("_Import"), NULL));
  add_filter (GTK_FILE_CHOOSER (self->chooser));
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (self->chooser);
}
