/* causerie-param-text.h: the sampling settings in the person's words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-params.h"

G_BEGIN_DECLS

/* All translated and, unless said otherwise, static. */

/* As fields are called. */
const char *causerie_param_text_title         (CauserieParam param);
const char *causerie_param_text_title_of_text (CauserieTextParam param);

/* What it does, in a sentence. */
const char *causerie_param_text_hint          (CauserieParam param);
const char *causerie_param_text_hint_of_text  (CauserieTextParam param);

/* A choice by its index: "medium" is "Medium". */
const char *causerie_param_text_choice        (CauserieParam param, guint choice);

/* What can be typed: "A number from 0 to 2." (transfer full) */
char       *causerie_param_text_range         (CauserieParam param);

/* Why causerie_params_parse_text() did not take a text, as a sentence: its `error` without the name of the
 * setting (transfer full). */
char       *causerie_param_text_fault         (CauserieTextParam param, const GError *error);

G_END_DECLS
