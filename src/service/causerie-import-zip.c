/* causerie-import-zip.c: an archive with an export in it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ChatGPT and Claude send a zip archive in which conversations.json (or conversations-000.json and
 * so on) is what matters here. At the end of an archive stands where its list of files is:
 *
 *     P K 5 6  disk disk n n  length of the list (4)  place of the list (4)  length of a comment
 * (2)
 *
 * and each entry of the list is
 *
 *     P K 1 2  made-by need flags method time date (2 each)  crc, size here, size (4 each)
 *     name, extra, comment (their lengths, 2 each)  disk, attributes (2, 2, 4)  place (4)  name …
 *
 * All numbers have their lowest byte first. Source: APPNOTE.TXT 6.3. Archives past 4 GB and other
 * methods than deflate are left to a program for archives. */

#include "causerie-error.h"
#include "causerie-import-foreign.h"

#include <glib/gi18n.h>
#include <string.h>

#define END_SIGNATURE   "PK\005\006"
#define ENTRY_SIGNATURE "PK\001\002"
#define FILE_SIGNATURE  "PK\003\004"

#define END_BYTES      22
#define ENTRY_BYTES    46
#define FILE_BYTES     30
#define MAX_COMMENT    65535
#define MAX_LIST_BYTES (64 * 1024 * 1024)

#define METHOD_DEFLATE 8
#define ENCRYPTED      1 /* of the flags */

typedef struct {
  GSeekable        *seekable; /* borrowed: `stream` itself */
  GInputStream     *stream;   /* borrowed */
  CauserieImportSink *sink;   /* borrowed */
  GCancellable     *cancellable;
} Archive;

static guint
read_short (const guint8 *bytes)
{
  return bytes[0] | bytes[1] << 8;
}

static guint32
read_long (const guint8 *bytes)
{
  return read_short (bytes) | (guint32) read_short (bytes + 2) << 16;
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                       _("This archive cannot be read. Unpack it, and choose the file "
                         "conversations.json in it."));
  return FALSE;
}

/* `length` bytes from `place` on; fewer are a failure. */
static guint8 *
load (Archive *self, goffset place, gsize length, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (MAX (length, 1));
  gsize n_read;

  if (!g_seekable_seek (self->seekable, place, G_SEEK_SET, self->cancellable, error) ||
      !g_input_stream_read_all (self->stream, bytes, length, &n_read, self->cancellable, error))
    return NULL;
  if (n_read < length) {
    fail (error);
    return NULL;
  }
  return g_steal_pointer (&bytes);
}

/* --- where the list is ------------------------------------------------------------------------ */

typedef struct {
  guint   n_entries;
  guint32 length;
  guint32 place;
} List;

static gboolean
find_size (Archive *self, goffset *size, GError **error)
{
  if (!g_seekable_seek (self->seekable, 0, G_SEEK_END, self->cancellable, error))
    return FALSE;

  *size = g_seekable_tell (self->seekable);
  return *size >= END_BYTES || fail (error);
}

/* The last signature from which just the comment reaches to the end. */
static const guint8 *
find_end (const guint8 *tail, gsize length)
{
  for (gsize comment = 0; comment + END_BYTES <= length; comment++) {
    const guint8 *end = tail + length - comment - END_BYTES;

    if (memcmp (end, END_SIGNATURE, 4) == 0 && read_short (end + 20) == comment)
      return end;
  }

  return NULL;
}

static gboolean
find_list (Archive *self, List *list, GError **error)
{
  g_autofree guint8 *tail = NULL;
  const guint8 *end;
  goffset size;
  gsize length;

  if (!find_size (self, &size, error))
    return FALSE;

  length = MIN (size, END_BYTES + MAX_COMMENT);
  tail = load (self, size - length, length, error);
  if (tail == NULL)
    return FALSE;

  end = find_end (tail, length);
  if (end == NULL)
    return fail (error);

  list->n_entries = read_short (end + 10);
  list->length = read_long (end + 12);
  list->place = read_long (end + 16);
  return list->length <= MAX_LIST_BYTES || fail (error);
}

/* --- what is in it ---------------------------------------------------------------------------- */

static gboolean
is_wanted (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);

  return g_str_has_prefix (base, "conversations") && g_str_has_suffix (base, ".json");
}

/* Inflates a file of the archive into the readers of JSON. `place`: where its own head stands. */
static gboolean
read_entry (Archive *self, const char *name, goffset place, GError **error)
{
  g_autofree guint8 *head = load (self, place, FILE_BYTES, error);
  g_autoptr(GZlibDecompressor) decompressor =
    g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr(GInputStream) inflated = NULL;

  if (head == NULL)
    return FALSE;
  if (memcmp (head, FILE_SIGNATURE, 4) != 0)
    return fail (error);

  place += FILE_BYTES + read_short (head + 26) + read_short (head + 28);
  if (!g_seekable_seek (self->seekable, place, G_SEEK_SET, self->cancellable, error))
    return FALSE;

  inflated = g_converter_input_stream_new (self->stream, G_CONVERTER (decompressor));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (inflated), FALSE);
  return causerie_import_sink_read_stream (self->sink, name, inflated, error);
}

/* The entry at `p`; sets where the next one is. `n_read` counts those that were wanted. */
static gboolean
take_entry (Archive *self, const guint8 **p, const guint8 *end, guint *n_read, GError **error)
{
  const guint8 *entry = *p;
  gsize length;
  g_autofree char *raw = NULL, *name = NULL;

  if (end - entry < ENTRY_BYTES || memcmp (entry, ENTRY_SIGNATURE, 4) != 0)
    return fail (error);
  length = ENTRY_BYTES + read_short (entry + 28) + read_short (entry + 30) +
           read_short (entry + 32);
  if ((gsize) (end - entry) < length)
    return fail (error);

  *p += length;
  raw = g_strndup ((const char *) entry + ENTRY_BYTES, read_short (entry + 28));
  name = g_utf8_make_valid (raw, -1);
  if (!is_wanted (name))
    return TRUE;
  if (read_short (entry + 10) != METHOD_DEFLATE || (read_short (entry + 8) & ENCRYPTED) != 0)
    return fail (error);

  (*n_read)++;
  return read_entry (self, name, read_long (entry + 42), error);
}

static gboolean
read_list (Archive *self, const List *list, GError **error)
{
  g_autofree guint8 *bytes = load (self, list->place, list->length, error);
  const guint8 *p = bytes;
  guint n_read = 0;

  if (bytes == NULL)
    return FALSE;

  for (guint i = 0; i < list->n_entries; i++) {
    if (!take_entry (self, &p, bytes + list->length, &n_read, error))
      return FALSE;
  }

  return n_read > 0 || fail (error);
}

static gboolean
recognise (const char *head, gsize length, JsonObject *first)
{
  return length >= 4 && memcmp (head, FILE_SIGNATURE, 4) == 0;
}

static gboolean
read_file (GFile *file, CauserieImportSink *sink, GError **error)
{
  GCancellable *cancellable = causerie_import_sink_get_cancellable (sink);
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  Archive archive;
  List list = { 0 };

  if (stream == NULL)
    return FALSE;
  if (!g_seekable_can_seek (G_SEEKABLE (stream)))
    return fail (error);

  archive = (Archive) { G_SEEKABLE (stream), G_INPUT_STREAM (stream), sink, cancellable };
  return find_list (&archive, &list, error) && read_list (&archive, &list, error);
}

const CauserieImportFormat causerie_import_zip = {
  .id = "zip",
  .name = "Zip",
  .recognise = recognise,
  .read_file = read_file,
};
