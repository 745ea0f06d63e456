/* causerie-table-block.c: a table that scrolls sideways
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-block.h"

#include "causerie-text-attributes.h"

#include <glib/gi18n.h>

/* Rows shown at first, and added by each click. */
#define ROW_STEP 50

/* A cell is not squeezed below this many characters, nor made wider than this. */
#define MIN_CELL_CHARS 8
#define MAX_CELL_CHARS 40

struct _CauserieTableBlock {
  GtkWidget      parent_instance;

  CauserieBlock *block;   /* owned; NULL before it is set */
  guint          n_rows;  /* shown */

  GtkWidget     *scroller; /* children and what is in them */
  GtkWidget     *grid;
  GtkWidget     *more;
};

G_DEFINE_FINAL_TYPE (CauserieTableBlock, causerie_table_block, GTK_TYPE_WIDGET)

static gboolean
activate_link_cb (GtkLabel *label, const char *url, gpointer user_data)
{
  if (causerie_text_attributes_is_link (url))
    gtk_widget_activate_action (GTK_WIDGET (label), "app.open-uri", "s", url);
  return TRUE;
}

static GtkWidget *
new_cell (CauserieTableBlock *self, guint row, guint column, CauserieAlign align)
{
  static const float xaligns[] = { 0, 0.5, 1 };
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CELL_CHARS);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), xaligns[align]);
  gtk_label_set_justify (GTK_LABEL (label), align == CAUSERIE_ALIGN_CENTER ? GTK_JUSTIFY_CENTER
                                          : align == CAUSERIE_ALIGN_END ? GTK_JUSTIFY_RIGHT
                                          : GTK_JUSTIFY_LEFT);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "cell");
  if (row == 0)
    gtk_widget_add_css_class (label, "head");
  g_signal_connect (label, "activate-link", G_CALLBACK (activate_link_cb), NULL);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
  return label;
}

/* Words may be broken only where a cell holds more than a narrow column does. */
static void
set_cell (GtkLabel *label, const CauserieStyledText *text)
{
  glong n_chars = g_utf8_strlen (text->text, MIN (text->length, 4 * MIN_CELL_CHARS));

  causerie_text_attributes_apply (label, text);
  gtk_label_set_width_chars (label, MIN (n_chars, MIN_CELL_CHARS));
}

static gboolean
is_same_cell (CauserieBlock *a, CauserieBlock *b, guint row, guint column)
{
  const CauserieStyledText *one, *other;

  if (a == NULL || row >= causerie_block_get_n_rows (a))
    return FALSE;
  one = causerie_block_get_cell (a, row, column);
  other = causerie_block_get_cell (b, row, column);
  return one->n_runs == 0 && other->n_runs == 0 && g_str_equal (one->text, other->text);
}

static void
clear_grid (CauserieTableBlock *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

static gboolean
has_same_columns (CauserieBlock *a, CauserieBlock *b)
{
  if (a == NULL || causerie_block_get_n_columns (a) != causerie_block_get_n_columns (b))
    return FALSE;

  for (guint i = 0; i < causerie_block_get_n_columns (a); i++) {
    if (causerie_block_get_align (a, i) != causerie_block_get_align (b, i))
      return FALSE;
  }
  return TRUE;
}

static void
update_more (CauserieTableBlock *self, CauserieBlock *block, guint n_shown)
{
  guint n_hidden = causerie_block_get_n_rows (block) - n_shown;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->more, n_hidden > 0);
  if (n_hidden == 0)
    return;
  label = g_strdup_printf (ngettext ("Show %u more row", "Show %u more rows", n_hidden), n_hidden);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
}

/* Brings the labels from showing `old` to showing `block`. */
static void
show_rows (CauserieTableBlock *self, CauserieBlock *old, CauserieBlock *block)
{
  guint n_rows = MIN (causerie_block_get_n_rows (block), self->n_rows);

  for (guint row = 0; row < n_rows; row++) {
    for (guint column = 0; column < causerie_block_get_n_columns (block); column++) {
      GtkWidget *label = gtk_grid_get_child_at (GTK_GRID (self->grid), column, row);

      if (label != NULL && is_same_cell (old, block, row, column))
        continue;
      if (label == NULL)
        label = new_cell (self, row, column, causerie_block_get_align (block, column));
      set_cell (GTK_LABEL (label), causerie_block_get_cell (block, row, column));
    }
  }
  while (gtk_grid_get_child_at (GTK_GRID (self->grid), 0, n_rows) != NULL)
    gtk_grid_remove_row (GTK_GRID (self->grid), n_rows);

  update_more (self, block, n_rows);
}

static void
more_clicked_cb (CauserieTableBlock *self)
{
  self->n_rows += ROW_STEP;
  show_rows (self, self->block, self->block);
}

static void
causerie_table_block_dispose (GObject *object)
{
  CauserieTableBlock *self = CAUSERIE_TABLE_BLOCK (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_pointer (&self->block, causerie_block_unref);
  G_OBJECT_CLASS (causerie_table_block_parent_class)->dispose (object);
}

static void
causerie_table_block_class_init (CauserieTableBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_table_block_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tableblock");
}

static void
causerie_table_block_init (CauserieTableBlock *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->n_rows = ROW_STEP + 1;

  self->grid = gtk_grid_new ();
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Table"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

GtkWidget *
causerie_table_block_new (void)
{
  return g_object_new (CAUSERIE_TYPE_TABLE_BLOCK, NULL);
}

void
causerie_table_block_set_block (CauserieTableBlock *self, CauserieBlock *block)
{
  g_return_if_fail (CAUSERIE_IS_TABLE_BLOCK (self) && block != NULL);

  if (!has_same_columns (self->block, block)) {
    clear_grid (self);
    g_clear_pointer (&self->block, causerie_block_unref);
  }

  show_rows (self, self->block, block);
  causerie_block_ref (block);
  g_clear_pointer (&self->block, causerie_block_unref);
  self->block = block;
}
