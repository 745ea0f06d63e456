/* causerie-check-printer.h: prints the steps of a check as they end
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-check.h"
#include "causerie-outlet.h"

G_BEGIN_DECLS

/* Follows a check: a line for each step that ends, with what to do below the one that failed, and on a
 * terminal the step that runs. Lives no longer than the check and the outlet. */
typedef struct _CauserieCheckPrinter CauserieCheckPrinter;

CauserieCheckPrinter *causerie_check_printer_new  (CauserieCheck *check, CauserieOutlet *out);
void                  causerie_check_printer_free (CauserieCheckPrinter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieCheckPrinter, causerie_check_printer_free)

/* The whole of a check that has ended, as one JSON object:
 * {"connection": str|null, "base_url": str, "ok": bool, "failed": str|null, "steps": [{"id","title","state",
 * "elapsed_ms","result","advice","link","error": null|{"kind","status","code","message","fingerprint"}}]}
 * (transfer full). */
char                 *causerie_check_printer_write_object (CauserieCheck      *check,
                                                           CauserieConnection *connection);

G_END_DECLS
