/* causerie-run-builder.h: a styled text while it is being read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

G_BEGIN_DECLS

typedef struct _CauserieRunBuilder CauserieRunBuilder;

CauserieRunBuilder *causerie_run_builder_new           (void);
void                causerie_run_builder_free          (CauserieRunBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieRunBuilder, causerie_run_builder_free)

/* All that is appended is code, outside spans of code too. */
void                causerie_run_builder_set_verbatim  (CauserieRunBuilder *self, gboolean verbatim);

/* What could mislead is made visible (causerie-safe-text.h). `text` is valid UTF-8. */
void                causerie_run_builder_append        (CauserieRunBuilder *self, const char *text, gsize length);

/* The same, where <br> ends a line: models break lines in the cells of tables with the one HTML tag
 * that Markdown has no sign for. */
void                causerie_run_builder_append_words  (CauserieRunBuilder *self, const char *text, gsize length);
void                causerie_run_builder_append_entity (CauserieRunBuilder *self, const char *entity, gsize length);

/* Begins and ends a style; spans of the same style may lie in one another. One that was not begun may be
 * ended, and all end with the text: the parser does not always say both ("ftp://.o*d*"). */
void                causerie_run_builder_push_style    (CauserieRunBuilder *self, CauserieTextStyle style);
void                causerie_run_builder_pop_style     (CauserieRunBuilder *self, CauserieTextStyle style);

/* Begins and ends a link; in a link in a link the outer one holds. `url` in bytes, may be NULL. */
void                causerie_run_builder_push_url      (CauserieRunBuilder *self, const char *url);
void                causerie_run_builder_pop_url       (CauserieRunBuilder *self);

gsize               causerie_run_builder_get_length    (CauserieRunBuilder *self);

/* Moves what was built into `text` (its members transfer full) and begins anew. Spans that are open
 * stay open. */
void                causerie_run_builder_take          (CauserieRunBuilder *self, CauserieStyledText *text);

/* Drops one line end at the end of the text, if there is one. */
void                causerie_run_builder_chomp         (CauserieRunBuilder *self);

/* Drops spaces and tabs at the end of the text. */
void                causerie_run_builder_trim          (CauserieRunBuilder *self);

G_END_DECLS
