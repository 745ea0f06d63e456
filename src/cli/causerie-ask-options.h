/* causerie-ask-options.h: what was asked for in the arguments of `ask` and `chat`
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-params.h"
#include "causerie-target-options.h"

G_BEGIN_DECLS

/* All texts are UTF-8, NULL when not given; file names are bytes. */
typedef struct {
  CauserieTargetOptions target;
  char      *profile;      /* name or uid */
  char      *model;
  char      *instructions; /* "": none, whatever the profile has */
  char      *params[CAUSERIE_N_PARAMS];
  char     **text_params[CAUSERIE_N_TEXT_PARAMS]; /* each as often as it was given */
  char     **attachments;  /* file names */
  char      *conversation; /* uid */
  char      *prompt;       /* the arguments, joined; never NULL */
  gboolean   no_stream;
  gboolean   save;         /* also where a conversation goes on */
  gboolean   json;
  gboolean   curl;         /* the request is printed, not sent */
} CauserieAskOptions;

/* Reads the arguments, `argv[0]` being the subcommand. `--help` prints and ends the program.
 * NULL with a translated message when they make no sense. */
CauserieAskOptions *causerie_ask_options_new          (int argc, char *argv[], GError **error);

/* The same for `chat`, which takes no prompt, no files and prints neither JSON nor a request. */
CauserieAskOptions *causerie_ask_options_new_for_chat (int argc, char *argv[], GError **error);
void                causerie_ask_options_free         (CauserieAskOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieAskOptions, causerie_ask_options_free)

/* Puts the settings that were given over those in `params`. */
gboolean            causerie_ask_options_apply_params (const CauserieAskOptions  *self,
                                                       CauserieParams            *params,
                                                       GError                   **error);

G_END_DECLS
