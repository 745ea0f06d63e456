/* causerie-picture-info.c: what kind of picture some bytes are, and how large
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-picture-info.h"

#include <string.h>

/* Exif: how a picture lies; from here on its width is its height. */
#define ORIENTATION_TAG    0x0112
#define FIRST_ON_ITS_SIDE  5
#define LAST_ON_ITS_SIDE   8
#define MAX_EXIF_ENTRIES   512

/* Bytes that are read one after another; reading past the end gives 0 and says so. */
typedef struct {
  const guint8 *data;
  gsize         length;
  gboolean      little_endian;
  gboolean      is_cut; /* something past the end was asked for */
} Bytes;

static guint
get_byte (Bytes *self, gsize at)
{
  if (at >= self->length) {
    self->is_cut = TRUE;
    return 0;
  }
  return self->data[at];
}

static guint
get_u16 (Bytes *self, gsize at)
{
  guint first = get_byte (self, at), second = get_byte (self, at + 1);

  return self->little_endian ? first | second << 8 : first << 8 | second;
}

static guint32
get_u32 (Bytes *self, gsize at)
{
  guint32 first = get_u16 (self, at), second = get_u16 (self, at + 2);

  return self->little_endian ? first | second << 16 : first << 16 | second;
}

static gboolean
has_bytes (Bytes *self, gsize at, const char *bytes, gsize length)
{
  return at + length <= self->length && memcmp (self->data + at, bytes, length) == 0;
}

/* --- PNG and GIF ------------------------------------------------------------------------------ */

static gboolean
read_png (Bytes *bytes, CauseriePictureInfo *info)
{
  if (!has_bytes (bytes, 0, "\x89PNG\r\n\x1a\n", 8) || !has_bytes (bytes, 12, "IHDR", 4))
    return FALSE;

  *info = (CauseriePictureInfo) { "image/png", ".png", get_u32 (bytes, 16), get_u32 (bytes, 20) };
  return TRUE;
}

static gboolean
read_gif (Bytes *bytes, CauseriePictureInfo *info)
{
  if (!has_bytes (bytes, 0, "GIF87a", 6) && !has_bytes (bytes, 0, "GIF89a", 6))
    return FALSE;

  bytes->little_endian = TRUE;
  *info = (CauseriePictureInfo) { "image/gif", ".gif", get_u16 (bytes, 6), get_u16 (bytes, 8) };
  return TRUE;
}

/* --- WebP ------------------------------------------------------------------------------------- */

static guint
get_u24 (Bytes *bytes, gsize at)
{
  return get_u16 (bytes, at) | get_byte (bytes, at + 2) << 16;
}

/* "RIFF", size, "WEBP", and then the first chunk: its name, its size, what is in it. */
static gboolean
read_webp (Bytes *bytes, CauseriePictureInfo *info)
{
  const gsize chunk = 20;

  if (!has_bytes (bytes, 0, "RIFF", 4) || !has_bytes (bytes, 8, "WEBPVP8", 7))
    return FALSE;

  *info = (CauseriePictureInfo) { "image/webp", ".webp", 0, 0 };
  bytes->little_endian = TRUE;
  switch (get_byte (bytes, 15)) {
  case 'X': /* extended: flags, and the size of the canvas, less one */
    info->width = get_u24 (bytes, chunk + 4) + 1;
    info->height = get_u24 (bytes, chunk + 7) + 1;
    break;
  case 'L': { /* lossless: a mark, and twice 14 bits, less one */
    guint32 bits = get_u32 (bytes, chunk + 1);

    info->width = (bits & 0x3fff) + 1;
    info->height = (bits >> 14 & 0x3fff) + 1;
    break;
  }
  case ' ': /* lossy: a frame's tag and start code, and twice 14 bits and how it is scaled */
    info->width = get_u16 (bytes, chunk + 6) & 0x3fff;
    info->height = get_u16 (bytes, chunk + 8) & 0x3fff;
    break;
  default:
    return FALSE;
  }
  return TRUE;
}

/* --- JPEG ------------------------------------------------------------------------------------- */

/* The orientation in the Exif data of [start, start + length), 1 when it says nothing. */
static guint
read_orientation (Bytes *bytes, gsize start, gsize length)
{
  Bytes exif = { bytes->data + start, length, FALSE, FALSE };
  const gsize head = 6; /* "Exif\0\0"; places are counted from behind it */
  guint32 directory;
  guint n_entries;

  if (!has_bytes (&exif, 0, "Exif\0\0", head))
    return 1;
  exif.little_endian = get_byte (&exif, head) == 'I';
  directory = get_u32 (&exif, head + 4);
  if (directory >= length)
    return 1;

  n_entries = MIN (get_u16 (&exif, head + directory), MAX_EXIF_ENTRIES);
  for (guint i = 0; i < n_entries && !exif.is_cut; i++) {
    gsize entry = head + directory + 2 + 12 * (gsize) i;

    if (get_u16 (&exif, entry) == ORIENTATION_TAG)
      return get_u16 (&exif, entry + 8);
  }
  return 1;
}

/* A start of frame; C4, C8 and CC are something else. */
static gboolean
is_frame (guint marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Segments: FF, a marker, and its length with these two bytes, until one that knows the size. */
static gboolean
read_jpeg (Bytes *bytes, CauseriePictureInfo *info)
{
  guint orientation = 1;
  gsize at = 2;

  if (!has_bytes (bytes, 0, "\xff\xd8\xff", 3))
    return FALSE;

  while (!bytes->is_cut) {
    guint marker = get_byte (bytes, at + 1);
    guint length = get_u16 (bytes, at + 2);

    if (get_byte (bytes, at) != 0xff)
      return FALSE;
    if (marker == 0xff) { /* one may be filled in */
      at++;
      continue;
    }
    if (is_frame (marker)) {
      *info = (CauseriePictureInfo) { "image/jpeg", ".jpg", get_u16 (bytes, at + 7),
                                      get_u16 (bytes, at + 5) };
      break;
    }
    if (length < 2)
      return FALSE;
    if (marker == 0xe1 && at + 2 + length <= bytes->length)
      orientation = MAX (orientation, read_orientation (bytes, at + 4, length - 2));
    at += 2 + length;
  }

  if (orientation >= FIRST_ON_ITS_SIDE && orientation <= LAST_ON_ITS_SIDE) {
    guint width = info->width;

    info->width = info->height;
    info->height = width;
  }
  return !bytes->is_cut;
}

gboolean
causerie_picture_info_read (const guint8 *data, gsize length, CauseriePictureInfo *info)
{
  Bytes bytes = { data, length, FALSE, FALSE };
  CauseriePictureInfo found = { NULL, NULL, 0, 0 };

  g_return_val_if_fail (info != NULL && (data != NULL || length == 0), FALSE);

  if (!read_png (&bytes, &found) && !read_gif (&bytes, &found) && !read_webp (&bytes, &found) &&
      !read_jpeg (&bytes, &found))
    return FALSE;
  if (bytes.is_cut || found.width == 0 || found.height == 0)
    return FALSE;

  *info = found;
  return TRUE;
}

gboolean
causerie_picture_info_is_drawable (const CauseriePictureInfo *info)
{
  return (guint64) info->width * info->height <= CAUSERIE_PICTURE_MAX_POINTS;
}
