/* causerie-selectable.c: a widget that shows the text of a block, of which a part can be marked
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-selectable.h"

#include "causerie-side-scroller.h"

#include <string.h>

G_DEFINE_INTERFACE (CauserieSelectable, causerie_selectable, GTK_TYPE_WIDGET)

static G_DEFINE_QUARK (causerie-selectable-marks, marks)

static GActionGroup *
append_nothing (CauserieSelectable *self, gsize place, GMenu *menu)
{
  return NULL;
}

static void
causerie_selectable_default_init (CauserieSelectableInterface *iface)
{
  iface->append_menu = append_nothing;
}

gsize
causerie_selectable_locate (CauserieSelectable *self, double x, double y)
{
  g_return_val_if_fail (CAUSERIE_IS_SELECTABLE (self), 0);

  return CAUSERIE_SELECTABLE_GET_IFACE (self)->locate (self, x, y);
}

gboolean
causerie_selectable_find_rect (CauserieSelectable *self, gsize place, graphene_rect_t *rect)
{
  g_return_val_if_fail (CAUSERIE_IS_SELECTABLE (self) && rect != NULL, FALSE);

  return CAUSERIE_SELECTABLE_GET_IFACE (self)->find_rect (self, place, rect);
}

static gboolean
is_marked_so (CauserieSelectable *self, const CauserieTextMark *marks, guint n_marks)
{
  guint n_old;
  const CauserieTextMark *old = causerie_selectable_get_marks (self, &n_old);

  if (n_old != n_marks)
    return FALSE;
  for (guint i = 0; i < n_marks; i++) {
    if (old[i].start != marks[i].start || old[i].end != marks[i].end ||
        old[i].kind != marks[i].kind)
      return FALSE;
  }
  return TRUE;
}

static gboolean
holds_selected (const CauserieTextMark *marks, guint n_marks)
{
  for (guint i = 0; i < n_marks; i++) {
    if (marks[i].kind == CAUSERIE_TEXT_MARK_SELECTED)
      return TRUE;
  }
  return FALSE;
}

/* GTK lets only a selectable label or a text view tell which of its words are selected; that some
 * are, every widget can. */
static void
set_selected (CauserieSelectable *self, const CauserieTextMark *marks, guint n_marks)
{
  guint n_old;
  const CauserieTextMark *old = causerie_selectable_get_marks (self, &n_old);
  gboolean selected = holds_selected (marks, n_marks);

  if (selected != holds_selected (old, n_old))
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected,
                                 -1);
}

/* However wide the block is. */
static void
reveal (CauserieSelectable *self, const CauserieTextMark *mark)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_rect_t start, end;

  if (CAUSERIE_IS_SIDE_SCROLLER (scroller) &&
      causerie_selectable_find_rect (self, mark->start, &start) &&
      causerie_selectable_find_rect (self, mark->end, &end))
    causerie_side_scroller_reveal (CAUSERIE_SIDE_SCROLLER (scroller),
                                   MIN (start.origin.x, end.origin.x),
                                   MAX (start.origin.x, end.origin.x));
}

static void
reveal_hit (CauserieSelectable *self, const CauserieTextMark *marks, guint n_marks)
{
  for (guint i = 0; i < n_marks; i++) {
    if (marks[i].kind == CAUSERIE_TEXT_MARK_CURRENT_HIT)
      reveal (self, &marks[i]);
  }
}

void
causerie_selectable_mark (CauserieSelectable     *self,
                          const CauserieTextMark *marks,
                          guint                   n_marks)
{
  GArray *copy = NULL;

  g_return_if_fail (CAUSERIE_IS_SELECTABLE (self) && (marks != NULL || n_marks == 0));

  if (is_marked_so (self, marks, n_marks))
    return;

  if (n_marks > 0) {
    copy = g_array_sized_new (FALSE, FALSE, sizeof (CauserieTextMark), n_marks);
    g_array_append_vals (copy, marks, n_marks);
  }
  set_selected (self, marks, n_marks);
  g_object_set_qdata_full (G_OBJECT (self), marks_quark (), copy, (GDestroyNotify) g_array_unref);
  reveal_hit (self, marks, n_marks);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const CauserieTextMark *
causerie_selectable_get_marks (CauserieSelectable *self, guint *n_marks)
{
  GArray *marks;

  g_return_val_if_fail (CAUSERIE_IS_SELECTABLE (self) && n_marks != NULL, NULL);

  marks = g_object_get_qdata (G_OBJECT (self), marks_quark ());
  *n_marks = marks != NULL ? marks->len : 0;
  return marks != NULL ? (const CauserieTextMark *) marks->data : NULL;
}

GActionGroup *
causerie_selectable_append_menu (CauserieSelectable *self, gsize place, GMenu *menu)
{
  g_return_val_if_fail (CAUSERIE_IS_SELECTABLE (self) && G_IS_MENU (menu), NULL);

  return CAUSERIE_SELECTABLE_GET_IFACE (self)->append_menu (self, place, menu);
}
