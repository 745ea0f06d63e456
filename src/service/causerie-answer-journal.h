/* causerie-answer-journal.h: puts a growing answer on the disk piece by piece
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

G_BEGIN_DECLS

/* Follows one running answer and has what is new of it written twice a second. A plain value: owned by one
 * chat, made when an answer is asked for and freed when it has ended. */
typedef struct _CauserieAnswerJournal CauserieAnswerJournal;

/* `library` is borrowed and must live longer. */
CauserieAnswerJournal *causerie_answer_journal_new  (CauserieLibrary       *library,
                                                     CauserieMessage       *answer);
void                   causerie_answer_journal_free (CauserieAnswerJournal *self);

G_END_DECLS
