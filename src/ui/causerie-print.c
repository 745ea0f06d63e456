/* causerie-print.c: a chat on paper
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-print.h"

#include "causerie-printout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define POINTS_PER_INCH 72

typedef struct {
  CauserieConversation *conversation; /* owned */
  CauseriePrintout     *printout;     /* owned; NULL before it is laid out */
} Print;

static void
print_free (gpointer data, GClosure *closure)
{
  Print *self = data;

  g_object_unref (self->conversation);
  g_clear_pointer (&self->printout, causerie_printout_free);
  g_free (self);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  Print *self = user_data;
  GListModel *path = G_LIST_MODEL (self->conversation);
  const char *title = causerie_conversation_get_title (self->conversation);
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  pango_cairo_context_set_resolution (pango, POINTS_PER_INCH);
  self->printout = causerie_printout_new (pango, gtk_print_context_get_width (context),
                                          gtk_print_context_get_height (context));
  if (*title != '\0')
    causerie_printout_add_title (self->printout, title);
  for (guint i = 0; i < g_list_model_get_n_items (path); i++) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (path, i);

    causerie_printout_add_message (self->printout, message);
  }
  gtk_print_operation_set_n_pages (operation,
                                   (int) MAX (1, causerie_printout_get_n_pages (self->printout)));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  Print *self = user_data;

  causerie_printout_draw_page (self->printout, (guint) page,
                               gtk_print_context_get_cairo_context (context));
}

static void
show_failure (GtkWindow *parent, const char *why)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Printing failed"), why);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *parent)
{
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  show_failure (parent, error != NULL ? error->message : NULL);
}

void
causerie_print_chat (GtkWindow *parent, CauserieConversation *conversation)
{
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GError) error = NULL;
  const char *title;
  Print *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && CAUSERIE_IS_CONVERSATION (conversation));

  title = causerie_conversation_get_title (conversation);
  self = g_new0 (Print, 1);
  self->conversation = g_object_ref (conversation);

  gtk_print_operation_set_job_name (operation, *title != '\0' ? title : _("Chat"));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), self, print_free, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent,
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    g_info ("Nothing is printed: %s", error->message); /* "done" has said it */
}
