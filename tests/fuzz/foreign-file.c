/* foreign-file.c: any bytes as a file of another program that is no JSON
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A database, a pickle, an archive: what the first bytes say. The file lies in memory. */

#include "causerie-import-foreign.h"
#include "fuzz.h"
#include "import-watch.h"

#include <sys/mman.h>
#include <unistd.h>

static const CauserieImportFormat * const formats[] = {
  &causerie_import_alpaca, &causerie_import_newelle_file, &causerie_import_zip,
};

static int
make_file (const guint8 *data, gsize size)
{
  int file = memfd_create ("fuzz", MFD_CLOEXEC);

  fuzz_require (file >= 0 && write (file, data, size) == (gssize) size, "no file in memory");
  return file;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int file = make_file (data, size);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", file);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr(CauserieImportSink) sink = import_watch_new ();
    g_autoptr(GError) error = NULL;

    if (formats[i]->recognise ((const char *) data, size, NULL) &&
        !import_watch_read_file (sink, formats[i], path, &error))
      fuzz_require (error != NULL, "a failure without a reason");
  }

  close (file);
  return 0;
}
