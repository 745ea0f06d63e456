/* causerie-image-viewer.c: a picture, large
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-image-viewer.h"

#include "causerie-picture-copy.h"
#include "causerie-picture-decoder.h"
#include "causerie-property.h"

#include <math.h>

#define STEP       1.25
#define MIN_ZOOM   0.05
#define MAX_ZOOM   8.0
#define MAX_PIXELS 16384 /* on a side, of what is drawn */

struct _CauserieImageViewer {
  AdwWindow          parent_instance;

  /* owned */
  GBytes            *bytes;
  GdkTexture        *texture; /* NULL before it is decoded */
  GCancellable      *cancellable;

  double             zoom;    /* 0: as it fits */
  double             drag_x;  /* of the adjustments, when a drag began */
  double             drag_y;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkPicture        *picture;
};

G_DEFINE_FINAL_TYPE (CauserieImageViewer, causerie_image_viewer, ADW_TYPE_WINDOW)

enum { PROP_ZOOM = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- zoom ------------------------------------------------------------------------------------- */

/* What is in the middle of the view stays there when the picture takes so many pixels. */
static void
keep_center (GtkAdjustment *adjustment, double pixels)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  double middle = gtk_adjustment_get_value (adjustment) + page / 2;
  double share = middle / MAX (gtk_adjustment_get_upper (adjustment), 1);
  double upper = MAX (pixels, page);

  gtk_adjustment_configure (adjustment, share * upper - page / 2, 0, upper,
                            gtk_adjustment_get_step_increment (adjustment),
                            gtk_adjustment_get_page_increment (adjustment), page);
}

static void
apply_zoom (CauserieImageViewer *self)
{
  gboolean fits = self->zoom == 0 || self->texture == NULL;
  GtkWidget *picture = GTK_WIDGET (self->picture);
  int width = fits ? -1 : (int) lround (gdk_texture_get_width (self->texture) * self->zoom);
  int height = fits ? -1 : (int) lround (gdk_texture_get_height (self->texture) * self->zoom);

  gtk_picture_set_content_fit (self->picture,
                               fits ? GTK_CONTENT_FIT_SCALE_DOWN : GTK_CONTENT_FIT_FILL);
  gtk_widget_set_halign (picture, fits ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (picture, fits ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (picture, width, height);
  keep_center (gtk_scrolled_window_get_hadjustment (self->scroller), width);
  keep_center (gtk_scrolled_window_get_vadjustment (self->scroller), height);
}

/* What fitting the window comes to. */
static double
find_fitting_zoom (CauserieImageViewer *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->scroller));
  double height = gtk_widget_get_height (GTK_WIDGET (self->scroller));

  return MIN (1, MIN (width / gdk_texture_get_width (self->texture),
                      height / gdk_texture_get_height (self->texture)));
}

static void
multiply_zoom (CauserieImageViewer *self, double factor)
{
  if (self->texture == NULL)
    return;
  causerie_image_viewer_set_zoom (self, (self->zoom > 0 ? self->zoom : find_fitting_zoom (self)) *
                                          factor);
}

static void
zoom_in_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  multiply_zoom (CAUSERIE_IMAGE_VIEWER (widget), STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  multiply_zoom (CAUSERIE_IMAGE_VIEWER (widget), 1 / STEP);
}

static void
zoom_fit_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  causerie_image_viewer_set_zoom (CAUSERIE_IMAGE_VIEWER (widget), 0);
}

static void
zoom_original_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  causerie_image_viewer_set_zoom (CAUSERIE_IMAGE_VIEWER (widget), 1);
}

static gboolean
scroll_cb (GtkEventControllerScroll *wheel, double dx, double dy, CauserieImageViewer *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (wheel));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  multiply_zoom (self, pow (STEP, -dy));
  return GDK_EVENT_STOP;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, CauserieImageViewer *self)
{
  if (n_press == 2)
    causerie_image_viewer_set_zoom (self, self->zoom == 0 ? 1 : 0);
}

/* --- moving it -------------------------------------------------------------------------------- */

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, CauserieImageViewer *self)
{
  self->drag_x = gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (self->scroller));
  self->drag_y = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, CauserieImageViewer *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->scroller),
                            self->drag_x - dx);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller),
                            self->drag_y - dy);
}

/* --- copying and saving ----------------------------------------------------------------------- */

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  causerie_picture_copy (widget, CAUSERIE_IMAGE_VIEWER (widget)->bytes);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  causerie_picture_save (widget, CAUSERIE_IMAGE_VIEWER (widget)->bytes,
                         gtk_window_get_title (GTK_WINDOW (widget)));
}

