/* causerie-page-file.c: the pages of a SQLite file, whatever state it is in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The format: https://www.sqlite.org/fileformat2.html */

#include "causerie-page-file.h"

#include "causerie-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define USUAL_PAGE_SIZE 4096 /* of a history */
#define MIN_PAGE_SIZE   512
#define MAX_PAGE_SIZE   65536

#define FILE_HEADER     100
#define LOG_HEADER      32
#define FRAME_HEADER    24
#define LOG_MAGIC       0x377f0682 /* the lowest bit: checksums with the high byte first */

struct _CauseriePageFile {
  int         file;
  int         log;         /* -1: none */
  gsize       size;        /* of a page */
  gsize       reserved;    /* of it, at its end */
  guint32     application;
  guint32     n_pages;
  GHashTable *logged;      /* page number to frame number, from 1 */
};

guint32
causerie_page_get_32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

guint16
causerie_page_get_16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] << 8 | bytes[1]);
}

static gboolean
read_at (int file, void *bytes, gsize length, goffset offset)
{
  gsize done = 0;

  while (done < length) {
    gssize n = pread (file, (guint8 *) bytes + done, length - done, offset + (goffset) done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    done += (gsize) n;
  }
  return TRUE;
}

static goffset
measure (int file)
{
  struct stat info;

  return fstat (file, &info) == 0 ? info.st_size : 0;
}

static gboolean
is_page_size (gsize size)
{
  return size >= MIN_PAGE_SIZE && size <= MAX_PAGE_SIZE && (size & (size - 1)) == 0;
}

/* --- the log --- */

typedef struct {
  gboolean big_endian;
  guint32  first;
  guint32  second;
} Checksum;

static guint32
get_word (const Checksum *checksum, const guint8 *bytes)
{
  return checksum->big_endian ? causerie_page_get_32 (bytes)
                              : GUINT32_SWAP_LE_BE (causerie_page_get_32 (bytes));
}

static void
add_bytes (Checksum *checksum, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i + 8 <= length; i += 8) {
    checksum->first += get_word (checksum, bytes + i) + checksum->second;
    checksum->second += get_word (checksum, bytes + i + 4) + checksum->first;
  }
}

static gboolean
matches (const Checksum *checksum, const guint8 *bytes)
{
  return causerie_page_get_32 (bytes) == checksum->first &&
         causerie_page_get_32 (bytes + 4) == checksum->second;
}

static goffset
get_frame_offset (CauseriePageFile *self, guint32 frame)
{
  return LOG_HEADER + (goffset) (frame - 1) * (goffset) (FRAME_HEADER + self->size);
}

/* The frames since the last commit; they count once another commit comes. */
static void
keep_frames (CauseriePageFile *self, GHashTable *pending, guint32 n_pages)
{
  GHashTableIter iter;
  gpointer number, frame;

  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, &number, &frame))
    g_hash_table_insert (self->logged, number, frame);
  g_hash_table_remove_all (pending);
  self->n_pages = n_pages;
}

/* The log is whole up to its first frame that does not carry on the checksum. */
static void
read_frames (CauseriePageFile *self, const guint8 *header, Checksum *checksum)
{
  g_autoptr(GHashTable) pending = g_hash_table_new (NULL, NULL);
  gsize length = FRAME_HEADER + self->size;
  g_autofree guint8 *frame = g_malloc (length);

  for (guint32 i = 1; read_at (self->log, frame, length, get_frame_offset (self, i)); i++) {
    guint32 n_pages = causerie_page_get_32 (frame + 4);

    add_bytes (checksum, frame, 8);
    add_bytes (checksum, frame + FRAME_HEADER, self->size);
    if (memcmp (frame + 8, header + 16, 8) != 0 || !matches (checksum, frame + 16))
      break;

    g_hash_table_insert (pending, GUINT_TO_POINTER (causerie_page_get_32 (frame)),
                         GUINT_TO_POINTER (i));
    if (n_pages > 0)
      keep_frames (self, pending, n_pages);
  }
}

