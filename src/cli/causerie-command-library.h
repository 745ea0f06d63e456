/* causerie-command-library.h: the history, for commands that ask no server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-command.h"
#include "causerie-library.h"

G_BEGIN_DECLS

/* Part of a command's own state; starts as { 0 }. */
typedef struct {
  /* owned; NULL until they are open */
  CauserieSettings *settings;
  CauserieLibrary  *history;

  /* borrowed */
  CauserieCommand  *command;
  GSourceOnceFunc   opened;
  gpointer          user_data;
} CauserieCommandLibrary;

/* Opens the settings and names the history, which stays closed; FALSE when the command has ended,
 * having said why. */
gboolean causerie_command_library_prepare (CauserieCommandLibrary *self, CauserieCommand *command);

/* Opens settings and history and calls `opened`; or ends the command, having said why. */
void causerie_command_library_open  (CauserieCommandLibrary *self,
                                     CauserieCommand        *command,
                                     GSourceOnceFunc         opened,
                                     gpointer                user_data);

/* Saves, closes and forgets. */
void causerie_command_library_clear (CauserieCommandLibrary *self);

/* The chat with that id, else the only one with that title (transfer full). FALSE with a translated message
 * when there is none, or several. */
CauserieConversation *
     causerie_command_library_find  (CauserieCommandLibrary *self, const char *wanted, GError **error);

/* The history, or a file that is to be written, failed: says why and ends the command, as for every
 * failure of the kind. A reader that has enough is none; an interrupt is its own end. */
void causerie_command_library_fail  (CauserieCommandLibrary *self, const GError *error);

G_END_DECLS
