/* causerie-spoken-answer.h: an answer as it is read out while it comes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finished sentences of a growing Markdown text, each once, without its signs. A plain value. */
typedef struct _CauserieSpokenAnswer CauserieSpokenAnswer;

CauserieSpokenAnswer *causerie_spoken_answer_new  (void);
void                  causerie_spoken_answer_free (CauserieSpokenAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieSpokenAnswer, causerie_spoken_answer_free)

/* What became finished since the last time (transfer full); NULL: nothing. `text` begins as it did then;
 * `complete`: it is all. Of code and tables it is only said that they are there. */
char                 *causerie_spoken_answer_take (CauserieSpokenAnswer *self,
                                                   const char           *text,
                                                   gsize                 length,
                                                   gboolean              complete);

G_END_DECLS
