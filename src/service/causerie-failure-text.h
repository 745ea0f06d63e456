/* causerie-failure-text.h: a failure in the person's words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-failure.h"

G_BEGIN_DECLS

/* What a failure says to the person: for the window and the command line alike. Translated, plain text. */
typedef struct {
  char       *sentence; /* what happened, one sentence */
  char       *hint;     /* what to do, one sentence; NULL when the button says it */
  char       *button;   /* label of the one button that helps; NULL when there is none */
  const char *action;   /* the button's action: "chat.retry", "chat.edit-key", "chat.choose-model",
                         * "chat.edit-connection", "app.open-uri"; NULL without button */
  char       *target;   /* for "app.open-uri" the address; for the other actions NULL: they are given
                         * the uid of the message */
} CauserieFailureText;

/* `connection` is the one that was used and names itself in the sentence; may be NULL. */
CauserieFailureText *causerie_failure_text_new  (CauserieFailure    *failure,
                                                 CauserieConnection *connection);
void                 causerie_failure_text_free (CauserieFailureText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieFailureText, causerie_failure_text_free)

G_END_DECLS
