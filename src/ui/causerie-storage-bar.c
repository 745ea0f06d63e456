/* causerie-storage-bar.c: says how the history on disk is, when something is the matter
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-storage-bar.h"

#include "causerie-css-class.h"
#include "causerie-library-care.h"
#include "causerie-storage-text.h"
#include "causerie-toast.h"

#include <glib/gi18n.h>

struct _CauserieStorageBar {
  AdwBin           parent_instance;

  CauserieLibrary *library; /* owned */

  /* template children */
  GtkRevealer     *revealer;
  GtkImage        *icon;
  GtkLabel        *sentence;
  GtkWidget       *buttons;
  GtkWidget       *reason_button;
  GtkLabel        *reason;
  GtkButton       *button;
};

G_DEFINE_FINAL_TYPE (CauserieStorageBar, causerie_storage_bar, ADW_TYPE_BIN)

static GtkWindow *
get_window (CauserieStorageBar *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* A warning, or the word that all is well again. */
static void
show_icon (CauserieStorageBar *self, gboolean warns)
{
  gtk_image_set_from_icon_name (self->icon, warns ? "dialog-warning-symbolic"
                                                  : "object-select-symbolic");
  causerie_set_css_class (self->icon, "warning", warns);
}

/* A screen reader would read the underscore. */
static void
show_button (CauserieStorageBar *self, const CauserieStorageText *text)
{
  g_auto(GStrv) pieces = g_strsplit (text->button, "_", -1);
  g_autofree char *name = g_strjoinv ("", pieces);

  gtk_button_set_label (self->button, text->button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), text->action);
}

static void
show_text (CauserieStorageBar *self, const CauserieStorageText *text)
{
  gboolean is_rescue = g_strcmp0 (text->action, "storage.show-rescue") == 0;
  gboolean has_reason = text->detail != NULL && !is_rescue; /* what was rescued has a dialog */

  show_icon (self, !is_rescue);
  gtk_label_set_text (self->sentence, text->sentence);
  gtk_label_set_text (self->reason, has_reason ? text->detail : "");
  gtk_widget_set_visible (self->reason_button, has_reason);
  gtk_widget_set_visible (GTK_WIDGET (self->button), text->button != NULL);
  gtk_widget_set_visible (self->buttons, has_reason || text->button != NULL);
  if (text->button != NULL)
    show_button (self, text);
}

static void
update (CauserieStorageBar *self)
{
  g_autoptr(CauserieStorageText) text = causerie_storage_text_new (self->library);

  if (text != NULL)
    show_text (self, text);
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}

/* --- the buttons --- */

static void
save_now_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_library_save_now (CAUSERIE_STORAGE_BAR (widget)->library);
}

static void
show_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieStorageBar *self = CAUSERIE_STORAGE_BAR (widget);
  g_autofree char *folder = g_path_get_dirname (causerie_library_get_path (self->library));
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (get_window (self), uri, GDK_CURRENT_TIME);
}

static void
rescue_read_cb (CauserieStorageBar *self)
{
  causerie_library_note_rescue_seen (self->library);
}

static void
show_rescue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieStorageBar *self = CAUSERIE_STORAGE_BAR (widget);
  g_autoptr(CauserieStorageText) text = causerie_storage_text_new (self->library);
  GtkWidget *dialog;

  if (text == NULL)
    return;

  dialog = adw_message_dialog_new (get_window (self), _("The history was rescued"), text->detail);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (rescue_read_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
repaired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieStorageBar) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!causerie_library_repair_finish (CAUSERIE_LIBRARY (source), result, &error)) {
    g_autofree char *text = g_strdup_printf (_("The history could not be repaired: %s"),
                                             error->message);

    causerie_toast_show (get_window (self), text);
  }
}

static void
repair_response_cb (CauserieStorageBar *self, const char *response)
{
  if (g_str_equal (response, "repair"))
    causerie_library_repair_async (self->library, NULL, repaired_cb, g_object_ref (self));
}

static void
repair_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieStorageBar *self = CAUSERIE_STORAGE_BAR (widget);
  GtkWidget *dialog =
    adw_message_dialog_new (get_window (self), _("Repair the history?"),
                            _("The damaged file is kept beside a new one, which gets all that can be "
                              "read of it. What is missing is taken from the backup copies."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "repair", _("_Repair"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "repair",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (repair_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
causerie_storage_bar_dispose (GObject *object)
{
  CauserieStorageBar *self = CAUSERIE_STORAGE_BAR (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (causerie_storage_bar_parent_class)->dispose (object);
}

static void
causerie_storage_bar_class_init (CauserieStorageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-storage-bar.ui";

  G_OBJECT_CLASS (klass)->dispose = causerie_storage_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieStorageBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CauserieStorageBar, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieStorageBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, CauserieStorageBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, CauserieStorageBar, reason_button);
  gtk_widget_class_bind_template_child (widget_class, CauserieStorageBar, reason);
  gtk_widget_class_bind_template_child (widget_class, CauserieStorageBar, button);
  gtk_widget_class_install_action (widget_class, "storage.save-now", NULL, save_now_action);
  gtk_widget_class_install_action (widget_class, "storage.repair", NULL, repair_action);
  gtk_widget_class_install_action (widget_class, "storage.show-rescue", NULL, show_rescue_action);
  gtk_widget_class_install_action (widget_class, "storage.show-folder", NULL, show_folder_action);
}

static void
causerie_storage_bar_init (CauserieStorageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_storage_bar_set_library (CauserieStorageBar *self, CauserieLibrary *library)
{
  g_return_if_fail (CAUSERIE_IS_STORAGE_BAR (self) && self->library == NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "notify::storage-state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::storage-error", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
