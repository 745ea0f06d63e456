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
void         soak_program_on_refused (SoakProgram *self, SoakRefusedFunc func, gpointer user_data);

/* Begins nothing new; ends once all that was begun has succeeded. */
void         soak_program_stop       (SoakProgram *self);
gboolean     soak_program_has_ended  (SoakProgram *self);

G_END_DECLS
