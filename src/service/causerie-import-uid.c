/* causerie-import-uid.c: the same uid for the same thing of another program, each time
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-format.h"

/* A version 5 UUID is a SHA-1 of a namespace and a name; this namespace is ours. */
static const guint8 namespace[16] = {
  0x5b, 0x0f, 0x6d, 0x7a, 0x31, 0x92, 0x4c, 0x44, 0x9e, 0x1b, 0x2c, 0x8e, 0x70, 0xd4, 0xa6, 0x13,
};

static char *
format (const guint8 *digest)
{
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          digest[0], digest[1], digest[2], digest[3], digest[4], digest[5],
                          (digest[6] & 0x0f) | 0x50, digest[7], (digest[8] & 0x3f) | 0x80,
                          digest[9], digest[10], digest[11], digest[12], digest[13], digest[14],
                          digest[15]);
}

/* Each word with the NUL behind it, so that no two lists of words are one text. */
char *
causerie_import_uid (const char *format_id, ...)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;
  const char *word = format_id;
  va_list words;

  g_checksum_update (checksum, namespace, sizeof namespace);
  va_start (words, format_id);
  while (word != NULL) {
    g_checksum_update (checksum, (const guchar *) word, strlen (word) + 1);
    word = va_arg (words, const char *);
  }
  va_end (words);
  g_checksum_get_digest (checksum, digest, &length);
  return format (digest);
}
