/* causerie-ending-text.h: that an answer ended before it was whole, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

G_BEGIN_DECLS

/* What ended an answer that nobody stopped and nothing broke. */
typedef enum {
  CAUSERIE_ENDING_WHOLE,  /* nothing: it is as the model meant it, or its state says what happened */
  CAUSERIE_ENDING_LIMIT,  /* a limit of tokens: it can go on, with a higher one (causerie_chat_raise_limit()) */
  CAUSERIE_ENDING_FILTER, /* the provider's filter, after some words */
} CauserieEnding;

CauserieEnding causerie_ending_find     (CauserieMessage *answer);

/* One sentence: "The answer reached your limit of 4096 tokens."; when there is no answer, where the tokens
 * went. Translated, plain text (transfer full); NULL for a whole one. */
char          *causerie_ending_text_new (CauserieMessage *answer);

G_END_DECLS
