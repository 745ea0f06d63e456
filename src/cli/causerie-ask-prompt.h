/* causerie-ask-prompt.h: what is asked: arguments, standard input and files
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-ask-options.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* More than this on standard input is taken for a mistake. */
#define CAUSERIE_ASK_PROMPT_MAX_BYTES (20 * 1024 * 1024)

typedef struct {
  char      *text;        /* UTF-8; "" only where there are attachments */
  GPtrArray *attachments; /* CauserieParts */
} CauserieAskPrompt;

/* Reads standard input when it is not a terminal, and the files. `options` is borrowed until the end.
 * Errors are translated: no text and no file, input that is no text, a file that cannot be sent. */
void               causerie_ask_prompt_read_async  (const CauserieAskOptions *options,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
CauserieAskPrompt *causerie_ask_prompt_read_finish (GAsyncResult *result, GError **error);
void               causerie_ask_prompt_free        (CauserieAskPrompt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieAskPrompt, causerie_ask_prompt_free)

/* The arguments, a blank line, what was piped in without the line feeds at its end; a blank one is
 * left out. What is not UTF-8 becomes U+FFFD; NULL for bytes that are no text at all. */
char              *causerie_ask_prompt_join        (const char *arguments, GBytes *piped);

G_END_DECLS
