/* causerie-data-url.c: a picture that is written into its address
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-data-url.h"

#include <string.h>

#define SCHEME   "data:"
#define ENCODING ";base64"

GBytes *
causerie_data_url_read_picture (const char *url, char **media_type)
{
  const char *comma = url != NULL ? strchr (url, ',') : NULL;
  const char *type = url != NULL ? url + strlen (SCHEME) : NULL;
  guchar *bytes;
  gsize size;

  if (comma == NULL || !g_str_has_prefix (url, SCHEME "image/") ||
      comma - type < (gssize) strlen (ENCODING) ||
      strncmp (comma - strlen (ENCODING), ENCODING, strlen (ENCODING)) != 0)
    return NULL;

  bytes = g_base64_decode (comma + 1, &size);
  if (size == 0) {
    g_free (bytes);
    return NULL;
  }
  if (media_type != NULL)
    *media_type = g_strndup (type, strcspn (type, ";,"));
  return g_bytes_new_take (bytes, size);
}
