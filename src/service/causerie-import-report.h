/* causerie-import-report.h: the report of an import while it is being made
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-import.h"

G_BEGIN_DECLS

CauserieImportReport *causerie_import_report_new      (void);

/* Adds a problem; from CAUSERIE_IMPORT_MAX_PROBLEMS on they are counted. */
void                  causerie_import_report_complain (CauserieImportReport *self,
                                                       const char           *what,
                                                       const char           *why);

G_END_DECLS
