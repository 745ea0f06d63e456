/* import.c: any bytes as a file of chats of another program
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each format that takes a document for its own reads it; what it hands over is checked by the sink
 * (import-watch.h). Twice the same document is twice the same chats. */

#include "causerie-import-foreign.h"
#include "fuzz.h"
#include "import-watch.h"

static const CauserieImportFormat * const formats[] = {
  &causerie_import_chatgpt, &causerie_import_claude, &causerie_import_open_webui,
  &causerie_import_librechat, &causerie_import_chatbox, &causerie_import_newelle,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_memdup2 (data, size);

  for (gsize i = 0; size > 0 && i < G_N_ELEMENTS (formats); i++) {
    g_autoptr(CauserieImportSink) first = import_watch_new ();
    g_autoptr(CauserieImportSink) second = import_watch_new ();

    if (!import_watch_read_json (first, formats[i], text, size))
      continue;
    import_watch_read_json (second, formats[i], text, size);
    fuzz_require_same (import_watch_get_uids (first), import_watch_get_uids (second),
                       "the same file gives other uids");
    fuzz_require_same (import_watch_get_text (first), import_watch_get_text (second),
                       "the same file gives other chats");
  }

  return 0;
}
