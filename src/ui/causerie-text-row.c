/* causerie-text-row.c: lines of text that may be unset
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-row.h"

#include "causerie-css-class.h"
#include "causerie-inner-focus.h"
#include "causerie-property.h"

struct _CauserieTextRow {
  AdwPreferencesRow  parent_instance;

  char              *hint_text; /* owned, never NULL */
  char              *error;     /* owned; NULL: nothing is wrong */
  gboolean           is_typing; /* the field has the focus: a new error waits */
  gboolean           is_wrong;  /* an error is shown */

  /* template children */
  GtkLabel          *hint;
  GtkTextView       *view;
};

G_DEFINE_FINAL_TYPE (CauserieTextRow, causerie_text_row, ADW_TYPE_PREFERENCES_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_hint (CauserieTextRow *self)
{
  gboolean is_wrong = self->error != NULL && (self->is_wrong || !self->is_typing);
  const char *text = is_wrong ? self->error : self->hint_text;

  self->is_wrong = is_wrong;
  gtk_label_set_text (self->hint, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *text != '\0');
  causerie_set_css_class (self->hint, "error", is_wrong);
  causerie_set_css_class (self->hint, "dim-label", !is_wrong);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
entered_cb (CauserieTextRow *self)
{
  self->is_typing = TRUE;
}

static void
left_cb (CauserieTextRow *self)
{
  self->is_typing = FALSE;
  show_hint (self);
}

static void
changed_cb (CauserieTextRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
causerie_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CAUSERIE_TEXT_ROW (widget)->view));
}

static void
causerie_text_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_TEXT_ROW);

  G_OBJECT_CLASS (causerie_text_row_parent_class)->dispose (object);
}

static void
causerie_text_row_finalize (GObject *object)
{
  CauserieTextRow *self = CAUSERIE_TEXT_ROW (object);

  g_free (self->hint_text);
  g_free (self->error);

  G_OBJECT_CLASS (causerie_text_row_parent_class)->finalize (object);
}

static void
causerie_text_row_class_init (CauserieTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_text_row_dispose;
  object_class->finalize = causerie_text_row_finalize;
  widget_class->grab_focus = causerie_text_row_grab_focus;
  causerie_inner_focus_install (widget_class);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieTextRow, hint);
  gtk_widget_class_bind_template_child (widget_class, CauserieTextRow, view);
}

static void
causerie_text_row_init (CauserieTextRow *self)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  self->hint_text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (controller, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
causerie_text_row_new (const char *title, const char *hint)
{
  CauserieTextRow *self;

  g_return_val_if_fail (title != NULL && hint != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_TEXT_ROW, "title", title, NULL);
  causerie_set_string (&self->hint_text, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_hint (self);

  return GTK_WIDGET (self);
}

char *
causerie_text_row_dup_text (CauserieTextRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (CAUSERIE_IS_TEXT_ROW (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
causerie_text_row_set_text (CauserieTextRow *self, const char *text)
{
  g_return_if_fail (CAUSERIE_IS_TEXT_ROW (self) && text != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

void
causerie_text_row_set_monospace (CauserieTextRow *self, gboolean is_monospace)
{
  g_return_if_fail (CAUSERIE_IS_TEXT_ROW (self));

  gtk_text_view_set_monospace (self->view, is_monospace);
}

void
causerie_text_row_set_error (CauserieTextRow *self, const char *error)
{
  g_return_if_fail (CAUSERIE_IS_TEXT_ROW (self));

  causerie_set_string (&self->error, error);
  show_hint (self);
}
