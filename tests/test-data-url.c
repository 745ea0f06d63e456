/* test-data-url.c: a picture that is written into its address
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-data-url.h"

static void
test_picture (void)
{
  static const char * const urls[] = {
    "data:image/png;base64,aGk=", "data:image/png;name=a;base64,aGk=", "data:image/png;base64,aG\nk=",
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autofree char *media_type = NULL;
    g_autoptr(GBytes) bytes = causerie_data_url_read_picture (urls[i], &media_type);

    g_assert_nonnull (bytes);
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "hi", 2);
    g_assert_cmpstr (media_type, ==, "image/png");
  }
}

static void
test_others (void)
{
  static const char * const urls[] = {
    NULL, "", "data:", "data:,", "data:image/png", "data:image/png,aGk=", "data:image/png;base64,",
    "data:image/,base64", "data:text/html;base64,aGk=", "https://x.example/data:image/png;base64,aGk=",
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autofree char *media_type = NULL;

    g_test_message ("%s", urls[i] != NULL ? urls[i] : "NULL");
    g_assert_null (causerie_data_url_read_picture (urls[i], &media_type));
    g_assert_null (media_type);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data-url/picture", test_picture);
  g_test_add_func ("/data-url/others", test_others);

  return g_test_run ();
}
