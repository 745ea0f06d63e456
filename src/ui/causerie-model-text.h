/* causerie-model-text.h: what a model can do and costs, in a few words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-entry.h"

G_BEGIN_DECLS

/* All (transfer full), translated, plain text. */

/* "131,072 tokens"; NULL: not known. */
char       *causerie_model_text_of_tokens  (gint64 n_tokens);

/* Its context and what it can do besides text, in one line: "131,072 tokens · pictures · tools"; "" when
 * nothing is known. */
char       *causerie_model_text_summary    (CauserieModel *model);

/* "text, pictures, files": the modalities of a list, an unknown one as the server calls it; NULL for none. */
char       *causerie_model_text_modalities (const char * const *modalities);

/* "tools, reasoning, structured answers": of its parameters those that are abilities; NULL for none. */
char       *causerie_model_text_abilities  (CauserieModel *model);

/* "New", "Cheaper", "Dearer", "Gone"; NULL: nothing changed (static). */
const char *causerie_model_text_change     (CauserieModelChange change);

/* The change in a sentence, with the prices before; NULL: none. */
char       *causerie_model_text_explain    (CauserieCatalogueEntry *entry);

/* A day: of an ISO date, or of Unix seconds, "5 May 2026"; NULL for what is no date. */
char       *causerie_model_text_day        (const char *iso_date);
char       *causerie_model_text_day_of     (gint64 seconds);

G_END_DECLS
