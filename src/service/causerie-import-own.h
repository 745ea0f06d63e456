/* causerie-import-own.h: our own exports read back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-import-format.h"

G_BEGIN_DECLS

/* What "format" and "version" say in them. */
#define CAUSERIE_EXPORT_FORMAT_NAME "causerie"
#define CAUSERIE_EXPORT_VERSION     1

extern const CauserieImportFormat causerie_import_own;

G_END_DECLS
