/* causerie-header-row.c: one extra header of a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-header-row.h"

#include "causerie-inner-focus.h"

#include <glib/gi18n.h>

struct _CauserieHeaderRow {
  AdwPreferencesRow  parent_instance;

  char              *kept_name; /* owned; whose value is kept; NULL: none */

  /* template children */
  GtkWidget         *name;
  GtkWidget         *value;
  GtkLabel          *problem;
};

G_DEFINE_FINAL_TYPE (CauserieHeaderRow, causerie_header_row, ADW_TYPE_PREFERENCES_ROW)

enum { CHANGED, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
show_placeholder (CauserieHeaderRow *self)
{
  gboolean is_kept = g_strcmp0 (self->kept_name, get_text (self->name)) == 0;

  g_object_set (self->value,
                "placeholder-text", is_kept ? C_("header", "Saved") : C_("header", "Value"), NULL);
}

static void
changed_cb (CauserieHeaderRow *self)
{
  show_placeholder (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (CauserieHeaderRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
causerie_header_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CAUSERIE_HEADER_ROW (widget)->name);
}

static void
causerie_header_row_dispose (GObject *object)
{
  /* Left to dispose_template, the row would keep a pointer to it. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);

  G_OBJECT_CLASS (causerie_header_row_parent_class)->dispose (object);
}

static void
causerie_header_row_finalize (GObject *object)
{
  g_free (CAUSERIE_HEADER_ROW (object)->kept_name);

  G_OBJECT_CLASS (causerie_header_row_parent_class)->finalize (object);
}

static void
causerie_header_row_class_init (CauserieHeaderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_header_row_dispose;
  object_class->finalize = causerie_header_row_finalize;
  widget_class->grab_focus = causerie_header_row_grab_focus;
  causerie_inner_focus_install (widget_class);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-header-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieHeaderRow, name);
  gtk_widget_class_bind_template_child (widget_class, CauserieHeaderRow, value);
  gtk_widget_class_bind_template_child (widget_class, CauserieHeaderRow, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
causerie_header_row_init (CauserieHeaderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_placeholder (self);
}

GtkWidget *
causerie_header_row_new (const char *name)
{
  CauserieHeaderRow *self = g_object_new (CAUSERIE_TYPE_HEADER_ROW, NULL);

  self->kept_name = g_strdup (name);
  if (name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  return GTK_WIDGET (self);
}

CauserieTypedHeader
causerie_header_row_read (CauserieHeaderRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HEADER_ROW (self), ((CauserieTypedHeader) { "", "" }));

  return (CauserieTypedHeader) { get_text (self->name), get_text (self->value) };
}

void
causerie_header_row_set_problem (CauserieHeaderRow *self, const char *problem)
{
  g_return_if_fail (CAUSERIE_IS_HEADER_ROW (self));

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}
