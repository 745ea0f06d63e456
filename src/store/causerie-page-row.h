/* causerie-page-row.h: the rows on a page of a SQLite file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-page-file.h"

G_BEGIN_DECLS

/* No table of a history has nearly as many. */
#define CAUSERIE_PAGE_ROW_MAX_VALUES 64

typedef enum {
  CAUSERIE_PAGE_NULL,
  CAUSERIE_PAGE_INTEGER,
  CAUSERIE_PAGE_REAL,
  CAUSERIE_PAGE_TEXT,
  CAUSERIE_PAGE_BLOB,
} CauseriePageType;

typedef struct {
  CauseriePageType  type;
  gint64            integer;
  const guint8     *bytes;  /* of a text or a blob: as many as could be read */
  gsize             length;
} CauseriePageValue;

typedef struct {
  gboolean           has_id;   /* FALSE: of a table without row numbers, or of an index */
  gint64             id;
  guint              n_values; /* it had when it was written */
  guint              n_known;  /* of them could be read; fewer: the row is torn, the last known one cut short */
  CauseriePageValue  values[CAUSERIE_PAGE_ROW_MAX_VALUES];

  GByteArray        *content;  /* what `values` points into; owned */
} CauseriePageRow;

/* Zero-initialise it; it may be read into again and again. */
void     causerie_page_row_clear (CauseriePageRow *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CauseriePageRow, causerie_page_row_clear)

/* How many rows the page says it has; 0 for one that holds none. */
guint    causerie_page_count_rows (const guint8 *page, guint32 number);

/* The row with this index on the page. FALSE for one that makes no sense. */
gboolean causerie_page_row_read   (CauseriePageRow  *self,
                                   CauseriePageFile *file,
                                   const guint8     *page,
                                   guint32           number,
                                   guint             index);

G_END_DECLS
