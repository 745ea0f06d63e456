/* causerie-export-dialog.c: in which form chats are written out, and where
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-dialog.h"

#include "causerie-progress-dialog.h"
#include "causerie-text.h"
#include "causerie-toast.h"

#include <glib/gi18n.h>

struct _CauserieExportDialog {
  AdwWindow             parent_instance;

  /* owned */
  CauserieLibrary      *library;
  GPtrArray            *conversations; /* NULL: all */

  CauserieExportFormat  format;

  /* template children */
  AdwPreferencesGroup  *group;
  GtkWidget            *export_button;
};

G_DEFINE_FINAL_TYPE (CauserieExportDialog, causerie_export_dialog, ADW_TYPE_WINDOW)

static const struct {
  CauserieExportFormat format;
  const char          *title;    /* for translation, as is the next */
  const char          *subtitle;
} formats[] = {
  { CAUSERIE_EXPORT_MARKDOWN, N_("Markdown"), N_("Text with simple marks, for notes and other programs") },
  { CAUSERIE_EXPORT_HTML, N_("Web page"), N_("With code, tables and pictures, for any browser") },
  { CAUSERIE_EXPORT_PDF, N_("PDF"), N_("Pages to print or to send") },
  { CAUSERIE_EXPORT_TEXT, N_("Plain text"), N_("Words alone") },
  { CAUSERIE_EXPORT_JSON, N_("Causerie file (JSON)"),
    N_("Everything, all versions of answers too; can be imported again") },
};

/* --- writing ---------------------------------------------------------------------------------- */

/* What is written, where to, and who is told. */
typedef struct {
  /* owned */
  CauserieLibrary        *library;
  GPtrArray              *conversations; /* NULL: all */
  GCancellable           *cancellable;
  CauserieProgressDialog *dialog;
  GtkNativeDialog        *chooser;       /* until a place is chosen */

  GtkWindow              *parent;        /* weak pointer */
  CauserieExportFormat    format;
  CauserieExportFlags     flags;
  gboolean                to_folder;
} Export;

static Export *
export_new (GtkWindow            *parent,
            CauserieLibrary      *library,
            GPtrArray            *conversations,
            CauserieExportFormat  format,
            CauserieExportFlags   flags)
{
  Export *self = g_new0 (Export, 1);
  gboolean many = conversations == NULL || conversations->len > 1;

  self->library = g_object_ref (library);
  self->conversations = conversations != NULL ? g_ptr_array_ref (conversations) : NULL;
  self->cancellable = g_cancellable_new ();
  g_set_weak_pointer (&self->parent, parent);
  self->format = format;
  self->flags = flags;
  self->to_folder = many && format != CAUSERIE_EXPORT_JSON;
  return self;
}

static void
export_free (Export *self)
{
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->chooser);
  g_clear_object (&self->dialog);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->conversations, g_ptr_array_unref);
  g_object_unref (self->library);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
show_end (Export *self, guint n_chats, const GError *error)
{
  g_autofree char *news = NULL;

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    causerie_progress_dialog_finish (self->dialog, _("The export failed"), error->message, NULL);
    return;
  }

  causerie_progress_dialog_finish (self->dialog, "", NULL, NULL);
  gtk_window_close (GTK_WINDOW (self->dialog));
  if (error != NULL || self->parent == NULL)
    return;
  news = g_strdup_printf (ngettext ("%u chat exported", "%u chats exported", n_chats), n_chats);
  causerie_toast_show (self->parent, news);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Export) self = user_data;
  g_autoptr(GError) error = NULL;
  guint n_chats = 0;

  causerie_export_finish (CAUSERIE_LIBRARY (source), result, &n_chats, &error);
  show_end (self, n_chats, error);
}

static void
progress_cb (goffset done, goffset total, gpointer user_data)
{
  Export *self = user_data;
  g_autofree char *n_done = causerie_text_format_count (done);
  g_autofree char *n_all = causerie_text_format_count (total);
  g_autofree char *text = NULL;

  /* Translators: how many chats of how many are written */
  text = g_strdup_printf (_("%s of %s"), n_done, n_all);
  causerie_progress_dialog_set (self->dialog, total > 0 ? (double) done / (double) total : -1,
                                text);
}

