/* causerie-selected-text.h: what is selected in a transcript, as other programs get it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-excerpt.h"
#include "causerie-transcript.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SELECTED_TEXT (causerie_selected_text_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSelectedText, causerie_selected_text, CAUSERIE, SELECTED_TEXT,
                      GdkContentProvider)

/* Makes the text when somebody asks for it: of what is selected at that moment. */
GdkContentProvider *causerie_selected_text_new           (CauserieTranscript *transcript);

/* The text of now: plain, as HTML and as Markdown (transfer full). */
GdkContentProvider *causerie_selected_text_new_copy      (CauserieExcerpt *excerpt);

G_END_DECLS
