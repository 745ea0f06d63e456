/* causerie-picture-decoder.c: bytes to a picture, on another thread
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-picture-decoder.h"

#include "causerie-picture-info.h"

/* What is kept of what was decoded, and what one point of it takes. Bytes. */
#define MAX_KEPT        (48 * 1024 * 1024)
#define BYTES_PER_POINT 4

#define PIECE_BYTES (64 * 1024)

/* What is to be decoded. */
typedef struct {
  GBytes *bytes; /* owned */
  int     width; /* 0: as wide as it is */
} Picture;

static void
picture_free (gpointer data)
{
  Picture *self = data;

  g_bytes_unref (self->bytes);
  g_free (self);
}

/* --- what was decoded lately ------------------------------------------------------------------ */

typedef struct {
  GBytes     *bytes;   /* owned */
  GdkTexture *texture; /* owned */
  gboolean    whole;   /* as large as it is */
} Kept;

/* The newest first; of the main thread. */
static GQueue kept_pictures = G_QUEUE_INIT;
static gsize n_kept;

static gsize
measure (const Kept *kept)
{
  return (gsize) gdk_texture_get_width (kept->texture) * gdk_texture_get_height (kept->texture) *
         BYTES_PER_POINT;
}

static void
kept_free (Kept *kept)
{
  n_kept -= measure (kept);
  g_bytes_unref (kept->bytes);
  g_object_unref (kept->texture);
  g_free (kept);
}

static void
keep (GBytes *bytes, GdkTexture *texture, gboolean whole)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->bytes = g_bytes_ref (bytes);
  kept->texture = g_object_ref (texture);
  kept->whole = whole;
  n_kept += measure (kept);
  g_queue_push_head (&kept_pictures, kept);
  while (n_kept > MAX_KEPT)
    kept_free (g_queue_pop_tail (&kept_pictures));
}

GdkTexture *
causerie_picture_decoder_find (GBytes *bytes, int width)
{
  for (GList *link = kept_pictures.head; link != NULL; link = link->next) {
    Kept *kept = link->data;

    if (kept->bytes != bytes || (!kept->whole && gdk_texture_get_width (kept->texture) < width))
      continue;
    g_queue_unlink (&kept_pictures, link);
    g_queue_push_head_link (&kept_pictures, link);
    return kept->texture;
  }
  return NULL;
}

/* --- decoding --------------------------------------------------------------------------------- */

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  double *scale = user_data;

  if (*scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (width * *scale, 1), MAX (height * *scale, 1));
}

static gboolean
load (GdkPixbufLoader *loader, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  gboolean ok = TRUE;

  for (gsize at = 0; at < length && ok; at += PIECE_BYTES)
    ok = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         gdk_pixbuf_loader_write (loader, data + at, MIN (PIECE_BYTES, length - at), error);
  /* It has to be closed either way, and tells only one of the two. */
  return gdk_pixbuf_loader_close (loader, ok ? error : NULL) && ok;
}

static GdkTexture *
decode (Picture *picture, GCancellable *cancellable, GError **error)
{
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr(GdkPixbuf) upright = NULL;
  CauseriePictureInfo info;
  gsize length;
  const guint8 *data = g_bytes_get_data (picture->bytes, &length);
  double scale = 1;

  if (!causerie_picture_info_read (data, length, &info) ||
      !causerie_picture_info_is_drawable (&info)) {
    g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE, "no picture");
    return NULL;
  }
  if (picture->width > 0)
    scale = MIN (1, picture->width / (double) info.width);

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &scale);
  if (!load (loader, picture->bytes, cancellable, error))
    return NULL;
  upright = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  return gdk_texture_new_for_pixbuf (upright);
}

static void
decode_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = decode (data, cancellable, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
causerie_picture_decoder_decode_async (GBytes              *bytes,
                                       int                  width,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Picture *picture;

  g_return_if_fail (bytes != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  picture = g_new0 (Picture, 1);
  picture->bytes = g_bytes_ref (bytes);
  picture->width = width;
  g_task_set_source_tag (task, causerie_picture_decoder_decode_async);
  g_task_set_task_data (task, picture, picture_free);
  g_task_run_in_thread (task, decode_in_thread);
}

GdkTexture *
causerie_picture_decoder_decode_finish (GAsyncResult *result, GError **error)
{
  GdkTexture *texture;
  Picture *picture;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  picture = g_task_get_task_data (G_TASK (result));
  texture = g_task_propagate_pointer (G_TASK (result), error);
  if (texture != NULL)
    keep (picture->bytes, texture,
          picture->width == 0 || gdk_texture_get_width (texture) < picture->width);
  return texture;
}
