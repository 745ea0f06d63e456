/* causerie-side-scroller.c: scrolls what is too wide sideways, and only sideways
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-side-scroller.h"

#include "causerie-css-class.h"

#include <math.h>

/* Pixels. */
#define NOTCH        60 /* of the wheel */
#define PAGE_OVERLAP 40
#define SHADE        12 /* where something is hidden */
#define ROOM         24 /* beside what is revealed */
#define BAR_REACH    24 /* the bar grows when the pointer comes this near */
#define TOUCH_SLOP   8

/* Two fingers mean more than they move on their pad, as GTK has it. */
#define PAD_FACTOR 2.5

/* A glide loses its speed by this power of e a second, and ends below so many pixels a second. */
#define FRICTION  4.0
#define STANDSTILL 20.0

#define SHADE_ALPHA 0.09

struct _CauserieSideScroller {
  GtkWidget      parent_instance;

  GtkAdjustment *adjustment;  /* owned */
  gboolean       configuring; /* it is we who change it */
  double         touch_value; /* where a touch began */

  double         speed;       /* of a glide, pixels a second */
  gint64         glide_time;  /* frame time of its last step */
  guint          glide_id;

  GtkWidget     *child;       /* children */
  GtkWidget     *bar;         /* NULL before it is first needed */
};

G_DEFINE_FINAL_TYPE (CauserieSideScroller, causerie_side_scroller, GTK_TYPE_WIDGET)

static double
get_reach (CauserieSideScroller *self)
{
  return gtk_adjustment_get_upper (self->adjustment) -
         gtk_adjustment_get_page_size (self->adjustment);
}

static void
move_by (CauserieSideScroller *self, double delta)
{
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + delta);
}

/* The value grows in the direction of reading. */
static double
get_sign (CauserieSideScroller *self)
{
  return gtk_widget_get_direction (self->child) == GTK_TEXT_DIR_RTL ? -1 : 1;
}

/* --- gliding ---------------------------------------------------------------------------------- */

static void
stop_glide (CauserieSideScroller *self)
{
  if (self->glide_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide_id);
  self->glide_id = 0;
}

static gboolean
glide_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CauserieSideScroller *self = CAUSERIE_SIDE_SCROLLER (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (now - self->glide_time) / (double) G_USEC_PER_SEC;
  double rest = exp (-FRICTION * seconds);

  move_by (self, self->speed * (1 - rest) / FRICTION);
  self->speed *= rest;
  self->glide_time = now;
  if (fabs (self->speed) >= STANDSTILL)
    return G_SOURCE_CONTINUE;

  self->glide_id = 0;
  return G_SOURCE_REMOVE;
}

static void
glide (CauserieSideScroller *self, double speed)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  stop_glide (self);
  if (clock == NULL || get_reach (self) <= 0)
    return;
  self->speed = speed;
  self->glide_time = gdk_frame_clock_get_frame_time (clock);
  self->glide_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), glide_cb, NULL, NULL);
}

/* --- wheel, pad and touch --------------------------------------------------------------------- */

/* A turn that is more up and down than sideways is not ours, nor is one where nothing is hidden. */
static gboolean
scroll_cb (CauserieSideScroller *self, double dx, double dy, GtkEventControllerScroll *wheel)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (wheel));
  gboolean pad = gtk_event_controller_scroll_get_unit (wheel) == GDK_SCROLL_UNIT_SURFACE;

  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    dx = dy;
  else if (fabs (dx) <= fabs (dy))
    return GDK_EVENT_PROPAGATE;
  if (get_reach (self) <= 0)
    return GDK_EVENT_PROPAGATE;

  stop_glide (self);
  move_by (self, dx * get_sign (self) * (pad ? PAD_FACTOR : NOTCH));
  return GDK_EVENT_STOP;
}

static void
decelerate_cb (CauserieSideScroller *self, double dx, double dy)
{
  if (fabs (dx) > fabs (dy))
    glide (self, dx * get_sign (self) * PAD_FACTOR);
}

static void
touch_begin_cb (CauserieSideScroller *self)
{
  stop_glide (self);
  self->touch_value = gtk_adjustment_get_value (self->adjustment);
}

