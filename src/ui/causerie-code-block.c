/* causerie-code-block.c: code on a soft card, or a piece of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-code-block.h"

#include "causerie-code-head.h"
#include "causerie-code-lines.h"
#include "causerie-css-class.h"
#include "causerie-property.h"
#include "causerie-side-scroller.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

struct _CauserieCodeBlock {
  GtkWidget           parent_instance;

  CauserieBlockGroup *group;    /* owned; NULL before it is set */
  guint               index;
  char               *name;     /* owned; what a screen reader calls it */

  GtkWidget          *head;     /* child; NULL but with the first block */
  GtkWidget          *scroller; /* child, with the lines in it */
  GtkWidget          *lines;
};

G_DEFINE_FINAL_TYPE (CauserieCodeBlock, causerie_code_block, GTK_TYPE_WIDGET)

static char *
dup_lines_text (CauserieCodeBlock *self)
{
  guint n_blocks = causerie_block_group_get_n_blocks (self->group);
  guint n_lines = causerie_block_group_get_n_lines (self->group);
  guint first = causerie_block_group_get_first_line (self->group, self->index) + 1;
  guint last = self->index + 1 == n_blocks
    ? n_lines : causerie_block_group_get_first_line (self->group, self->index + 1);
  g_autofree char *from = causerie_text_format_count (first);
  g_autofree char *to = causerie_text_format_count (MAX (last, first));
  g_autofree char *all = causerie_text_format_count (n_lines);

  if (n_blocks == 1)
    return g_strdup_printf (ngettext ("%s line", "%s lines", n_lines), all);
  /* Translators: a piece of a long code */
  return g_strdup_printf (_("lines %s to %s of %s"), from, to, all);
}

/* While the code grows, what a screen reader is told of it stays. */
static void
show_name (CauserieCodeBlock *self)
{
  g_autofree char *language = causerie_code_head_dup_language (self->group);
  g_autofree char *lines = NULL, *name = NULL;

  if (causerie_block_group_is_open (self->group)) {
    /* Translators: what a screen reader calls a piece of code; its language */
    name = g_strdup_printf (_("Code, %s"), language);
  } else {
    lines = dup_lines_text (self);
    /* Translators: what a screen reader calls a piece of code; its language, “42 lines” */
    name = g_strdup_printf (_("Code, %s, %s"), language, lines);
  }
  if (causerie_set_string (&self->name, name))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_head (CauserieCodeBlock *self)
{
  if (self->index > 0) {
    g_clear_pointer (&self->head, gtk_widget_unparent);
    return;
  }
  if (self->head == NULL) {
    self->head = causerie_code_head_new ();
    gtk_widget_insert_before (self->head, GTK_WIDGET (self), self->scroller);
  }
  causerie_code_head_set_group (CAUSERIE_CODE_HEAD (self->head), self->group);
}

/* How the block stands among the others. */
static void
show_place (CauserieCodeBlock *self)
{
  guint n_blocks = causerie_block_group_get_n_blocks (self->group);

  if (self->index >= n_blocks)
    return;
  causerie_set_css_class (self, "first", self->index == 0);
  causerie_set_css_class (self, "last", self->index + 1 == n_blocks);
  show_name (self);
}

static void
scroll_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieCodeBlock *self = CAUSERIE_CODE_BLOCK (widget);
  GtkAdjustment *adjustment = causerie_block_group_get_adjustment (self->group);
  double step = gtk_adjustment_get_step_increment (adjustment) * g_variant_get_int32 (parameter);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
}

static void
causerie_code_block_dispose (GObject *object)
{
  CauserieCodeBlock *self = CAUSERIE_CODE_BLOCK (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  g_clear_object (&self->group);
  G_OBJECT_CLASS (causerie_code_block_parent_class)->dispose (object);
}

static void
causerie_code_block_finalize (GObject *object)
{
  CauserieCodeBlock *self = CAUSERIE_CODE_BLOCK (object);

  g_free (self->name);
  G_OBJECT_CLASS (causerie_code_block_parent_class)->finalize (object);
}

static void
causerie_code_block_class_init (CauserieCodeBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_code_block_dispose;
  G_OBJECT_CLASS (class)->finalize = causerie_code_block_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codeblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "code.scroll", "i", scroll_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "code.scroll", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "code.scroll", "i", 1);
}

static void
causerie_code_block_init (CauserieCodeBlock *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->lines = causerie_code_lines_new ();
  self->scroller = causerie_side_scroller_new (self->lines);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
causerie_code_block_new (void)
{
  return g_object_new (CAUSERIE_TYPE_CODE_BLOCK, NULL);
}

void
causerie_code_block_set_place (CauserieCodeBlock *self, CauserieBlockGroup *group, guint index)
{
  g_return_if_fail (CAUSERIE_IS_CODE_BLOCK (self) && CAUSERIE_IS_BLOCK_GROUP (group));
  g_return_if_fail (index < causerie_block_group_get_n_blocks (group));

  if (self->group != group) {
    if (self->group != NULL)
      g_signal_handlers_disconnect_by_data (self->group, self);
    g_set_object (&self->group, group);
    g_signal_connect_object (group, "blocks-changed", G_CALLBACK (show_place), self,
                             G_CONNECT_SWAPPED);
    causerie_side_scroller_set_adjustment (CAUSERIE_SIDE_SCROLLER (self->scroller),
                                           causerie_block_group_get_adjustment (group));
  }
  self->index = index;
  causerie_code_lines_set_place (CAUSERIE_CODE_LINES (self->lines), group, index);
  show_head (self);
  show_place (self);
}

void
causerie_code_block_set_caret (CauserieCodeBlock *self, gboolean caret)
{
  g_return_if_fail (CAUSERIE_IS_CODE_BLOCK (self));

  causerie_code_lines_set_caret (CAUSERIE_CODE_LINES (self->lines), caret);
}
