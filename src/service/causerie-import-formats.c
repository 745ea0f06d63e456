/* causerie-import-formats.c: the kinds of files that can be imported
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-foreign.h"
#include "causerie-import-own.h"

const CauserieImportFormat * const causerie_import_formats[] = {
  &causerie_import_own,
  &causerie_import_chatgpt,
  &causerie_import_claude,
  &causerie_import_open_webui,
  &causerie_import_librechat,
  &causerie_import_chatbox,
  &causerie_import_alpaca,
  &causerie_import_newelle,
  &causerie_import_newelle_file,
  &causerie_import_zip,
  NULL,
};