static gboolean
read_log_header (int log, guint8 *header, Checksum *checksum)
{
  if (log < 0 || !read_at (log, header, LOG_HEADER, 0) ||
      (causerie_page_get_32 (header) & ~1U) != LOG_MAGIC)
    return FALSE;

  checksum->big_endian = causerie_page_get_32 (header) & 1;
  add_bytes (checksum, header, 24);
  return matches (checksum, header + 24) && is_page_size (causerie_page_get_32 (header + 8));
}

gboolean
causerie_page_file_has_log (const char *path)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  int log = g_open (log_path, O_RDONLY | O_CLOEXEC, 0);
  Checksum checksum = { FALSE, 0, 0 };
  guint8 header[LOG_HEADER];
  gboolean has_log = read_log_header (log, header, &checksum) &&
                     measure (log) >= LOG_HEADER + FRAME_HEADER +
                                        (goffset) causerie_page_get_32 (header + 8);

  if (log >= 0)
    close (log);
  return has_log;
}

/* --- the file --- */

/* A beginning that makes no sense is passed over: a history has pages of the usual size. */
static void
read_file_header (CauseriePageFile *self)
{
  guint8 header[FILE_HEADER];
  gsize size;

  self->size = USUAL_PAGE_SIZE;
  if (!read_at (self->file, header, sizeof header, 0) ||
      memcmp (header, "SQLite format 3", 16) != 0)
    return;

  size = causerie_page_get_16 (header + 16);
  if (size == 1)
    size = MAX_PAGE_SIZE;
  if (is_page_size (size)) {
    self->size = size;
    self->reserved = header[20] <= size - 480 ? header[20] : 0;
  }
  self->application = causerie_page_get_32 (header + 68);
}

CauseriePageFile *
causerie_page_file_open (const char *path, GError **error)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  guint8 log_header[LOG_HEADER];
  Checksum checksum = { FALSE, 0, 0 };
  CauseriePageFile *self;
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (file < 0) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "cannot open %s: %s", path,
                 g_strerror (errno));
    return NULL;
  }

  self = g_new0 (CauseriePageFile, 1);
  self->file = file;
  self->log = g_open (log_path, O_RDONLY | O_CLOEXEC, 0);
  self->logged = g_hash_table_new (NULL, NULL);
  read_file_header (self);
  if (read_log_header (self->log, log_header, &checksum)) {
    self->size = causerie_page_get_32 (log_header + 8);
    read_frames (self, log_header, &checksum);
  }
  self->n_pages = MAX (self->n_pages, (guint32) (measure (file) / (goffset) self->size));
  return self;
}

void
causerie_page_file_close (CauseriePageFile *self)
{
  close (self->file);
  if (self->log >= 0)
    close (self->log);
  g_hash_table_unref (self->logged);
  g_free (self);
}

guint32
causerie_page_file_get_n_pages (CauseriePageFile *self)
{
  return self->n_pages;
}

gsize
causerie_page_file_get_size (CauseriePageFile *self)
{
  return self->size;
}

gsize
causerie_page_file_get_usable (CauseriePageFile *self)
{
  return self->size - self->reserved;
}

guint32
causerie_page_file_get_application (CauseriePageFile *self)
{
  return self->application;
}

gboolean
causerie_page_file_read (CauseriePageFile *self, guint32 number, guint8 *page)
{
  guint32 frame = GPOINTER_TO_UINT (g_hash_table_lookup (self->logged, GUINT_TO_POINTER (number)));

  if (number == 0 || number > self->n_pages)
    return FALSE;
  if (frame > 0)
    return read_at (self->log, page, self->size, get_frame_offset (self, frame) + FRAME_HEADER);
  return read_at (self->file, page, self->size, (goffset) (number - 1) * (goffset) self->size);
}