static void
touch_update_cb (CauserieSideScroller *self, double dx, double dy, GtkGesture *touch)
{
  GdkEventSequence *finger =
    gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (touch));
  gboolean ours = gtk_gesture_get_sequence_state (touch, finger) == GTK_EVENT_SEQUENCE_CLAIMED;

  if (!ours && MAX (fabs (dx), fabs (dy)) < TOUCH_SLOP)
    return;
  if (!ours && (fabs (dx) <= fabs (dy) || get_reach (self) <= 0)) {
    gtk_gesture_set_state (touch, GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  gtk_gesture_set_state (touch, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_adjustment_set_value (self->adjustment, self->touch_value - dx * get_sign (self));
}

static void
swipe_cb (CauserieSideScroller *self, double dx, double dy)
{
  if (fabs (dx) > fabs (dy))
    glide (self, -dx * get_sign (self));
}

/* --- the bar ---------------------------------------------------------------------------------- */

static void
show_bar (CauserieSideScroller *self, double y)
{
  gboolean near = y > gtk_widget_get_height (GTK_WIDGET (self)) - BAR_REACH;

  if (get_reach (self) <= 0)
    return;
  if (self->bar == NULL) {
    self->bar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment);
    gtk_widget_add_css_class (self->bar, "overlay-indicator");
    gtk_widget_set_direction (self->bar, gtk_widget_get_direction (self->child));
    gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  }
  gtk_widget_set_child_visible (self->bar, TRUE);
  causerie_set_css_class (self->bar, "hovering", near);
}

static void
motion_cb (CauserieSideScroller *self, double x, double y)
{
  show_bar (self, y);
}

static void
leave_cb (CauserieSideScroller *self)
{
  if (self->bar != NULL)
    gtk_widget_set_child_visible (self->bar, FALSE);
}

/* --- the widget ------------------------------------------------------------------------------- */

static GtkSizeRequestMode
causerie_side_scroller_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
find_child_width (CauserieSideScroller *self, int width)
{
  int minimum;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, width);
}

static void
causerie_side_scroller_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  CauserieSideScroller *self = CAUSERIE_SIDE_SCROLLER (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    gtk_widget_measure (self->child, orientation, -1, NULL, natural, NULL, NULL);
    *minimum = 0;
  } else {
    if (for_size >= 0)
      for_size = find_child_width (self, for_size);
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  }
}

static void
configure (CauserieSideScroller *self, int width, int child_width)
{
  double value = gtk_adjustment_get_value (self->adjustment);

  self->configuring = TRUE;
  gtk_adjustment_configure (self->adjustment, CLAMP (value, 0, child_width - width), 0, child_width,
                            NOTCH, MAX (width - PAGE_OVERLAP, NOTCH), width);
  self->configuring = FALSE;
}

static void
allocate_bar (CauserieSideScroller *self, int width, int height)
{
  GtkAllocation allocation = { 0, 0, width, 0 };

  /* Its width is measured before it is given one, as GTK asks for. */
  gtk_widget_measure (self->bar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, width, NULL, &allocation.height, NULL,
                      NULL);
  allocation.y = height - allocation.height;
  gtk_widget_size_allocate (self->bar, &allocation, -1);
}

static void
causerie_side_scroller_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieSideScroller *self = CAUSERIE_SIDE_SCROLLER (widget);
  GtkAllocation allocation = { 0, 0, find_child_width (self, width), height };
  int value;

  configure (self, width, allocation.width);
  value = (int) gtk_adjustment_get_value (self->adjustment);
  allocation.x = get_sign (self) > 0 ? -value : width - allocation.width + value;
  gtk_widget_size_allocate (self->child, &allocation, -1);

  if (self->bar != NULL && get_reach (self) <= 0)
    gtk_widget_set_child_visible (self->bar, FALSE);
  if (self->bar != NULL && gtk_widget_get_child_visible (self->bar))
    allocate_bar (self, width, height);
}

