/* causerie-closing-question.c: asks before closing loses something
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-closing-question.h"

#include <glib/gi18n.h>

/* Lives as long as the dialog, and the answer after it. */
typedef struct {
  CauserieLibrary     *library; /* owned */
  GtkWindow           *window;  /* owned */
  CauserieClosingFunc  agreed;
} Question;

static Question *
copy_question (Question *self)
{
  Question *copy = g_new0 (Question, 1);

  copy->library = g_object_ref (self->library);
  copy->window = g_object_ref (self->window);
  copy->agreed = self->agreed;

  return copy;
}

static void
free_question (Question *self)
{
  g_object_unref (self->library);
  g_object_unref (self->window);
  g_free (self);
}

static void
release_question (gpointer data, GClosure *closure)
{
  free_question (data);
}

static gboolean
agreed_cb (gpointer user_data)
{
  Question *self = user_data;

  self->agreed (self->window);
  return G_SOURCE_REMOVE;
}

/* The window goes after the dialog has gone: GTK does not bear the other order. */
static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;

  if (g_str_equal (response, "close"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, agreed_cb, copy_question (self),
                     (GDestroyNotify) free_question);
  else if (g_str_equal (response, "save"))
    causerie_library_save_now (self->library);
}

static GtkWidget *
new_unsaved_dialog (GtkWindow *window, CauserieLibrary *library)
{
  const char *why = causerie_library_get_storage_error (library);
  g_autofree char *body =
    g_strdup_printf (_("Some of the chats could not be written to disk: %s. What is not saved is "
                       "lost when the window is closed."),
                     why != NULL ? why : _("the disk cannot be written"));
  GtkWidget *dialog = adw_message_dialog_new (window, _("Close without saving?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "save", _("_Try to save again"),
                                    "close", _("Close _without saving"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);

  return dialog;
}

static GtkWidget *
new_temporary_dialog (GtkWindow *window)
{
  GtkWidget *dialog =
    adw_message_dialog_new (window, _("Close the temporary chat?"),
                            _("It is not saved: nothing of it is left when the window is closed."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "close", _("Cl_ose"), NULL);

  return dialog;
}

gboolean
causerie_closing_question_present (GtkWindow           *window,
                                   CauserieLibrary     *library,
                                   gboolean             loses_chat,
                                   CauserieClosingFunc  agreed)
{
  gboolean unsaved;
  GtkWidget *dialog;
  Question *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window) && CAUSERIE_IS_LIBRARY (library), FALSE);

  unsaved = causerie_library_has_unsaved (library);
  if (!unsaved && !loses_chat)
    return FALSE;

  dialog = unsaved ? new_unsaved_dialog (window, library) : new_temporary_dialog (window);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  self = g_new0 (Question, 1);
  self->library = g_object_ref (library);
  self->window = g_object_ref (window);
  self->agreed = agreed;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, release_question,
                         G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}
