/* causerie-import-part.c: what is attached in the chats of other programs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-part.h"

#include "causerie-attachment-loader.h"

#include <string.h>

static CauseriePart *
make_picture (GBytes *bytes, const char *name)
{
  g_autoptr(CauseriePart) part = NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return NULL;

  part = causerie_attachment_loader_read (bytes, name != NULL ? name : "", NULL);
  if (part == NULL || causerie_part_get_kind (part) != CAUSERIE_PART_IMAGE)
    return NULL;
  return causerie_part_new_image (bytes, causerie_part_get_media_type (part), name);
}

CauseriePart *
causerie_import_part_picture_from_base64 (const char *base64, const char *name)
{
  g_autoptr(GBytes) bytes = NULL;
  guchar *data;
  gsize size;

  if (base64 == NULL || *base64 == '\0')
    return NULL;

  data = g_base64_decode (base64, &size);
  bytes = g_bytes_new_take (data, size);
  return make_picture (bytes, name);
}

CauseriePart *
causerie_import_part_picture_from_url (const char *url, const char *name)
{
  const char *comma;
  g_autoptr(GBytes) bytes = NULL;

  if (url == NULL || g_ascii_strncasecmp (url, "data:", 5) != 0)
    return NULL;

  comma = strchr (url, ',');
  if (comma == NULL)
    return NULL;
  if (comma - url >= 7 && g_ascii_strncasecmp (comma - 7, ";base64", 7) == 0)
    return causerie_import_part_picture_from_base64 (comma + 1, name);

  bytes = g_uri_unescape_bytes (comma + 1, -1, NULL, NULL);
  return make_picture (bytes, name);
}

CauseriePart *
causerie_import_part_from_text (const char *text, const char *name)
{
  g_autofree char *named = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  if (name == NULL || *name == '\0')
    return causerie_part_new_text (text);

  named = g_strdup_printf ("%s:\n\n%s", name, text);
  return causerie_part_new_text (named);
}
