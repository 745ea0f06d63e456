/* test-picture-info.c: what kind of picture some bytes are, and how large
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-picture-info.h"

#include <string.h>

#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define EXIF_ON_ITS_SIDE "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"
#define JPEG_FRAME "\xff\xc0\0\x11\x08\0\x02\0\x03\x03"

typedef struct {
  const char *name;
  const char *bytes;
  gsize       length;
  const char *media_type;
  guint       width;
  guint       height;
} Head;

#define HEAD(name, bytes, type, width, height) \
  { name, bytes, sizeof (bytes) - 1, type, width, height }

/* Each ends with the last byte that says how large the picture is. */
static const Head heads[] = {
  HEAD ("png", PNG_HEAD "\0\0\x01\x02\0\0\0\x03", "image/png", 258, 3),
  HEAD ("gif87", "GIF87a\x02\0\x03\x01", "image/gif", 2, 259),
  HEAD ("gif89", "GIF89a\x02\0\x03\0", "image/gif", 2, 3),
  HEAD ("webp", "RIFF\0\0\0\0WEBPVP8 \0\0\0\0\x30\x01\0\x9d\x01\x2a\x02\x40\x03\x80", "image/webp", 2,
        3),
  HEAD ("webp-lossless", "RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\xff\xc1\x3f\0", "image/webp", 512, 256),
  HEAD ("webp-extended", "RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\xff\x01\0\xff\0\0", "image/webp", 512,
        256),
  HEAD ("jpeg", "\xff\xd8\xff\xe0\0\x04JF" JPEG_FRAME, "image/jpeg", 3, 2),
  HEAD ("jpeg-filled", "\xff\xd8\xff\xff\xff\xdb\0\x03x\xff\xc2\0\x11\x08\0\x02\0\x03", "image/jpeg", 3, 2),
  HEAD ("jpeg-on-its-side", "\xff\xd8\xff\xe1\0\x1e" EXIF_ON_ITS_SIDE JPEG_FRAME, "image/jpeg", 2, 3),
};

static void
test_heads (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    CauseriePictureInfo info = { NULL, NULL, 0, 0 };

    g_test_message ("%s", heads[i].name);
    g_assert_true (causerie_picture_info_read ((const guint8 *) heads[i].bytes, heads[i].length,
                                               &info));
    g_assert_cmpstr (info.media_type, ==, heads[i].media_type);
    g_assert_cmpuint (info.width, ==, heads[i].width);
    g_assert_cmpuint (info.height, ==, heads[i].height);
    g_assert_true (causerie_picture_info_is_drawable (&info));
  }
}

/* Not a byte past the end is looked at, which a copy of just that length shows to the sanitizer. */
static void
test_cut_heads (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    for (gsize length = 0; length < heads[i].length - 1; length++) {
      g_autofree guint8 *cut = g_memdup2 (heads[i].bytes, MAX (length, 1));
      CauseriePictureInfo info = { "untouched", NULL, 0, 0 };
      gboolean has_size = causerie_picture_info_read (cut, length, &info);

      /* A frame's size may come before its last byte. */
      if (!has_size)
        g_assert_cmpstr (info.media_type, ==, "untouched");
      else
        g_assert_cmpstr (info.media_type, ==, "image/jpeg");
    }
  }
}

static void
test_others (void)
{
  static const Head others[] = {
    HEAD ("none", "", NULL, 0, 0),
    HEAD ("svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>", NULL, 0, 0),
    HEAD ("text", "GIF", NULL, 0, 0),
    HEAD ("no points", PNG_HEAD "\0\0\0\0\0\0\0\x03", NULL, 0, 0),
    HEAD ("jpeg without a frame", "\xff\xd8\xff\xe0\0\0\xff\xe0\0\0\xff\xe0\0\0", NULL, 0, 0),
    HEAD ("webp of a later kind", "RIFF\0\0\0\0WEBPVP8Z\0\0\0\0\0\0\0\0\0\0\0\0\0\0", NULL, 0, 0),
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    CauseriePictureInfo info;

    g_test_message ("%s", others[i].name);
    g_assert_false (causerie_picture_info_read ((const guint8 *) others[i].bytes,
                                                others[i].length, &info));
  }
}

static void
test_too_many_points (void)
{
  CauseriePictureInfo info;
  const char bytes[] = PNG_HEAD "\x7f\xff\xff\xff\x7f\xff\xff\xff";

  g_assert_true (causerie_picture_info_read ((const guint8 *) bytes, sizeof bytes - 1, &info));
  g_assert_false (causerie_picture_info_is_drawable (&info));
}

/* A byte of each head is another one: whatever is read, it is read within bounds. */
static void
test_hostile_heads (void)
{
  for (guint i = 0; i < 100000; i++) {
    const Head *head = &heads[g_test_rand_int_range (0, G_N_ELEMENTS (heads))];
    g_autofree guint8 *bytes = g_memdup2 (head->bytes, head->length);
    CauseriePictureInfo info;

    for (guint n = g_test_rand_int_range (1, 4); n > 0; n--)
      bytes[g_test_rand_int_range (0, head->length)] = g_test_rand_int_range (0, 256);
    if (causerie_picture_info_read (bytes, head->length, &info))
      g_assert_cmpuint (info.width, >, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-info/heads", test_heads);
  g_test_add_func ("/picture-info/cut-heads", test_cut_heads);
  g_test_add_func ("/picture-info/others", test_others);
  g_test_add_func ("/picture-info/too-many-points", test_too_many_points);
  g_test_add_func ("/picture-info/hostile-heads", test_hostile_heads);

  return g_test_run ();
}
