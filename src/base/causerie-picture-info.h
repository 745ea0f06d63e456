/* causerie-picture-info.h: what kind of picture some bytes are, and how large
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A picture with more points than this is not drawn: it would take 256 MiB of memory. */
#define CAUSERIE_PICTURE_MAX_POINTS (64 * 1024 * 1024)

typedef struct {
  const char *media_type; /* "image/png", "image/jpeg", "image/gif", "image/webp" */
  const char *suffix;     /* of a file: ".png" */
  guint       width;      /* pixels, as it is shown: turned the way its Exif data says */
  guint       height;
} CauseriePictureInfo;

/* Read from the head alone, which for JPEG may be some 100 kB in; nothing is decoded. FALSE, and `info`
 * untouched, for what is none of these, is cut off too early, or has no points.
 * Sources: PNG (ISO/IEC 15948) 5 and 11.2.2; JPEG (ITU-T T.81) B.1 and B.2.2; GIF89a 17 and 18; RFC 9649 2
 * (WebP); Exif 2.32 4.6.4, Orientation. */
gboolean causerie_picture_info_read (const guint8        *data,
                                     gsize                length,
                                     CauseriePictureInfo *info);

/* Whether it is small enough to be drawn. */
gboolean causerie_picture_info_is_drawable (const CauseriePictureInfo *info);

G_END_DECLS
