/* causerie-ask-session.h: everything a question needs, opened step by step
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-ask-history.h"
#include "causerie-ask-target.h"
#include "causerie-ask-turn.h"
#include "causerie-command.h"

G_BEGIN_DECLS

/* `failure` (borrowed) NULL: everything is there. */
typedef void (*CauserieAskSessionOpened) (CauserieFailure *failure, gpointer user_data);

/* What `ask` and `chat` share; part of a command's own state. Starts as { 0 }. */
typedef struct {
  /* owned; NULL until their step */
  CauserieSettings         *settings; /* NULL for good where none are needed */
  CauserieGateway          *gateway;
  CauserieAskHistory       *history;  /* NULL for good where nothing is saved */
  CauserieAskTarget        *target;
  char                     *key;      /* for this run, as for CauserieQuestion */
  gboolean                  is_warned;

  /* borrowed */
  CauserieCommand          *command;
  const CauserieAskOptions *options;
  CauserieAskSessionOpened  opened;
  gpointer                  user_data;
} CauserieAskSession;

/* Settings, way out, history, target, key; then calls `opened`. Where what the options name is not there, it
 * ends the command instead, having said why. `options` is borrowed and outlives the session. */
void causerie_ask_session_open    (CauserieAskSession       *self,
                                   CauserieCommand          *command,
                                   const CauserieAskOptions *options,
                                   CauserieAskSessionOpened  opened,
                                   gpointer                  user_data);

/* Everything is on the disk, and forgotten. Turns go before it. */
void causerie_ask_session_clear   (CauserieAskSession *self);

/* Sends a turn of it. A key that was given for this run is sent where it was told to: that others can read it
 * on the way is said, once. */
void causerie_ask_session_start   (CauserieAskSession *self, CauserieAskTurn *turn);

/* Says on standard error where the turns are kept. */
void causerie_ask_session_tell_id (CauserieAskSession *self);

/* A failure of the program's own, from an error of its layers (transfer full). */
CauserieFailure *causerie_ask_session_new_failure (CauserieFailureKind kind, const GError *error);

G_END_DECLS
