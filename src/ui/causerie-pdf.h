/* causerie-pdf.h: a chat as a PDF
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-export-page.h"

G_BEGIN_DECLS

/* On the paper that is usual where the person lives; text stays text. Needs no window and may be called on any
 * thread (transfer full). NULL with CAUSERIE_ERROR_STORAGE when it cannot be drawn: too large, no memory. */
GBytes *causerie_pdf_write (const CauserieExportPage *page, GError **error);

G_END_DECLS
