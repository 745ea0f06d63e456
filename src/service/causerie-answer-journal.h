/* causerie-answer-journal.h: puts a growing answer on the disk piece by piece
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

G_BEGIN_DECLS

/* Follows one running answer and has what is new of it written: no more than half a second or 4 KiB after it
 * came. A plain value: owned by who asks, made when an answer that was saved is asked for, and freed when it
 * has ended and is about to be saved. Of a temporary conversation nothing is written. */
typedef struct _CauserieAnswerJournal CauserieAnswerJournal;

/* `library` is borrowed and must live longer. */
CauserieAnswerJournal *causerie_answer_journal_new  (CauserieLibrary       *library,
                                                     CauserieConversation  *conversation,
                                                     CauserieMessage       *answer);
void                   causerie_answer_journal_free (CauserieAnswerJournal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieAnswerJournal, causerie_answer_journal_free)

G_END_DECLS
