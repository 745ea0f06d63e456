/* causerie-image-block.c: a picture that belongs to a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-image-block.h"

#include "causerie-image-viewer.h"
#include "causerie-picture-copy.h"
#include "causerie-picture-decoder.h"
#include "causerie-picture-info.h"

#include <glib/gi18n.h>

/* A picture is drawn at its own size, but no larger than the column and this, so that all of it can
 * be seen at once. Pixels. */
#define MAX_HEIGHT 480

#define SPACE 12

struct _CauserieImageBlock {
  GtkWidget            parent_instance;

  /* owned */
  GBytes              *bytes;
  char                *name;
  GdkTexture          *texture;     /* NULL while it is not decoded */
  GCancellable        *cancellable; /* NULL while nothing is decoded */

  CauseriePictureInfo  info;        /* no width: it cannot be shown */
  int                  wanted;      /* pixels: what is or was last decoded is so wide */

  GtkWidget           *problem;     /* child; NULL: none */
  GtkWidget           *menu;        /* child; NULL until it was first opened */
};

G_DEFINE_FINAL_TYPE (CauserieImageBlock, causerie_image_block, GTK_TYPE_WIDGET)

/* --- decoding --------------------------------------------------------------------------------- */

static void
show_problem (CauserieImageBlock *self, const char *sentence)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("image-missing-symbolic");
  GtkWidget *label = gtk_label_new (sentence);
  GtkWidget *save = gtk_button_new_with_label (_("Save"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (save, "flat");
  gtk_widget_set_valign (save, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "image.save");

  self->problem = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACE);
  gtk_widget_add_css_class (self->problem, "problem");
  gtk_box_append (GTK_BOX (self->problem), icon);
  gtk_box_append (GTK_BOX (self->problem), label);
  gtk_box_append (GTK_BOX (self->problem), save);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "image.view", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "image.copy", FALSE);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieImageBlock) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = causerie_picture_decoder_decode_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (texture != NULL) {
    g_set_object (&self->texture, texture);
    gtk_widget_queue_draw (GTK_WIDGET (self));
  } else if (self->problem == NULL) {
    show_problem (self, _("This picture cannot be shown on this computer"));
  }
}

/* As wide as it is drawn, once it is to be drawn. */
static void
want_texture (CauserieImageBlock *self, int width)
{
  int device_width = width * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int wanted = MIN (device_width, (int) self->info.width);
  GdkTexture *known;

  if (self->problem != NULL || wanted <= self->wanted)
    return;

  self->wanted = wanted;
  known = causerie_picture_decoder_find (self->bytes, wanted);
  if (known != NULL) {
    g_set_object (&self->texture, known);
    return;
  }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  causerie_picture_decoder_decode_async (self->bytes, wanted, self->cancellable, decoded_cb,
                                         g_object_ref (self));
}

/* --- what can be done with it ----------------------------------------------------------------- */

static const char *
get_label (CauserieImageBlock *self)
{
  return self->name != NULL && *self->name != '\0' ? self->name : C_("attachment", "Picture");
}

static void
view_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CauserieImageBlock *self = CAUSERIE_IMAGE_BLOCK (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *viewer = causerie_image_viewer_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                 self->bytes, get_label (self));

  gtk_window_present (GTK_WINDOW (viewer));
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  causerie_picture_copy (widget, CAUSERIE_IMAGE_BLOCK (widget)->bytes);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CauserieImageBlock *self = CAUSERIE_IMAGE_BLOCK (widget);

  causerie_picture_save (widget, self->bytes, get_label (self));
}

static GtkWidget *
new_menu (GtkWidget *widget)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  g_menu_append (menu, _("View large"), "image.view");
  g_menu_append (menu, _("Copy picture"), "image.copy");
  g_menu_append (menu, _("Save picture…"), "image.save");
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, widget);
  return popover;
}

static void
open_menu (CauserieImageBlock *self, double x, double y)
{
  if (self->menu == NULL)
    self->menu = new_menu (GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_menu (CAUSERIE_IMAGE_BLOCK (widget), gtk_widget_get_width (widget) / 2,
             gtk_widget_get_height (widget) / 2);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, CauserieImageBlock *self)
{
  if (self->problem == NULL && gtk_widget_contains (GTK_WIDGET (self), x, y))
    gtk_widget_activate_action (GTK_WIDGET (self), "image.view", NULL);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, CauserieImageBlock *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, CauserieImageBlock *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, x, y);
}

/* --- the widget ------------------------------------------------------------------------------- */

