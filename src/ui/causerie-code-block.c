/* causerie-code-block.c: code on a soft card, with its language and a copy button
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-code-block.h"

#include "causerie-caret.h"
#include "causerie-copy-button.h"
#include "causerie-side-scroller.h"

#include <glib/gi18n.h>
#include <string.h>

/* Lines of one label: what is laid out again when code grows. */
#define CHUNK_LINES 64

struct _CauserieCodeBlock {
  GtkWidget      parent_instance;

  CauserieBlock *block;    /* owned; NULL before it is set */
  gboolean       caret;

  GtkWidget     *head;     /* children and what is in them */
  GtkWidget     *language;
  GtkWidget     *copy;
  GtkWidget     *scroller;
  GtkWidget     *lines;    /* of labels, CHUNK_LINES each */
};

G_DEFINE_FINAL_TYPE (CauserieCodeBlock, causerie_code_block, GTK_TYPE_WIDGET)

static GtkWidget *
new_chunk (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR); /* code is, in every language */
  return label;
}

/* The end of the chunk that begins at `text`; its last line end is left out. */
static gsize
measure_chunk (const char *text)
{
  const char *end = text;

  for (guint i = 0; i < CHUNK_LINES; i++) {
    const char *newline = strchr (end, '\n');

    if (newline == NULL)
      return strlen (text);
    end = newline + 1;
  }
  return end - 1 - text;
}

static void
set_chunk (GtkLabel *label, const char *text, gsize length)
{
  const char *old = gtk_label_get_text (label);

  if (strlen (old) != length || memcmp (old, text, length) != 0) {
    g_autofree char *chunk = g_strndup (text, length);

    gtk_label_set_text (label, chunk);
  }
}

static void
set_lines (CauserieCodeBlock *self, const char *text)
{
  GtkWidget *label = gtk_widget_get_first_child (self->lines);

  for (gboolean more = TRUE; more; ) {
    gsize length = measure_chunk (text);

    if (label == NULL) {
      label = new_chunk ();
      gtk_box_append (GTK_BOX (self->lines), label);
    }
    set_chunk (GTK_LABEL (label), text, length);
    more = text[length] != '\0' && text[length + 1] != '\0';
    text += length + (more ? 1 : 0);
    label = gtk_widget_get_next_sibling (label);
  }

  while (label != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (label);

    gtk_box_remove (GTK_BOX (self->lines), label);
    label = next;
  }
}

static void
causerie_code_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieCodeBlock *self = CAUSERIE_CODE_BLOCK (widget);

  GTK_WIDGET_CLASS (causerie_code_block_parent_class)->snapshot (widget, snapshot);
  if (self->caret)
    causerie_caret_snapshot (widget, GTK_LABEL (gtk_widget_get_last_child (self->lines)), snapshot);
}

static void
causerie_code_block_dispose (GObject *object)
{
  CauserieCodeBlock *self = CAUSERIE_CODE_BLOCK (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->block, causerie_block_unref);
  G_OBJECT_CLASS (causerie_code_block_parent_class)->dispose (object);
}

static void
causerie_code_block_class_init (CauserieCodeBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_code_block_dispose;
  widget_class->snapshot = causerie_code_block_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codeblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
init_head (CauserieCodeBlock *self)
{
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->head, "head");
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));

  self->language = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->language), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->language), 0);
  gtk_widget_set_hexpand (self->language, TRUE);
  gtk_widget_add_css_class (self->language, "dim-label");
  gtk_widget_add_css_class (self->language, "caption");
  gtk_box_append (GTK_BOX (self->head), self->language);

  self->copy = causerie_copy_button_new (_("Copy code"));
  gtk_box_append (GTK_BOX (self->head), self->copy);
}

static void
causerie_code_block_init (CauserieCodeBlock *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  init_head (self);

  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->lines, "lines");
  self->scroller = causerie_side_scroller_new (self->lines);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
causerie_code_block_new (void)
{
  return g_object_new (CAUSERIE_TYPE_CODE_BLOCK, NULL);
}

void
causerie_code_block_set_block (CauserieCodeBlock *self, CauserieBlock *block)
{
  const char *language, *text;

  g_return_if_fail (CAUSERIE_IS_CODE_BLOCK (self) && block != NULL);

  language = causerie_block_get_language (block);
  text = causerie_block_get_text (block)->text;
  gtk_label_set_text (GTK_LABEL (self->language), language != NULL ? language : "");
  causerie_copy_button_set_text (CAUSERIE_COPY_BUTTON (self->copy), text);
  set_lines (self, text);

  causerie_block_ref (block);
  g_clear_pointer (&self->block, causerie_block_unref);
  self->block = block;
}

void
causerie_code_block_set_caret (CauserieCodeBlock *self, gboolean caret)
{
  g_return_if_fail (CAUSERIE_IS_CODE_BLOCK (self));

  if (self->caret == caret)
    return;
  self->caret = caret;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