static void
write_out (Export *self, GFile *place)
{
  GtkWidget *dialog =
    causerie_progress_dialog_new (self->parent, _("Exporting…"), self->cancellable);

  self->dialog = g_object_ref (CAUSERIE_PROGRESS_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  if (self->to_folder)
    causerie_export_to_folder_async (self->library, self->conversations, self->format, place,
                                     progress_cb, self, self->cancellable, exported_cb, self);
  else
    causerie_export_to_file_async (self->library, self->conversations, self->format, self->flags,
                                   place, progress_cb, self, self->cancellable, exported_cb, self);
}

/* --- where to --------------------------------------------------------------------------------- */

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  g_autoptr(Export) self = user_data;
  g_autoptr(GFile) place = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    place = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (place != NULL)
    write_out (g_steal_pointer (&self), place);
}

static char *
dup_file_name (Export *self)
{
  gboolean one = self->conversations != NULL && self->conversations->len == 1;

  return causerie_export_dup_file_name (one ? g_ptr_array_index (self->conversations, 0) : NULL,
                                        self->format);
}

static void
choose_place (Export *self)
{
  g_autofree char *name = NULL;

  if (self->to_folder) {
    self->chooser = GTK_NATIVE_DIALOG (
      gtk_file_chooser_native_new (_("A folder for the chats"), self->parent,
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Export"), NULL));
  } else {
    name = dup_file_name (self);
    self->chooser = GTK_NATIVE_DIALOG (
      gtk_file_chooser_native_new (_("Export to a file"), self->parent,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL));
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  }
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (self->chooser);
}

/* --- in which form ---------------------------------------------------------------------------- */

static void
choose_place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieExportDialog *self = CAUSERIE_EXPORT_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  choose_place (export_new (parent, self->library, self->conversations, self->format,
                            CAUSERIE_EXPORT_CHATS));
  gtk_window_close (GTK_WINDOW (self));
}

static void
toggled_cb (GtkCheckButton *button, CauserieExportDialog *self)
{
  if (gtk_check_button_get_active (button))
    self->format = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "format"));
}

static GtkCheckButton *
add_format (CauserieExportDialog *self, guint index, GtkCheckButton *first)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(formats[index].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(formats[index].subtitle));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(formats[index].title), -1);
  g_object_set_data (G_OBJECT (button), "format", GINT_TO_POINTER (formats[index].format));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  if (first == NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  adw_preferences_group_add (self->group, row);
  return GTK_CHECK_BUTTON (button);
}

static void
causerie_export_dialog_dispose (GObject *object)
{
  CauserieExportDialog *self = CAUSERIE_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->library);
  g_clear_pointer (&self->conversations, g_ptr_array_unref);

  G_OBJECT_CLASS (causerie_export_dialog_parent_class)->dispose (object);
}

static void
causerie_export_dialog_class_init (CauserieExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_export_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieExportDialog, group);
  gtk_widget_class_bind_template_child (widget_class, CauserieExportDialog, export_button);
  gtk_widget_class_install_action (widget_class, "export.choose-place", NULL, choose_place_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
causerie_export_dialog_init (CauserieExportDialog *self)
{
  GtkCheckButton *first = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    GtkCheckButton *button = add_format (self, i, first);

    first = first != NULL ? first : button;
  }
}

GtkWidget *
causerie_export_dialog_new (GtkWindow *parent, CauserieLibrary *library, GPtrArray *conversations)
{
  CauserieExportDialog *self;
  const char *title = _("Export all chats");
  g_autofree char *counted = NULL;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);

  if (conversations != NULL)
    title = counted = g_strdup_printf (ngettext ("Export %u chat", "Export %u chats",
                                                 conversations->len), conversations->len);
  self = g_object_new (CAUSERIE_TYPE_EXPORT_DIALOG, "transient-for", parent, "title", title, NULL);
  self->library = g_object_ref (library);
  self->conversations = conversations != NULL ? g_ptr_array_ref (conversations) : NULL;
  return GTK_WIDGET (self);
}

void
causerie_export_dialog_move_house (GtkWindow *parent, CauserieLibrary *library)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (library));

  choose_place (export_new (parent, library, NULL, CAUSERIE_EXPORT_JSON,
                            CAUSERIE_EXPORT_EVERYTHING));
}