static GtkSizeRequestMode
causerie_image_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
causerie_image_block_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  CauserieImageBlock *self = CAUSERIE_IMAGE_BLOCK (widget);
  double width = self->info.width, height = self->info.height, scale;

  if (self->info.width == 0) {
    gtk_widget_measure (self->problem, orientation, for_size, minimum, natural, NULL, NULL);
    return;
  }

  scale = MIN (1, MAX_HEIGHT / height);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    scale = MIN (scale, for_size / width);

  *natural = MAX ((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * scale, 1);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0 ? 0 : *natural;
}

/* What the picture takes of its room: it keeps its shape and stands where reading begins. */
static graphene_rect_t
find_bounds (CauserieImageBlock *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double scale = MIN (1, MIN (width / self->info.width, height / self->info.height));
  double drawn = self->info.width * scale;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return GRAPHENE_RECT_INIT (rtl ? width - drawn : 0, 0, drawn, self->info.height * scale);
}

static void
causerie_image_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieImageBlock *self = CAUSERIE_IMAGE_BLOCK (widget);
  int minimum;

  if (self->problem != NULL) {
    gtk_widget_measure (self->problem, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    gtk_widget_size_allocate (self->problem,
                              &(GtkAllocation) { 0, 0, MAX (width, minimum), height }, -1);
  } else {
    want_texture (self, find_bounds (self).size.width);
  }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
causerie_image_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieImageBlock *self = CAUSERIE_IMAGE_BLOCK (widget);
  GskRoundedRect corners;
  graphene_rect_t bounds;
  GdkRGBA ground;

  if (self->problem == NULL) {
    bounds = find_bounds (self);
    gsk_rounded_rect_init_from_rect (&corners, &bounds, SPACE);
    gtk_snapshot_push_rounded_clip (snapshot, &corners);
    if (self->texture != NULL) {
      gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
    } else {
      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ground);
      ground.alpha *= 0.05;
      gtk_snapshot_append_color (snapshot, &ground, &bounds);
    }
    gtk_snapshot_pop (snapshot);
  }
  GTK_WIDGET_CLASS (causerie_image_block_parent_class)->snapshot (widget, snapshot);
}

static void
causerie_image_block_dispose (GObject *object)
{
  CauserieImageBlock *self = CAUSERIE_IMAGE_BLOCK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->problem, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (causerie_image_block_parent_class)->dispose (object);
}

static void
causerie_image_block_finalize (GObject *object)
{
  CauserieImageBlock *self = CAUSERIE_IMAGE_BLOCK (object);

  g_bytes_unref (self->bytes);
  g_free (self->name);
  G_OBJECT_CLASS (causerie_image_block_parent_class)->finalize (object);
}

static void
causerie_image_block_class_init (CauserieImageBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_image_block_dispose;
  G_OBJECT_CLASS (class)->finalize = causerie_image_block_finalize;
  widget_class->get_request_mode = causerie_image_block_get_request_mode;
  widget_class->measure = causerie_image_block_measure;
  widget_class->size_allocate = causerie_image_block_size_allocate;
  widget_class->snapshot = causerie_image_block_snapshot;
  gtk_widget_class_set_css_name (widget_class, "imageblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "image.view", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "image.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "image.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "image.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "image.view", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "image.view", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "image.view", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "image.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "image.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "image.menu",
                                       NULL);
}

static void
add_gesture (CauserieImageBlock *self, GtkGesture *gesture, guint button, const char *signal,
             GCallback callback)
{
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  g_signal_connect (gesture, signal, callback, self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
causerie_image_block_init (CauserieImageBlock *self)
{
  GtkGesture *touch = gtk_gesture_long_press_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "zoom-in");
  add_gesture (self, gtk_gesture_click_new (), GDK_BUTTON_PRIMARY, "released",
               G_CALLBACK (released_cb));
  add_gesture (self, gtk_gesture_click_new (), GDK_BUTTON_SECONDARY, "pressed",
               G_CALLBACK (pressed_cb));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  add_gesture (self, touch, GDK_BUTTON_PRIMARY, "pressed", G_CALLBACK (long_pressed_cb));
}

GtkWidget *
causerie_image_block_new (GBytes *bytes, const char *name)
{
  CauserieImageBlock *self;
  const guint8 *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_IMAGE_BLOCK, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_label (self), -1);

  data = g_bytes_get_data (bytes, &length);
  if (!causerie_picture_info_read (data, length, &self->info)) {
    show_problem (self, _("This picture cannot be shown"));
  } else if (!causerie_picture_info_is_drawable (&self->info)) {
    self->info.width = 0;
    show_problem (self, _("This picture is too large to be shown"));
  }
  return GTK_WIDGET (self);
}
