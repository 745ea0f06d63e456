/* causerie-data-page.c: where everything lies, its copies, the ways in and out
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-data-page.h"

#include "causerie-export-dialog.h"
#include "causerie-import-dialog.h"
#include "causerie-keyring.h"
#include "causerie-library-care.h"
#include "causerie-message-text.h"
#include "causerie-progress-dialog.h"
#include "causerie-toast.h"

#include <glib/gi18n.h>

struct _CauserieDataPage {
  AdwPreferencesPage  parent_instance;

  /* owned */
  CauserieLibrary    *library;
  CauserieKeyring    *keyring;
  GCancellable       *cancellable; /* of what only this page wants to know */

  /* template children */
  AdwActionRow       *place_row;
  AdwActionRow       *keys_row;
  GtkListBox         *copies;
};

G_DEFINE_FINAL_TYPE (CauserieDataPage, causerie_data_page, ADW_TYPE_PREFERENCES_PAGE)

static GtkWindow *
get_window (CauserieDataPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
show_failure (GtkWindow *parent, const char *heading, const GError *error)
{
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = adw_message_dialog_new (parent, heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- where it lies ---------------------------------------------------------------------------- */

static void
show_place (CauserieDataPage *self, goffset history, goffset copies)
{
  g_autofree char *path = g_filename_display_name (causerie_library_get_path (self->library));
  g_autofree char *escaped = g_markup_escape_text (path, -1);
  g_autofree char *history_size = g_format_size ((guint64) history);
  g_autofree char *copies_size = g_format_size ((guint64) copies);
  g_autofree char *sizes = copies > 0
    /* Translators: sizes: of the chats, and of the backup copies of them */
    ? g_strdup_printf (_("%s, backup copies %s"), history_size, copies_size)
    : g_strdup (history_size);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", escaped, sizes);

  adw_action_row_set_subtitle (self->place_row, subtitle);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieDataPage) self = user_data;
  g_autoptr(GError) error = NULL;
  goffset history = 0, copies = 0;

  if (causerie_library_measure_finish (CAUSERIE_LIBRARY (source), result, &history, &copies,
                                       &error) && self->library != NULL)
    show_place (self, history, copies);
}

static const char *
describe_keys (CauserieKeyringState state)
{
  switch (state) {
  case CAUSERIE_KEYRING_ABSENT:
    return _("There is no keyring: keys are kept for this run only");
  case CAUSERIE_KEYRING_LOCKED:
    return _("The keyring is locked: new keys are kept for this run only");
  case CAUSERIE_KEYRING_UNTRIED:
  case CAUSERIE_KEYRING_READY:
  default:
    return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS)
             ? _("In an encrypted file of this app; its secret comes from the system’s keyring")
             : _("In the system’s keyring, nowhere else");
  }
}

static void
show_keys (CauserieDataPage *self)
{
  adw_action_row_set_subtitle (self->keys_row,
                               describe_keys (causerie_keyring_get_state (self->keyring)));
}

/* --- copies ----------------------------------------------------------------------------------- */

static void refresh (CauserieDataPage *self);

static const char *
describe_reason (CauserieSnapshotReason reason)
{
  switch (reason) {
  case CAUSERIE_SNAPSHOT_MIGRATION:
    return _("before an update");
  case CAUSERIE_SNAPSHOT_RESTORE:
    return _("before another copy was restored");
  case CAUSERIE_SNAPSHOT_DAILY:
  default:
    return NULL;
  }
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieDataPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!causerie_library_restore_copy_finish (CAUSERIE_LIBRARY (source), result, &error))
    show_failure (get_window (self), _("The copy could not be restored"), error);
  else
    causerie_toast_show (get_window (self), _("The copy was restored"));
  if (self->library != NULL)
    refresh (self);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, CauserieDataPage *self)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "path");

  if (g_str_equal (response, "restore"))
    causerie_library_restore_copy_async (self->library, path, NULL, restored_cb,
                                         g_object_ref (self));
}