/* From `edge` inwards by `depth` pixels, to the right when positive. */
static void
append_shade (CauserieSideScroller *self, GtkSnapshot *snapshot, float edge, float depth)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  GskColorStop stops[2] = { { .offset = 0 }, { .offset = 1 } };

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &stops[0].color);
  stops[1].color = stops[0].color;
  stops[0].color.alpha *= SHADE_ALPHA;
  stops[1].color.alpha = 0;
  gtk_snapshot_append_linear_gradient (snapshot,
    &GRAPHENE_RECT_INIT (MIN (edge, edge + depth), 0, fabsf (depth), height),
    &GRAPHENE_POINT_INIT (edge, 0), &GRAPHENE_POINT_INIT (edge + depth, 0), stops, 2);
}

static void
causerie_side_scroller_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieSideScroller *self = CAUSERIE_SIDE_SCROLLER (widget);
  double value = gtk_adjustment_get_value (self->adjustment);
  gboolean rtl = get_sign (self) < 0;
  float width = gtk_widget_get_width (widget);

  gtk_widget_snapshot_child (widget, self->child, snapshot);
  if (value >= 1)
    append_shade (self, snapshot, rtl ? width : 0, rtl ? -SHADE : SHADE);
  if (get_reach (self) - value >= 1)
    append_shade (self, snapshot, rtl ? 0 : width, rtl ? SHADE : -SHADE);
  if (self->bar != NULL && gtk_widget_get_child_visible (self->bar))
    gtk_widget_snapshot_child (widget, self->bar, snapshot);
}

static void
causerie_side_scroller_dispose (GObject *object)
{
  CauserieSideScroller *self = CAUSERIE_SIDE_SCROLLER (object);

  stop_glide (self);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->adjustment);
  G_OBJECT_CLASS (causerie_side_scroller_parent_class)->dispose (object);
}

static void
causerie_side_scroller_class_init (CauserieSideScrollerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_side_scroller_dispose;
  widget_class->get_request_mode = causerie_side_scroller_get_request_mode;
  widget_class->measure = causerie_side_scroller_measure;
  widget_class->size_allocate = causerie_side_scroller_size_allocate;
  widget_class->snapshot = causerie_side_scroller_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sidescroller");
}

static void
add_wheel (CauserieSideScroller *self)
{
  GtkEventController *wheel =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES |
                                     GTK_EVENT_CONTROLLER_SCROLL_KINETIC);

  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (wheel, "decelerate", G_CALLBACK (decelerate_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}

static void
add_touch (CauserieSideScroller *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *swipe = gtk_gesture_swipe_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (drag), TRUE);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (touch_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (touch_update_cb), self);
  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (swipe));
  gtk_gesture_group (drag, swipe);
}

static void
add_pointer (CauserieSideScroller *self)
{
  GtkEventController *pointer = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (pointer, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (pointer, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (pointer, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), pointer);
}

static void
causerie_side_scroller_init (CauserieSideScroller *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_wheel (self);
  add_touch (self);
  add_pointer (self);
  causerie_side_scroller_set_adjustment (self, gtk_adjustment_new (0, 0, 0, 0, 0, 0));
}

GtkWidget *
causerie_side_scroller_new (GtkWidget *child)
{
  CauserieSideScroller *self = g_object_new (CAUSERIE_TYPE_SIDE_SCROLLER, NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

static void
value_changed_cb (CauserieSideScroller *self)
{
  if (self->configuring)
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self)); /* the shades */
}

void
causerie_side_scroller_set_adjustment (CauserieSideScroller *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (CAUSERIE_IS_SIDE_SCROLLER (self) && GTK_IS_ADJUSTMENT (adjustment));

  if (self->adjustment == adjustment)
    return;
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  self->adjustment = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->bar != NULL)
    gtk_scrollbar_set_adjustment (GTK_SCROLLBAR (self->bar), adjustment);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
causerie_side_scroller_reveal (CauserieSideScroller *self, double left, double right)
{
  double upper, from, to;

  g_return_if_fail (CAUSERIE_IS_SIDE_SCROLLER (self));

  upper = gtk_adjustment_get_upper (self->adjustment);
  from = get_sign (self) > 0 ? left : upper - right;
  to = get_sign (self) > 0 ? right : upper - left;
  gtk_adjustment_clamp_page (self->adjustment, MAX (from - ROOM, 0), MIN (to + ROOM, upper));
}
