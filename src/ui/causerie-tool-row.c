/* causerie-tool-row.c: the line that tells of a tool the model called
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-tool-row.h"

#include <glib/gi18n.h>

struct _CauserieToolRow {
  GtkWidget     parent_instance;

  CauseriePart *call;      /* owned */

  GtkWidget    *button;    /* child */
  GtkWidget    *arrow;     /* in `button` */
  GtkWidget    *arguments; /* child; NULL until it was first unfolded */
};

G_DEFINE_FINAL_TYPE (CauserieToolRow, causerie_tool_row, GTK_TYPE_WIDGET)

static void
add_arguments (CauserieToolRow *self)
{
  const char *text = causerie_part_get_text (self->call);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  self->arguments = gtk_label_new (valid);
  gtk_label_set_wrap (GTK_LABEL (self->arguments), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->arguments), PANGO_WRAP_CHAR);
  gtk_label_set_attributes (GTK_LABEL (self->arguments), attributes);
  gtk_label_set_selectable (GTK_LABEL (self->arguments), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->arguments), 0);
  gtk_widget_add_css_class (self->arguments, "arguments");
  gtk_widget_set_parent (self->arguments, GTK_WIDGET (self));
}

static void
show_state (CauserieToolRow *self, gboolean open)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
  if (self->arguments != NULL)
    gtk_widget_set_visible (self->arguments, open);
}

static void
clicked_cb (CauserieToolRow *self)
{
  gboolean open = self->arguments == NULL || !gtk_widget_get_visible (self->arguments);

  if (self->arguments == NULL)
    add_arguments (self);
  show_state (self, open);
}

static void
causerie_tool_row_dispose (GObject *object)
{
  CauserieToolRow *self = CAUSERIE_TOOL_ROW (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->arguments, gtk_widget_unparent);
  g_clear_pointer (&self->call, causerie_part_unref);
  G_OBJECT_CLASS (causerie_tool_row_parent_class)->dispose (object);
}

static void
causerie_tool_row_class_init (CauserieToolRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_tool_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "toolrow");
}

static void
causerie_tool_row_init (CauserieToolRow *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

/* Translators: %s is the name of a function, as in the program that offers it */
static char *
format_title (CauseriePart *call)
{
  const char *name = causerie_part_get_name (call);

  return g_strdup_printf (_("Tool call: %s"), name != NULL ? name : "");
}

GtkWidget *
causerie_tool_row_new (CauseriePart *call)
{
  CauserieToolRow *self = g_object_new (CAUSERIE_TYPE_TOOL_ROW, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title = format_title (call);
  GtkWidget *label = gtk_label_new (title);

  self->call = causerie_part_ref (call);
  self->arrow = gtk_image_new ();
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), self->arrow);

  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  show_state (self, FALSE);
  return GTK_WIDGET (self);
}
