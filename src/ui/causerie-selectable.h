/* causerie-selectable.h: a widget that shows the text of a block, of which a part can be marked
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place is an offset into the flat text of the widget's block (causerie_block_dup_flat), in bytes, between two
 * characters; 0 is before the first, the text's length behind the last. */

typedef enum {
  CAUSERIE_TEXT_MARK_SELECTED,
  CAUSERIE_TEXT_MARK_HIT,         /* what is being looked for */
  CAUSERIE_TEXT_MARK_CURRENT_HIT, /* the one of them that was led to */
} CauserieTextMarkKind;

/* The places [start, end) are marked. */
typedef struct {
  gsize                start;
  gsize                end;
  CauserieTextMarkKind kind;
} CauserieTextMark;

#define CAUSERIE_TYPE_SELECTABLE (causerie_selectable_get_type ())
G_DECLARE_INTERFACE (CauserieSelectable, causerie_selectable, CAUSERIE, SELECTABLE, GtkWidget)

struct _CauserieSelectableInterface {
  GTypeInterface parent_iface;

  /* Both in the widget's coordinates; called while it has its size. */
  gsize    (* locate)    (CauserieSelectable *self, double x, double y);
  gboolean (* find_rect) (CauserieSelectable *self, gsize place, graphene_rect_t *rect);

  /* As causerie_selectable_append_menu(); by default nothing. */
  GActionGroup *(* append_menu) (CauserieSelectable *self, gsize place, GMenu *menu);
};

/* The place that is nearest to a point, wherever that is. */
gsize                   causerie_selectable_locate    (CauserieSelectable *self, double x, double y);

/* Where a cursor at the place would stand: of a line's height, without width. FALSE: it is not shown. */
gboolean                causerie_selectable_find_rect (CauserieSelectable *self, gsize place, graphene_rect_t *rect);

/* Replaces what is marked. In order of their starts; they may overlap, a later one is drawn over an earlier. Kept
 * when the widget gets another block: whoever sets the block sets the marks as well. In a CauserieSideScroller the
 * hit that was led to is scrolled into view. */
void                    causerie_selectable_mark      (CauserieSelectable     *self,
                                                       const CauserieTextMark *marks,
                                                       guint                   n_marks);

/* What is marked (borrowed), for the widget that draws it; NULL when it is nothing. */
const CauserieTextMark *causerie_selectable_get_marks (CauserieSelectable *self, guint *n_marks);

/* Adds to the menu over the text what can be done with what is at the place, a formula or the table; the items name
 * actions "block.…". Returns these (transfer full), or NULL when nothing was added. */
GActionGroup           *causerie_selectable_append_menu (CauserieSelectable *self, gsize place, GMenu *menu);

G_END_DECLS
