/* causerie-command.h: one run of a subcommand, from its arguments to its exit code
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-exit-code.h"
#include "causerie-gateway.h"
#include "causerie-outlet.h"

G_BEGIN_DECLS

/* What every subcommand has; part of its own state. It is stopped, by cancelling `cancellable`, by an
 * interrupt and by a reader that goes away. However it goes, one of the three ends below is reached once,
 * with nothing running. */
typedef struct {
  /* owned */
  CauserieOutlet  *out;
  CauserieOutlet  *err;
  GCancellable    *cancellable;

  /* owned; of causerie_command_new_gateway() */
  CauserieRequestLog *log;
  CauserieLedger     *ledger;

  /* An interrupt is told to this first, with the data of causerie_command_run(): TRUE when it stopped
   * something smaller than the command. NULL: there is nothing smaller. */
  gboolean       (*interrupt) (gpointer user_data);

  /* for causerie-command.c */
  gpointer         user_data;
  GMainLoop       *loop;
  gboolean         over;        /* all is said; it may still be on its way out */
  CauserieExitCode exit_code;
} CauserieCommand;

void causerie_command_init     (CauserieCommand *self);
void causerie_command_clear    (CauserieCommand *self);

/* The way out (transfer full), once. What is asked by it is in the log of requests and in the ledger, which are
 * whole on the disk after causerie_command_clear(). */
CauserieGateway *causerie_command_new_gateway (CauserieCommand *self);

/* Calls `start` in the main loop and waits for the end; returns the exit code. */
int  causerie_command_run      (CauserieCommand *self, GSourceOnceFunc start, gpointer user_data);

/* The ends. A failure is explained on standard error; `connection` is the one that was used, or NULL. */
void causerie_command_end      (CauserieCommand *self, CauserieExitCode exit_code);
void causerie_command_fail     (CauserieCommand    *self,
                                CauserieFailure    *failure,
                                CauserieConnection *connection);

/* The arguments, or what they name, make no sense. */
void causerie_command_refuse   (CauserieCommand *self, const GError *error);

/* The exit code for the outcome; NULL: it went well. A reader that has enough is no failure. */
CauserieExitCode causerie_command_judge (CauserieCommand *self, CauserieFailure *failure);

/* Says it on standard error, with the program's name before it. */
void causerie_command_complain (CauserieCommand *self, const char *message);

G_END_DECLS
