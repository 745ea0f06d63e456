/* causerie-import-stash.c: bytes of any amount kept for a while, by their SHA-256
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-stash.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

/* Where in the file, and how much. */
typedef struct {
  goffset offset;
  gsize   length;
} Place;

struct _CauserieImportStash {
  GHashTable *places; /* SHA-256 to Place */
  int         fd;     /* -1 before the first bytes */
  goffset     end;
};

typedef struct {
  gpointer address;
  gsize    length;
} Mapping;

CauserieImportStash *
causerie_import_stash_new (void)
{
  CauserieImportStash *self = g_new0 (CauserieImportStash, 1);

  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->fd = -1;
  return self;
}

void
causerie_import_stash_free (CauserieImportStash *self)
{
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  g_hash_table_unref (self->places);
  g_free (self);
}

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

static gboolean
open_file (CauserieImportStash *self, GError **error)
{
  g_autofree char *path = NULL;

  if (self->fd >= 0)
    return TRUE;
  self->fd = g_file_open_tmp ("causerie-import-XXXXXX", &path, error);
  return self->fd >= 0 && (g_unlink (path) == 0 || fail (error));
}

static gboolean
write_all (int fd, const guchar *bytes, gsize length, goffset offset, GError **error)
{
  while (length > 0) {
    gssize written = pwrite (fd, bytes, length, offset);

    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return fail (error);
    bytes += written;
    length -= written;
    offset += written;
  }
  return TRUE;
}

gboolean
causerie_import_stash_add (CauserieImportStash  *self,
                           const char           *sha256,
                           const guchar         *bytes,
                           gsize                 length,
                           GError              **error)
{
  goffset page = sysconf (_SC_PAGESIZE);
  Place *place;

  if (g_hash_table_contains (self->places, sha256))
    return TRUE;
  if (!open_file (self, error) || !write_all (self->fd, bytes, length, self->end, error))
    return FALSE;

  place = g_new (Place, 1);
  place->offset = self->end;
  place->length = length;
  g_hash_table_insert (self->places, g_strdup (sha256), place);
  /* Where a mapping may begin. */
  self->end = (self->end + (goffset) length + page - 1) / page * page;
  return TRUE;
}

static void
unmap (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->address, mapping->length);
  g_free (mapping);
}

GBytes *
causerie_import_stash_find (CauserieImportStash *self, const char *sha256)
{
  const Place *place = g_hash_table_lookup (self->places, sha256);
  gpointer address;
  Mapping *mapping;

  if (place == NULL)
    return NULL;
  if (place->length == 0)
    return g_bytes_new (NULL, 0);

  address = mmap (NULL, place->length, PROT_READ, MAP_PRIVATE, self->fd, place->offset);
  if (address == MAP_FAILED)
    return NULL;
  mapping = g_new (Mapping, 1);
  mapping->address = address;
  mapping->length = place->length;
  return g_bytes_new_with_free_func (address, place->length, unmap, mapping);
}
