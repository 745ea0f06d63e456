/* causerie-selectable.c: a widget that shows the text of a block, of which a part can be marked
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-selectable.h"

#include <string.h>

G_DEFINE_INTERFACE (CauserieSelectable, causerie_selectable, GTK_TYPE_WIDGET)

static G_DEFINE_QUARK (causerie-selectable-marks, marks)

static void
causerie_selectable_marks_changed (CauserieSelectable *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
causerie_selectable_default_init (CauserieSelectableInterface *iface)
{
  iface->marks_changed = causerie_selectable_marks_changed;
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
  g_object_set_qdata_full (G_OBJECT (self), marks_quark (), copy, (GDestroyNotify) g_array_unref);
  CAUSERIE_SELECTABLE_GET_IFACE (self)->marks_changed (self);
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
