/* causerie-log-dialog.c: everything the log knows of one request
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-log-dialog.h"

#include "causerie-log-text.h"

struct _CauserieLogDialog {
  AdwWindow        parent_instance;

  /* owned */
  char            *details;
  char            *curl;

  /* template children */
  GtkLabel        *text;
  GtkLabel        *command;
  GtkWidget       *copy;
};

G_DEFINE_FINAL_TYPE (CauserieLogDialog, causerie_log_dialog, ADW_TYPE_WINDOW)

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          CAUSERIE_LOG_DIALOG (widget)->details);
}

static void
copy_curl_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), CAUSERIE_LOG_DIALOG (widget)->curl);
}

static void
causerie_log_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_LOG_DIALOG);

  G_OBJECT_CLASS (causerie_log_dialog_parent_class)->dispose (object);
}

static void
causerie_log_dialog_finalize (GObject *object)
{
  CauserieLogDialog *self = CAUSERIE_LOG_DIALOG (object);

  g_free (self->details);
  g_free (self->curl);

  G_OBJECT_CLASS (causerie_log_dialog_parent_class)->finalize (object);
}

static void
causerie_log_dialog_class_init (CauserieLogDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_log_dialog_dispose;
  object_class->finalize = causerie_log_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-log-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieLogDialog, text);
  gtk_widget_class_bind_template_child (widget_class, CauserieLogDialog, command);
  gtk_widget_class_bind_template_child (widget_class, CauserieLogDialog, copy);
  gtk_widget_class_install_action (widget_class, "log-entry.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "log-entry.copy-curl", NULL, copy_curl_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
causerie_log_dialog_init (CauserieLogDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is copied ends with a line end, what is shown does not. */
static void
show_lines (GtkLabel *label, const char *lines)
{
  g_autofree char *text = g_strchomp (g_strdup (lines));

  gtk_label_set_text (label, text);
}

GtkWidget *
causerie_log_dialog_new (GtkWindow *parent, CauserieLogEntry *entry)
{
  CauserieLogDialog *self;
  const CauserieLogFacts *facts;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (CAUSERIE_IS_LOG_ENTRY (entry), NULL);

  self = g_object_new (CAUSERIE_TYPE_LOG_DIALOG, "transient-for", parent, NULL);
  facts = causerie_log_entry_get_facts (entry);
  self->details = causerie_log_text_details (facts);
  self->curl = causerie_log_text_curl (facts);
  show_lines (self->text, self->details);
  show_lines (self->command, self->curl);
  gtk_widget_grab_focus (self->copy);

  return GTK_WIDGET (self);
}