static void
restore_cb (GtkButton *button, CauserieDataPage *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), "path");
  const char *when = g_object_get_data (G_OBJECT (button), "when");
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), _("Restore this copy?"), NULL);

  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    /* Translators: %s is a time, “22 November, 14:02” */
    _("All chats will be as they were then: %s. What is here now is copied first, so that it can be "
      "brought back."), when);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "restore",
                                    _("Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
create_copy_row (CauserieDataPage *self, const CauserieSnapshot *copy)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Restore…"));
  char *when = causerie_message_text_time (copy->time, g_get_real_time ());
  g_autofree char *size = g_format_size ((guint64) copy->size);
  const char *reason = describe_reason (copy->reason);
  g_autofree char *subtitle = reason != NULL ? g_strdup_printf ("%s · %s", size, reason)
                                             : g_strdup (size);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (copy->path), g_free);
  g_object_set_data_full (G_OBJECT (button), "when", when, g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, 0);
  return row;
}

static void
clear_copies (CauserieDataPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->copies, 0)) != NULL)
    gtk_list_box_remove (self->copies, GTK_WIDGET (row));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieDataPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) copies = NULL;

  copies = causerie_library_list_copies_finish (CAUSERIE_LIBRARY (source), result, &error);
  if (copies == NULL || self->library == NULL)
    return;

  clear_copies (self);
  for (guint i = 0; i < copies->len; i++)
    gtk_list_box_append (self->copies, create_copy_row (self, g_ptr_array_index (copies, i)));
}

static void
refresh (CauserieDataPage *self)
{
  causerie_library_measure_async (self->library, self->cancellable, measured_cb,
                                  g_object_ref (self));
  causerie_library_list_copies_async (self->library, self->cancellable, listed_cb,
                                      g_object_ref (self));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieDataPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieSnapshot) copy = NULL;

  copy = causerie_library_copy_now_finish (CAUSERIE_LIBRARY (source), result, &error);
  if (error != NULL)
    show_failure (get_window (self), _("No copy could be made"), error);
  else
    causerie_toast_show (get_window (self), copy != NULL
                                              ? _("The copy was made")
                                              : _("Nothing has changed since the last copy"));
  if (self->library != NULL)
    refresh (self);
}

static void
copy_now_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieDataPage *self = CAUSERIE_DATA_PAGE (widget);

  causerie_library_copy_now_async (self->library, NULL, copied_cb, g_object_ref (self));
}

/* --- checking --------------------------------------------------------------------------------- */

static char *
describe_counts (const CauserieVerifyReport *report)
{
  g_autofree char *chats = g_strdup_printf (
    ngettext ("%u chat", "%u chats", report->n_conversations), report->n_conversations);
  g_autofree char *messages = g_strdup_printf (
    ngettext ("%u message", "%u messages", report->n_messages), report->n_messages);

  return g_strdup_printf ("%s, %s", chats, messages);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieProgressDialog) dialog = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieVerifyReport) report = NULL;
  g_autofree char *counts = NULL, *problems = NULL;

  report = causerie_library_verify_finish (CAUSERIE_LIBRARY (source), result, &error);
  if (report == NULL) {
    causerie_progress_dialog_finish (dialog, _("The check did not end"), error->message, NULL);
    return;
  }

  counts = describe_counts (report);
  g_ptr_array_add (report->problems, NULL);
  problems = g_strjoinv ("\n", (char **) report->problems->pdata);
  g_ptr_array_set_size (report->problems, (int) report->problems->len - 1);
  causerie_progress_dialog_finish (dialog, report->ok ? _("The history is sound")
                                                      : _("The history has faults"),
                                   counts, problems);
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieDataPage *self = CAUSERIE_DATA_PAGE (widget);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *dialog =
    causerie_progress_dialog_new (get_window (self), _("Checking the history…"), cancellable);

  gtk_window_present (GTK_WINDOW (dialog));
  causerie_library_verify_async (self->library, cancellable, verified_cb, g_object_ref (dialog));
}

