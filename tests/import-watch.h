/* import-watch.h: what a reader of foreign chats hands over, written down
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-import-format.h"

G_BEGIN_DECLS

/* Stands in the place of the import's own sink: a program that links this has no other. What is handed over is
 * checked (uids are unique, parents come before children, texts are UTF-8) and written down, so that it can be
 * compared with a file. */

CauserieImportSink *import_watch_new       (void);
void                import_watch_free      (CauserieImportSink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieImportSink, import_watch_free)

/* What was handed over so far, as tests/fixtures/import/README.md describes it; borrowed. */
const char         *import_watch_get_text  (CauserieImportSink *self);
guint               import_watch_count_chats    (CauserieImportSink *self);
guint               import_watch_count_messages (CauserieImportSink *self);

/* The uids of chats and messages, one a line, in their order; borrowed. */
const char         *import_watch_get_uids  (CauserieImportSink *self);

/* Feeds a document to a format as the import does: cut as it wants it. What a piece fails with is written down as a
 * problem. FALSE when the format does not recognise it, or it is no JSON. */
gboolean            import_watch_read_json (CauserieImportSink         *self,
                                            const CauserieImportFormat *format,
                                            const char                 *text,
                                            gsize                       length);

/* The same for a file, through the format's own reader if it has one. The error is that reader's. */
gboolean            import_watch_read_file (CauserieImportSink          *self,
                                            const CauserieImportFormat  *format,
                                            const char                  *path,
                                            GError                     **error);

G_END_DECLS
