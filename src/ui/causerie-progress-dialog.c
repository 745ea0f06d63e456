/* causerie-progress-dialog.c: something that takes a while, and what came of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-progress-dialog.h"

#include <glib/gi18n.h>

#define PULSE_MS 100

struct _CauserieProgressDialog {
  AdwWindow       parent_instance;

  GCancellable   *cancellable; /* owned */
  gboolean        finished;
  guint           pulse_id;    /* while nobody knows how far it is */

  /* template children */
  GtkLabel       *heading;
  GtkProgressBar *bar;
  GtkLabel       *body;
  GtkWidget      *scroller;
  GtkLabel       *details;
  GtkButton      *button;
};

G_DEFINE_FINAL_TYPE (CauserieProgressDialog, causerie_progress_dialog, ADW_TYPE_WINDOW)

static gboolean
pulse_cb (gpointer user_data)
{
  CauserieProgressDialog *self = user_data;

  gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
set_pulsing (CauserieProgressDialog *self, gboolean pulsing)
{
  if (pulsing && self->pulse_id == 0)
    self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
  else if (!pulsing)
    g_clear_handle_id (&self->pulse_id, g_source_remove);
}

/* What runs is asked to end; that it has comes by causerie_progress_dialog_finish(). */
static gboolean
causerie_progress_dialog_close_request (GtkWindow *window)
{
  CauserieProgressDialog *self = CAUSERIE_PROGRESS_DIALOG (window);

  if (self->finished)
    return GTK_WINDOW_CLASS (causerie_progress_dialog_parent_class)->close_request (window);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), FALSE);
  return TRUE;
}

static void
causerie_progress_dialog_dispose (GObject *object)
{
  CauserieProgressDialog *self = CAUSERIE_PROGRESS_DIALOG (object);

  set_pulsing (self, FALSE);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_PROGRESS_DIALOG);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (causerie_progress_dialog_parent_class)->dispose (object);
}

static void
causerie_progress_dialog_class_init (CauserieProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_progress_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = causerie_progress_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieProgressDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, CauserieProgressDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, CauserieProgressDialog, body);
  gtk_widget_class_bind_template_child (widget_class, CauserieProgressDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, CauserieProgressDialog, details);
  gtk_widget_class_bind_template_child (widget_class, CauserieProgressDialog, button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
causerie_progress_dialog_init (CauserieProgressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
causerie_progress_dialog_new (GtkWindow *parent, const char *title, GCancellable *cancellable)
{
  CauserieProgressDialog *self;

  g_return_val_if_fail (title != NULL && G_IS_CANCELLABLE (cancellable), NULL);

  self = g_object_new (CAUSERIE_TYPE_PROGRESS_DIALOG, "transient-for", parent, "title", title, NULL);
  self->cancellable = g_object_ref (cancellable);
  gtk_label_set_text (self->heading, title);
  set_pulsing (self, TRUE);
  return GTK_WIDGET (self);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
causerie_progress_dialog_set (CauserieProgressDialog *self, double fraction, const char *detail)
{
  g_return_if_fail (CAUSERIE_IS_PROGRESS_DIALOG (self));

  if (self->finished)
    return;

  set_pulsing (self, fraction < 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1));
  show_text (self->body, detail);
}

void
causerie_progress_dialog_finish (CauserieProgressDialog *self,
                                 const char             *heading,
                                 const char             *body,
                                 const char             *details)
{
  g_return_if_fail (CAUSERIE_IS_PROGRESS_DIALOG (self) && heading != NULL);

  self->finished = TRUE;
  set_pulsing (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_label_set_text (self->heading, heading);
  show_text (self->body, body);
  gtk_label_set_text (self->details, details != NULL ? details : "");
  gtk_widget_set_visible (self->scroller, details != NULL && *details != '\0');
  gtk_button_set_label (self->button, _("Close"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}
