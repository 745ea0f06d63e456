/* causerie-import-dialog.c: files are chosen, read, and what came of them is told
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-dialog.h"

#include "causerie-import.h"
#include "causerie-progress-dialog.h"

#include <glib/gi18n.h>

/* Files that are read one after the other. */
typedef struct {
  /* owned */
  CauserieLibrary        *library;
  GListModel             *files;   /* of GFile */
  GCancellable           *cancellable;
  CauserieProgressDialog *dialog;
  GString                *outcome; /* a paragraph a file */
  GString                *details; /* what could not be read, a line each */

  guint                   next;    /* of the files */
  guint                   n_failed;
} Import;

static void
import_free (Import *self)
{
  g_object_unref (self->library);
  g_object_unref (self->files);
  g_object_unref (self->cancellable);
  g_object_unref (self->dialog);
  g_string_free (self->outcome, TRUE);
  g_string_free (self->details, TRUE);
  g_free (self);
}

static void read_next (Import *self);

static char *
dup_file_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name != NULL ? name : "");
}

static void
add_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
note_problems (Import *self, const CauserieImportReport *report)
{
  g_autofree char *more = NULL;

  for (guint i = 0; i < report->unreadable->len; i++) {
    const CauserieImportProblem *problem = g_ptr_array_index (report->unreadable, i);
    g_autofree char *line = g_strdup_printf ("%s: %s", problem->what, problem->why);

    add_line (self->details, line);
  }
  if (report->n_unreadable <= report->unreadable->len)
    return;
  more = g_strdup_printf (_("and %u more"), report->n_unreadable - report->unreadable->len);
  add_line (self->details, more);
}

/* Several files are told apart by their names. */
static void
note_outcome (Import *self, GFile *file, const char *outcome)
{
  g_autofree char *name = dup_file_name (file);
  g_autofree char *line = g_list_model_get_n_items (self->files) > 1
                            ? g_strdup_printf ("%s: %s", name, outcome)
                            : g_strdup (outcome);

  add_line (self->outcome, line);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *self = user_data;
  g_autoptr(GFile) file = g_list_model_get_item (self->files, self->next);
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieImportReport) report = NULL;
  g_autofree char *text = NULL;

  report = causerie_import_finish (CAUSERIE_LIBRARY (source), result, &error);
  if (report != NULL) {
    text = causerie_import_report_to_text (report);
    note_problems (self, report);
    self->n_failed += !causerie_import_report_is_useful (report);
  } else {
    self->n_failed++;
  }
  note_outcome (self, file, report != NULL ? text : error->message);

  self->next++;
  read_next (self);
}

static void
progress_cb (goffset done, goffset total, gpointer user_data)
{
  Import *self = user_data;

  causerie_progress_dialog_set (self->dialog, total > 0 ? (double) done / (double) total : -1,
                                NULL);
}

static void
show_end (Import *self)
{
  guint n_files = g_list_model_get_n_items (self->files);
  const char *heading = self->n_failed < n_files ? _("Import finished")
                                                 : _("Nothing could be imported");

  causerie_progress_dialog_finish (self->dialog, heading, self->outcome->str, self->details->str);
}

static void
read_next (Import *self)
{
  g_autoptr(GFile) file = g_list_model_get_item (self->files, self->next);

  if (file == NULL || g_cancellable_is_cancelled (self->cancellable)) {
    show_end (self);
    import_free (self);
    return;
  }

  causerie_progress_dialog_set (self->dialog, -1, NULL);
  causerie_import_async (self->library, file, progress_cb, self, self->cancellable, imported_cb,
                         self);
}

void
causerie_import_dialog_read (GtkWindow *parent, CauserieLibrary *library, GListModel *files)
{
  Import *self;
  GtkWidget *dialog;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (library) && G_IS_LIST_MODEL (files));

  self = g_new0 (Import, 1);
  self->library = g_object_ref (library);
  self->files = g_object_ref (files);
  self->cancellable = g_cancellable_new ();
  self->outcome = g_string_new (NULL);
  self->details = g_string_new (NULL);

  dialog = causerie_progress_dialog_new (parent, _("Importing…"), self->cancellable);
  self->dialog = g_object_ref (CAUSERIE_PROGRESS_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  read_next (self);
}

/* --- which files ------------------------------------------------------------------------------ */

typedef struct {
  CauserieLibrary *library; /* owned */
  GtkWindow       *parent;  /* weak pointer */
} Choice;

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr(GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  if (files != NULL)
    causerie_import_dialog_read (choice->parent, choice->library, files);

  g_clear_weak_pointer (&choice->parent);
  g_object_unref (choice->library);
  g_free (choice);
  g_object_unref (chooser);
}

void
causerie_import_dialog_choose (GtkWindow *parent, CauserieLibrary *library)
{
  GtkFileChooserNative *chooser;
  Choice *choice;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (library));

  chooser = gtk_file_chooser_native_new (_("Import chats"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                         _("_Import"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);

  choice = g_new0 (Choice, 1);
  choice->library = g_object_ref (library);
  g_set_weak_pointer (&choice->parent, parent);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
