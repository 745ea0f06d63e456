/* soak-program.h: a program that does to its history whatever a person may, at random
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "soak-asker.h"

G_BEGIN_DECLS

typedef struct _SoakProgram SoakProgram;

/* Called when something was refused and nothing is under way, before it is asked for again. */
typedef void (*SoakRefusedFunc) (gpointer user_data);

/* Asks, answers, edits, branches, attaches, renames, deletes, from now until it is stopped. What
 * it does follows from `random`, when it does it from how fast things go. */
SoakProgram *soak_program_new        (SoakAsker *asker, GRand *random);
void         soak_program_free       (SoakProgram *self);

/* While an answer streams it does nothing else. */
void         soak_program_keep_quiet (SoakProgram *self);

/* What it does with a chat that another program has open too. */
typedef enum {
  SOAK_ALL,    /* everything: nobody else has */
  SOAK_NAMES,  /* it writes messages and names */
  SOAK_DRAFTS, /* it writes messages and drafts */
} SoakShare;

/* Goes on with a chat that was there before; it is loaded. */
void         soak_program_adopt      (SoakProgram          *self,
                                      CauserieConversation *conversation,
                                      SoakShare             share);
void         soak_program_on_refused (SoakProgram *self, SoakRefusedFunc func, gpointer user_data);

/* Begins nothing new; ends once all that was begun has succeeded. */
void         soak_program_stop       (SoakProgram *self);
gboolean     soak_program_has_ended  (SoakProgram *self);

G_END_DECLS
