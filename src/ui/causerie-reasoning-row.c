/* causerie-reasoning-row.c: the line that folds and unfolds an answer's reasoning
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-reasoning-row.h"

struct _CauserieReasoningRow {
  GtkWidget  parent_instance;

  GtkWidget *button; /* child and what is in it */
  GtkWidget *arrow;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (CauserieReasoningRow, causerie_reasoning_row, GTK_TYPE_WIDGET)

enum { SIGNAL_TOGGLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clicked_cb (CauserieReasoningRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
causerie_reasoning_row_dispose (GObject *object)
{
  CauserieReasoningRow *self = CAUSERIE_REASONING_ROW (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (causerie_reasoning_row_parent_class)->dispose (object);
}

static void
causerie_reasoning_row_class_init (CauserieReasoningRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_reasoning_row_dispose;
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", CAUSERIE_TYPE_REASONING_ROW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reasoningrow");
}

static void
causerie_reasoning_row_init (CauserieReasoningRow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  self->arrow = gtk_image_new ();
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_box_append (GTK_BOX (content), self->arrow);

  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  causerie_reasoning_row_set_open (self, FALSE);
}

GtkWidget *
causerie_reasoning_row_new (void)
{
  return g_object_new (CAUSERIE_TYPE_REASONING_ROW, NULL);
}

void
causerie_reasoning_row_set_text (CauserieReasoningRow *self, const char *text)
{
  g_return_if_fail (CAUSERIE_IS_REASONING_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
}

void
causerie_reasoning_row_set_open (CauserieReasoningRow *self, gboolean open)
{
  g_return_if_fail (CAUSERIE_IS_REASONING_ROW (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
}
