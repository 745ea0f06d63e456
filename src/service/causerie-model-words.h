/* causerie-model-words.h: names of models as they are compared, and the ways people write them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folded names are kept with lists of models: who folds otherwise raises CAUSERIE_LIST_VERSION. */

/* A name as small words with one space between: letters folded as by causerie-fold.h, everything else a
 * space, and a border between letters and digits too: "OpenAI: GPT-4o" gives "openai gpt 4 o".
 * (transfer full) */
char    *causerie_model_words_fold  (const char *text);

/* How well a typed word fits words folded like that: the smaller the better, CAUSERIE_MODEL_WORDS_NO_FIT
 * when it is not there. Spaces do not count, but what goes over one must begin at the start of a word:
 * "gpt4o" is in "openai gpt 4 o", "ai gpt" is not. `typed` is folded too. */
#define CAUSERIE_MODEL_WORDS_NO_FIT 3
guint    causerie_model_words_match (const char *words, const char *typed);

/* A name as it is written in Latin letters, of one written in Cyrillic ones: "клод" gives "claude", "кими"
 * "kimi", what is not known is spelt letter by letter. The beginning of a known name, three letters at
 * least, will do. NULL when no letter is Cyrillic. Both folded, (transfer full). */
char    *causerie_model_words_latin (const char *words);

G_END_DECLS
