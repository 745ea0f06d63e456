/* causerie-picture-block.c: a paragraph of pictures
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-picture-block.h"

#include "causerie-image-card.h"
#include "causerie-label-place.h"
#include "causerie-selectable.h"

#include <string.h>

#define SPACE 12 /* pixels between them */

struct _CauseriePictureBlock {
  GtkWidget      parent_instance;

  CauserieBlock *block; /* owned; NULL before it is set */
};

static void selectable_init (CauserieSelectableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauseriePictureBlock, causerie_picture_block, GTK_TYPE_WIDGET,
  G_IMPLEMENT_INTERFACE (CAUSERIE_TYPE_SELECTABLE, selectable_init))

/* --- places of the text ----------------------------------------------------------------------- */

static gsize
get_length (CauseriePictureBlock *self)
{
  return self->block != NULL ? causerie_block_get_text (self->block)->length : 0;
}

/* Before the pictures, or behind them. */
static gsize
locate (CauserieSelectable *selectable, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (selectable);

  return y < gtk_widget_get_height (widget) / 2.0
           ? 0 : get_length (CAUSERIE_PICTURE_BLOCK (selectable));
}

static gboolean
find_rect (CauserieSelectable *selectable, gsize place, graphene_rect_t *rect)
{
  GtkWidget *widget = GTK_WIDGET (selectable);

  graphene_rect_init (rect, place == 0 ? 0 : gtk_widget_get_width (widget), 0, 0,
                      gtk_widget_get_height (widget));
  return TRUE;
}

static void
selectable_init (CauserieSelectableInterface *iface)
{
  iface->locate = locate;
  iface->find_rect = find_rect;
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_picture_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                            gtk_widget_get_height (widget));
  guint n_marks;
  const CauserieTextMark *marks =
    causerie_selectable_get_marks (CAUSERIE_SELECTABLE (widget), &n_marks);

  for (guint i = 0; i < n_marks; i++)
    causerie_label_place_snapshot_rect (widget, &all, marks[i].kind, snapshot);
  GTK_WIDGET_CLASS (causerie_picture_block_parent_class)->snapshot (widget, snapshot);
}

static void
remove_cards (CauseriePictureBlock *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
causerie_picture_block_dispose (GObject *object)
{
  CauseriePictureBlock *self = CAUSERIE_PICTURE_BLOCK (object);

  remove_cards (self);
  g_clear_pointer (&self->block, causerie_block_unref);
  G_OBJECT_CLASS (causerie_picture_block_parent_class)->dispose (object);
}

static void
causerie_picture_block_class_init (CauseriePictureBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_picture_block_dispose;
  widget_class->snapshot = causerie_picture_block_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pictureblock");
}

static void
causerie_picture_block_init (CauseriePictureBlock *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACE);
}

GtkWidget *
causerie_picture_block_new (void)
{
  return g_object_new (CAUSERIE_TYPE_PICTURE_BLOCK, NULL);
}

/* A picture is a run with its address, or several when its words have styles. */
static void
add_cards (CauseriePictureBlock *self, const CauserieStyledText *text)
{
  for (guint i = 0, end; i < text->n_runs; i = end) {
    const CauserieRun *run = &text->runs[i];
    g_autofree char *words = NULL;

    for (end = i + 1; end < text->n_runs; end++) {
      if (text->runs[end].start != text->runs[end - 1].end ||
          !g_str_equal (text->runs[end].url, run->url))
        break;
    }
    words = g_strndup (text->text + run->start, text->runs[end - 1].end - run->start);
    gtk_widget_set_parent (causerie_image_card_new (run->url, words), GTK_WIDGET (self));
  }
}

void
causerie_picture_block_set_block (CauseriePictureBlock *self, CauserieBlock *block)
{
  g_return_if_fail (CAUSERIE_IS_PICTURE_BLOCK (self) && block != NULL);
  g_return_if_fail (causerie_picture_block_suits (block));

  if (self->block != NULL &&
      causerie_styled_text_equal (causerie_block_get_text (self->block),
                                  causerie_block_get_text (block)))
    return;
  remove_cards (self);
  causerie_block_ref (block);
  g_clear_pointer (&self->block, causerie_block_unref);
  self->block = block;
  add_cards (self, causerie_block_get_text (block));
}

static gboolean
is_blank (const char *text, gsize start, gsize end)
{
  for (gsize i = start; i < end; i++) {
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  }
  return TRUE;
}

gboolean
causerie_picture_block_suits (CauserieBlock *block)
{
  const CauserieStyledText *text = causerie_block_get_text (block);
  gsize at = 0;

  if (causerie_block_get_kind (block) != CAUSERIE_BLOCK_PARAGRAPH ||
      causerie_block_is_continued (block))
    return FALSE;

  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    if (!(run->style & CAUSERIE_STYLE_IMAGE) || run->url == NULL ||
        !is_blank (text->text, at, run->start))
      return FALSE;
    at = run->end;
  }
  return at > 0 && is_blank (text->text, at, text->length);
}
