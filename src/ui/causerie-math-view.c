/* causerie-math-view.c: a formula on a line of its own
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-view.h"

#include "causerie-math-line.h"
#include "causerie-math-picture.h"

#include <math.h>

/* Around the formula, in pixels: ink reaches a little over its box. */
#define ROOM_SIDE  4
#define ROOM_ABOVE 4

struct _CauserieMathView {
  GtkWidget            parent_instance;

  CauserieMathBox     *box;    /* owned; NULL before it is set */
  double               size;   /* in pixels per em */

  CauserieMathPicture  picture;
  graphene_rect_t      bounds; /* of the picture */
};

G_DEFINE_FINAL_TYPE (CauserieMathView, causerie_math_view, GTK_TYPE_WIDGET)

static double
get_ascent (CauserieMathView *self)
{
  return ceil (causerie_math_box_get_ascent (self->box) * self->size);
}

static double
get_descent (CauserieMathView *self)
{
  return ceil (causerie_math_box_get_descent (self->box) * self->size);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_math_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  CauserieMathView *self = CAUSERIE_MATH_VIEW (widget);

  if (self->box == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) (get_ascent (self) + get_descent (self)) + 2 * ROOM_ABOVE;
  else
    *minimum = *natural =
      (int) ceil (causerie_math_line_measure (self->box) * self->size) + 2 * ROOM_SIDE;
}

static double
get_column (CauserieMathView *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) - 2 * ROOM_SIDE;
}

static gboolean
is_rtl (CauserieMathView *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
draw_cb (cairo_t *cr, gpointer data)
{
  CauserieMathView *self = data;

  causerie_math_line_draw (self->box, cr, ROOM_SIDE - self->bounds.origin.x,
                           ROOM_ABOVE + get_ascent (self), get_column (self), self->size,
                           is_rtl (self));
}

/* Only where something is; with numbers that is everywhere. */
static graphene_rect_t
find_bounds (CauserieMathView *self)
{
  graphene_rect_t bounds;
  guint n_tags;

  causerie_math_box_get_tags (self->box, &n_tags);
  causerie_math_view_find_formula (self, &bounds);
  graphene_rect_inset (&bounds, -ROOM_SIDE, 0);
  if (n_tags > 0)
    bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                 bounds.size.height);
  return bounds;
}

static void
causerie_math_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieMathView *self = CAUSERIE_MATH_VIEW (widget);
  graphene_rect_t bounds;
  GdkRGBA color;

  if (self->box == NULL)
    return;
  bounds = find_bounds (self);
  if (!graphene_rect_equal (&bounds, &self->bounds))
    causerie_math_picture_clear (&self->picture);
  self->bounds = bounds;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  causerie_math_picture_snapshot (&self->picture, snapshot, &bounds, &color,
                                  gtk_widget_get_scale_factor (widget), draw_cb, self);
}

/* What is shown, or how large, became another. */
static void
show_anew (CauserieMathView *self)
{
  causerie_math_picture_clear (&self->picture);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
update_size (CauserieMathView *self)
{
  double size = causerie_math_box_find_size (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  if (self->size == size)
    return;
  self->size = size;
  show_anew (self);
}

static void
causerie_math_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (causerie_math_view_parent_class)->css_changed (widget, change);
  update_size (CAUSERIE_MATH_VIEW (widget));
}

static void
causerie_math_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (causerie_math_view_parent_class)->system_setting_changed (widget, setting);
  update_size (CAUSERIE_MATH_VIEW (widget));
}

static void
causerie_math_view_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (causerie_math_view_parent_class)->direction_changed (widget, before);
  show_anew (CAUSERIE_MATH_VIEW (widget));
}

static void
causerie_math_view_dispose (GObject *object)
{
  CauserieMathView *self = CAUSERIE_MATH_VIEW (object);

  causerie_math_picture_clear (&self->picture);
  g_clear_pointer (&self->box, causerie_math_box_unref);
  G_OBJECT_CLASS (causerie_math_view_parent_class)->dispose (object);
}

static void
causerie_math_view_class_init (CauserieMathViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_math_view_dispose;
  widget_class->measure = causerie_math_view_measure;
  widget_class->snapshot = causerie_math_view_snapshot;
  widget_class->css_changed = causerie_math_view_css_changed;
  widget_class->direction_changed = causerie_math_view_direction_changed;
  widget_class->system_setting_changed = causerie_math_view_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "mathview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
causerie_math_view_init (CauserieMathView *self)
{
}

GtkWidget *
causerie_math_view_new (void)
{
  return g_object_new (CAUSERIE_TYPE_MATH_VIEW, NULL);
}

void
causerie_math_view_set_box (CauserieMathView *self, CauserieMathBox *box)
{
  g_autofree char *speech = NULL;

  g_return_if_fail (CAUSERIE_IS_MATH_VIEW (self) && box != NULL);

  if (self->box == box)
    return;
  g_clear_pointer (&self->box, causerie_math_box_unref);
  self->box = causerie_math_box_ref (box);
  update_size (self);
  speech = causerie_math_dup_speech (causerie_math_box_get_math (box));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, speech,
                                  -1);
  show_anew (self);
}

void
causerie_math_view_find_formula (CauserieMathView *self, graphene_rect_t *rect)
{
  g_return_if_fail (CAUSERIE_IS_MATH_VIEW (self) && rect != NULL);

  *rect = GRAPHENE_RECT_INIT (0, 0, 0, gtk_widget_get_height (GTK_WIDGET (self)));
  if (self->box == NULL)
    return;
  rect->origin.x = ROOM_SIDE + (float) causerie_math_line_find_left (self->box, get_column (self),
                                                                     self->size, is_rtl (self));
  rect->size.width = (float) ceil (causerie_math_box_get_width (self->box) * self->size);
}
