/* causerie-import-reader.h: a file of any known format, read piece by piece
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-import-sink.h"

G_BEGIN_DECLS

/* Called on the reading thread with the bytes read and the bytes there are (0 unknown). */
typedef void (*CauserieImportProgressFunc) (goffset done, goffset total, gpointer user_data);

/* Blocks; for the reading thread. FALSE with CAUSERIE_ERROR_INVALID and a translated sentence when no
 * format fits, or with what ended the reading; problems with parts of the file are told to the sink. */
gboolean causerie_import_reader_read (GFile                       *file,
                                      CauserieImportSink          *sink,
                                      CauserieImportProgressFunc   progress,
                                      gpointer                     progress_data,
                                      GError                     **error);

G_END_DECLS
