/* causerie-name-dialog.c: asks for a name
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-name-dialog.h"

#include <glib/gi18n.h>

/* Lives as long as the dialog. */
typedef struct {
  GtkEditable      *entry; /* borrowed: the dialog's */
  CauserieNameFunc  answered;
  gpointer          user_data;
  GDestroyNotify    destroy;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

static char *
dup_name (Question *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;
  g_autofree char *name = dup_name (self);

  if (g_str_equal (response, "save"))
    self->answered (name, self->user_data);
}

static void
name_changed_cb (AdwMessageDialog *dialog, GParamSpec *pspec, GtkEditable *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "save", *name != '\0');
}

static GtkWidget *
new_dialog (GtkWindow *parent, const CauserieNameQuestion *question)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, question->heading, NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"), "save", question->button, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  return dialog;
}

static GtkWidget *
new_entry (const CauserieNameQuestion *question)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), question->name != NULL ? question->name : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->label, -1);

  return entry;
}

void
causerie_name_dialog_present (GtkWindow                  *parent,
                              const CauserieNameQuestion *question,
                              CauserieNameFunc            answered,
                              gpointer                    user_data,
                              GDestroyNotify              destroy)
{
  GtkWidget *dialog, *entry;
  Question *self;

  g_return_if_fail (question != NULL && answered != NULL);

  dialog = new_dialog (parent, question);
  entry = new_entry (question);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);

  self = g_new0 (Question, 1);
  self->entry = GTK_EDITABLE (entry);
  self->answered = answered;
  self->user_data = user_data;
  self->destroy = destroy;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, free_question,
                         G_CONNECT_DEFAULT);
  if (!question->may_be_empty) {
    g_signal_connect_object (entry, "notify::text", G_CALLBACK (name_changed_cb), dialog,
                             G_CONNECT_SWAPPED);
    name_changed_cb (ADW_MESSAGE_DIALOG (dialog), NULL, GTK_EDITABLE (entry));
  }
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
