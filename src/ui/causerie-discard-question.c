/* causerie-discard-question.c: whether what was typed may be lost
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-discard-question.h"

#include <glib/gi18n.h>

static void
answered_cb (GtkWidget *form, const char *response)
{
  if (g_str_equal (response, "discard"))
    gtk_widget_activate_action (form, "form.discard", NULL);
}

static void
release_form (gpointer form, GClosure *closure)
{
  g_object_unref (form);
}

void
causerie_discard_question_ask (GtkWindow *form, const char *why)
{
  GtkWidget *question;

  g_return_if_fail (GTK_IS_WINDOW (form) && why != NULL);

  question = adw_message_dialog_new (form, _("Discard what was typed?"), why);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question),
                                    "keep", _("Keep editing"),
                                    "discard", _("Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "keep");
  /* The form goes with the answer, and the question, which is above it, must not be left behind. */
  g_signal_connect_data (question, "response", G_CALLBACK (answered_cb), g_object_ref (form),
                         release_form, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}
