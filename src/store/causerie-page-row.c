/* causerie-page-row.c: the rows on a page of a SQLite file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The format: https://www.sqlite.org/fileformat2.html, "B-tree Pages" and "Record Format". Nothing
 * that is read is believed: numbers are held against the page and the file first. */

#include "causerie-page-row.h"

#include <string.h>

#define FILE_HEADER    100

#define INDEX_INTERIOR 2
#define INDEX_LEAF     10
#define TABLE_LEAF     13

void
causerie_page_row_clear (CauseriePageRow *self)
{
  g_clear_pointer (&self->content, g_byte_array_unref);
}

/* The first page begins with the header of the file. */
static const guint8 *
get_header (const guint8 *page, guint32 number)
{
  return number == 1 ? page + FILE_HEADER : page;
}

static gboolean
has_rows (guint8 kind)
{
  return kind == TABLE_LEAF || kind == INDEX_LEAF || kind == INDEX_INTERIOR;
}

guint
causerie_page_count_rows (const guint8 *page, guint32 number)
{
  const guint8 *header = get_header (page, number);

  return has_rows (header[0]) ? causerie_page_get_16 (header + 3) : 0;
}

/* --- bytes --- */

typedef struct {
  const guint8 *next;
  const guint8 *end;
} Bytes;

/* Seven bits a byte, the high ones first; a ninth byte has eight. */
static gboolean
take_number (Bytes *bytes, guint64 *number)
{
  *number = 0;
  for (int i = 0; i < 9 && bytes->next < bytes->end; i++) {
    guint8 byte = *bytes->next++;

    if (i == 8) {
      *number = *number << 8 | byte;
      return TRUE;
    }
    *number = *number << 7 | (byte & 0x7f);
    if ((byte & 0x80) == 0)
      return TRUE;
  }
  return FALSE;
}

static gint64
get_integer (const guint8 *bytes, gsize length)
{
  guint64 value = length > 0 && (bytes[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  for (gsize i = 0; i < length; i++)
    value = value << 8 | bytes[i];
  return (gint64) value;
}

/* --- the content of a row, which may go on on other pages --- */

/* How much of it is on the page itself. */
static gsize
compute_local (CauseriePageFile *file, guint8 kind, guint64 length)
{
  gsize usable = causerie_page_file_get_usable (file);
  gsize max = kind == TABLE_LEAF ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  gsize min = (usable - 12) * 32 / 255 - 23;
  gsize local;

  if (length <= max)
    return length;

  local = min + (length - min) % (usable - 4);
  return local <= max ? local : min;
}

/* A page of the chain is taken for one when it leads on as it should: what was overwritten does
 * not. */
static void
append_chain (GByteArray *content, CauseriePageFile *file, guint32 number, gsize length)
{
  g_autofree guint8 *page = g_malloc (causerie_page_file_get_size (file));
  gsize room = causerie_page_file_get_usable (file) - 4;

  while (content->len < length && causerie_page_file_read (file, number, page)) {
    gsize n = MIN (room, length - content->len);
    guint32 next = causerie_page_get_32 (page);
    gboolean is_last = content->len + n == length;

    if (is_last ? next != 0
                : next < 2 || next == number || next > causerie_page_file_get_n_pages (file))
      return;
    g_byte_array_append (content, page + 4, (guint) n);
    number = next;
  }
}

static gboolean
read_content (CauseriePageRow *self, CauseriePageFile *file, guint8 kind, Bytes *bytes)
{
  guint64 all = (guint64) causerie_page_file_get_n_pages (file) *
                causerie_page_file_get_size (file);
  guint64 length, id;
  gsize local;

  if (kind == INDEX_INTERIOR)
    bytes->next += 4;
  if (!take_number (bytes, &length) || length == 0 || length > MIN (all, G_MAXINT32))
    return FALSE;
  self->has_id = kind == TABLE_LEAF;
  if (self->has_id && !take_number (bytes, &id))
    return FALSE;
  self->id = self->has_id ? (gint64) id : 0;

  local = compute_local (file, kind, length);
  if (local + (local < length ? 4 : 0) > (gsize) (bytes->end - bytes->next))
    return FALSE;

  g_byte_array_set_size (self->content, 0);
  g_byte_array_append (self->content, bytes->next, (guint) local);
  if (local < length)
    append_chain (self->content, file, causerie_page_get_32 (bytes->next + local), length);
  return TRUE;
}

/* --- its values --- */

/* Sets the type of the value and gives the bytes it takes. */
static gsize
read_type (CauseriePageValue *value, guint64 code)
{
  static const gsize integer_lengths[] = { 0, 1, 2, 3, 4, 6, 8 };

  *value = (CauseriePageValue) { .type = CAUSERIE_PAGE_NULL };
  if (code >= 12) {
    value->type = code % 2 == 0 ? CAUSERIE_PAGE_BLOB : CAUSERIE_PAGE_TEXT;
    return (gsize) ((code - 12) / 2);
  }
  if (code == 7) {
    value->type = CAUSERIE_PAGE_REAL;
    return 8;
  }
  if (code == 8 || code == 9) {
    value->type = CAUSERIE_PAGE_INTEGER;
    value->integer = code == 9;
    return 0;
  }
  if (code > 0)
    value->type = CAUSERIE_PAGE_INTEGER;
  return code < G_N_ELEMENTS (integer_lengths) ? integer_lengths[code] : 0;
}

/* FALSE when not all of it is there. */
static gboolean
read_value (CauseriePageValue *value, gsize length, Bytes *bytes)
{
  gsize n = MIN (length, (gsize) (bytes->end - bytes->next));

  value->bytes = bytes->next;
  value->length = n;
  if (n == length && length > 0 && value->type == CAUSERIE_PAGE_INTEGER)
    value->integer = get_integer (bytes->next, length);
  bytes->next += n;
  return n == length;
}

static gboolean
read_values (CauseriePageRow *self)
{
  const guint8 *content = self->content->data;
  Bytes codes = { content, content + self->content->len };
  Bytes bytes = codes;
  guint64 header, code;
  gboolean whole = TRUE;

  if (!take_number (&codes, &header) || header > self->content->len || header < 2)
    return FALSE;
  codes.end = content + header;
  bytes.next = codes.end;

  self->n_values = self->n_known = 0;
  while (codes.next < codes.end) {
    CauseriePageValue *value = &self->values[self->n_values];
    gsize length;

    if (self->n_values == CAUSERIE_PAGE_ROW_MAX_VALUES || !take_number (&codes, &code) ||
        code == 10 || code == 11)
      return FALSE;
    length = read_type (value, code);
    self->n_values++;
    if (whole) {
      whole = read_value (value, length, &bytes);
      self->n_known++;
    }
  }
  /* A row that is whole ends with its last value. */
  return !whole || bytes.next == bytes.end;
}

gboolean
causerie_page_row_read (CauseriePageRow  *self,
                        CauseriePageFile *file,
                        const guint8     *page,
                        guint32           number,
                        guint             index)
{
  const guint8 *header = get_header (page, number);
  const guint8 *end = page + causerie_page_file_get_usable (file);
  const guint8 *pointer = header + (header[0] == INDEX_INTERIOR ? 12 : 8) + 2 * (gsize) index;
  Bytes bytes;

  if (pointer + 2 > end)
    return FALSE;

  bytes = (Bytes) { page + causerie_page_get_16 (pointer), end };
  if (bytes.next < pointer + 2 || bytes.next + 4 > end)
    return FALSE;

  if (self->content == NULL)
    self->content = g_byte_array_new ();
  return read_content (self, file, header[0], &bytes) && read_values (self);
}
