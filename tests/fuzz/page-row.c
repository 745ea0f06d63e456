/* page-row.c: any bytes as a history's file whose rows are looked for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-page-row.h"
#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

/* A file without a name, and a name for it. */
static char *
write_file (const guint8 *data, gsize size)
{
  static int file = -1;

  if (file < 0)
    file = memfd_create ("fuzz", MFD_CLOEXEC);
  fuzz_require (ftruncate (file, 0) == 0 && pwrite (file, data, size, 0) == (gssize) size,
                "the file cannot be written");
  return g_strdup_printf ("/proc/self/fd/%d", file);
}

static void
check_value (const CauseriePageRow *row, const CauseriePageValue *value)
{
  const guint8 *content = row->content->data;

  fuzz_require (value->bytes >= content &&
                value->bytes + value->length <= content + row->content->len,
                "a value lies outside of its row");
}

static void
check_row (const CauseriePageRow *row)
{
  fuzz_require (row->n_known <= row->n_values && row->n_values <= CAUSERIE_PAGE_ROW_MAX_VALUES,
                "a row has more values than it has");
  for (guint i = 0; i < row->n_known; i++)
    check_value (row, &row->values[i]);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *path = write_file (data, size);
  g_autoptr(CauseriePageFile) file = causerie_page_file_open (path, NULL);
  g_autofree guint8 *page = g_malloc (causerie_page_file_get_size (file));
  g_auto(CauseriePageRow) row = { 0 };

  for (guint32 number = 1; number <= causerie_page_file_get_n_pages (file); number++) {
    guint n = causerie_page_file_read (file, number, page) ? causerie_page_count_rows (page, number)
                                                            : 0;

    for (guint i = 0; i < n; i++)
      if (causerie_page_row_read (&row, file, page, number, i))
        check_row (&row);
  }
  return 0;
}