/* --- the ways in and out ---------------------------------------------------------------------- */

static void
open_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieDataPage *self = CAUSERIE_DATA_PAGE (widget);
  g_autofree char *folder = g_path_get_dirname (causerie_library_get_path (self->library));
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (get_window (self), uri, GDK_CURRENT_TIME);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieDataPage *self = CAUSERIE_DATA_PAGE (widget);

  causerie_import_dialog_choose (get_window (self), self->library);
}

static void
export_chats_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieDataPage *self = CAUSERIE_DATA_PAGE (widget);

  gtk_window_present (
    GTK_WINDOW (causerie_export_dialog_new (get_window (self), self->library, NULL)));
}

static void
export_everything_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieDataPage *self = CAUSERIE_DATA_PAGE (widget);

  causerie_export_dialog_move_house (get_window (self), self->library);
}

/* The window below asks, and has the toast that takes it back. */
static void
delete_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = get_window (CAUSERIE_DATA_PAGE (widget));
  GtkWindow *main_window = window != NULL ? gtk_window_get_transient_for (window) : NULL;

  if (main_window == NULL)
    return;
  gtk_window_close (window);
  gtk_widget_activate_action (GTK_WIDGET (main_window), "win.delete-all-chats", NULL);
}

static void
causerie_data_page_map (GtkWidget *widget)
{
  CauserieDataPage *self = CAUSERIE_DATA_PAGE (widget);

  GTK_WIDGET_CLASS (causerie_data_page_parent_class)->map (widget);
  if (self->library != NULL)
    refresh (self);
}

static void
causerie_data_page_dispose (GObject *object)
{
  CauserieDataPage *self = CAUSERIE_DATA_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_DATA_PAGE);
  g_clear_object (&self->library);
  g_clear_object (&self->keyring);

  G_OBJECT_CLASS (causerie_data_page_parent_class)->dispose (object);
}

static void
causerie_data_page_finalize (GObject *object)
{
  g_object_unref (CAUSERIE_DATA_PAGE (object)->cancellable);

  G_OBJECT_CLASS (causerie_data_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "data.open-folder", NULL, open_folder_action);
  gtk_widget_class_install_action (widget_class, "data.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "data.copy-now", NULL, copy_now_action);
  gtk_widget_class_install_action (widget_class, "data.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "data.export-chats", NULL, export_chats_action);
  gtk_widget_class_install_action (widget_class, "data.export-everything", NULL,
                                   export_everything_action);
  gtk_widget_class_install_action (widget_class, "data.delete-all", NULL, delete_all_action);
}

static void
causerie_data_page_class_init (CauserieDataPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_data_page_dispose;
  object_class->finalize = causerie_data_page_finalize;
  widget_class->map = causerie_data_page_map;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieDataPage, place_row);
  gtk_widget_class_bind_template_child (widget_class, CauserieDataPage, keys_row);
  gtk_widget_class_bind_template_child (widget_class, CauserieDataPage, copies);
  install_actions (widget_class);
}

static void
causerie_data_page_init (CauserieDataPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_data_page_set_library (CauserieDataPage *self,
                                CauserieLibrary  *library,
                                CauserieKeyring  *keyring)
{
  g_return_if_fail (CAUSERIE_IS_DATA_PAGE (self) && CAUSERIE_IS_LIBRARY (library));
  g_return_if_fail (CAUSERIE_IS_KEYRING (keyring) && self->library == NULL);

  self->library = g_object_ref (library);
  self->keyring = g_object_ref (keyring);
  show_place (self, 0, 0);
  show_keys (self);
  g_signal_connect_object (keyring, "notify::state", G_CALLBACK (show_keys), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::storage-state", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
}