/* --- the window ------------------------------------------------------------------------------- */

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieImageViewer) self = user_data;
  g_autoptr(GError) error = NULL;
  GdkTexture *texture = causerie_picture_decoder_decode_finish (result, &error);

  if (texture == NULL) {
    /* Where it was opened from it is said that it cannot be shown. */
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      gtk_window_close (GTK_WINDOW (self));
    return;
  }
  self->texture = texture;
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  apply_zoom (self);
}

static void
causerie_image_viewer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_ZOOM:
    g_value_set_double (value, CAUSERIE_IMAGE_VIEWER (object)->zoom);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_image_viewer_set_property (GObject *object, guint id, const GValue *value,
                                    GParamSpec *pspec)
{
  switch (id) {
  case PROP_ZOOM:
    causerie_image_viewer_set_zoom (CAUSERIE_IMAGE_VIEWER (object), g_value_get_double (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_image_viewer_dispose (GObject *object)
{
  CauserieImageViewer *self = CAUSERIE_IMAGE_VIEWER (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_IMAGE_VIEWER);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (causerie_image_viewer_parent_class)->dispose (object);
}

static void
add_zoom_key (GtkWidgetClass *widget_class, guint key, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, 0, action, NULL);
  gtk_widget_class_add_binding_action (widget_class, key, GDK_CONTROL_MASK, action, NULL);
}

static void
causerie_image_viewer_class_init (CauserieImageViewerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_image_viewer_get_property;
  object_class->set_property = causerie_image_viewer_set_property;
  object_class->dispose = causerie_image_viewer_dispose;
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, 0, MAX_ZOOM, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-image-viewer.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieImageViewer, scroller);
  gtk_widget_class_bind_template_child (widget_class, CauserieImageViewer, picture);
  gtk_widget_class_install_action (widget_class, "view.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "view.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "view.zoom-fit", NULL, zoom_fit_action);
  gtk_widget_class_install_action (widget_class, "view.zoom-original", NULL, zoom_original_action);
  gtk_widget_class_install_action (widget_class, "picture.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "picture.save", NULL, save_action);
  add_zoom_key (widget_class, GDK_KEY_plus, "view.zoom-in");
  add_zoom_key (widget_class, GDK_KEY_equal, "view.zoom-in");
  add_zoom_key (widget_class, GDK_KEY_KP_Add, "view.zoom-in");
  add_zoom_key (widget_class, GDK_KEY_minus, "view.zoom-out");
  add_zoom_key (widget_class, GDK_KEY_KP_Subtract, "view.zoom-out");
  add_zoom_key (widget_class, GDK_KEY_0, "view.zoom-fit");
  add_zoom_key (widget_class, GDK_KEY_1, "view.zoom-original");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "picture.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "picture.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
causerie_image_viewer_init (CauserieImageViewer *self)
{
  GtkEventController *wheel =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), wheel);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
causerie_image_viewer_new (GtkWindow *parent, GBytes *bytes, const char *name)
{
  CauserieImageViewer *self;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_IMAGE_VIEWER, "transient-for", parent, "title", name,
                       "destroy-with-parent", TRUE, NULL);
  self->bytes = g_bytes_ref (bytes);
  gtk_picture_set_alternative_text (self->picture, name);
  causerie_picture_decoder_decode_async (bytes, 0, self->cancellable, decoded_cb,
                                         g_object_ref (self));
  return GTK_WIDGET (self);
}

double
causerie_image_viewer_get_zoom (CauserieImageViewer *self)
{
  g_return_val_if_fail (CAUSERIE_IS_IMAGE_VIEWER (self), 0);

  return self->zoom;
}

void
causerie_image_viewer_set_zoom (CauserieImageViewer *self, double zoom)
{
  double limit = MAX_ZOOM;

  g_return_if_fail (CAUSERIE_IS_IMAGE_VIEWER (self) && zoom >= 0);

  if (self->texture != NULL)
    limit = MIN (limit, MAX_PIXELS / (double) MAX (gdk_texture_get_width (self->texture),
                                                   gdk_texture_get_height (self->texture)));
  if (zoom > 0)
    zoom = CLAMP (zoom, MIN_ZOOM, limit);
  if (!causerie_set_value (&self->zoom, zoom))
    return;
  apply_zoom (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}
