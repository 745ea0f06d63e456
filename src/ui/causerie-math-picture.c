/* causerie-math-picture.c: a formula that is drawn once and shown in many frames
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-picture.h"

void
causerie_math_picture_clear (CauserieMathPicture *self)
{
  g_clear_object (&self->texture);
}

static GdkTexture *
new_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) pixels = NULL;

  cairo_surface_flush (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * height,
                                       (GDestroyNotify) cairo_surface_destroy,
                                       cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
}

static GdkTexture *
draw_texture (const graphene_rect_t *bounds, const GdkRGBA *color, int scale,
              CauserieMathDrawFunc draw, gpointer data)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) bounds->size.width * scale,
                                (int) bounds->size.height * scale);
  GdkTexture *texture = NULL;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  gdk_cairo_set_source_rgba (cr, color);
  draw (cr, data);
  cairo_destroy (cr);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    texture = new_texture (surface);
  cairo_surface_destroy (surface);
  return texture;
}

void
causerie_math_picture_snapshot (CauserieMathPicture   *self,
                                GtkSnapshot           *snapshot,
                                const graphene_rect_t *bounds,
                                const GdkRGBA         *color,
                                int                    scale,
                                CauserieMathDrawFunc   draw,
                                gpointer               data)
{
  if (bounds->size.width < 1 || bounds->size.height < 1)
    return;
  if (self->texture == NULL || self->scale != scale || !gdk_rgba_equal (&self->color, color)) {
    causerie_math_picture_clear (self);
    self->texture = draw_texture (bounds, color, scale, draw, data);
    self->color = *color;
    self->scale = scale;
  }
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, bounds);
}
